import { Temporal } from 'temporal-polyfill'
import { dateOfDay, dayNumberOf, outOfRange } from './local-date.ts'

/** The same day number `n` months later, or that month's last day when it has no such day (Civil Code art. 202). */
export function addMonthsToDay(day: number, n: number): number {
  try {
    // A day that the month does not have becomes its last (`constrain`, what Temporal does unless told otherwise).
    return dayNumberOf(Temporal.PlainDate.from(dateOfDay(day)).add({ months: n }).toString())
  } catch {
    // Temporal has no such year, or ours have four digits.
    throw outOfRange()
  }
}
