import type { LocalDate } from '../../events/instant.ts'

/** How many days of trying without an answer stand for having asked (readings `callback-clock`, `unreachable`). */
export const DAYS_OF_TRYING = 3

/**
 * On the how manyth day of trying an attempt falls, 1 for the first: several calls on one day are one attempt, so that three of them within an hour
 * never end a callback.
 * @param before the local days of the attempts so far
 */
export function attemptNumber(before: readonly LocalDate[], today: LocalDate): number {
  return new Set([...before, today]).size
}

/** Whether another call today would count as a new attempt. */
export function countsToday(before: readonly LocalDate[], today: LocalDate): boolean {
  return !before.includes(today)
}
