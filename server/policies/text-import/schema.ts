import { z } from 'zod'
import { Candidate } from '../../../engine/text/candidate-schema.ts'
import { ClauseNode, RegulationText } from '../../../engine/text/clause-schema.ts'
import { LocalDate } from '../../../events/instant.ts'
import type { Role } from '../../../events/roles.ts'

/** Who writes regulations into the system: those who keep them and those who answer for them. */
export const textImporters: readonly Role[] = [
  'administrator',
  'legal',
  'department-head',
  'deputy-leader',
  'leader',
  'principal',
]
export const formats = ['text', 'docx', 'pdf'] as const
/** Bytes of a file that are read at most; a 200-page regulation has about a tenth. */
export const MOST_BYTES = 20_000_000
/** Characters of text, and pages of a PDF. */
export const MOST_CHARACTERS = 5_000_000
export const MOST_PAGES = 1_000

/** Pasted text; a file comes as a multipart body instead. */
export const PastedText = z.object({ text: z.string().min(1).max(MOST_CHARACTERS) })

/** A regulation's text as it was read: clauses, repairs, candidates. Nothing of it is stored. */
export const TextImport = RegulationText.extend({
  source: z.object({
    name: z.string(),
    format: z.enum(formats),
    encoding: z.string().nullable(),
    pages: z.number().int().nullable(),
    /** The text as it came; origins count its characters. */
    original: z.string(),
  }),
  candidates: z.array(Candidate),
})
export type TextImport = z.infer<typeof TextImport>

export const Progress = z.object({
  step: z.enum(['extract', 'read', 'candidates']),
  done: z.number().int(),
  of: z.number().int(),
})
export type Progress = z.infer<typeof Progress>
/** A line of the answer where the client asks for `application/x-ndjson`. `problem` is problem+json. */
export const TextImportLine = z.union([
  z.object({ progress: Progress }),
  z.object({ result: TextImport }),
  z.object({ problem: z.record(z.string(), z.unknown()) }),
])

/** What a draft edition is made from: the clauses as read, and the candidates that a person confirmed or changed. */
export const DraftFromText = z.object({
  clauses: z.array(ClauseNode).min(1).max(20_000),
  confirmed: z.array(Candidate).max(50_000),
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60),
  title: z.string().trim().min(1).max(200),
  edition: LocalDate,
  inForceFrom: LocalDate,
})
export type DraftFromText = z.infer<typeof DraftFromText>
