import { z } from 'zod'
import { CustomerKind } from '../../events/case-words.ts'
import { freeText, Id } from '../../events/define.ts'
import { Instant, LocalDate, RangeDay } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { dimensions } from './dimensions-schema.ts'

export const Dimension = z.enum(dimensions)
/** What is analysed: cases of one kind that were registered from a day up to and with another, where the company is. Stands in the address of the screen. */
export const AskAnalysis = z.object({
  kind: CustomerKind.default('complaint'),
  from: RangeDay,
  to: RangeDay,
  step: z.enum(['month', 'week']).default('month'),
  /** To which level of the cause tree codes are gathered: 1 its top. */
  depth: z.coerce.number().int().min(1).max(6).default(1),
  /** By what the times are grouped. */
  by: Dimension.default('category'),
})
export type AskAnalysis = z.infer<typeof AskAnalysis>

const Bar = z.object({
  /** As the filter of the case list takes it; `none`: nothing is stated. */
  key: z.string(),
  title: Text,
  count: z.number(),
  share: z.number(),
  running: z.number(),
})
export type AnalysisBar = z.infer<typeof Bar>
export const Distribution = z.object({
  dimension: Dimension,
  rows: z.array(Bar),
  /** What the shares are of: cases, or what was named where a case may name several. */
  named: z.number(),
  /** Beyond the rows shown. */
  others: z.object({ rows: z.number(), count: z.number() }).nullable(),
})
export type Distribution = z.infer<typeof Distribution>

const Span = z.object({ from: LocalDate, to: LocalDate, count: z.number() })
export const Trend = z.object({
  buckets: z.array(
    Span.extend({
      previous: Span,
      lastYear: Span,
      /** It has not ended yet, or lies only in part in the period. */
      partial: z.boolean(),
      /** Above or below the limits. */
      outside: z.boolean(),
    }),
  ),
  limits: z
    .object({ mean: z.number(), lower: z.number(), upper: z.number(), periods: z.number(), from: LocalDate, to: LocalDate })
    .nullable(),
  /** Whole periods there are before those shown: too few for limits where there are none. */
  periodsBefore: z.number(),
  /** The first day of which there is a case at all; what lies before it is not known, and not nought. */
  since: LocalDate.nullable(),
})
export type Trend = z.infer<typeof Trend>

/** Hours by the clock; null where too few cases have one. */
const Times = z.object({ cases: z.number(), median: z.number().nullable(), ninety: z.number().nullable() })
const TimeRow = z.object({ key: z.string(), title: Text, cases: z.number(), replied: Times, ended: Times })
export type TimeRow = z.infer<typeof TimeRow>

const Part = z.object({ dimension: Dimension, key: z.string(), title: Text })
export const AssociationRow = z.object({
  given: z.array(Part),
  goes: Part,
  together: z.number(),
  givenCases: z.number(),
  goesCases: z.number(),
  support: z.number(),
  confidence: z.number(),
  lift: z.number(),
  p: z.number(),
  q: z.number(),
})
export type AssociationRow = z.infer<typeof AssociationRow>
export const AnalysisAssociations = z.object({
  cases: z.number(),
  least: z.number(),
  tested: z.number(),
  rows: z.array(AssociationRow),
})
export type AnalysisAssociations = z.infer<typeof AnalysisAssociations>

export const MeasureRow = z.object({
  case: z.object({ id: z.string(), number: z.string() }),
  number: z.number(),
  sort: z.enum(['corrective', 'preventive']),
  doneOn: LocalDate,
  /** Equally long times before and after that day, which itself is in neither. */
  days: z.number(),
  about: z.object({ dimension: z.enum(['product', 'category']), key: z.string(), title: Text }),
  before: Span,
  after: Span,
  /** How likely the two differ so much by chance; null with fewer than ten cases in all. */
  chance: z.number().nullable(),
})
export type MeasureRow = z.infer<typeof MeasureRow>

