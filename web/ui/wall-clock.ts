import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Language } from '../../events/text.ts'
import type { CalendarDay } from '../../server/settings/schema.ts'
import { tags } from '../language/language.ts'

/** What of a calendar day is said. */
export type DayKind = Pick<CalendarDay, 'kind' | 'name'>
/** What the clock on the organisation's wall shows: `2026-10-10T17:30:00`. The browser's own zone never matters. */
export type WallClock = string

const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US-u-hc-h23', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, made)
  return made
}

/** The wall clock at an instant. */
export function wallClockOf(instant: Instant | number, zone: string): WallClock {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(new Date(instant))
      .map(part => [part.type, part.value]),
  )
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`
}

/** The instant at which the wall clock shows this. In the hour that summer time skips, the moment just after. */
export function instantOf(wall: WallClock, zone: string): Instant {
  const asUtc = Date.parse(`${wall}Z`)
  const offsetAt = (ms: number) => Date.parse(`${wallClockOf(ms, zone)}Z`) - ms
  // Twice, because the offset is that of the result, not of the guess.
  const guess = asUtc - offsetAt(asUtc)
  return new Date(asUtc - offsetAt(guess)).toISOString()
}

/** The day on the organisation's calendar. */
export function dayOf(instant: Instant | number, zone: string): LocalDate {
  return wallClockOf(instant, zone).slice(0, 10)
}

// Making one takes longer than drawing a row, and lists say the day of every row.
const weekdays: Partial<Record<Language, Intl.DateTimeFormat>> = {}

/** `周六`, `Sat`. */
export function weekdayOf(date: LocalDate, language: Language): string {
  weekdays[language] ??= new Intl.DateTimeFormat(tags[language], { weekday: 'short', timeZone: 'UTC' })
  return weekdays[language].format(new Date(`${date}T00:00:00Z`))
}

const dayNotes: Readonly<Record<Language, Readonly<Record<'holiday' | 'makeup', string>>>> = {
  zh: { holiday: '休', makeup: '调休上班' },
  en: { holiday: 'holiday', makeup: 'working day' },
}

/** `2026-10-10 周六(调休上班)`; without calendar information `2026-10-10 周六`. */
export function sayDay(date: LocalDate, language: Language, day?: DayKind): string {
  const note =
    day?.kind === 'holiday' ? (day.name ?? dayNotes[language].holiday) : day?.kind === 'makeup' ? dayNotes[language].makeup : ''
  const weekday = weekdayOf(date, language)
  return note === '' ? `${date} ${weekday}` : language === 'zh' ? `${date} ${weekday}(${note})` : `${date} ${weekday} (${note})`
}

/** `10-10 17:30`, with the year when it is not this one. */
export function sayShort(instant: Instant | number, zone: string, now: number): string {
  const wall = wallClockOf(instant, zone)
  const from = wall.slice(0, 4) === wallClockOf(now, zone).slice(0, 4) ? 5 : 0
  return `${wall.slice(from, 10)} ${wall.slice(11, 16)}`
}

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** `3分钟前`, `in 2 hours`; empty beyond a week, where a date says more. */
export function sayRelative(instant: Instant | number, now: number, language: Language): string {
  const difference = new Date(instant).getTime() - now
  if (Math.abs(difference) > 7 * 86_400_000) return ''
  const format = new Intl.RelativeTimeFormat(tags[language], { numeric: 'auto' })
  for (const [unit, ms] of steps) {
    const count = Math.trunc(difference / ms)
    if (count !== 0) return format.format(count, unit)
  }
  return language === 'zh' ? '刚刚' : 'just now'
}
