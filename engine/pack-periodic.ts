import { z } from 'zod'
import { CustomerKind } from '../events/case-words.ts'
import { Duration } from '../events/duration.ts'
import { Text } from '../events/text.ts'
import { Party } from './pack-parts.ts'

/**
 * What a part of a report shows, drafted by the system: figures of cases and duties, indicators with targets, lists of cases, odd complaints, frequent
 * problems and weak links, corrective actions with their effect, meetings with what they agreed on, funds, findings of supervision with the major ones
 * that entered executives' reviews, surveys of customers.
 */
export const sectionShows = [
  'figures',
  'indicators',
  'cases',
  'odd-complaints',
  'problems',
  'actions',
  'meetings',
  'funds',
  'findings',
  'surveys',
] as const
/** Why a complaint is odd: of the highest level, out of time, raised again, reopened, or the customer not content. */
export const oddGrounds = ['gravest', 'out-of-time', 'repeated', 'reopened', 'not-content'] as const

/** A part of a report by its clause: what the system puts there and a person comments on. */
export const ReportSection = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  title: Text,
  shows: z.enum(sectionShows),
  /** Whose cases are counted and listed; anomalies, or what the rule analyses, unless said otherwise. */
  kinds: z.array(CustomerKind).min(1).optional(),
  /** Which indicators of the same regulation; all of them unless said otherwise. */
  indicators: z.array(z.string()).min(1).optional(),
  /** What makes a complaint odd; all grounds unless said otherwise. */
  odd: z.array(z.enum(oddGrounds)).min(1).optional(),
})
export type ReportSection = z.infer<typeof ReportSection>
export type OddGround = (typeof oddGrounds)[number]

/** Periodic duty of the organisation: every department or once; due within a time of the period's end. */
export const PeriodicRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  title: Text,
  every: z.enum(['week', 'month', 'quarter', 'year']),
  /** Of a yearly one: the month whose end counts as the period's (each July). */
  month: z.number().int().min(1).max(12).optional(),
  /** How many times a period, where it is more than once. */
  times: z.number().int().min(2).optional(),
  each: z.enum(['department', 'organisation']),
  due: Duration,
  owner: Party,
  to: z.array(Party).min(1),
  /** Which cases the report gathers. */
  levels: z.array(z.string()).optional(),
  /** It orders the yearly review of the regulation itself: its owner owes the review that is recorded on the upkeep page. */
  reviews: z.literal(true).optional(),
  /** The report is an analysis of the cases of this kind: handing it in issues one, frozen with its figures. */
  analyses: CustomerKind.optional(),
  /** The report is a satisfaction survey: what it says rests on a survey of the customers served in the period. */
  surveys: z.literal(true).optional(),
  /** The report is the stock plan of common spare parts: handing it in issues one from the figures of the stock. A part used so often in the period is common. */
  stocks: z.strictObject({ commonFrom: z.number().int().min(1).max(1_000) }).optional(),
  /** The report is an analysis of the process from the events: handing it in freezes one; each improvement found is opened as a matter of this category. */
  mines: z.string().min(1).optional(),
  /** What the report says, part by part. */
  sections: z.array(ReportSection).min(1).optional(),
  /** Whoever reviews what was handed in before it is on file, and passes it or sends it back. */
  reviewedBy: Party.optional(),
  /** It is a meeting of its owner with these: its minutes meet the duty. */
  meetingOf: z.array(Party).min(1).optional(),
  /** It is the renewal of the templates of forms: met when each was renewed, or looked through and left as it was. */
  renewsTemplates: z.literal(true).optional(),
})
