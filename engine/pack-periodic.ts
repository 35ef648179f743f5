import { z } from 'zod'
import { CustomerKind } from '../events/case-words.ts'
import { Duration } from '../events/duration.ts'
import { Text } from '../events/text.ts'
import { Party } from './pack-parts.ts'

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
  /** The report is the stock plan of common spare parts: handing it in issues one from the figures of the stock. A part used so often in the period is common. */
  stocks: z.strictObject({ commonFrom: z.number().int().min(1).max(1_000) }).optional(),
})
