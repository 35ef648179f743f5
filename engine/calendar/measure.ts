import type { Instant } from '../../events/instant.ts'
import { workPace } from './add.ts'
import type { Calendar, Interval } from './calendar.ts'
import { dayHolding, openDay } from './days.ts'
import { instantOf, MINUTE, millisecondsOf } from './local-date.ts'
import { countAround, spansOfPauses } from './pauses.ts'
import { addWork } from './work-time.ts'

/** Open milliseconds from `a` to `b`, the pauses left out; negative when `b` is before `a`. */
export function workMillisecondsBetween(calendar: Calendar, a: Instant, b: Instant, pauses: readonly Interval[] = []): number {
  return countAround(workPace(calendar), millisecondsOf(a), millisecondsOf(b), spansOfPauses(pauses))
}

/** Open minutes from `a` to `b`, fractions kept, the pauses left out; negative when `b` is before `a`. */
export function workMinutesBetween(calendar: Calendar, a: Instant, b: Instant, pauses: readonly Interval[] = []): number {
  return workMillisecondsBetween(calendar, a, b, pauses) / MINUTE
}

/** Whether the office is open at a moment: the opening minute is, the closing minute is not. */
export function isOpen(calendar: Calendar, at: Instant): boolean {
  return isOpenAt(calendar, millisecondsOf(at))
}

/** The moment itself when the office is open then, else its next opening. Throws `calendar.never-open`. */
export function nextOpen(calendar: Calendar, at: Instant): Instant {
  const ms = millisecondsOf(at)
  if (isOpenAt(calendar, ms)) return instantOf(ms)
  const { open, repeated } = openDay(calendar, dayHolding(calendar, ms))
  const today = [...open, ...repeated].map(([from]) => from).filter(from => from >= ms)
  // One millisecond of work ends one millisecond after the moment at which it can begin.
  return instantOf(today.length > 0 ? Math.min(...today) : addWork(calendar, ms, 1) - 1)
}

function isOpenAt(calendar: Calendar, at: number): boolean {
  const { open, repeated } = openDay(calendar, dayHolding(calendar, at))
  return [...open, ...repeated].some(([from, to]) => from <= at && at < to)
}
