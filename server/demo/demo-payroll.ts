import { localDateOf } from '../../engine/calendar/days.ts'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import type { Ctx } from '../context.ts'
import { enterAnnouncement } from '../payroll/announcements.ts'
import { dueLines } from '../payroll/due-lines.ts'
import { prepareBatch } from '../payroll/prepare-batch.ts'
import { settleBatch } from '../payroll/settle-batch.ts'
import { enterWages } from '../payroll/wages.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { type Found, idOf, type Login } from './company.ts'
import type { DemoCase } from './demo-case.ts'
import { day } from './furniture-steps.ts'
import { penaltyToDecision } from './penal-steps.ts'
import { asPerson } from './play.ts'
import { dayAhead, decided, graded, made, submitted } from './record-steps.ts'
import { type Step, step } from './steps.ts'

const DAY_MS = 86_400_000
const yuan = 100
const hr = 'gong.li'

/** A fine out of the month's pay (penal 四(二)3), up to the service of the notice. */
function fined(person: Login, superior: Login, amountFen: number, fact: string): Step[] {
  const steps = penaltyToDecision({ hr, investigator: 'pei.yan', witness: 'qiu.shi', person, fact })
  return [
    steps[0]!,
    graded({ workHours: 1 }, 'handler', 'serious'),
    step({ workMinutes: 10 }, hr, 'cite-violation', now => ({
      ...{ regulation: 'penal', violation: 'caused-serious', of: 'person', subject: now.id(person) },
      ...{ on: dayAhead(now, { workMinutes: 0 }), facts: fact },
    })),
    ...steps.slice(3, 5),
    made(
      { workHours: 2 },
      superior,
      'evidence-taken',
      now => ({ firstWitness: now.id('qiu.shi'), secondWitness: now.id('pei.yan') }),
      { evidence: '签收单与通话记录复印件' },
    ),
    ...steps.slice(5, 7),
    made(
      { workHours: 1 },
      'handler',
      'allegation-notice',
      now => ({ hearingOn: dayAhead(now, { workdays: 1 }), servedOn: dayAhead(now, { workMinutes: 0 }), how: 'system' }),
      { alleged: `${fact}，拟按四(二)3 处理`, evidence: '两人取证记录、签收单' },
    ),
    ...steps.slice(8, -2),
    step({ workMinutes: 30 }, 'handler', 'propose-penalty', () => ({
      measures: [{ kind: 'fine', sanction: 'person-fine', amountFen }],
    })),
    submitted({ workHours: 3 }, 'handler', '责任属实，拟按严重投诉从当月工资扣罚款'),
    decided({ workHours: 3 }),
    made(
      { workHours: 2 },
      hr,
      'penalty-notice',
      now => ({
        ...{ of: 'person', grade: 'serious', sanctions: ['fine'], servedOn: dayAhead(now, { workMinutes: 0 }) },
        ...{ how: 'in-person', person: now.id(person) },
      }),
      { reasons: `${fact}，按四(二)3 处理` },
    ),
  ]
}
const penalty = { kind: 'penalty', channel: 'internal', by: hr } as const

/** Penalties with money: one that payroll was told of, one that can go and is carried over, one whose time to appeal runs. */
export const furnitureFines: readonly DemoCase[] = [
  {
    ...{ ...penalty, ago: 12 * day, department: 'sales', title: '样品色号登记错误引发严重投诉' },
    description: '严重投诉认定个人责任，提请处罚。',
    steps: fined('ma.ke', 'xie.fang', 200 * yuan, '未核对样品色号，整批柜门色差'),
  },
  {
    ...{ ...penalty, ago: 11 * day, department: 'logistics', title: '签收单未核对引发严重投诉' },
    description: '严重投诉认定个人责任，提请处罚。',
    steps: fined('kang.le', 'jiang.ping', 500 * yuan, '送货签收单未核对，客户两次空等'),
  },
  {
    ...{ ...penalty, ago: 5 * day, department: 'technical', title: '图纸版本发错引发严重投诉' },
    description: '严重投诉认定个人责任，提请处罚。',
    steps: fined('bian.xin', 'tang.rui', 300 * yuan, '把旧版图纸发给工厂，返工两次'),
  },
]

