import type { CaseResult } from './compare-case.ts'

/** The same count under the edition in force and under the draft. */
export type BeforeAfter = { readonly before: number; readonly after: number }

/** The posts that have to decide a case's submissions, once for each step: `role:leader`, without how many of them. */
export function loadOf({ approvers }: Pick<CaseResult, 'approvers'>): string[] {
  return approvers.flatMap(({ steps }) => steps.flatMap(postsOf))
}

const parted = new Map<string, readonly string[]>()
/** The posts that a step of `Approvers` names: `role:a|role:b:2/3` is asked of two. */
export function postsOf(step: string): readonly string[] {
  let posts = parted.get(step)
  if (posts === undefined) {
    posts = step.split('|').map(post => /^(?:role:[^:]+|case:[^:]+|[^:]+)/.exec(post)?.[0] ?? post)
    // Packs name some dozens of steps; a server that compares many drafts must not collect theirs for ever.
    if (parted.size >= 1_000) parted.clear()
    parted.set(step, posts)
  }
  return posts
}

/** A counter for each name. */
export type Counters = Record<string, { before: number; after: number }>
/** The counter of that name, begun at nothing. */
export function countAt(counters: Counters, name: string): { before: number; after: number } {
  counters[name] ??= { before: 0, after: 0 }
  return counters[name]
}

/** Adds the numbers of a tree of counters to another of the same shape; a counter that only one has is kept. Mutates the first. */
export function addCounts(into: object, from: object): void {
  const target = into as Record<string, unknown>
  for (const [name, value] of Object.entries(from)) {
    if (typeof value === 'number') target[name] = ((target[name] as number | undefined) ?? 0) + value
    else if (typeof value === 'object' && value !== null) {
      target[name] ??= {}
      addCounts(target[name] as object, value)
    }
  }
}
