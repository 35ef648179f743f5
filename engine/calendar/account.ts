import type { Duration } from '../../events/duration.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import { dueOf, type Reckoning, reckoningOf } from './add.ts'
import type { Calendar, Due, Interval, Span } from './calendar.ts'
import { dayHolding, openDay, overrideOn } from './days.ts'
import { dateOfDay, instantOf, MINUTE, millisecondsOf } from './local-date.ts'
import { spansOfPauses } from './pauses.ts'
import type { Fate } from './workdays.ts'

/**
 * One line of the account of a sum. Running time: each stretch with `from`, `to` and `minutes`, used (`counted`) or lost to a
 * pause, and each whole day off in between. Days: each day and whether it counted; the counted ones add up to the duration.
 * `name` and `notices` are those of the holiday, make-up day or company day.
 */
export type CalendarStep = {
  readonly date: LocalDate
  readonly counted: boolean
  readonly from?: Instant
  readonly to?: Instant
  readonly minutes?: number
  readonly because:
    | 'open'
    | 'continuous'
    | 'first-day'
    | 'holiday'
    | 'weekend'
    | 'company-closed'
    | 'make-up'
    | 'paused'
    | 'workday'
    | 'calendar-day'
    | 'rolled'
  readonly name?: string
  readonly notices?: readonly string[]
}

/**
 * The due time of addDuration together with how it came about, for explanations (责任事项 why). Same errors. For months and
 * years only the first day, the last day, and what moved the end are listed.
 */
export function accountFor(
  calendar: Calendar,
  from: Instant,
  duration: Duration,
  pauses: readonly Interval[] = [],
): { due: Due; steps: readonly CalendarStep[] } {
  const start = millisecondsOf(from)
  const reckoning = reckoningOf(duration)
  const spans = spansOfPauses(pauses)
  const steps: CalendarStep[] = []
  const visit = (day: number, fate: Fate) => steps.push(dayStep(calendar, day, fate, reckoning))
  const due = dueOf(calendar, start, reckoning, spans, visit)
  if (reckoning.by === 'days') return { due, steps }
  const end = millisecondsOf(due.dueAt)
  const whole: Span = [Math.min(start, end), Math.max(start, end)]
  return { due, steps: reckoning.by === 'natural' ? naturalSteps(calendar, whole, spans) : workSteps(calendar, whole, spans) }
}

function dayStep(calendar: Calendar, day: number, fate: Fate, reckoning: Reckoning): CalendarStep {
  const date = dateOfDay(day)
  const onWorkdays = reckoning.by === 'days' && reckoning.count.unit === 'workdays'
  switch (fate) {
    case 'first':
      return { date, counted: false, because: 'first-day', ...labelOf(calendar, day) }
    case 'closed':
      return { date, counted: false, because: whyOff(calendar, day), ...labelOf(calendar, day) }
    case 'paused':
      return { date, counted: false, because: 'paused', ...labelOf(calendar, day) }
    case 'rolled':
      return { date, counted: false, because: 'rolled', ...labelOf(calendar, day) }
    case 'counted': {
      const isMakeUp = overrideOn(calendar, day)?.kind === 'make-up'
      return {
        date,
        counted: true,
        because: onWorkdays ? (isMakeUp ? 'make-up' : 'workday') : 'calendar-day',
        ...labelOf(calendar, day),
      }
    }
  }
}

function workSteps(calendar: Calendar, [from, to]: Span, pauses: readonly Span[]): CalendarStep[] {
  const steps: CalendarStep[] = []
  if (from === to) return steps
  for (let day = dayHolding(calendar, from); openDay(calendar, day).start < to; day++) {
    const { open } = openDay(calendar, day)
    if (open.length === 0) {
      steps.push({ date: dateOfDay(day), counted: false, because: whyOff(calendar, day), ...labelOf(calendar, day) })
    }
    for (const [a, b] of open) {
      const used: Span = [Math.max(a, from), Math.min(b, to)]
      if (used[0] < used[1]) steps.push(...stretchSteps(calendar, used, pauses))
    }
  }
  return steps
}

function naturalSteps(calendar: Calendar, whole: Span, pauses: readonly Span[]): CalendarStep[] {
  // Natural time asks no calendar: what kind of day it is has no part in the sum.
  return cutAtPauses(whole, pauses).map(piece => stretchStep(calendar, piece, 'continuous'))
}

function stretchSteps(calendar: Calendar, used: Span, pauses: readonly Span[]): CalendarStep[] {
  return cutAtPauses(used, pauses).map(piece => {
    const day = dayHolding(calendar, piece.from)
    const isMakeUp = overrideOn(calendar, day)?.kind === 'make-up'
    return { ...stretchStep(calendar, piece, isMakeUp ? 'make-up' : 'open'), ...labelOf(calendar, day) }
  })
}

type Piece = { readonly from: number; readonly to: number; readonly isPaused: boolean }

function stretchStep(
  calendar: Calendar,
  { from, to, isPaused }: Piece,
  because: 'open' | 'make-up' | 'continuous',
): CalendarStep {
  return {
    date: dateOfDay(dayHolding(calendar, from)),
    counted: !isPaused,
    from: instantOf(from),
    to: instantOf(to),
    minutes: (to - from) / MINUTE,
    because: isPaused ? 'paused' : because,
  }
}

/** A stretch of running time, cut where pauses begin and end. */
function cutAtPauses([from, to]: Span, pauses: readonly Span[]): Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const [stop, resume] of pauses) {
    if (resume <= at || stop >= to) continue
    if (at < stop) pieces.push({ from: at, to: stop, isPaused: false })
    const end = Math.min(resume, to)
    pieces.push({ from: Math.max(at, stop), to: end, isPaused: true })
    at = end
  }
  if (at < to) pieces.push({ from: at, to, isPaused: false })
  return pieces
}

function whyOff(calendar: Calendar, day: number): CalendarStep['because'] {
  const kind = overrideOn(calendar, day)?.kind
  if (kind === 'company') return 'company-closed'
  return kind === undefined ? 'weekend' : 'holiday'
}

function labelOf(calendar: Calendar, day: number): Pick<CalendarStep, 'name' | 'notices'> {
  const override = overrideOn(calendar, day)
  return { ...(override?.name !== undefined && { name: override.name }), ...(override?.notices && { notices: override.notices }) }
}
