import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { Instant } from '../../events/instant.ts'
import { performAct } from '../cases/perform-act.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import { type Ctx, systemActor } from '../context.ts'
import { openSamples } from '../sampling/open-samples.ts'
import { reviewItem } from '../sampling/review-item.ts'
import { ruleOfSample } from '../sampling/sample-rules.ts'
import { setSampling } from '../sampling/sample-settings.ts'
import { saveShop } from '../sampling/shops.ts'
import { itemRows } from '../sampling/view-sample.ts'
import { runDataChecks } from '../supervision/data-checks.ts'
import { disputeFinding, raiseByHand } from '../supervision/decide-finding.ts'
import { planAudit } from '../supervision/plan-audit.ts'
import { type Found, idOf, type Login } from './company.ts'
import { asPerson } from './play.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const before = (now: Instant, ms: number): Instant => new Date(Date.parse(now) - ms).toISOString()

/** So many days the company has drawn samples by this system, each morning as the system does. */
async function drawnDaily(ctx: Ctx, days: number): Promise<void> {
  for (let ago = days; ago >= 0; ago--) await openSamples({ ...ctx, actor: systemActor, now: before(ctx.now, ago * DAY) })
}

/** What was drawn has been checked the same day by whoever it was given to, but for the newest; one does not hold. */
async function checked(ctx: Ctx, words: string): Promise<void> {
  const samples = await ctx.tx
    .selectFrom('samples')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('drawn_at', 'is not', null)
    .where('done_at', 'is', null)
    .where('due_at', '<', before(ctx.now, DAY))
    .orderBy('period_end')
    .execute()
  let failed = false
  for (const sample of samples) {
    const lines = ruleOfSample(ctx, sample)?.checklist ?? []
    for (const item of await itemRows(ctx, sample.id)) {
      if (item.reviewer_id === null || item.reviewed_at !== null) continue
      const fails: boolean = !failed && lines.length > 0 && item.case_id !== null
      failed ||= fails
      const at = new Date(Math.max(Date.parse(sample.drawn_at!) + HOUR, Date.parse(sample.due_at) - 2 * HOUR)).toISOString()
      await reviewItem(asPerson(ctx, item.reviewer_id, at), sample.id, item.id, {
        answers: lines.map((_, i) =>
          fails && i === lines.length - 1
            ? { verdict: 'fails' as const, note: '三天内没有跟进记录' }
            : { verdict: 'holds' as const },
        ),
        ...(lines.length === 0 ? { result: 'passed' as const } : {}),
        ...(fails ? { finding: { words, major: false } } : {}),
      })
    }
  }
}

const shops = [
  ['杭州滨江旗舰店', '浙江省杭州市滨江区江南大道 588 号', 900],
  ['杭州余杭店', '浙江省杭州市余杭区文一西路 1188 号', 640],
  ['宁波鄞州店', '浙江省宁波市鄞州区天童南路 639 号', 820],
  ['上海浦东店', '上海市浦东新区张杨路 3611 号', 1_200],
  ['上海闵行店', '上海市闵行区沪闵路 7866 号', 1_050],
  ['苏州园区店', '江苏省苏州市工业园区苏州大道东 381 号', 760],
  ['南京河西店', '江苏省南京市建邺区江东中路 98 号', 700],
  ['广州天河店', '广东省广州市天河区天河路 383 号', 540],
  ['深圳南山店', '广东省深圳市南山区深南大道 9668 号', 510],
  ['成都高新店', '四川省成都市高新区天府大道北段 1480 号', 480],
  ['武汉武昌店', '湖北省武汉市武昌区中北路 109 号', 450],
] as const

/** What somebody entered about a request afterwards cannot be: it happened after it was reported. The system finds it. */
async function misdated(ctx: Ctx, desk: Ctx): Promise<void> {
  const { id, event, at } = await ctx.tx
    .selectFrom('cases')
    .innerJoin('events', join => join.onRef('events.org_id', '=', 'cases.org_id').onRef('events.stream_id', '=', 'cases.id'))
    .select(['cases.id', 'events.id as event', 'events.at'])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.kind', '=', 'request')
    .where('cases.is_closed', '=', false)
    .where('events.type', '=', 'case.opened')
    .where('events.actor', '=', desk.actor.person)
    .orderBy('cases.opened_at')
    .limit(1)
    .executeTakeFirstOrThrow()
  const occurredAt = new Date(Date.parse(at) + 3 * HOUR).toISOString()
  await performAct(desk, id, {
    type: 'correct',
    data: { corrects: event, plain: { occurredAt }, reason: '客户补充了发现时间' },
  })
}

/** The furniture maker: shops to draw from, callbacks drawn each working day, a plan of audits, and what the system finds in its data. */
export async function furnitureSupervised(ctx: Ctx, found: Found): Promise<void> {
  const as = (login: Login, ago: number) => asPerson(ctx, idOf(found, login), before(ctx.now, ago))
  const today = todayOf(ctx)
  for (const [name, address, days] of shops)
    await saveShop(as('gong.li', 20 * DAY), { name, address, openedOn: addCalendarDays(today, -days) })
  await setSampling(as('pei.yan', 18 * DAY), {
    ...{ regulation: 'furn', rule: 'daily-callbacks', strata: { by: 'handler', atLeast: 1 }, publicSource: null },
  })
  await drawnDaily(ctx, 17)
  await checked(ctx, '客户反映的抽屉异响没有登记跟进')
  const auditor = as('qiu.shi', 15 * DAY)
  const plan = { regulation: 'furn', lead: idOf(found, 'qiu.shi') }
  const days = (from: number, until: number) => ({ from: addCalendarDays(today, from), until: addCalendarDays(today, until) })
  await planAudit(auditor, { ...plan, category: 'cross-border-audit', subject: '北美订单数据留存与同意书', ...days(6, 12) })
  await planAudit(auditor, { ...plan, category: 'special-audit', subject: '安装履约与验收真实性专项审计', ...days(20, 34) })
  await planAudit(as('pei.yan', 15 * DAY), {
    ...{ regulation: 'furn', category: 'routine-check', subject: '热线录音与登记一致性', lead: idOf(found, 'pei.yan') },
    ...days(2, 3),
  })
  const patrol = await raiseByHand(as('pei.yan', 3 * DAY), {
    ...{ words: '滨江旗舰店三件样品没有价签，两份合同缺客户签名页', major: false },
    department: found.departments.get('sales')!,
  })
  await disputeFinding(as('xie.fang', 2 * DAY), patrol, '当天正在换新价签，合同签名页已补扫进系统')
  await misdated(ctx, as('an.ran', DAY))
  await runDataChecks({ ...ctx, actor: systemActor })
}

/** The integrator: records, customers and sites of the last months, drawn and checked. */
export async function integratorSupervised(ctx: Ctx): Promise<void> {
  for (const ago of [75, 45, 31, 15, 7, 1, 0]) await openSamples({ ...ctx, actor: systemActor, now: before(ctx.now, ago * DAY) })
  await checked(ctx, '客户诉求没有在记录里答复')
  await runDataChecks({ ...ctx, actor: systemActor })
}
