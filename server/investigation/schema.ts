import { z } from 'zod'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

const Who = z.object({ id: z.string(), name: z.string() })

/** One step of the chain of custody. `outside` names hands that are not of the staff. */
export const CustodyStep = z.object({
  event: z.string(),
  at: Instant,
  from: Who.nullable(),
  to: Who.nullable(),
  fromOutside: z.string().optional(),
  toOutside: z.string().optional(),
  place: z.string().optional(),
  note: z.string().optional(),
})

/** A numbered piece of evidence. `file.is` says whether what lies on disk is still what was filed. */
export const EvidencePiece = z.object({
  number: z.number(),
  event: z.string(),
  source: z.enum(['record', 'interview']),
  kind: Text.optional(),
  /** What it is or shows, in the words of whoever filed it; absent where it lies under seal. */
  words: z.array(z.object({ title: Text, text: z.string() })),
  file: z
    .object({
      id: z.string(),
      name: z.string(),
      size: z.number(),
      sha256: z.string(),
      is: z.enum(['sound', 'changed', 'missing']),
      underSeal: z.boolean(),
    })
    .optional(),
  filedBy: Who,
  filedAt: Instant,
  collectedBy: Who.optional(),
  /** A moment or a local date, as it was given. */
  collectedAt: z.string().optional(),
  isVoid: z.boolean(),
  custody: z.array(CustodyStep),
  interview: z
    .object({
      who: z.string(),
      place: z.string().optional(),
      second: Who,
      heldAt: Instant,
      exchanges: z.array(z.object({ question: z.string(), answer: z.string() })),
    })
    .optional(),
  /** Where the investigation rests on it: the events that cite its number. */
  citedBy: z.array(z.string()),
})
export type EvidencePiece = z.infer<typeof EvidencePiece>

/** GET /api/cases/:id/evidence */
export const EvidenceRegister = z.object({
  items: z.array(EvidencePiece),
  /** When the files were last hashed on purpose, by whom, and what was found. */
  lastCheck: z
    .object({ at: Instant, by: Who, files: z.number(), changed: z.array(z.number()), missing: z.array(z.number()) })
    .nullable(),
})
export type EvidenceRegister = z.infer<typeof EvidenceRegister>
