import { z } from 'zod'
import { freeText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { ReportDocument } from './document-schema.ts'

/** `mine`: what I owe or handed in; `received`: what was handed in to a post of mine; `all`. */
export const ListReports = z.object({
  tab: z.enum(['mine', 'received', 'all']).default('mine'),
  /** `owed`: to be handed in now: sent back, overdue, its period over, or due within a week. */
  state: z.enum(['running', 'due', 'overdue', 'sent-back', 'submitted', 'received', 'owed']).optional(),
  /** Yearly reviews of regulations only. */
  about: z.enum(['reviews']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListReports = z.infer<typeof ListReports>

const Named = z.object({ id: z.string(), name: z.string() })
export const ReportRow = z.object({
  id: z.string(),
  regulation: z.string(),
  rule: z.string(),
  clause: z.string(),
  title: Text,
  department: Named.nullable(),
  periodStart: LocalDate,
  periodEnd: LocalDate,
  dueAt: Instant,
  /** `running`: the period has not ended; `due`: it has, and there is time; then `overdue`, `submitted`, `sent-back` by the review, `received`. */
  state: z.enum(['running', 'due', 'overdue', 'sent-back', 'submitted', 'received']),
  /** Where the rule has a review. */
  review: z.enum(['waiting', 'passed', 'sent-back']).nullable(),
  /** It is a meeting: its minutes hand it in. */
  isMeeting: z.boolean(),
  /** It is the renewal of form templates. */
  renewsTemplates: z.boolean(),
  /** Handed in after it was due. */
  late: z.boolean(),
  owner: Named.nullable(),
  ownerRole: z.string(),
  submittedAt: Instant.nullable(),
  submittedBy: Named.nullable(),
  receivedAt: Instant.nullable(),
  receivedBy: Named.nullable(),
  /** A yearly review of a regulation: it is done by recording the review on the upkeep page of this edition. */
  reviewOf: z.object({ id: z.string(), edition: z.string() }).nullable(),
  /** It is an analysis of the cases of this kind: handing it in issues one. */
  analyses: z.string().nullable(),
  /** It is the stock plan of common parts: handing it in issues one. */
  stocks: z.boolean(),
  canSubmit: z.boolean(),
  canReceive: z.boolean(),
  canReview: z.boolean(),
})
export type ReportRow = z.infer<typeof ReportRow>
export const ReportPage = z.object({ items: z.array(ReportRow), next: z.string().nullable() })
export type ReportPage = z.infer<typeof ReportPage>

const Case = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  level: z.string().nullable(),
  stage: z.string(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
})
const Comments = z.record(z.string().max(64), z.string().max(4_000))
export const ReportView = ReportRow.extend({
  /** Frozen once handed in; before that drafted from the cases as they are. opened, closed, openAtEnd, met, late, missed. */
  figures: z.record(z.string(), z.number()),
  text: z.string().nullable(),
  /** What was said of the parts; of a report that is still owed what was saved so far. */
  comments: Comments,
  /** Part by part: frozen once signed, else drafted from the cases as they are. */
  document: ReportDocument,
  /** Every version that was signed, the newest first. */
  papers: z.array(
    z.object({
      version: z.number().int(),
      hash: z.string(),
      intact: z.boolean(),
      signedBy: Named,
      signedAt: Instant,
      verdict: z.object({ passed: z.boolean(), opinion: z.string(), by: Named, at: Instant }).nullable(),
    }),
  ),
  draft: z.object({ text: z.string(), savedAt: Instant, savedBy: Named }).nullable(),
  /** The last day of its period, where it cannot be signed before that has passed. */
  signAfter: LocalDate.nullable(),
  reviewer: z.string().nullable(),
  /** The analysis that was issued with it. */
  analysis: z.string().nullable(),
  /** Whether it is the analysis of the process (furn 4.4), and the one that was frozen with it. */
  mines: z.boolean(),
  process: z.string().nullable(),
  /** The meetings of it, where its minutes hand it in. */
  meetings: z.array(z.object({ id: z.string(), title: z.string(), startsAt: Instant, held: z.boolean() })),
  to: z.array(z.string()),
  cases: z.array(Case),
})
export type ReportView = z.infer<typeof ReportView>

/** What a case (booking, meeting) added to a figure; of a share with what it was among. */
const Added = z.object({ numerator: z.number(), denominator: z.number().nullable() }).nullable()
export const FigureNow = z.object({
  ...{ section: Text, key: z.string(), title: Text, unit: z.enum(['count', 'percent', 'score', 'fen', 'hours']) },
  reported: z.number().nullable(),
  now: z.number().nullable(),
  /** What it was and is made of: `12 / 15`. */
  noteReported: Text.optional(),
  noteNow: Text.optional(),
  href: z.string().optional(),
  /** The same cases with the same amounts. */
  isSame: z.boolean(),
  differences: z.array(
    z.object({
      caseId: z.string().nullable(),
      number: z.string(),
      title: z.union([z.string(), Text]),
      /** Null: it did not count. */
      then: Added,
      now: Added,
      /** What happened to the case since. */
      because: z.array(z.object({ what: Text, at: Instant, by: z.string().nullable() })),
    }),
  ),
  /** Further ones, and those that the reader may not see. */
  more: z.number().int(),
})
export type FigureNow = z.infer<typeof FigureNow>
/** 上报数与现在数 of the newest signed version. */
export const ReportNow = z.object({ asOf: Instant, version: z.number().int().nullable(), items: z.array(FigureNow) })
export type ReportNow = z.infer<typeof ReportNow>

export const SubmitReport = z.object({ text: freeText, comments: Comments.optional() })
export const SaveDraft = z.object({ text: z.string().max(20_000), comments: Comments })
export const ReviewReport = z
  .object({ passed: z.boolean(), opinion: z.string().max(4_000).default('') })
  .refine(given => given.passed || given.opinion.trim() !== '', { path: ['opinion'], error: '退回时写明理由' })
export const ReportFile = z.object({
  format: z.enum(['docx', 'xlsx', 'pdf']),
  version: z.coerce.number().int().min(1).optional(),
})
export type ReportFile = z.infer<typeof ReportFile>

/** 报告准时情况 of a year: by rule and department how many were owed so far, and what became of them. */
export const AskLateness = z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() })
const Counts = {
  owed: z.number().int(),
  inTime: z.number().int(),
  late: z.number().int(),
  overdue: z.number().int(),
  lateHours: z.number(),
}
export const Lateness = z.object({
  year: z.number().int(),
  items: z.array(
    z.object({
      ...{ regulation: z.string(), rule: z.string(), clause: z.string(), title: Text, department: Named.nullable() },
      ...Counts,
    }),
  ),
})
export type Lateness = z.infer<typeof Lateness>
