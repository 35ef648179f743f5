import type { EventLog } from './event-log.ts'
import { linearQuantile } from './spread.ts'

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

type Growing = { from: number; to: number; cases: number; lastCase: number; waits: number[] }

/** 过程图: which activity follows which directly, how often, in how many cases, and after how long. The most frequent come first. */
export function processMap(log: EventLog): ProcessMap {
  const size = log.activities.length
  const nodes = log.activities.map((_, activity) => ({ activity, count: 0, cases: 0, starts: 0, ends: 0 }))
  const seenIn = new Int32Array(size).fill(-1)
  const arcs = new Map<number, Growing>()
  log.traces.forEach(({ steps, at, isOpen }, i) => {
    nodes[steps[0]!]!.starts++
    if (!isOpen) nodes[steps[steps.length - 1]!]!.ends++
    for (let k = 0; k < steps.length; k++) {
      const step = steps[k]!
      nodes[step]!.count++
      if (seenIn[step] !== i) {
        seenIn[step] = i
        nodes[step]!.cases++
      }
      if (k === 0) continue
      const key = steps[k - 1]! * size + step
      let arc = arcs.get(key)
      if (!arc) {
        arc = { from: steps[k - 1]!, to: step, cases: 0, lastCase: -1, waits: [] }
        arcs.set(key, arc)
      }
      if (arc.lastCase !== i) {
        arc.lastCase = i
        arc.cases++
      }
      arc.waits.push(at[k]! - at[k - 1]!)
    }
  })
  return {
    nodes: nodes.filter(node => node.count > 0).sort((a, b) => b.count - a.count || a.activity - b.activity),
    arcs: [...arcs.values()]
      .map(({ from, to, cases, waits }) => ({ from, to, count: waits.length, cases, wait: waitOf(waits) }))
      .sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to),
  }
}

function waitOf(waits: readonly number[]): Wait {
  const sorted = Float64Array.from(waits).sort() as unknown as readonly number[]
  const total = waits.reduce((sum, wait) => sum + wait, 0)
  return { mean: total / waits.length, median: linearQuantile(sorted, 0.5), p90: linearQuantile(sorted, 0.9), total }
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
