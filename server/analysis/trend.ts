import { sql } from 'kysely'
import { bucketsOf, periodBefore } from '../../engine/analysis/buckets.ts'
import { controlLimits } from '../../engine/analysis/control-limits.ts'
import { localDateOf } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { type Period, periodHolding, periodsBetween } from '../../engine/period-dates.ts'
import type { LocalDate } from '../../events/instant.ts'
import { conditionsOf } from '../cases/list-cases.ts'
import type { Ctx } from '../context.ts'
import { filterOf } from './base.ts'
import type { AskAnalysis, Trend } from './schema.ts'

/** Limits rest on a year of months, or half a year of weeks, before what is shown. */
const BASELINE = { month: 12, week: 26 } as const

/** Cases registered on each day where the company is, from one day to another. */
async function casesByDay(ctx: Ctx, ask: AskAnalysis, from: LocalDate, to: LocalDate): Promise<Map<LocalDate, number>> {
  const where = conditionsOf(ctx, filterOf({ ...ask, from, to }))
  const day = sql<string>`to_char(cases.opened_at at time zone ${sql.lit(ctx.rules.calendar.spec.zone)}, 'YYYY-MM-DD')`
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(eb => [day.as('day'), eb.fn.countAll<number>().as('count')])
    .where(where as never)
    .groupBy(day)
    .execute()
  return new Map(rows.map(row => [row.day, Number(row.count)]))
}

async function firstDay(ctx: Ctx, ask: AskAnalysis): Promise<LocalDate | null> {
  const { from: _from, to: _to, ...filter } = filterOf(ask)
  // The first by the index, not the least of all.
  const first = await ctx.tx
    .selectFrom('cases')
    .select('cases.opened_at')
    .where(conditionsOf(ctx, filter) as never)
    .orderBy('cases.opened_at')
    .limit(1)
    .executeTakeFirst()
  return first === undefined ? null : localDateOf(ctx.rules.calendar, first.opened_at)
}

/**
 * Cases by month or week, beside the same stretch before and a year ago; with the limits of a c chart from the whole periods before those shown,
 * as far as there were cases at all. Two queries.
 */
export async function trendOf(ctx: Ctx, ask: AskAnalysis): Promise<Trend> {
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const buckets = bucketsOf(ask.step, ask.from, ask.to)
  const since = await firstDay(ctx, ask)
  const baseline = wholeBefore(ask, since)
  const earliest = [
    ask.from,
    ...buckets.flatMap(one => [one.previous.start, one.lastYear.start]),
    ...baseline.map(one => one.start),
  ].sort()[0]!
  const days = await casesByDay(ctx, ask, earliest, ask.to)
  const count = ({ start, end }: Period) => {
    let sum = 0
    for (const [day, cases] of days) if (day >= start && day <= end) sum += cases
    return { from: start, to: end, count: sum }
  }
  const limits = controlLimits(baseline.map(one => count(one).count))
  const span = baseline.length === 0 ? undefined : { from: baseline[0]!.start, to: baseline.at(-1)!.end }
  return {
    buckets: buckets.map(({ span: shown, previous, lastYear, isCut }) => {
      const counted = count(shown)
      const partial = isCut || shown.end >= today
      return {
        ...counted,
        ...{ previous: count(previous), lastYear: count(lastYear), partial },
        outside: limits !== undefined && (counted.count > limits.upper || (!partial && counted.count < limits.lower)),
      }
    }),
    limits: limits === undefined || span === undefined ? null : { ...limits, ...span },
    periodsBefore: baseline.length,
    since,
  }
}

/** The whole periods before those shown, oldest first, none from before there was a case. */
function wholeBefore({ step, from }: AskAnalysis, since: LocalDate | null): Period[] {
  if (since === null) return []
  const first = periodHolding(step, from)
  const last = periodBefore(step, first, 1)
  const begun = periodHolding(step, since)
  const firstWhole = begun.start === since ? begun.start : addCalendarDays(begun.end, 1)
  const wanted = periodBefore(step, first, BASELINE[step]).start
  const [start = ''] = [wanted, firstWhole].sort().reverse()
  return start > last.start ? [] : periodsBetween(step, start, last.start)
}
