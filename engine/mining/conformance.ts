import type { Text } from '../../events/text.ts'
import type { GateBreak, GateResult } from './gates.ts'

/** A step of the closed loop as a regulation orders it. */
export type LoopStep = { readonly id: string; readonly clause: string; readonly title: Text }
/** What a case went through: the steps of the loop in the order in which it first reached them. */
export type Walk = { readonly steps: readonly string[]; readonly isClosed: boolean }

/** `skipped`: a later step was reached and this one never; `unfinished`: the case is closed without it; `order`: it came only after a later one. */
export const breakKinds = ['skipped', 'order', 'unfinished'] as const
export type BreakKind = (typeof breakKinds)[number]
export type Break = { readonly kind: BreakKind; readonly step: string }

/**
 * Where a case left the closed loop. A step left out counts as skipped while the work went on beyond it, as unfinished where nothing but the end came
 * after it; the last step is the end itself and is never missing of a case that goes on.
 */
export function breaksOf(loop: readonly LoopStep[], { steps, isClosed }: Walk): readonly Break[] {
  const reached = new Map(steps.map((step, i) => [step, i]))
  const end = loop.length - 1
  // The furthest step of the work itself: closing is no work.
  const furthest = loop.reduce((far, { id }, i) => (i < end && reached.has(id) ? i : far), -1)
  return loop.flatMap(({ id }, i): Break[] => {
    const when = reached.get(id)
    if (when !== undefined) {
      const early = loop.slice(i + 1).some(later => (reached.get(later.id) ?? Number.POSITIVE_INFINITY) < when)
      return early ? [{ kind: 'order', step: id }] : []
    }
    if (i < furthest) return [{ kind: 'skipped', step: id }]
    return i < end && isClosed ? [{ kind: 'unfinished', step: id }] : []
  })
}

/** How a case passed a gate, once for each way in which it did. */
export type GatePassed = { readonly gate: string; readonly result: GateResult }
/** What cases have in common that are told apart by nothing here, and how many they are. `walk`: undefined where another loop measures them. */
export type Alike = { readonly walk?: Walk | undefined; readonly gates: readonly GatePassed[]; readonly cases: number }

export type Conformance = {
  /** Cases that this loop measures, and those of them without any break of it or of a gate. */
  readonly cases: number
  readonly fit: number
  readonly steps: readonly (LoopStep & { readonly reached: number; readonly broken: Readonly<Record<BreakKind, number>> })[]
  /** By gate: the cases that came by it, and those that broke it in each way. */
  readonly gates: ReadonlyMap<string, GateCount>
}
export type GateCount = { passed: number; broken: Record<GateBreak, number> }

/** Whether a case that the loop measures breaks neither it nor any gate. */
export const isFit = (loop: readonly LoopStep[], walk: Walk, gates: readonly GatePassed[]): boolean =>
  gates.every(({ result }) => result === 'kept') && breaksOf(loop, walk).length === 0

/** 符合性: how many cases keep the loop, at which step of which clause the others leave it, and which gates were passed without what they ask. */
export function conformanceOf(loop: readonly LoopStep[], alike: Iterable<Alike>): Conformance {
  const rows = new Map(loop.map(step => [step.id, { ...step, reached: 0, broken: { skipped: 0, order: 0, unfinished: 0 } }]))
  const gates = new Map<string, GateCount>()
  let [cases, fit] = [0, 0]
  for (const one of alike) {
    countGates(gates, one)
    if (one.walk === undefined) continue
    cases += one.cases
    for (const step of new Set(one.walk.steps)) {
      const row = rows.get(step)
      if (row) row.reached += one.cases
    }
    for (const { kind, step } of breaksOf(loop, one.walk)) rows.get(step)!.broken[kind] += one.cases
    if (isFit(loop, one.walk, one.gates)) fit += one.cases
  }
  return { cases, fit, steps: [...rows.values()], gates }
}

function countGates(counts: Map<string, GateCount>, { gates, cases }: Alike): void {
  for (const gate of new Set(gates.map(one => one.gate))) {
    const count = counts.get(gate) ?? { passed: 0, broken: { missing: 0, voided: 0, later: 0, beyond: 0 } }
    counts.set(gate, count)
    count.passed += cases
    for (const result of new Set(gates.flatMap(one => (one.gate === gate && one.result !== 'kept' ? [one.result] : []))))
      count.broken[result] += cases
  }
}
