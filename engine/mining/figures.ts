import { offsetAt, zoneOf } from '../calendar/zone.ts'
import { type EventLog, type Trace, waysIn } from './event-log.ts'
import { type Part, partOf, type Spread, spreadOf } from './spread.ts'

const DAY_MS = 86_400_000
/** Days within which cases are counted as done, the last moment included. */
export const withinDays = [1, 3, 7, 15, 30] as const

/** Milliseconds from the first to the last event of a case. */
export const throughputOf = ({ at }: Pick<Trace, 'at'>): number => at[at.length - 1]! - at[0]!

/** What a log is in numbers. Times in milliseconds; of cases that go on no throughput is counted. */
export type LogFigures = {
  readonly cases: number
  readonly open: number
  readonly events: number
  readonly activities: readonly { readonly activity: number; readonly count: number; readonly cases: number }[]
  readonly resources: number
  readonly variants: number
  readonly first: number | null
  readonly last: number | null
  readonly throughput: Spread | null
  readonly within: readonly ({ readonly days: number } & Part)[]
  /** Cases in which an activity occurs at least twice. */
  readonly rework: Part
}

/** The figures of a log by the definitions of `docs/process-analysis.md`. */
export function figuresOf(log: EventLog): LogFigures {
  const count = log.activities.map(() => 0)
  const cases = log.activities.map(() => 0)
  const whose = new Set<number>()
  const variants = new Set<string>()
  const ended: number[] = []
  let events = 0
  let reworked = 0
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const [steps, times] of waysIn(log)) {
    const once = new Set(steps)
    for (const step of steps) count[step]! += times
    for (const step of once) cases[step]! += times
    events += steps.length * times
    if (once.size < steps.length) reworked += times
    variants.add(steps.join())
  }
  for (const trace of log.traces) {
    for (const who of trace.who ?? []) if (who >= 0) whose.add(who)
    first = Math.min(first, trace.at[0]!)
    last = Math.max(last, trace.at[trace.at.length - 1]!)
    if (!trace.isOpen) ended.push(throughputOf(trace))
  }
  return {
    cases: log.traces.length,
    open: log.traces.length - ended.length,
    events,
    activities: count
      .map((n, activity) => ({ activity, count: n, cases: cases[activity]! }))
      .filter(({ count: n }) => n > 0)
      .sort((a, b) => b.count - a.count),
    resources: whose.size,
    variants: variants.size,
    first: Number.isFinite(first) ? first : null,
    last: Number.isFinite(last) ? last : null,
    throughput: spreadOf(ended),
    within: withinDays.map(days => ({ days, ...partOf(ended, ms => ms <= days * DAY_MS) })),
    rework: { count: reworked, of: log.traces.length },
  }
}

/** Cases by the month of their first event where the wall clock is that of `zone`, in order; months without any are left out. */
export function casesByMonth(log: EventLog, zone: string): readonly { readonly month: string; readonly cases: number }[] {
  const found = zoneOf(zone)
  const months = new Map<string, number>()
  for (const { at } of log.traces) {
    const month = new Date(at[0]! + offsetAt(found, at[0]!)).toISOString().slice(0, 7)
    months.set(month, (months.get(month) ?? 0) + 1)
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, cases]) => ({ month, cases }))
}
