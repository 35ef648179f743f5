import { sql } from 'kysely'
import { CHANGE_FROM, sameRate } from '../../engine/analysis/before-after.ts'
import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays, dayNumberOf } from '../../engine/calendar/local-date.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { conditionsOf } from '../cases/list-cases.ts'
import type { Ctx } from '../context.ts'
import { filterOf } from './base.ts'
import { NONE } from './conditions.ts'
import type { AskAnalysis, MeasureRow } from './schema.ts'
import type { SayTitle } from './titles.ts'

/** As long before as after, at most so many days, as server/actions/effect-figures.ts compares. */
const DAYS = 90
const MOST = 50

/**
 * Corrective and preventive actions that were done in the period (penal 三(七)2): cases of the same product (of the same category where the case
 * names no machine), over equally long times before and after the day. The newest fifty; two queries and one for all their counts.
 */
export async function measuresOf(ctx: Ctx, ask: AskAnalysis, say: SayTitle): Promise<MeasureRow[]> {
  const { calendar } = ctx.rules
  const today = localDateOf(calendar, ctx.now)
  const { rows: done } = await sql<{
    id: string
    number: string
    action: number
    sort: 'corrective' | 'preventive'
    doneAt: string
    category: string | null
    model: string | null
  }>`
    select cases.id, cases.number, a.number as action, a.sort, a.done_at as "doneAt", cases.category, m.model
    from case_actions a join cases on cases.org_id = a.org_id and cases.id = a.case_id
    left join machines m on m.org_id = cases.org_id and m.id = cases.machine_id
    where a.org_id = ${ctx.org} and a.done_at >= ${startOfDay(calendar, ask.from)} and a.done_at < ${startOfDay(calendar, addCalendarDays(ask.to, 1))}
      and cases.kind = ${ask.kind} and cases.sealed_for is null and ${caseSeenOrTrue(ctx, 'cases.id')}
    order by a.done_at desc, cases.id, a.number limit ${MOST}`.execute(ctx.tx)
  const wanted = done.flatMap(one => {
    const doneOn = localDateOf(calendar, new Date(one.doneAt).toISOString())
    const days = Math.min(DAYS, dayNumberOf(today) - dayNumberOf(doneOn))
    if (days < 1) return []
    const about = one.model
      ? { dimension: 'product' as const, key: one.model }
      : { dimension: 'category' as const, key: one.category ?? NONE }
    const before = { from: addCalendarDays(doneOn, -days), to: addCalendarDays(doneOn, -1) }
    const after = { from: addCalendarDays(doneOn, 1), to: addCalendarDays(doneOn, days) }
    return [{ ...one, doneOn, days, about, before, after }]
  })
  if (wanted.length === 0) return []
  const counted = (about: (typeof wanted)[number]['about'], span: { from: string; to: string }) =>
    ctx.tx
      .selectFrom('cases')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where(
        conditionsOf(ctx, {
          ...filterOf({ kind: ask.kind, ...span }),
          ...(about.dimension === 'product' ? { product: about.key } : { category: [about.key] }),
        }) as never,
      )
  // One statement, however many actions: each a line of its two counts.
  const { rows: counts } = await sql<{ before: number; after: number }>`${sql.join(
    wanted.map(
      one => sql`select (${counted(one.about, one.before)})::int as before, (${counted(one.about, one.after)})::int as after`,
    ),
    sql` union all `,
  )}`.execute(ctx.tx)
  return wanted.map((one, at) => {
    const { before, after } = counts[at]!
    return {
      case: { id: one.id, number: one.number },
      ...{ number: one.action, sort: one.sort, doneOn: one.doneOn, days: one.days },
      about: { ...one.about, title: say(one.about.dimension, one.about.key) },
      before: { ...one.before, count: before },
      after: { ...one.after, count: after },
      chance: before + after < CHANGE_FROM ? null : sameRate(before, after),
    }
  })
}
