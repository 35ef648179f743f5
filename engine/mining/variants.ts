import { type EventLog, type Trace, waysIn } from './event-log.ts'
import { throughputOf } from './figures.ts'
import { quantilesOf } from './spread.ts'

/** One way through the process, from beginning to end. */
export type Variant = {
  readonly steps: readonly number[]
  readonly cases: number
  readonly share: number
  /** Share of this and of all ways more often gone. */
  readonly running: number
  /** Median throughput in milliseconds of the cases that have ended; null of none. */
  readonly median: number | null
}

/** What tells one way from another: the places of its steps, as one text. */
export const wayOf = ({ steps }: Pick<Trace, 'steps'>): string => steps.join('-')

/** 变体: the different orders of steps, the most frequent first, of equally frequent ones the shorter; `most` of them. */
export function variantsOf(log: EventLog, most = Number.POSITIVE_INFINITY): readonly Variant[] {
  const ways = new Map<string, { steps: readonly number[]; cases: number; times: number[] }>()
  const known = new Map<readonly number[], { steps: readonly number[]; cases: number; times: number[] }>()
  for (const trace of log.traces) {
    let way = known.get(trace.steps)
    if (!way) {
      const key = wayOf(trace)
      way = ways.get(key) ?? { steps: trace.steps, cases: 0, times: [] }
      ways.set(key, way)
      known.set(trace.steps, way)
    }
    way.cases++
    if (!trace.isOpen) way.times.push(throughputOf(trace))
  }
  const all = log.traces.length
  let running = 0
  return [...ways.entries()]
    .sort(([ka, a], [kb, b]) => b.cases - a.cases || a.steps.length - b.steps.length || (ka < kb ? -1 : 1))
    .slice(0, most)
    .map(([, { steps, cases, times }]) => {
      running += cases
      const median = times.length === 0 ? null : quantilesOf(times, [0.5])[0]!
      return { steps, cases, share: cases / all, running: running / all, median }
    })
}

/** An activity done more than once in a case. */
export type Repeat = {
  readonly activity: number
  /** Cases in which it occurs at least twice, and how often beyond the first time in all. */
  readonly cases: number
  readonly extra: number
  /** Of the times beyond the first, those directly after itself. */
  readonly atOnce: number
}

/** 返工: what is done again, in most cases first. */
export function repeatsOf(log: EventLog): readonly Repeat[] {
  const rows = log.activities.map((_, activity) => ({ activity, cases: 0, extra: 0, atOnce: 0 }))
  for (const [steps, many] of waysIn(log)) {
    const times = new Map<number, number>()
    steps.forEach((step, k) => {
      const before = times.get(step) ?? 0
      times.set(step, before + 1)
      if (before === 0) return
      const row = rows[step]!
      if (before === 1) row.cases += many
      row.extra += many
      if (steps[k - 1] === step) row.atOnce += many
    })
  }
  return rows.filter(row => row.cases > 0).sort((a, b) => b.cases - a.cases || b.extra - a.extra)
}
