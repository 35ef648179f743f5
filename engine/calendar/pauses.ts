import type { Calendar, Interval, Span } from './calendar.ts'
import { CalendarError } from './calendar-error.ts'
import { openDay } from './days.ts'
import { millisecondsOf } from './local-date.ts'

const NONE: readonly Span[] = []

/** Pauses as numbers: in order, without overlaps and empty ones. A pause that ends before it begins is `calendar.bad-pause`. */
export function spansOfPauses(pauses: readonly Interval[]): readonly Span[] {
  if (pauses.length === 0) return NONE
  const spans = pauses.map(([from, to]): [number, number] => {
    const span: [number, number] = [millisecondsOf(from), millisecondsOf(to)]
    if (span[1] < span[0]) throw new CalendarError('calendar.bad-pause', `the pause from ${from} ends before it begins, at ${to}`)
    return span
  })
  spans.sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [from, to] of spans) {
    const last = merged.at(-1)
    if (from === to) continue
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

/** How a clock runs: how much of a stretch it counts, and where it stands after counting so much. Milliseconds. */
export type Pace = {
  readonly between: (from: number, to: number) => number
  readonly add: (from: number, amount: number) => number
}

/** Where a clock that stands still during the pauses is after counting `amount` from `from`; negative goes back. */
export function addAround(pace: Pace, from: number, amount: number, pauses: readonly Span[]): number {
  if (amount < 0) return subtractAround(pace, from, -amount, pauses)
  let at = from
  let left = amount
  for (const [stop, resume] of pauses) {
    if (resume <= at) continue
    if (left === 0) {
      // Nothing to count: the answer is where the clock next stands, and it stands in no pause.
      const stands = pace.add(at, 0)
      if (stands > stop ? stands < resume : stands === stop && stands !== at) at = resume
      continue
    }
    if (stop > at) {
      const counted = pace.between(at, stop)
      if (counted >= left) break
      left -= counted
    }
    at = resume
  }
  return pace.add(at, left)
}

function subtractAround(pace: Pace, from: number, amount: number, pauses: readonly Span[]): number {
  let at = from
  let left = amount
  for (let i = pauses.length - 1; i >= 0; i--) {
    const [stop, resume] = pauses[i]!
    if (stop >= at) continue
    if (resume < at) {
      const counted = pace.between(resume, at)
      if (counted >= left) break
      left -= counted
    }
    at = stop
  }
  return pace.add(at, -left)
}

/** What a clock counts between two instants, the pauses left out; negative when reversed. */
export function countAround(pace: Pace, from: number, to: number, pauses: readonly Span[]): number {
  if (to < from) return 0 - countAround(pace, to, from, pauses) // 0 - 0 is 0, -0 is not
  let sum = pace.between(from, to)
  for (const [stop, resume] of pauses) {
    if (stop < to && resume > from) sum -= pace.between(Math.max(stop, from), Math.min(resume, to))
  }
  return sum
}

/** Whether pauses cover all of a day that could be used: its open windows, or on a day off the natural day. */
export function isPausedDay(calendar: Calendar, day: number, pauses: readonly Span[]): boolean {
  if (pauses.length === 0) return false
  const { open, start, end } = openDay(calendar, day)
  const needed: readonly Span[] = open.length > 0 ? open : [[start, end]]
  return needed.every(([a, b]) => pauses.some(([stop, resume]) => stop <= a && b <= resume))
}
