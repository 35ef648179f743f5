import type { Instant, LocalDate } from '../events/instant.ts'
import { addDuration } from './calendar/add.ts'
import type { Calendar } from './calendar/calendar.ts'
import { startOfDay } from './calendar/days.ts'
import { addCalendarDays, dayNumberOf, weekdayOfDay } from './calendar/local-date.ts'
import type { PeriodicRule } from './pack.ts'

export type Period = { readonly start: LocalDate; readonly end: LocalDate }

const monthStart = (year: number, month: number): LocalDate => {
  const shifted = new Date(Date.UTC(year, month, 1)).toISOString()
  return shifted.slice(0, 10)
}

/** The period that holds a date: Monday to Sunday, or the calendar month, quarter or year; both ends included. */
export function periodHolding(every: PeriodicRule['every'], date: LocalDate): Period {
  if (every === 'week') {
    const start = addCalendarDays(date, -weekdayOfDay(dayNumberOf(date)))
    return { start, end: addCalendarDays(start, 6) }
  }
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7)) - 1
  const length = every === 'month' ? 1 : every === 'quarter' ? 3 : 12
  const first = month - (month % length)
  return { start: monthStart(year, first), end: addCalendarDays(monthStart(year, first + length), -1) }
}

/** The periods from the one that holds `from` to the one that holds `to`, oldest first. */
export function periodsBetween(every: PeriodicRule['every'], from: LocalDate, to: LocalDate): Period[] {
  const periods: Period[] = []
  for (let period = periodHolding(every, from); period.start <= to; period = periodHolding(every, addCalendarDays(period.end, 1)))
    periods.push(period)
  return periods
}

/** From the first instant of the period (included) to the first after it. */
export function instantsOf(calendar: Calendar, { start, end }: Period): { from: Instant; to: Instant } {
  return { from: startOfDay(calendar, start), to: startOfDay(calendar, addCalendarDays(end, 1)) }
}

/**
 * When the report on a period is due: the rule's time from the end of the period, whose last day is the first that does not count.
 * A yearly rule with a `month` looks at the end of that month of the period's year instead (each July: by the end of July).
 */
export function reportDueAt(
  calendar: Calendar,
  rule: Pick<PeriodicRule, 'due'> & { readonly month?: number | undefined },
  { end }: Period,
): Instant {
  const last = rule.month === undefined ? end : addCalendarDays(monthStart(Number(end.slice(0, 4)), rule.month), -1)
  const lastMoment = new Date(Date.parse(startOfDay(calendar, addCalendarDays(last, 1))) - 1).toISOString()
  return addDuration(calendar, lastMoment, rule.due).dueAt
}
