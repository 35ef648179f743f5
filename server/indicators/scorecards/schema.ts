import { z } from 'zod'
import { freeText, Id } from '../../../events/define.ts'
import { Instant, LocalDate } from '../../../events/instant.ts'
import { Text } from '../../../events/text.ts'
import { ExplanationView } from '../../policies/explain/schema.ts'
import { ExecutiveReview } from '../../supervision/schema.ts'
import { FigureThenNow, PeriodName } from '../schema.ts'
import { FrozenDeduction, WeightRow } from '../stored-schema.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const Subject = z.object({ kind: z.enum(['organisation', 'department', 'person']), id: z.string(), name: z.string() })
export const AskScorecards = z.object({ period: PeriodName.optional() })

/** One row of a scorecard as it stands: who set its weight, and the line by which its figure becomes points. */
export const CardRow = z.object({
  indicator: z.string(),
  title: Text,
  clause: z.string().nullable(),
  unit: z.string(),
  better: z.enum(['higher', 'lower']),
  /** Null: the text leaves it open and the company has not set it. */
  weight: z.number().nullable(),
  weightBy: z.enum(['text', 'company']),
  line: z.object({ full: z.number(), none: z.number() }).nullable(),
})
export const RunState = z.enum(['draft', 'signed', 'reviewed', 'sent-back'])
export const RunRow = z.object({
  id: z.string(),
  subject: Subject,
  state: RunState,
  /** Points out of 100, as signed. */
  total: z.number().nullable(),
  signedBy: Named.nullable(),
  signedAt: Instant.nullable(),
  /** A run that took the place of an earlier one. */
  corrects: z.string().nullable(),
})
export const CardView = z.object({
  key: z.string(),
  title: Text,
  clause: z.string(),
  edition: z.string(),
  every: z.enum(['day', 'week', 'month', 'quarter', 'year']),
  of: z.string(),
  rows: z.array(CardRow),
  /** The weights that are set, in percent; 100 when the company has set the rest. */
  sum: z.number(),
  weights: z.object({ since: LocalDate, reason: z.string(), by: Named, at: Instant }).nullable(),
  /** Earlier weights, newest first. */
  history: z.array(z.object({ since: LocalDate, reason: z.string(), by: Named, at: Instant, rows: z.array(WeightRow) })),
  yearly: z.object({ clause: z.string(), role: z.string() }).nullable(),
  /** Runs of this period are possible: it is one of the card's. */
  fits: z.boolean(),
  canWeigh: z.boolean(),
  canAssess: z.boolean(),
  subjects: z.array(z.object({ subject: Subject, runs: z.array(RunRow) })),
})
export type CardView = z.infer<typeof CardView>
export const ScorecardsView = z.object({
  period: z.object({ name: z.string(), from: LocalDate, to: LocalDate }),
  cards: z.array(CardView),
  /** What can be put on a scorecard besides its own rows. */
  indicators: z.array(z.object({ key: z.string(), title: Text, unit: z.string(), better: z.enum(['higher', 'lower']) })),
})
export type ScorecardsView = z.infer<typeof ScorecardsView>

/** The whole list of rows, those of the text with their weights unchanged; they make 100. */
export const SetWeights = z.strictObject({
  card: z.string().max(120),
  since: LocalDate,
  rows: z.array(WeightRow).min(1).max(30),
  reason: freeText,
})
export type SetWeights = z.infer<typeof SetWeights>
export const StartRun = z.strictObject({ card: z.string().max(120), period: PeriodName, subject: Id })
export type StartRun = z.infer<typeof StartRun>
export const GivePoints = z.strictObject({
  indicator: z.string().max(120),
  points: z.number().min(0).max(100),
  reason: freeText,
})
export type GivePoints = z.infer<typeof GivePoints>
export const ReviewRun = z.strictObject({ accepted: z.boolean(), note: freeText })
export type ReviewRun = z.infer<typeof ReviewRun>
export const CorrectRun = z.strictObject({ reason: freeText })
export type CorrectRun = z.infer<typeof CorrectRun>

/** A row of a run: figure, what it rests on, points and how they came about. */
export const RunLine = CardRow.extend({
  figure: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  cases: z.number(),
  source: z.string().nullable(),
  points: z.number().nullable(),
  pointsBy: z.enum(['line', 'person']).nullable(),
  reason: z.string(),
  givenBy: Named.nullable(),
  /** Weight × points, out of the 100. */
  part: z.number().nullable(),
})
export type RunLine = z.infer<typeof RunLine>
export const RunView = RunRow.extend({
  card: z.string(),
  title: Text,
  clause: z.string(),
  period: z.object({ name: z.string(), from: LocalDate, to: LocalDate }),
  every: z.enum(['month', 'quarter', 'year']),
  lines: z.array(RunLine),
  deductions: z.array(FrozenDeduction),
  /** Major findings of audits that entered the review of whom it is about in its period (furn 6.3.2). */
  reviews: z.array(ExecutiveReview),
  /** How the points come about, row by row, and the sum. */
  why: ExplanationView,
  /** Of a draft the total so far; null while points are missing. */
  totalNow: z.number().nullable(),
  isOver: z.boolean(),
  hash: z.string().nullable(),
  madeBy: Named,
  reason: z.string(),
  reviewedBy: Named.nullable(),
  reviewedAt: Instant.nullable(),
  reviewNote: z.string(),
  /** Who considers it before it counts; null where nobody has to. */
  reviewer: z.object({ clause: z.string(), role: z.string() }).nullable(),
  correctedBy: z.string().nullable(),
  /** Of a signed run: what its figures and deductions are now. */
  now: z
    .object({
      total: z.number().nullable(),
      isSame: z.boolean(),
      figures: z.array(FigureThenNow),
      /** Penalties that counted and do so no longer, and the other way round. */
      gone: z.array(FrozenDeduction),
      added: z.array(FrozenDeduction),
    })
    .nullable(),
  can: z.object({ points: z.boolean(), sign: z.boolean(), review: z.boolean(), correct: z.boolean() }),
})
export type RunView = z.infer<typeof RunView>
