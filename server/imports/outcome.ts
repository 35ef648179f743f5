import type { Text } from '../../events/text.ts'
import { isRefusalCode, refusals } from '../errors.ts'
import type { RowFailure } from './to-intake.ts'

/** What became of a row. Of a past log: of a case, at the line of its first row. */
export type Outcome = {
  readonly line: number
  readonly externalId: string | null
  readonly outcome: 'created' | 'unchanged' | 'failed'
  readonly id?: string
  readonly number?: string
  readonly code?: string
  readonly reason?: Text
}

/** How to mend what a code names; null where nothing is known of it. */
export function mendOf(code: string | null): Text | null {
  if (!isRefusalCode(code)) return null
  const { zh, en } = refusals[code]
  return { zh: zh.mend, en: en.mend }
}

/** A row that could not be used, as its outcome. */
export function failed({ line, externalId, problem }: RowFailure): Outcome {
  return { line, externalId: externalId ?? null, outcome: 'failed', code: problem.code, reason: problem.reason }
}
