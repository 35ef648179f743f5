import type { LocalDate } from '../events/instant.ts'
import { addCalendarDays, dayNumberOf, weekdayOfDay } from './calendar/local-date.ts'
import type { PeriodicRule } from './pack.ts'

export type Period = { readonly start: LocalDate; readonly end: LocalDate }

/** The first day of a month; months beyond 11 run into the years after. */
export const monthStart = (year: number, month: number): LocalDate => {
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
