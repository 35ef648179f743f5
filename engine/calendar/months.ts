import { Temporal } from 'temporal-polyfill'
import { CalendarError } from './calendar-error.ts'
import { dateOfDay, dayNumberOf, outOfRange } from './local-date.ts'

/** The same day number `n` months later, or that month's last day when it has no such day (Civil Code art. 202). */
export function addMonthsToDay(day: number, n: number): number {
  try {
    return dayNumberOf(Temporal.PlainDate.from(dateOfDay(day)).add({ months: n }, { overflow: 'constrain' }).toString())
  } catch (error) {
    if (error instanceof CalendarError || error instanceof RangeError) throw outOfRange()
    throw error
  }
}
