import { z } from 'zod'
import { Text } from '../../events/text.ts'

/** Why an act is not possible now: a code of docs/errors.md, a sentence, and the clause or reading that says so. */
export const Refused = z.object({
  refused: z.string(),
  because: Text,
  clause: z.string().optional(),
  reading: z.string().optional(),
  /** Whose clause it is, where several regulations bind the case. */
  regulation: z.object({ id: z.string(), edition: z.string(), title: Text }).optional(),
  /** What the gate asks; `missing` lists what it lacks, `because` says both in one sentence. */
  gate: Text.optional(),
  missing: z.array(z.object({ evidence: z.string(), title: Text, clause: z.string() })).optional(),
})
/** Whether somebody may do an act now, and why not. */
export const Verdict = z.union([z.literal(true), Refused])
