import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Calendar, DayOverride, OpenDay, Span } from './calendar.ts'
import { CalendarError } from './calendar-error.ts'
import { DAY, dateOfDay, dayNumberOf, instantOf, millisecondsOf, weekdayOfDay } from './local-date.ts'
import { firstInstantAt, localIso, offsetAt, stretchesBetween } from './zone.ts'

/** Days in a row without any open time after which a calendar counts as never open again: ten years. */
export const LONGEST_CLOSURE = 3_660
/** No sum walks over more days than this (a century): a slip of the keyboard must not hang the server. */
export const LONGEST_WALK = 36_600
const MOST_DAYS_KEPT = 50_000

/**
 * The open stretches of a day: when the wall clock shows a time inside a window of its date. A time it shows twice, where
 * summer time ends, is working time once, at its first showing: office hours are hours of the wall clock (docs/decisions/0006).
 */
export function openDay(calendar: Calendar, day: number): OpenDay {
  const { days } = calendar.compiled
  const known = days.get(day)
  if (known) return known
  if (days.size >= MOST_DAYS_KEPT) days.clear()
  const found = readDay(calendar, day)
  days.set(day, found)
  return found
}

function readDay(calendar: Calendar, day: number): OpenDay {
  const { zone } = calendar.compiled
  const start = firstInstantAt(zone, day * DAY)
  const end = firstInstantAt(zone, (day + 1) * DAY)
  const open: [number, number][] = []
  const repeated: [number, number][] = []
  let shown = Number.NEGATIVE_INFINITY // up to which time the wall clock of this day has been shown already
  for (const stretch of stretchesBetween(zone, start, end)) {
    // Where clocks go back over midnight, one stretch shows two dates; so the dates are read off the wall clock, too.
    const lastDate = Math.floor((stretch.to + stretch.offset - 1) / DAY)
    for (let date = Math.floor((stretch.from + stretch.offset) / DAY); date <= lastDate; date++) {
      for (const [from, to] of spansOn(calendar, date)) {
        const a = Math.max(stretch.from, date * DAY + from - stretch.offset)
        const b = Math.min(stretch.to, date * DAY + to - stretch.offset)
        const firstShown = Math.max(a, shown - stretch.offset)
        if (a < Math.min(b, firstShown)) repeated.push([a, Math.min(b, firstShown)])
        append(open, [firstShown, b])
      }
    }
    shown = Math.max(shown, stretch.to + stretch.offset)
  }
  return { start, end, open, repeated, length: open.reduce((sum, [a, b]) => sum + b - a, 0) }
}

function append(open: [number, number][], [a, b]: Span): void {
  const last = open.at(-1)
  if (a >= b) return
  if (last && last[1] === a) last[1] = b
  else open.push([a, b])
}

function spansOn(calendar: Calendar, day: number): readonly Span[] {
  const { overrides, week } = calendar.compiled
  return overrides.get(day)?.spans ?? week[weekdayOfDay(day)]!
}

/** The day whose [start, end) holds an instant. Never before the date on its wall; after it where clocks went back over midnight. */
export function dayHolding(calendar: Calendar, at: number): number {
  let day = Math.floor((at + offsetAt(calendar.compiled.zone, at)) / DAY)
  while (at >= openDay(calendar, day).end) day++
  return day
}

/** The entry of a date that does not follow the week, if it has one. */
export function overrideOn(calendar: Calendar, day: number): DayOverride | undefined {
  return calendar.compiled.overrides.get(day)?.override
}

/** Whether a day number is a working day: open at some time. */
export function isWorkdayNumber(calendar: Calendar, day: number): boolean {
  return openDay(calendar, day).length > 0
}

/** Whether a date is a working day: the office is open at some time of it. */
export function isWorkday(calendar: Calendar, date: LocalDate): boolean {
  return isWorkdayNumber(calendar, dayNumberOf(date))
}

/** The date the calendar's wall shows at an instant. */
export function localDateOf(calendar: Calendar, at: Instant): LocalDate {
  const ms = millisecondsOf(at)
  return dateOfDay(Math.floor((ms + offsetAt(calendar.compiled.zone, ms)) / DAY))
}

/** An instant as local text with offset, for people and exports: `2026-10-10T18:00:00+08:00`. */
export function localTextOf(calendar: Calendar, at: Instant): string {
  return localIso(calendar.compiled.zone, millisecondsOf(at))
}

/** The first instant of a date; after a skipped midnight (summer time) the first that exists. */
export function startOfDay(calendar: Calendar, date: LocalDate): Instant {
  return instantOf(openDay(calendar, dayNumberOf(date)).start)
}

/** When the office first opens on a date. Throws `calendar.day-off` on a day off. */
export function openOf(calendar: Calendar, date: LocalDate): Instant {
  return instantOf(spansOfWorkday(calendar, date).at(0)![0])
}

/** Close of business on a date (Civil Code art. 203 para. 2). Throws `calendar.day-off` on a day off. */
export function closeOf(calendar: Calendar, date: LocalDate): Instant {
  return instantOf(spansOfWorkday(calendar, date).at(-1)![1])
}

function spansOfWorkday(calendar: Calendar, date: LocalDate): readonly Span[] {
  const { open } = openDay(calendar, dayNumberOf(date))
  if (open.length === 0) throw new CalendarError('calendar.day-off', `${date} is not a working day of ${calendar.id}`)
  return open
}
