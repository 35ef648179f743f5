import { z } from 'zod'
import { freeText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

/** `mine`: what I owe or handed in; `received`: what was handed in to a post of mine; `all`. */
export const ListReports = z.object({
  tab: z.enum(['mine', 'received', 'all']).default('mine'),
  state: z.enum(['running', 'due', 'overdue', 'submitted', 'received']).optional(),
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
  /** `running`: the period has not ended; `due`: it has, and there is time; then `overdue`, `submitted`, `received`. */
  state: z.enum(['running', 'due', 'overdue', 'submitted', 'received']),
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
})
export type ReportRow = z.infer<typeof ReportRow>
export const ReportPage = z.object({ items: z.array(ReportRow), next: z.string().nullable() })
export type ReportPage = z.infer<typeof ReportPage>

export const ReportView = ReportRow.extend({
  /** Frozen once handed in; before that drafted from the cases as they are. opened, closed, openAtEnd, met, late, missed. */
  figures: z.record(z.string(), z.number()),
  text: z.string().nullable(),
  /** The analysis that was issued with it. */
  analysis: z.string().nullable(),
  to: z.array(z.string()),
  cases: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      level: z.string().nullable(),
      stage: z.string(),
      openedAt: Instant,
      closedAt: Instant.nullable(),
    }),
  ),
})
export type ReportView = z.infer<typeof ReportView>
export const SubmitReport = z.object({ text: freeText })
