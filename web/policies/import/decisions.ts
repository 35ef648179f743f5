import type { Candidate, CandidateValue } from '../../../engine/text/candidate-schema.ts'

/** What a person said of a candidate; `value` where they changed it. */
export type Decision = { readonly state: 'confirmed' | 'rejected'; readonly value?: CandidateValue }
/** All decisions, and the ones before each step, so that every step can be undone. */
export type Decisions = {
  readonly made: ReadonlyMap<string, Decision>
  readonly before: readonly ReadonlyMap<string, Decision>[]
}

export const noDecisions: Decisions = { made: new Map(), before: [] }
const MOST_STEPS = 500

/** Decides several candidates at once; one step to undo. */
export function decide(decisions: Decisions, ids: readonly string[], decision: Decision): Decisions {
  const made = new Map(decisions.made)
  for (const id of ids) made.set(id, decision)
  return { made, before: [...decisions.before, decisions.made].slice(-MOST_STEPS) }
}

/** Takes back the last step; the same where there is none. */
export function undo(decisions: Decisions): Decisions {
  const last = decisions.before.at(-1)
  return last === undefined ? decisions : { made: last, before: decisions.before.slice(0, -1) }
}

/** The candidates that were confirmed, as they were changed. */
export function confirmedOf(candidates: readonly Candidate[], { made }: Decisions): Candidate[] {
  return candidates.flatMap(candidate => {
    const decision = made.get(candidate.id)
    return decision?.state === 'confirmed' ? [{ ...candidate, value: decision.value ?? candidate.value }] : []
  })
}

/** The next candidate after this one that nobody has decided, else the one before it; undefined where all are decided. */
export function nextOpen(candidates: readonly Candidate[], { made }: Decisions, after: string | undefined): string | undefined {
  const at = candidates.findIndex(c => c.id === after)
  const isOpen = (c: Candidate) => !made.has(c.id)
  return (candidates.slice(at + 1).find(isOpen) ?? candidates.slice(0, Math.max(at, 0)).find(isOpen))?.id
}