/** Everything an analysis says, and all that a report freezes. */
export const AnalysisDocument = z.object({
  kind: CustomerKind,
  from: LocalDate,
  to: LocalDate,
  step: z.enum(['month', 'week']),
  depth: z.number(),
  by: Dimension,
  asOf: Instant,
  /** `seen`: the cases that the reader sees; `company`: all. Sealed ones are in neither. */
  scope: z.enum(['seen', 'company']),
  cases: z.number(),
  /** Merged into another case, and so not counted. */
  merged: z.number(),
  distributions: z.array(Distribution),
  trend: Trend,
  times: z.object({ all: TimeRow, rows: z.array(TimeRow) }),
  repeats: z.object({ cases: z.number(), rows: z.array(Bar) }),
  compensation: z.object({
    cases: z.number(),
    paidFen: z.number(),
    /** By cause, at the level asked for; what several causes share stands under each. */
    rows: z.array(z.object({ key: z.string(), title: Text, cases: z.number(), paidFen: z.number() })),
  }),
  measures: z.array(MeasureRow),
  associations: AnalysisAssociations,
})
export type AnalysisDocument = z.infer<typeof AnalysisDocument>

export const analysisParts = ['distribution', 'trend', 'association', 'times', 'repeats', 'measures', 'conclusion'] as const
const comment = freeText.max(4_000)
/** What the analyst says to each part; the conclusion is what the report is for, and must stand. */
export const AnalysisComments = z.object({
  distribution: comment.optional(),
  trend: comment.optional(),
  association: comment.optional(),
  times: comment.optional(),
  repeats: comment.optional(),
  measures: comment.optional(),
  conclusion: comment,
})
export type AnalysisComments = z.infer<typeof AnalysisComments>

const Named = z.object({ id: z.string(), name: z.string() })
/** The periodic report of a regulation that this analysis would meet. */
export const OwedReport = z.object({
  id: z.string(),
  clause: z.string(),
  title: Text,
  dueAt: Instant,
  to: z.array(z.string()),
  canSubmit: z.boolean(),
})
export const AnalysisView = z.object({
  document: AnalysisDocument,
  /** Deepest level of the cause tree. */
  depths: z.number(),
  owed: OwedReport.nullable(),
  /** The report already issued for exactly this. */
  issued: Id.nullable(),
  /** Whoever owes it, or sees all cases. */
  canIssue: z.boolean(),
})
export type AnalysisView = z.infer<typeof AnalysisView>

export const IssueAnalysis = AskAnalysis.extend({ comments: AnalysisComments })
export type IssueAnalysis = z.infer<typeof IssueAnalysis>

export const AnalysisReportRow = z.object({
  id: z.string(),
  kind: CustomerKind,
  from: LocalDate,
  to: LocalDate,
  cases: z.number(),
  issuedAt: Instant,
  issuedBy: Named,
  /** The periodic report that it met. */
  report: z.string().nullable(),
})
export const ListAnalysisReports = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export const AnalysisReportPage = z.object({ items: z.array(AnalysisReportRow), next: z.string().nullable() })

/** A number that is another one today. */
export const ChangedNumber = z.object({ what: Text, issued: z.number(), now: z.number() })
export const AnalysisReportView = AnalysisReportRow.extend({
  document: AnalysisDocument,
  comments: AnalysisComments,
  hash: z.string(),
  /** The bytes still have this hash. */
  intact: z.boolean(),
  /** As the cases are now: a case of then was registered, corrected or merged since. */
  changed: z.array(ChangedNumber),
  changedAsOf: Instant,
})
export type AnalysisReportView = z.infer<typeof AnalysisReportView>

export const AskTable = AskAnalysis.extend({
  table: z.enum(['distribution', 'trend', 'association', 'times', 'compensation', 'measures', 'all']).default('all'),
})
export type AskTable = z.infer<typeof AskTable>
