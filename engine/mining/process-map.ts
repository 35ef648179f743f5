import { type EventLog, waysIn } from './event-log.ts'
import { quantilesOf } from './spread.ts'

/** How long it took from one step to the next, in milliseconds. */
export type Wait = { readonly mean: number; readonly median: number; readonly p90: number; readonly total: number }
export type MapNode = {
  readonly activity: number
  readonly count: number
  readonly cases: number
  /** Cases that begin or end with it. */
  readonly starts: number
  readonly ends: number
}
/** One activity directly after another; `from` and `to` may be the same. */
export type Arc = {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly cases: number
  readonly wait: Wait
}
export type ProcessMap = { readonly nodes: readonly MapNode[]; readonly arcs: readonly Arc[] }

type Growing = { from: number; to: number; cases: number; waits: number[] }

/** 过程图: which activity follows which directly, how often, in how many cases, and after how long. The most frequent come first. */
export function processMap(log: EventLog): ProcessMap {
  const size = log.activities.length
  const nodes = log.activities.map((_, activity) => ({ activity, count: 0, cases: 0, starts: 0, ends: 0 }))
  const arcs = new Map<number, Growing>()
  // By way: the arc of each step from the second on.
  const along = new Map<readonly number[], readonly Growing[]>()
  for (const [steps, times] of waysIn(log)) {
    nodes[steps[0]!]!.starts += times
    for (const step of steps) nodes[step]!.count += times
    for (const step of new Set(steps)) nodes[step]!.cases += times
    const passed = steps.slice(1).map((to, k) => arcBetween(steps[k]!, to))
    for (const arc of new Set(passed)) arc.cases += times
    along.set(steps, passed)
  }
  for (const { steps, at, isOpen } of log.traces) {
    if (!isOpen) nodes[steps[steps.length - 1]!]!.ends++
    const passed = along.get(steps)!
    for (let k = 1; k < steps.length; k++) passed[k - 1]!.waits.push(at[k]! - at[k - 1]!)
  }
  return {
    nodes: nodes.filter(node => node.count > 0).sort((a, b) => b.count - a.count || a.activity - b.activity),
    arcs: [...arcs.values()]
      .map(({ from, to, cases, waits }) => ({ from, to, count: waits.length, cases, wait: waitOf(waits) }))
      .sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to),
  }

  function arcBetween(from: number, to: number): Growing {
    const key = from * size + to
    const arc = arcs.get(key) ?? { from, to, cases: 0, waits: [] }
    arcs.set(key, arc)
    return arc
  }
}

function waitOf(waits: readonly number[]): Wait {
  const [median, p90] = quantilesOf(waits, [0.5, 0.9])
  const total = waits.reduce((sum, wait) => sum + wait, 0)
  return { mean: total / waits.length, median: median!, p90: p90!, total }
}

export type Bottleneck = Arc & {
  /** Of all waiting between steps. */
  readonly share: number
}

/** 瓶颈: between which steps most of all waiting time lies, the most first. Waiting of nobody is no bottleneck. */
export function bottlenecksOf({ arcs }: ProcessMap, most = 20): readonly Bottleneck[] {
  const total = arcs.reduce((sum, arc) => sum + arc.wait.total, 0)
  if (total <= 0) return []
  return [...arcs]
    .sort((a, b) => b.wait.total - a.wait.total || b.count - a.count)
    .slice(0, most)
    .filter(arc => arc.wait.total > 0)
    .map(arc => ({ ...arc, share: arc.wait.total / total }))
}
