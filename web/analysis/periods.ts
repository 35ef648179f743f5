import { periodBefore } from '../../engine/analysis/buckets.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { type Period, periodHolding } from '../../engine/period-dates.ts'
import type { LocalDate } from '../../events/instant.ts'

export const presets = ['month', 'last-month', 'quarter', 'last-quarter', 'year'] as const
export type Preset = (typeof presets)[number]

/** The days of a preset as seen from today; whole calendar months and quarters. */
export function periodOf(preset: Preset, today: LocalDate): Period {
  const month = periodHolding('month', today)
  const quarter = periodHolding('quarter', today)
  switch (preset) {
    case 'month':
      return month
    case 'last-month':
      return periodHolding('month', addCalendarDays(month.start, -1))
    case 'quarter':
      return quarter
    case 'last-quarter':
      return periodHolding('quarter', addCalendarDays(quarter.start, -1))
    case 'year':
      return { start: periodBefore('month', month, 11).start, end: month.end }
  }
}

/** Which preset a period is; undefined where it is free. */
export function presetOf(period: Period, today: LocalDate): Preset | undefined {
  return presets.find(preset => {
    const { start, end } = periodOf(preset, today)
    return start === period.start && end === period.end
  })
}
