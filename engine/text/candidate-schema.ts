import { z } from 'zod'
import { Duration } from '../../events/duration.ts'
import { SpanSchema } from './clause-schema.ts'

const Every = z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year'])
export type Every = z.infer<typeof Every>

/** When something is due. `at-least` is how long something is kept or lasts, `ahead` how long before. */
const Clock = z.union([
  z.object({ rule: z.enum(['within', 'at-least', 'ahead']), duration: Duration }),
  z.object({ rule: z.enum(['at-once', 'same-day']) }),
  z.object({ rule: z.literal('every'), every: Every, count: z.number().int() }),
  /** By this day of the month (each month), or by this month and day (each year). */
  z.object({ rule: z.literal('by'), month: z.number().int().optional(), day: z.number().int() }),
])

/** What the words are taken to say. A person confirms, changes or rejects it. */
export const CandidateValue = z.discriminatedUnion('kind', [
  /** `who` is the subject as it stands there; empty where the sentence names none. */
  z.object({ kind: z.literal('duty'), who: z.string(), what: z.string(), isForbidden: z.boolean() }),
  z.object({ kind: z.literal('clock'), clock: Clock }),
  z.object({ kind: z.literal('approval'), by: z.string() }),
  /** One bound, in 分. 以上 and 以下 include the number (Civil Code art. 1259), 超过 and 不满 do not. */
  z.object({ kind: z.literal('amount'), bound: z.enum(['gt', 'gte', 'lt', 'lte']), fen: z.number().int() }),
  z.object({ kind: z.literal('level'), name: z.string() }),
  z.object({ kind: z.literal('weight'), percent: z.number(), of: z.string() }),
  z.object({ kind: z.literal('penalty'), measure: z.string() }),
  /** Words that leave open how many, how long or when; `placeholder`: a blank that was never filled in. */
  z.object({ kind: z.literal('undefined'), word: z.string(), isPlaceholder: z.boolean() }),
])
export type CandidateValue = z.infer<typeof CandidateValue>
export type CandidateKind = CandidateValue['kind']
export const candidateKinds = [
  'duty',
  'clock',
  'approval',
  'amount',
  'level',
  'weight',
  'penalty',
  'undefined',
] as const satisfies readonly CandidateKind[]

/** Something the words of a clause may order. */
export const Candidate = z.object({
  id: z.string(),
  /** The clause it stands in: its number, and its index in the list of clauses. */
  clause: z.string(),
  index: z.number().int(),
  /** Its words in the repaired text, and where they stood in the original. */
  span: SpanSchema,
  words: z.string(),
  value: CandidateValue,
})
export type Candidate = z.infer<typeof Candidate>
export type Found = { readonly from: number; readonly to: number; readonly value: CandidateValue }
