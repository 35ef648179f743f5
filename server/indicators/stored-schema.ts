import { z } from 'zod'
import { LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

/** The figure of an indicator as it was frozen: with what it was made of, and the hash over what each case added. */
export const FrozenFigure = z.object({
  key: z.string(),
  edition: z.string(),
  title: Text,
  clause: z.string(),
  unit: z.string(),
  better: z.enum(['higher', 'lower']),
  /** Names the definition that counted; null where the figure was entered or is a change. */
  measure: z.string().nullable(),
  figure: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  cases: z.number(),
  met: z.boolean().nullable(),
  source: z.string().nullable(),
  /** SHA-256 over lines `case numerator denominator`, by case. */
  casesHash: z.string().nullable(),
})
export type FrozenFigure = z.infer<typeof FrozenFigure>

/** A row of a scorecard as it was signed. */
export const FrozenRow = z.object({
  key: z.string(),
  title: Text,
  clause: z.string().nullable(),
  weight: z.number(),
  weightBy: z.enum(['text', 'company']),
  points: z.number(),
  /** `line`: by the company's scoring line; `person`: given with a reason. */
  pointsBy: z.enum(['line', 'person']),
  reason: z.string(),
  givenBy: z.string().nullable(),
  /** The line of the company that made the points; absent in what was signed before it was kept. */
  line: z.object({ full: z.number(), none: z.number() }).nullable().optional(),
})
export const FrozenDeduction = z.object({ caseId: z.string(), number: z.string(), title: z.string(), points: z.number() })
export const FrozenCard = z.object({
  run: z.string(),
  regulation: z.string(),
  card: z.string(),
  edition: z.string(),
  title: Text,
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  rows: z.array(FrozenRow),
  deductions: z.array(FrozenDeduction),
  total: z.number(),
  /** The sum in sentences, as it was signed (engine/explain-run.ts); absent in what was signed before it was kept. */
  why: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }).optional(),
})
export type FrozenCard = z.infer<typeof FrozenCard>

/** What is frozen: the figures of a period, of the company or of one department or person; of a scorecard with its rows. */
export const FrozenDocument = z.object({
  kind: z.enum(['reported', 'scorecard']),
  from: LocalDate,
  to: LocalDate,
  asOf: z.string(),
  note: z.string(),
  /** The report that it belongs to. */
  report: z.string().nullable(),
  filter: z.object({ department: z.string().nullable(), person: z.string().nullable() }),
  figures: z.array(FrozenFigure),
  card: FrozenCard.nullable(),
})
export type FrozenDocument = z.infer<typeof FrozenDocument>

/** One row of what a company says of a scorecard: the weight of an indicator, and the line by which its figure becomes points. */
export const WeightRow = z.strictObject({
  /** An indicator of any regulation in force, `furn:satisfaction`. */
  indicator: z.string().min(3).max(120),
  weight: z.number().min(0).max(100),
  /** The figure that earns all points, and the one that earns none; a straight line between. Absent: a person gives the points. */
  line: z.strictObject({ full: z.number(), none: z.number() }).optional(),
})
export type WeightRow = z.infer<typeof WeightRow>
