import type { Duration } from '../../events/duration.ts'
import { partsOf } from '../../events/duration-parts.ts'
import type { Instant } from '../../events/instant.ts'
import type { Calendar, Due, Interval, Span } from './calendar.ts'
import { CalendarError } from './calendar-error.ts'
import { dayHolding, openDay } from './days.ts'
import { HOUR, instantOf, MINUTE, millisecondsOf } from './local-date.ts'
import { addAround, type Pace, spansOfPauses } from './pauses.ts'
import { addWork, workBetween } from './work-time.ts'
import { type DayCount, lastDayOf } from './workdays.ts'

/** Natural time: every moment counts. */
export const naturalPace: Pace = { between: (from, to) => to - from, add: (from, amount) => from + amount }
/** Working time: only open moments count. */
export const workPace = (calendar: Calendar): Pace => ({
  between: (from, to) => workBetween(calendar, from, to),
  add: (from, amount) => addWork(calendar, from, amount),
})

/** A duration sorted by its arithmetic: running time in milliseconds, or a count of days or months. */
export type Reckoning =
  | { readonly by: 'natural'; readonly amount: number }
  | { readonly by: 'work'; readonly amount: number }
  | { readonly by: 'days'; readonly count: Pick<DayCount, 'unit' | 'amount'> }

/**
 * The arithmetic a duration asks for. Throws `calendar.whole-days-only` for a fraction of a day, month or year, which no
 * wording can mean, and `calendar.bad-duration` for a number that is none.
 */
export function reckoningOf(duration: Duration): Reckoning {
  const { unit, amount } = partsOf(duration)
  if (!Number.isFinite(amount)) throw new CalendarError('calendar.bad-duration', `${unit}: ${amount} is not a number`)
  switch (unit) {
    case 'minutes':
      return { by: 'natural', amount: Math.round(amount * MINUTE) }
    case 'hours':
      return { by: 'natural', amount: Math.round(amount * HOUR) }
    case 'workMinutes':
      return { by: 'work', amount: Math.round(amount * MINUTE) }
    case 'workHours':
      return { by: 'work', amount: Math.round(amount * HOUR) }
    case 'days':
    case 'workdays':
    case 'months':
    case 'years':
      if (!Number.isInteger(amount))
        throw new CalendarError('calendar.whole-days-only', `${unit}: ${amount} is not a whole number`)
      return { by: 'days', count: unit === 'years' ? { unit: 'months', amount: amount * 12 } : { unit, amount } }
  }
}

/**
 * When a duration that starts at `from` is due.
 * - minutes, hours: from the moment (Civil Code art. 201 para. 2); workMinutes, workHours: open time only, a duration that
 *   ends exactly at closing time is due at that closing time. Pauses stand still; fractions and milliseconds are kept.
 * - days, workdays, months, years: the first day does not count; due at close of business of the last day; a last day off
 *   rolls on to the next working day (arts. 201-203). A day wholly covered by pauses does not count.
 * Negative durations go back. `provisional` when a day of the sum lies after the last published notice; natural time rests on
 * no notice and is never provisional. Throws CalendarError: bad instants, pauses, fractions of days, a calendar never open.
 */
export function addDuration(calendar: Calendar, from: Instant, duration: Duration, pauses: readonly Interval[] = []): Due {
  return dueOf(calendar, millisecondsOf(from), reckoningOf(duration), spansOfPauses(pauses))
}

/** addDuration on numbers, for callers that have them already. */
export function dueOf(
  calendar: Calendar,
  start: number,
  reckoning: Reckoning,
  pauses: readonly Span[],
  visit?: DayCount['visit'],
): Due {
  const { knownThrough } = calendar.compiled
  if (reckoning.by === 'natural') {
    return { dueAt: instantOf(addAround(naturalPace, start, reckoning.amount, pauses)), provisional: false }
  }
  if (reckoning.by === 'work') {
    const dueAt = addAround(workPace(calendar), start, reckoning.amount, pauses)
    // The moment before: a day that closes at 24:00 is due on that day, not on the next.
    const lastDay = dayHolding(calendar, Math.max(dueAt - 1, start))
    return { dueAt: instantOf(dueAt), provisional: lastDay > knownThrough }
  }
  const first = dayHolding(calendar, start)
  const last = lastDayOf(calendar, first, { ...reckoning.count, pauses, ...(visit && { visit }) })
  const close = openDay(calendar, last).open.at(-1)![1]
  return { dueAt: instantOf(close), provisional: Math.max(first, last) > knownThrough }
}
