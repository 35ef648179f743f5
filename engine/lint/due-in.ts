import type { Duration } from '../../events/duration.ts'
import type { Instant } from '../../events/instant.ts'
import { addDuration } from '../calendar/add.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { CalendarError } from '../calendar/calendar-error.ts'

/** When a time that starts at an instant ends; undefined where the calendar does not reach so far (a week of one open hour, centuries). */
export function dueIn(calendar: Calendar, start: Instant, within: Duration): ReturnType<typeof addDuration> | undefined {
  try {
    return addDuration(calendar, start, within)
  } catch (error) {
    if (error instanceof CalendarError) return undefined
    throw error
  }
}
