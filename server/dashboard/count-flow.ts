import { sql } from 'kysely'
import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays, dayNumberOf } from '../../engine/calendar/local-date.ts'
import { type Period, periodsBetween } from '../../engine/period-dates.ts'
import type { LocalDate } from '../../events/instant.ts'
import { filterOf } from '../analysis/base.ts'
import { conditionsOf } from '../cases/list-cases.ts'
import type { Ctx } from '../context.ts'
import type { AskDashboard, DashboardBucket } from './schema.ts'

type Asked = AskDashboard & { readonly kind: NonNullable<AskDashboard['kind']> }
/** More than these cannot be told apart on a screen. */
const MOST_BUCKETS = 62

const periodsOf = (step: AskDashboard['step'], from: LocalDate, to: LocalDate): Period[] =>
  step === 'day'
    ? Array.from({ length: dayNumberOf(to) - dayNumberOf(from) + 1 }, (_, at) => {
        const day = addCalendarDays(from, at)
        return { start: day, end: day }
      })
    : periodsBetween(step, from, to)

/** The step asked for, or the next longer one by which the period has few enough parts. */
export function stepFor({ step, from, to }: Pick<AskDashboard, 'step' | 'from' | 'to'>): AskDashboard['step'] {
  const days = dayNumberOf(to) - dayNumberOf(from) + 1
  if (step === 'day' && days > MOST_BUCKETS) return stepFor({ step: 'week', from, to })
  return step === 'week' && days > MOST_BUCKETS * 7 ? 'month' : step
}

const [later, earlier] = [(a: LocalDate, b: LocalDate) => (a > b ? a : b), (a: LocalDate, b: LocalDate) => (a < b ? a : b)]

type Days = ReadonlyMap<LocalDate, number>
const sumOf = (days: Days, { start, end }: Period): number => {
  let sum = 0
  for (const [day, count] of days) if (day >= start && day <= end) sum += count
  return sum
}

/** Days of the company of a column, with how many cases there are on each; by the conditions of the case list. */
async function casesByDay(ctx: Ctx, ask: Asked, column: 'opened_at' | 'closed_at'): Promise<Days> {
  const { from, to, ...filter } = filterOf(ask)
  const day = sql<string>`to_char(${sql.ref(`cases.${column}`)} at time zone ${sql.lit(ctx.rules.calendar.spec.zone)}, 'YYYY-MM-DD')`
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(eb => [day.as('day'), eb.fn.countAll<number>().as('count')])
    .where(conditionsOf(ctx, filter) as never)
    .where(`cases.${column}`, '>=', startOfDay(ctx.rules.calendar, ask.from))
    .where(`cases.${column}`, '<', startOfDay(ctx.rules.calendar, addCalendarDays(ask.to, 1)))
    .groupBy(day)
    .execute()
  return new Map(rows.map(row => [row.day, Number(row.count)]))
}

/** Cases that were open when the period began: those open still, and those closed since. Two counts, each by an index, for an `or` would read all there ever were. */
async function openBefore(ctx: Ctx, ask: Asked): Promise<number> {
  const { from, to, closed: _, ...filter } = filterOf(ask)
  const begin = startOfDay(ctx.rules.calendar, ask.from)
  const begunBefore = (closed: 'yes' | 'no') =>
    ctx.tx
      .selectFrom('cases')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where(conditionsOf(ctx, { ...filter, closed }) as never)
      .where('cases.opened_at', '<', begin)
  const still = await begunBefore('no').executeTakeFirstOrThrow()
  const since = await begunBefore('yes').where('cases.closed_at', '>=', begin).executeTakeFirstOrThrow()
  return Number(still.count) + Number(since.count)
}

/** The duties of those cases that ended on each day, by how they ended. */
async function dutiesByDay(ctx: Ctx, ask: Asked): Promise<Readonly<Record<'met' | 'late' | 'missed', Days>>> {
  const { from, to, ...filter } = filterOf(ask)
  const day = sql<string>`to_char(duties.closed_at at time zone ${sql.lit(ctx.rules.calendar.spec.zone)}, 'YYYY-MM-DD')`
  const rows = await ctx.tx
    .selectFrom('duties')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'duties.org_id').onRef('cases.id', '=', 'duties.case_id'))
    .select(eb => [day.as('day'), 'duties.outcome', eb.fn.countAll<number>().as('count')])
    .where(conditionsOf(ctx, filter) as never)
    .where('duties.org_id', '=', ctx.org)
    .where('duties.outcome', 'in', ['met', 'late', 'missed'])
    .where('duties.closed_at', '>=', startOfDay(ctx.rules.calendar, ask.from))
    .where('duties.closed_at', '<', startOfDay(ctx.rules.calendar, addCalendarDays(ask.to, 1)))
    .groupBy([day, 'duties.outcome'])
    .execute()
  const of = (outcome: string): Days =>
    new Map(rows.filter(row => row.outcome === outcome).map(row => [row.day, Number(row.count)]))
  return { met: of('met'), late: of('late'), missed: of('missed') }
}

/**
 * By day, week or month: cases registered and closed, open at the end, and the duties that ended, in time, late or never done. Five queries,
 * however long the period. Parts that have not begun yet are left out.
 */
export async function countFlow(ctx: Ctx, ask: Asked): Promise<DashboardBucket[]> {
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const opened = await casesByDay(ctx, ask, 'opened_at')
  const closed = await casesByDay(ctx, ask, 'closed_at')
  const duties = await dutiesByDay(ctx, ask)
  let open = await openBefore(ctx, ask)
  return periodsOf(ask.step, ask.from, ask.to)
    .filter(whole => whole.start <= today)
    .map(whole => {
      const span = { start: later(whole.start, ask.from), end: earlier(whole.end, ask.to) }
      const [came, went] = [sumOf(opened, span), sumOf(closed, span)]
      open += came - went
      return {
        ...{ from: span.start, to: span.end, opened: came, closed: went, open },
        ...{ met: sumOf(duties.met, span), late: sumOf(duties.late, span), missed: sumOf(duties.missed, span) },
        partial: span.end >= today || span.start !== whole.start || span.end !== whole.end,
      }
    })
}
