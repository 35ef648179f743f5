import { z } from 'zod'
import { CustomerKind } from '../../events/case-words.ts'
import { Instant, LocalDate, RangeDay } from '../../events/instant.ts'
import { Distribution } from '../analysis/schema.ts'

/** By what the Pareto of a dashboard can be drawn. */
export const dashboardDimensions = ['cause', 'causeClass', 'category', 'product', 'region', 'channel', 'level'] as const
export const DashboardDimension = z.enum(dashboardDimensions)
export type DashboardDimension = z.infer<typeof DashboardDimension>

/** What a dashboard shows: cases of a kind in a period, of one department or of all that the reader sees. It stands in the address of the screen. */
export const AskDashboard = z.object({
  /** The first kind that the company governs and grades, where none is asked for. */
  kind: CustomerKind.optional(),
  from: RangeDay,
  to: RangeDay,
  step: z.enum(['day', 'week', 'month']).default('week'),
  department: z.string().max(64).optional(),
  /** Causes where any is stated, else their class, else categories, where none is asked for. */
  by: DashboardDimension.optional(),
})
export type AskDashboard = z.infer<typeof AskDashboard>

const Bucket = z.object({
  from: LocalDate,
  to: LocalDate,
  /** Registered, closed, and not closed at the end (now, where it has not ended). */
  opened: z.number(),
  closed: z.number(),
  open: z.number(),
  /** Duties that ended in it: in time, late, or never done. */
  met: z.number(),
  late: z.number(),
  missed: z.number(),
  /** It has not ended yet, or lies only in part in the period. */
  partial: z.boolean(),
})
export type DashboardBucket = z.infer<typeof Bucket>

export const Dashboard = z.object({
  kind: CustomerKind,
  /** Kinds that the company's regulations govern. */
  kinds: z.array(CustomerKind),
  from: LocalDate,
  to: LocalDate,
  step: z.enum(['day', 'week', 'month']),
  department: z.object({ id: z.string(), name: z.string() }).nullable(),
  departments: z.array(z.object({ id: z.string(), name: z.string() })),
  asOf: Instant,
  cases: z.number(),
  buckets: z.array(Bucket),
  pareto: Distribution.extend({ dimension: DashboardDimension }),
})
export type Dashboard = z.infer<typeof Dashboard>
