import type { Calendar } from './calendar.ts'
import { CalendarError } from './calendar-error.ts'
import { dayHolding, LONGEST_CLOSURE, LONGEST_WALK, openDay } from './days.ts'

/** Open milliseconds between two instants (epoch milliseconds); negative when reversed. */
export function workBetween(calendar: Calendar, from: number, to: number): number {
  if (to < from) return 0 - workBetween(calendar, to, from) // 0 - 0 is 0, -0 is not
  const first = dayHolding(calendar, from)
  const last = dayHolding(calendar, to)
  if (last - first > LONGEST_WALK) throw tooLong()
  let sum = workBefore(calendar, last, to) - workBefore(calendar, first, from)
  for (let day = first; day < last; day++) sum += openDay(calendar, day).length
  return sum
}

function workBefore(calendar: Calendar, day: number, at: number): number {
  let sum = 0
  for (const [a, b] of openDay(calendar, day).open) if (a < at) sum += Math.min(b, at) - a
  return sum
}

/**
 * The instant at which `work` open milliseconds after `from` have passed: the earliest one, so that work which ends exactly
 * at closing time ends at that closing time. Negative goes back, to the latest. Zero stays, or moves to the next opening.
 */
export function addWork(calendar: Calendar, from: number, work: number): number {
  if (work < 0) return subtractWork(calendar, from, -work)
  let left = work
  // With nothing left to spend, a moment of closing is as good as an open one; it may be the midnight that ended the day before.
  const first = dayHolding(calendar, work === 0 ? from - 1 : from)
  for (let day = first, idle = 0; ; day++) {
    const { open, length, start } = openDay(calendar, day)
    idle = length === 0 ? checkedIdle(calendar, idle, day - first) : 0
    if (start >= from && left > length) {
      left -= length
      if (day - first > LONGEST_WALK) throw tooLong()
      continue
    }
    for (const [a, b] of open) {
      if (b < from) continue
      const begin = Math.max(a, from)
      if (begin + left <= b) return begin + left
      left -= b - begin
    }
  }
}

function subtractWork(calendar: Calendar, from: number, work: number): number {
  let left = work
  const first = dayHolding(calendar, from - 1)
  for (let day = first, idle = 0; ; day--) {
    const { open, length, end } = openDay(calendar, day)
    idle = length === 0 ? checkedIdle(calendar, idle, first - day) : 0
    if (end <= from && left > length) {
      left -= length
      if (first - day > LONGEST_WALK) throw tooLong()
      continue
    }
    for (let i = open.length - 1; i >= 0; i--) {
      const [a, b] = open[i]!
      if (a >= from) continue
      const finish = Math.min(b, from)
      if (finish - left >= a) return finish - left
      left -= finish - a
    }
  }
}

/** Counts one more closed day; throws `calendar.never-open` after ten years of them in a row. */
export function checkedIdle(calendar: Calendar, idle: number, walked: number): number {
  if (idle >= LONGEST_CLOSURE) throw new CalendarError('calendar.never-open', `${calendar.id} has no open time for ten years`)
  if (walked > LONGEST_WALK) throw tooLong()
  return idle + 1
}

/** The refusal of a sum over more days than anyone can mean. */
export function tooLong(): CalendarError {
  return new CalendarError('calendar.out-of-range', 'the calculation covers more than a hundred years')
}
