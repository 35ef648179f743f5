import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { LocalDate } from '../../events/instant.ts'

/** A share, mean or score with its 95 % interval. */
export const Estimate = z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() })
const Count = z.number().int()

/** By what the figures of answers are divided. */
export const cutSides = ['department', 'person', 'kind', 'product', 'month'] as const
export type CutSide = (typeof cutSides)[number]

/** Which answers a figure counts, so that it opens them. `none`: what is not stated. */
export const AnswerFilter = {
  version: z.coerce.number().int().min(1).optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  department: z.string().max(64).optional(),
  person: z.string().max(64).optional(),
  kind: z.string().max(64).optional(),
  product: z.string().max(200).optional(),
  /** Those who answered this question; with `value`, so. */
  question: z.string().max(40).optional(),
  value: z.string().max(40).optional(),
  /** `yes`: those that figures count; neither of sealed cases nor taken down by whoever they judge. */
  counted: z.literal('yes').optional(),
}

const asked = {
  version: z.coerce.number().int().min(1).optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
}
export const AskCuts = z.object({ ...asked, by: z.enum(cutSides) })
export type AskCuts = z.infer<typeof AskCuts>
/** A file of figures: with `by`, divided too. */
export const AskFile = z.object({ ...asked, by: z.enum(cutSides).optional() })
export type AskFile = z.infer<typeof AskFile>
export const FileParams = z.object({ id: Id, format: z.enum(['xlsx', 'pdf']) })

export const CutRow = z.object({
  key: z.string(),
  name: z.string(),
  asked: Count,
  n: Count,
  /** How many of them were not satisfied: a count, shown for any sample. */
  low: Count,
  /** How many were given on a link that somebody handed over whom they judge. */
  handed: Count,
  response: Estimate.nullable(),
  /** Null under the least sample: then neither share nor mean is said. */
  satisfied: Estimate.nullable(),
  mean: Estimate.nullable(),
  isSufficient: z.boolean(),
})
export type CutRow = z.infer<typeof CutRow>
export const CutsView = z.object({
  by: z.enum(cutSides),
  /** `company`: all answers; `seen`: those about cases that the reader sees. */
  scope: z.enum(['company', 'seen']),
  least: Count,
  items: z.array(CutRow),
})
export type CutsView = z.infer<typeof CutsView>
