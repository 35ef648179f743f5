import { z } from 'zod'
import { caseKinds } from '../events/case-words.ts'
import { Text } from '../events/text.ts'

/** What of a case a paper can show besides its records. */
export const paperParts = ['handling', 'parts', 'checklists', 'photos', 'time', 'charge'] as const

/** One part of a paper, as it is shown to whoever signs it: empty ones are left out. */
export const PaperPart = z.union([
  z.strictObject({ title: Text, part: z.enum(paperParts) }),
  /**
   * A record: its last one or `each`, these fields or all; `sum`: the column of rows that is an amount, multiplied by another column
   * where one is named, adds up to a total.
   */
  z.strictObject({
    title: Text,
    record: z.string(),
    fields: z.array(z.string()).min(1).optional(),
    each: z.literal(true).optional(),
    sum: z.strictObject({ amount: z.string(), times: z.string().optional() }).optional(),
  }),
  /** The rows, with their totals, of the papers of that name that were signed and agreed to. */
  z.strictObject({ title: Text, signed: z.string() }),
])

/**
 * 签署件: a paper that somebody of the customer signs, and what stands on it. `act`: signing it is the customer's acceptance, or a signature of its
 * own, which gates read as `paper.signed` of this paper; before what it may be signed, gates say, too. `about`: there is one such paper for each record of that name.
 */
export const SigningRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  title: Text,
  kinds: z.array(z.enum(caseKinds)).min(1),
  categories: z.array(z.string()).min(1).optional(),
  act: z.enum(['accept', 'sign-paper']),
  about: z.string().optional(),
  shows: z.array(PaperPart).min(1).max(30),
})
export type SigningRule = z.infer<typeof SigningRule>
export type PaperPart = z.infer<typeof PaperPart>
