import type { Instant, LocalDate } from '../../events/instant.ts'
import { CalendarError } from './calendar-error.ts'

/** Milliseconds in a natural day, hour and minute. */
export const DAY = 86_400_000
export const HOUR = 3_600_000
export const MINUTE = 60_000

const DATE = /^\d{4}-\d{2}-\d{2}$/
// The offset is required: without one, Date.parse would read the text in the zone of the process.
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** Days since 1970-01-01 of a local date. Inside engine/calendar days are these numbers, so that stepping is adding. */
export function dayNumberOf(date: LocalDate): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY
  // Date.parse turns 30 February into 2 March; only a date that comes back unchanged is a date.
  if (!DATE.test(date) || !Number.isInteger(day) || dateOfDay(day) !== date) {
    throw new CalendarError('calendar.bad-date', `${date} is not a date YYYY-MM-DD`)
  }
  return day
}

/** The local date of a day number. Refuses years outside 0000-9999. */
export function dateOfDay(day: number): LocalDate {
  return isoOf(day * DAY).slice(0, 10)
}

/** Monday 0 … Sunday 6. */
export function weekdayOfDay(day: number): number {
  return (((day + 3) % 7) + 7) % 7 // 1970-01-01 was a Thursday
}

/** The date `n` calendar days after (or, negative, before) a date. */
export function addCalendarDays(date: LocalDate, n: number): LocalDate {
  return dateOfDay(dayNumberOf(date) + n)
}

/** Epoch milliseconds of an instant; any ISO 8601 text with an offset is understood. */
export function millisecondsOf(at: Instant): number {
  const ms = INSTANT.test(at) ? Date.parse(at) : Number.NaN
  if (Number.isNaN(ms)) throw new CalendarError('calendar.bad-instant', `${at} is not an ISO 8601 instant with an offset`)
  return ms
}

/** The instant of epoch milliseconds. Refuses years outside 0000-9999, where string order would no longer be time order. */
export function instantOf(ms: number): Instant {
  return isoOf(ms)
}

const FIRST = Date.parse('0000-01-01T00:00:00.000Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')

function isoOf(ms: number): string {
  if (!(ms >= FIRST && ms <= LAST)) throw outOfRange()
  return new Date(ms).toISOString()
}

/** The refusal of a result outside the years that dates are kept in. */
export function outOfRange(): CalendarError {
  return new CalendarError('calendar.out-of-range', 'the result is outside the years 0000 to 9999')
}
