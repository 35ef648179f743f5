import { z } from 'zod'
import { Instant } from '../../events/instant.ts'

/** 完好 intact; 有改动 altered, at named entries; 有缺口 a gap by our own fault, nothing of what is there altered. */
export const Verdict = z.enum(['intact', 'altered', 'gap'])
export type Verdict = z.infer<typeof Verdict>

/** What a check may find; the web has words for each. */
export const alterations = [
  'leaf-other-bytes',
  'leaf-unknown-event',
  'leaf-missing',
  'columns-differ',
  'words-differ',
  'words-unknown',
  'node-differs',
  'root-differs',
  'checkpoint-not-signed',
  'case-without-event',
  'held-differs',
] as const
export const gaps = ['event-without-leaf', 'too-late', 'restored', 'went-back', 'held-is-newer'] as const
export const FindingKind = z.enum([...alterations, ...gaps])
export type FindingKind = z.infer<typeof FindingKind>

/** One finding: where in the ledger, which event of which case. */
export const Finding = z.object({
  kind: FindingKind,
  /** The number of the leaf, from 0. */
  index: z.number().optional(),
  event: z.string().optional(),
  /** Its case, or `organisation`. */
  stream: z.string().optional(),
  number: z.string().optional(),
  type: z.string().optional(),
  at: Instant.optional(),
  /** Of a checkpoint its size; of late events how many. */
  size: z.number().optional(),
  /** The column or the sealed field. */
  field: z.string().optional(),
})
export type Finding = z.infer<typeof Finding>

export const CheckCounts = z.object({
  leaves: z.number(),
  checkpoints: z.number(),
  /** Sealed words whose commitments were computed again, and those that are erased. */
  words: z.number(),
  erased: z.number(),
  cases: z.number(),
  /** Findings beyond those that are listed. */
  more: z.number(),
})
export type CheckCounts = z.infer<typeof CheckCounts>
