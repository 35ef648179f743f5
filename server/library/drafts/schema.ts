import { z } from 'zod'
import { Instant } from '../../../events/instant.ts'
import { KeptWord, StudyCodes } from '../../../events/library-events.ts'
import { Text } from '../../../events/text.ts'

const words = z.string().max(20_000)
export const DraftTexts = z.strictObject({
  title: z.string().max(500),
  problem: words,
  rootCause: words,
  solution: words,
  measures: words,
  effect: words,
  experience: words,
  product: z.string().max(500),
})
export type DraftTexts = z.infer<typeof DraftTexts>
export const draftParts = ['title', 'problem', 'rootCause', 'solution', 'measures', 'effect', 'experience', 'product'] as const
export type DraftPart = (typeof draftParts)[number]

/** What is written so far; it is kept as it is, names and all, until it is put to review. */
export const SaveDraft = z.strictObject({ texts: DraftTexts, codes: StudyCodes, kept: z.array(KeptWord).max(50) })
export type SaveDraft = z.infer<typeof SaveDraft>

/** A name in a text: from and to in UTF-16 units. */
const Mark = z.object({ from: z.number(), to: z.number(), text: z.string(), kind: z.string(), title: Text })
export type Mark = z.infer<typeof Mark>
const Marks = z.partialRecord(z.enum(draftParts), z.array(Mark))
/** In a text made from the case: what stands there now, and what stood there. */
const Replaced = z.object({ from: z.number(), to: z.number(), was: z.string(), word: z.string(), kind: z.string(), title: Text })
export const NamesLeftView = z.object({ left: Marks })
export type NamesLeftView = z.infer<typeof NamesLeftView>

const Person = z.object({ id: z.string(), name: z.string() })
export const StudyDraft = z.object({
  case: z.object({ id: z.string(), number: z.string(), title: z.string(), closed: z.boolean() }),
  /** `none`: nothing was written yet, the texts are the proposal. */
  state: z.enum(['none', 'draft', 'review', 'returned', 'rejected']),
  version: z.number(),
  /** The study that is published and of which this would be a new version. */
  entry: z.string().nullable(),
  original: DraftTexts,
  marks: Marks,
  proposed: DraftTexts,
  replaced: z.partialRecord(z.enum(draftParts), z.array(Replaced)),
  texts: DraftTexts,
  codes: StudyCodes,
  kept: z.array(KeptWord),
  left: Marks,
  savedAt: Instant.nullable(),
  savedBy: Person.nullable(),
  rounds: z.array(
    z.object({
      request: z.string(),
      round: z.number(),
      by: Person,
      at: Instant,
      outcome: z.enum(['open', 'approved', 'returned', 'rejected', 'withdrawn', 'replaced']),
      decidedBy: Person.nullable(),
      decidedAt: Instant.nullable(),
      reason: z.string(),
    }),
  ),
  /** Who would review it, or reviews it now. */
  reviewers: z.array(Person),
  clause: z.object({ clause: z.string(), regulation: Text }).nullable(),
  sealed: z.enum(['no', 'closed', 'released']),
  can: z.object({ write: z.boolean(), release: z.boolean(), withdraw: z.boolean(), decide: z.boolean() }),
})
export type StudyDraft = z.infer<typeof StudyDraft>
