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
  const day = dayHolding(calendar, ms)
  // The day after as well: where clocks go back over midnight, the evening is shown again once that day has begun.
  const soon = [day, day + 1].flatMap(one => {
    const { open, repeated } = openDay(calendar, one)
    return [...open, ...repeated].flatMap(([from]) => (from >= ms ? [from] : []))
  })
  // One millisecond of work ends one millisecond after the moment at which it can begin.
  return instantOf(soon.length > 0 ? Math.min(...soon) : addWork(calendar, ms, 1) - 1)
}

function isOpenAt(calendar: Calendar, at: number): boolean {
  const { open, repeated } = openDay(calendar, dayHolding(calendar, at))
  return [...open, ...repeated].some(([from, to]) => from <= at && at < to)
}
