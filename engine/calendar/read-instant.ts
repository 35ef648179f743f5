import type { Instant } from '../../events/instant.ts'
import type { Calendar } from './calendar.ts'
import { dayNumberOf, instantOf, millisecondsOf } from './local-date.ts'
import { firstInstantAt } from './zone.ts'

const OFFSET = /(Z|[+-]\d{2}:\d{2})$/

/**
 * The instant a text means: with an offset that instant; without one (`2026-09-30T10:00`, `2026-09-30`) the wall clock of the
 * calendar, never of the process. An hour that summer time repeats is the first, one that it skips the moment of the jump.
 * Throws `calendar.bad-instant` or `calendar.bad-date`.
 */
export function instantOfText(calendar: Calendar, text: string): Instant {
  const [date = '', time = '00:00'] = text.split('T')
  // Date.parse would let 30 February pass as 2 March.
  dayNumberOf(date)
  if (text.includes('T') && OFFSET.test(time)) return instantOf(millisecondsOf(text))
  const wall = millisecondsOf(`${date}T${time}Z`)
  return instantOf(firstInstantAt(calendar.compiled.zone, wall))
}