/** Minimum wage by region, how the regulations were made known, wages of this month and the last. */
export async function setUpPayroll(ctx: Ctx, found: Found): Promise<void> {
  const then = (login: Login, daysAgo: number) =>
    asPerson(ctx, idOf(found, login), new Date(Date.parse(ctx.now) - daysAgo * DAY_MS).toISOString())
  await changeSettings(then('zhan.peng', 18), {
    payroll: {
      regions: [
        {
          name: '上海',
          rates: [
            {
              ...{ since: '2025-07-01', monthlyFen: 2_740 * yuan },
              source: 'https://rsj.sh.gov.cn/cmsres/2c/2c52da60c7ed423c949a1a8524195c92/4221087aea40a7da06e928da75ab2369.pdf',
            },
          ],
        },
      ],
    },
  })
  const desk = then(hr, 17)
  for (const pack of [penal, furn]) {
    const file = ctx.newId()
    await ctx.tx
      .insertInto('files')
      .values({
        ...{
          org_id: ctx.org,
          id: file,
          case_id: null,
          name: `${pack.title.zh} 职代会纪要与公示.png`,
          size: 1,
          mime: 'image/png',
        },
        ...{ sha256: await aPhotoOf(ctx), uploaded_by: desk.actor.person, uploaded_at: desk.now },
      })
      .execute()
    await enterAnnouncement(desk, {
      ...{ regulation: pack.id, edition: pack.edition, consultedOn: '2025-12-05', consultedWith: 'staff-congress' },
      ...{ settledOn: '2025-12-15', settledWith: 'union', announcedOn: '2025-12-26', announcedHow: 'intranet', file },
    })
  }
  const month = (daysAgo: number) => localDateOf(ctx.rules.calendar, then(hr, daysAgo).now).slice(0, 7)
  for (const one of new Set([month(32), month(0)]))
    await enterWages(then(hr, 1), { month: one, source: 'imported', items: wagesOf(ctx, found) })
}

/** The bytes of a picture that was uploaded before; the demo has one. */
async function aPhotoOf(ctx: Ctx): Promise<string> {
  const row = await ctx.tx
    .selectFrom('files')
    .select('sha256')
    .where('org_id', '=', ctx.org)
    .where('mime', '=', 'image/png')
    .limit(1)
    .executeTakeFirst()
  return row?.sha256 ?? '0'.repeat(64)
}

/** Heads earn more; one earns little more than the minimum, so that the limit shows. */
function wagesOf(ctx: Ctx, found: Found): { person: string; wageFen: number }[] {
  return [...found.staff].flatMap(([login, person], at) => {
    if (ctx.roster.people.get(person)?.partner !== undefined) return []
    if (login === 'kang.le') return [{ person, wageFen: 3_080 * yuan }]
    const isHead = ctx.roster.people.get(person)?.roles.some(one => /head|manager|general/.test(one.role)) ?? false
    return [{ person, wageFen: ((isHead ? 15_000 : 6_800) + (at % 7) * 350) * yuan }]
  })
}

/** What was released two days ago: the first of the fines, put together by human resources and released by the general manager. */
export async function releasePayroll(ctx: Ctx, found: Found): Promise<void> {
  const at = (login: Login, hours: number) =>
    asPerson(ctx, idOf(found, login), new Date(Date.parse(ctx.now) - 2 * DAY_MS + hours * 3_600_000).toISOString())
  const desk = at(hr, 0)
  const month = localDateOf(ctx.rules.calendar, desk.now).slice(0, 7)
  const first = (await dueLines(desk, month)).find(
    one => one.party.id === idOf(found, 'ma.ke') && one.effect === 'deduct' && one.blockers.length === 0,
  )
  if (first === undefined) return
  const batch = await prepareBatch(
    desk,
    { ip: '127.0.0.1' },
    { month, keys: [first.key], releaser: idOf(found, 'gao.yuan'), note: '样品色号一案，申诉期已过，没有申诉' },
  )
  await settleBatch(at('gao.yuan', 1), batch, {
    outcome: 'released',
    reason: '核对决定书、送达日和当月工资，在限额以内',
  })
}
