import type { Instant } from '../events/instant.ts'
import { addDuration } from './calendar/add.ts'
import type { Calendar } from './calendar/calendar.ts'
import { startOfDay } from './calendar/days.ts'
import { addCalendarDays } from './calendar/local-date.ts'
import type { PeriodicRule } from './pack.ts'
import { monthStart, type Period } from './period-dates.ts'

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
