import type { Instant, LocalDate } from '../../events/instant.ts'
import { CalendarError } from './calendar-error.ts'
import { dayNumberOf, HOUR, MINUTE } from './local-date.ts'
import { type Zone, zoneOf } from './zone.ts'

/** Opening hours on the wall clock, `['09:00', '12:00']`: open at `from`, closed at `to`; `to` may be `24:00`. */
export type Window = readonly [from: string, to: string]
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** A date that does not follow the week. No windows: closed. `make-up` is 调休, `company` the company's own decision. */
export type DayOverride = {
  readonly windows: readonly Window[]
  readonly name?: string
  readonly kind: 'holiday' | 'make-up' | 'company'
  /** Addresses of the official notices it follows from. */
  readonly notices?: readonly string[]
}

/** A working calendar as data. A weekday that is absent is off. */
export type CalendarSpec = {
  readonly id: string
  readonly title: string
  /** IANA name, `Asia/Shanghai`. */
  readonly zone: string
  readonly week: Readonly<Partial<Record<Weekday, readonly Window[]>>>
  readonly overrides: Readonly<Record<LocalDate, DayOverride>>
  /** Last day covered by a published notice; due times after it are provisional. */
  readonly knownThrough: LocalDate
}

/** From (included) to (excluded). */
export type Interval = readonly [from: Instant, to: Instant]
/** `provisional`: it rests on days whose holidays have not been announced, and is computed again once they are. */
export type Due = { readonly dueAt: Instant; readonly provisional: boolean }

/** Epoch milliseconds, or milliseconds of a day; half-open. */
export type Span = readonly [from: number, to: number]
/**
 * One local day as instants: [start, end) is the day itself, `open` its open stretches in order, `length` their sum.
 * `repeated`: open too, but the wall clock shows these times for the second time, so they are not working time again.
 */
export type OpenDay = {
  readonly start: number
  readonly end: number
  readonly open: readonly Span[]
  readonly repeated: readonly Span[]
  readonly length: number
}

/** A checked calendar, ready for sums. Callers read `id` and `spec`; `compiled` is for the files of this folder. */
export type Calendar = {
  readonly id: string
  readonly spec: CalendarSpec
  readonly compiled: {
    readonly zone: Zone
    /** Monday first; milliseconds of the wall clock. */
    readonly week: readonly (readonly Span[])[]
    readonly overrides: ReadonlyMap<number, { readonly spans: readonly Span[]; readonly override: DayOverride }>
    readonly knownThrough: number
    /** Days worked out so far: a memo, so that a sum over known days is arithmetic on numbers. */
    readonly days: Map<number, OpenDay>
  }
}

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/**
 * Checks a calendar and makes it ready for sums. Throws CalendarError: `calendar.bad-window` (not HH:MM, or from not
 * before to), `calendar.overlapping-windows`, `calendar.unknown-zone`, `calendar.bad-date`.
 */
export function compileCalendar(spec: CalendarSpec): Calendar {
  for (const name of Object.keys(spec.week)) {
    if (!(WEEK as readonly string[]).includes(name))
      throw new CalendarError('calendar.bad-date', `${name} is not a weekday mon … sun`)
  }
  return {
    id: spec.id,
    spec,
    compiled: {
      zone: zoneOf(spec.zone),
      week: WEEK.map(name => spansOf(spec.week[name] ?? [], name)),
      overrides: new Map(
        Object.entries(spec.overrides).map(([date, override]) => [
          dayNumberOf(date),
          { spans: spansOf(override.windows, date), override },
        ]),
      ),
      knownThrough: dayNumberOf(spec.knownThrough),
      days: new Map(),
    },
  }
}

function spansOf(windows: readonly Window[], where: string): readonly Span[] {
  const spans = windows.map(([from, to]): Span => {
    const span: Span = [timeOf(from, where), timeOf(to, where)]
    if (span[0] >= span[1]) throw new CalendarError('calendar.bad-window', `${where}: ${from} is not before ${to}`)
    return span
  })
  spans.sort((a, b) => a[0] - b[0])
  spans.forEach(([from], i) => {
    const before = spans[i - 1]
    // Windows that touch, 09:00-12:00 and 12:00-18:00, are no overlap.
    if (before && from < before[1]) throw new CalendarError('calendar.overlapping-windows', `${where}: two windows overlap`)
  })
  return spans
}

function timeOf(text: string, where: string): number {
  const match = TIME.exec(text)
  if (!match) throw new CalendarError('calendar.bad-window', `${where}: ${text} is not a time HH:MM`)
  return match[1] === undefined ? 24 * HOUR : Number(match[1]) * HOUR + Number(match[2]) * MINUTE
}
