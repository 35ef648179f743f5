import { z } from 'zod'
import { findingKinds } from '../../../engine/lint/finding.ts'
import { LocalDate } from '../../../events/instant.ts'
import { Text } from '../../../events/text.ts'

const Person = z.object({ id: z.string(), name: z.string() })
/** A finding that somebody lets pass. */
export const WaiverView = z.object({ id: z.string(), finding: z.string(), reason: z.string(), by: Person, at: z.string() })
export type WaiverView = z.infer<typeof WaiverView>

/** What the lint found, with what people need to judge it: the clauses' own words and the reading that settles it. */
export const FindingView = z.object({
  id: z.string(),
  kind: z.enum(findingKinds),
  severity: z.enum(['error', 'warning', 'note']),
  regulation: z.string(),
  clauses: z.array(
    z.object({
      regulation: z.string(),
      edition: LocalDate,
      clause: z.string(),
      title: Text.optional(),
      gist: Text.optional(),
    }),
  ),
  about: z.array(z.string()),
  says: Text,
  sample: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  sampleSays: Text.optional(),
  suggestion: Text,
  reading: z
    .object({ id: z.string(), regulation: z.string(), clause: z.string(), says: Text, by: z.string(), on: LocalDate })
    .optional(),
  waiver: WaiverView.optional(),
})
export type FindingView = z.infer<typeof FindingView>

export const LintView = z.object({
  regulation: z.string(),
  edition: LocalDate,
  title: Text,
  /** The day for which calendar, laws and readings were looked at. */
  today: LocalDate,
  /** The other editions that bind with it, in force or coming into force. */
  together: z.array(z.object({ id: z.string(), edition: LocalDate, title: Text })),
  findings: z.array(FindingView),
  waivers: z.array(WaiverView),
  counts: z.object({ error: z.number(), warning: z.number(), waived: z.number(), note: z.number() }),
  /** Whether the one who asks may waive warnings. */
  mayWaive: z.boolean(),
})
export type LintView = z.infer<typeof LintView>

export const WaiveFinding = z.object({ finding: z.string().min(1).max(2_000), reason: z.string().trim().min(1).max(1_000) })
export type WaiveFinding = z.infer<typeof WaiveFinding>
