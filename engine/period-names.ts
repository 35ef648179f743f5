import { addCalendarDays, dayNumberOf, weekdayOfDay } from './calendar/local-date.ts'
import { type Period, periodHolding } from './period-dates.ts'

/** The earlier of two days or instants. */
export function earliest(a: string, b: string): string {
  return a.localeCompare(b) < 0 ? a : b
}

/** The days of a period by its name: `2026`, `2026-Q1`, `2026-03`, `2026-W12` (ISO week). Undefined for a name that is none, `2026-W53` of a year of 52 weeks among them. */
export function periodNamed(name: string): Period | undefined {
  const [, year, rest = ''] = /^(\d{4})(?:-(Q[1-4]|\d{2}|W\d{2}))?$/.exec(name) ?? []
  if (year === undefined) return undefined
  if (rest === '') return periodHolding('year', `${year}-01-01`)
  if (rest.startsWith('Q')) return periodHolding('quarter', `${year}-${String(Number(rest[1]) * 3).padStart(2, '0')}-01`)
  if (rest.startsWith('W')) {
    // The week that holds 4 January is the first of its year.
    const first = periodHolding('week', `${year}-01-04`)
    const week = periodHolding('week', addCalendarDays(first.start, (Number(rest.slice(1)) - 1) * 7))
    return nameOfPeriod(week) === name ? week : undefined
  }
  return Number(rest) >= 1 && Number(rest) <= 12 ? periodHolding('month', `${year}-${rest}-01`) : undefined
}

/** The name of a period that is a whole year, quarter, month or ISO week; undefined for any other. */
export function nameOfPeriod({ start, end }: Period): string | undefined {
  const year = start.slice(0, 4)
  const month = Number(start.slice(5, 7))
  const names = { year, quarter: `${year}-Q${Math.ceil(month / 3)}`, month: start.slice(0, 7) } as const
  for (const every of ['year', 'quarter', 'month'] as const) {
    const whole = periodHolding(every, start)
    if (whole.start === start && whole.end === end) return names[every]
  }
  if (weekdayOfDay(dayNumberOf(start)) !== 0 || addCalendarDays(start, 6) !== end) return undefined
  const thursday = addCalendarDays(start, 3)
  const first = periodHolding('week', `${thursday.slice(0, 4)}-01-04`)
  const week = (dayNumberOf(start) - dayNumberOf(first.start)) / 7 + 1
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`
}

/** The period just before: of the same sort where it is a whole one, else equally many days. */
export function periodJustBefore(period: Period): Period {
  const name = nameOfPeriod(period)
  const before = addCalendarDays(period.start, -1)
  if (name === undefined) {
    const days = dayNumberOf(period.end) - dayNumberOf(period.start)
    return { start: addCalendarDays(before, -days), end: before }
  }
  const every = name.includes('W') ? 'week' : name.includes('Q') ? 'quarter' : name.length === 4 ? 'year' : 'month'
  return periodHolding(every, before)
}

/** The same period a year before, by the calendar; a week by its number. */
export function periodLastYear(period: Period): Period {
  const name = nameOfPeriod(period)
  const year = Number(period.start.slice(0, 4)) - 1
  if (name !== undefined) {
    const found = periodNamed(`${Number(name.slice(0, 4)) - 1}${name.slice(4)}`)
    if (found !== undefined) return found
  }
  const back = (day: string) => (day.endsWith('-02-29') ? `${year}-02-28` : `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`)
  return { start: back(period.start), end: back(period.end) }
}
