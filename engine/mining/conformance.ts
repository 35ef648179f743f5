import type { Text } from '../../events/text.ts'

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

export type Conformance = {
  readonly cases: number
  /** Cases without any break. */
  readonly fit: number
  readonly steps: readonly (LoopStep & { readonly reached: number; readonly broken: Readonly<Record<BreakKind, number>> })[]
}

/** 符合性: how many cases keep the loop, and at which step, of which clause, the others leave it. */
export function conformanceOf(loop: readonly LoopStep[], walks: readonly Walk[]): Conformance {
  const rows = new Map(loop.map(step => [step.id, { ...step, reached: 0, broken: { skipped: 0, order: 0, unfinished: 0 } }]))
  let fit = 0
  for (const walk of walks) {
    for (const step of new Set(walk.steps)) {
      const row = rows.get(step)
      if (row) row.reached++
    }
    const breaks = breaksOf(loop, walk)
    if (breaks.length === 0) fit++
    for (const { kind, step } of breaks) rows.get(step)!.broken[kind]++
  }
  return { cases: walks.length, fit, steps: [...rows.values()] }
}
