import type { LocalDate } from '../../events/instant.ts'
import { addCalendarDays, dayNumberOf } from '../calendar/local-date.ts'
import { type Period, periodHolding, periodsBetween } from '../period-dates.ts'

export type Step = 'month' | 'week'
/** A month or week as far as it lies in what is asked for, with the same stretch as many periods earlier, and a year earlier. */
export type Bucket = {
  readonly span: Period
  readonly previous: Period
  readonly lastYear: Period
  /** Cut off by what is asked for. */
  readonly isCut: boolean
}

const daysBetween = (from: LocalDate, to: LocalDate) => dayNumberOf(to) - dayNumberOf(from)
const least = (a: LocalDate, b: LocalDate) => (a < b ? a : b)

/** The same days of another period: counted from its start, to its end where the first one goes to its own. */
function sameDaysOf(whole: Period, span: Period, other: Period): Period {
  return {
    start: least(other.end, addCalendarDays(other.start, daysBetween(whole.start, span.start))),
    end: span.end === whole.end ? other.end : least(other.end, addCalendarDays(other.start, daysBetween(whole.start, span.end))),
  }
}

/** The period so many before another; months follow the calendar, a year is 52 weeks. */
export function periodBefore(step: Step, period: Period, many: number): Period {
  if (step === 'week') return periodHolding(step, addCalendarDays(period.start, -7 * many))
  const [year = 0, month = 1] = period.start.split('-').map(Number)
  const at = year * 12 + month - 1 - many
  return periodHolding(step, `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`)
}

/** The periods from one day to another, both included, oldest first. */
export function bucketsOf(step: Step, from: LocalDate, to: LocalDate): Bucket[] {
  const wholes = periodsBetween(step, from, to)
  return wholes.map(whole => {
    const span = { start: whole.start < from ? from : whole.start, end: least(whole.end, to) }
    return {
      span,
      previous: sameDaysOf(whole, span, periodBefore(step, whole, wholes.length)),
      lastYear: sameDaysOf(whole, span, periodBefore(step, whole, step === 'month' ? 12 : 52)),
      isCut: span.start !== whole.start || span.end !== whole.end,
    }
  })
}
