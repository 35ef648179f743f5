import type { Arc, ProcessMap } from './process-map.ts'

/** How much of a map is shown: shares of its activities and of its arcs, from 0 to 1. */
export type Detail = { readonly activities: number; readonly arcs: number }
export type Simplified = {
  readonly map: ProcessMap
  readonly hidden: { readonly activities: number; readonly arcs: number }
}

/**
 * The part of a map that can be read: its most frequent activities with what lies on the most frequented way to each of them from where cases begin and
 * from each of them to where cases end, so that nothing hangs in the air; the arcs of these ways, and of the others the most frequent. Counts stay those
 * of the whole: nothing is added up anew.
 */
export function simplify({ nodes, arcs }: ProcessMap, detail: Detail): Simplified {
  const before = waysFrom(
    nodes.map(({ activity, starts }) => [activity, starts]),
    arcs.map(arc => ({ arc, from: arc.from, to: arc.to })),
  )
  const after = waysFrom(
    nodes.map(({ activity, ends }) => [activity, ends]),
    arcs.map(arc => ({ arc, from: arc.to, to: arc.from })),
  )
  const known = new Set<number>()
  const chosen = new Set<Arc>()
  for (const { activity } of nodes.slice(0, Math.max(1, Math.ceil(nodes.length * detail.activities)))) {
    known.add(activity)
    // Each way leads on to what was reached earlier, so that it ends.
    for (let arc = before.get(activity); arc; arc = before.get(arc.from)) {
      known.add(arc.from)
      chosen.add(arc)
    }
    for (let arc = after.get(activity); arc; arc = after.get(arc.to)) {
      known.add(arc.to)
      chosen.add(arc)
    }
  }
  const between = arcs.filter(arc => known.has(arc.from) && known.has(arc.to))
  for (const arc of between.slice(0, Math.ceil(between.length * detail.arcs))) chosen.add(arc)
  const kept = nodes.filter(({ activity }) => known.has(activity))
  const shown = between.filter(arc => chosen.has(arc))
  return {
    map: { nodes: kept, arcs: shown },
    hidden: { activities: nodes.length - kept.length, arcs: arcs.length - shown.length },
  }
}

type Directed = { readonly arc: Arc; readonly from: number; readonly to: number }

/** Of each activity the arc by which it is best reached: growing from where cases begin, always by the most frequent arc that leads to something new (Prim). */
function waysFrom(begin: readonly (readonly [number, number])[], arcs: readonly Directed[]): ReadonlyMap<number, Arc> {
  const reached = new Set(begin.filter(([, count]) => count > 0).map(([activity]) => activity))
  const ways = new Map<number, Arc>()
  for (;;) {
    // `arcs` come in order of their count: the first that fits is the most frequent.
    const next = arcs.find(({ from, to }) => reached.has(from) && !reached.has(to))
    if (!next) return ways
    reached.add(next.to)
    ways.set(next.to, next.arc)
  }
}
