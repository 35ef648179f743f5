import type { Calendar, Span } from './calendar.ts'
import { isWorkdayNumber, LONGEST_WALK } from './days.ts'
import { dateOfDay } from './local-date.ts'
import { addMonthsToDay } from './months.ts'
import { isPausedDay } from './pauses.ts'
import { checkedIdle, tooLong } from './work-time.ts'

/** What became of a day while counting: `first` is the day of the event, `closed` a day off, `rolled` where the end moved to. */
export type Fate = 'first' | 'counted' | 'closed' | 'paused' | 'rolled'
export type DayCount = {
  /** `workdays` counts working days only; `days` every day; `months` goes to the same day number (Civil Code art. 202). */
  readonly unit: 'workdays' | 'days' | 'months'
  readonly amount: number
  /** As given by spansOfPauses. A day wholly covered by them does not count. */
  readonly pauses: readonly Span[]
  /** Told of each day in the order of counting. */
  readonly visit?: (day: number, fate: Fate) => void
}

/**
 * The day on which a count of days from `first` ends: the first day does not count (Civil Code art. 201); negative counts
 * go back; an end on a day off, or on a day wholly paused, rolls on to the next working day (art. 203).
 */
export function lastDayOf(calendar: Calendar, first: number, count: DayCount): number {
  const { unit, amount, pauses, visit } = count
  const days = unit === 'months' ? addMonthsToDay(first, amount) - first : amount
  visit?.(first, 'first')
  // Nothing to skip and nobody to tell: calendar days are one addition.
  const plain = unit !== 'workdays' && pauses.length === 0 && !(visit && unit === 'days')
  const last = plain ? first + days : step(calendar, first, { ...count, amount: days })
  // Also refuses an end outside the years that have four digits.
  dateOfDay(last)
  if (plain && last !== first) visit?.(last, 'counted')
  return roll(calendar, last, count)
}

function step(calendar: Calendar, first: number, { unit, amount, pauses, visit }: DayCount): number {
  const direction = amount < 0 ? -1 : 1
  let day = first
  let idle = 0
  for (let left = Math.abs(amount); left > 0; ) {
    day += direction
    if (Math.abs(day - first) > LONGEST_WALK) throw tooLong()
    const isClosed = unit === 'workdays' && !isWorkdayNumber(calendar, day)
    idle = isClosed ? checkedIdle(calendar, idle, 0) : 0
    const fate: Fate = isClosed ? 'closed' : isPausedDay(calendar, day, pauses) ? 'paused' : 'counted'
    if (fate === 'counted') left--
    visit?.(day, fate)
  }
  return day
}

function roll(calendar: Calendar, last: number, { pauses, visit }: DayCount): number {
  let idle = 0
  for (let day = last; ; day++) {
    const isClosed = !isWorkdayNumber(calendar, day)
    const isFree = !isClosed && !isPausedDay(calendar, day, pauses)
    if (isFree && day !== last) visit?.(day, 'rolled')
    if (isFree) return day
    // The last day itself has been told already, when it was counted.
    if (day !== last) visit?.(day, isClosed ? 'closed' : 'paused')
    idle = checkedIdle(calendar, isClosed ? idle : 0, day - last)
  }
}
