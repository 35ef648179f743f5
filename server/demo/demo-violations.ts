import { localDateOf } from '../../engine/calendar/days.ts'
import type { Ctx } from '../context.ts'
import { dismissViolation, enterViolation, openPenalty } from '../violations/settle-violation.ts'
import { type Found, idOf, type Login } from './company.ts'
import { asPerson, playSteps } from './play.ts'
import { dayAhead, graded, made } from './record-steps.ts'
import { type Step, step } from './steps.ts'

const DAY_MS = 86_400_000

/** The steps of a penalty up to the notice of what is alleged: the party may state their defence now. */
const toAllegation = (fact: string): Step[] => [
  graded({ workMinutes: 30 }, 'handler', 'serious'),
  made(
    { workHours: 1 },
    'tao.ran',
    'evidence-taken',
    now => ({ firstWitness: now.id('pei.yan'), secondWitness: now.id('luo.yi') }),
    { evidence: '群聊天截图、本人陈述' },
  ),
  made({ workHours: 1 }, 'luo.yi', 'witness-evidence', {}, { seen: fact }),
  made({ workHours: 1 }, 'handler', 'witness-evidence', {}, { seen: `与当事人核实：${fact}` }),
  step({ workHours: 1 }, 'handler', 'investigate', () => ({
    checked: ['interviews'],
    causeClass: 'human',
    findings: fact,
    rootCause: '不清楚外部群不得发客户信息',
  })),
  made(
    { workHours: 2 },
    'handler',
    'allegation-notice',
    now => ({ hearingOn: dayAhead(now, { workdays: 3 }), servedOn: dayAhead(now, { workMinutes: 0 }), how: 'system' }),
    { alleged: `${fact}，属严重违规（8.2.1(3)）`, evidence: '群聊天截图、两人取证记录' },
  ),
]

/** What people entered in the furniture maker's register: one open, one dismissed, one that became a penalty. */
export async function enterViolations(ctx: Ctx, found: Found): Promise<void> {
  const at = (daysAgo: number, login: Login) =>
    asPerson(ctx, idOf(found, login), new Date(Date.parse(ctx.now) - daysAgo * DAY_MS).toISOString())
  const leak = (daysAgo: number, by: Login, whom: Login, note: string) => {
    const then = at(daysAgo, by)
    const on = localDateOf(ctx.rules.calendar, new Date(Date.parse(then.now) - DAY_MS).toISOString())
    return enterViolation(then, {
      ...{ regulation: 'furn', violation: 'privacy-leak', of: 'person', subject: idOf(found, whom), on, note },
    })
  }
  await leak(2, 'feng.ying', 'ma.ke', '报价邮件抄送了无关客户，能看到另一位客户的电话和地址')
  const dismissed = await leak(6, 'jiang.ping', 'kang.le', '司机说在单据上看到了客户电话')
  await dismissViolation(at(5, 'gong.li'), dismissed, {
    reason: '送货单必须有收货人电话，属于履行合同所需，不是泄露；已核对单据样式，不予处罚',
  })
  const fact = '在外部安装群发出客户姓名、电话和住址的截图'
  const line = await leak(5, 'an.ran', 'du.wei', `${fact}，客户来电投诉`)
  const { id } = await openPenalty(at(4, 'gong.li'), line, { investigators: [idOf(found, 'pei.yan'), idOf(found, 'luo.yi')] })
  await playSteps(ctx, id, toAllegation(fact), login => idOf(found, login), ctx.now, 6)
}
