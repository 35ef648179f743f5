import type { CaseResult } from './compare-case.ts'

/** The same count under the edition in force and under the draft. */
export type BeforeAfter = { readonly before: number; readonly after: number }

/** The posts that have to decide a case's submissions, once for each step: `role:leader`, without how many of them. */
export function loadOf({ approvers }: Pick<CaseResult, 'approvers'>): string[] {
  return approvers.flatMap(({ steps }) => steps.flatMap(postsOf))
}

/** The posts that a step of `Approvers` names: `role:a|role:b:2/3` is asked of two. */
export function postsOf(step: string): string[] {
  return step.split('|').map(post => /^(?:role:[^:]+|case:[^:]+|[^:]+)/.exec(post)?.[0] ?? post)
}
