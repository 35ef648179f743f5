import { z } from 'zod'
import { RangeDay } from '../../events/instant.ts'
import { results } from '../analysis/dimensions-schema.ts'
import { CaseRow } from './schema.ts'

const several = z
  .string()
  .max(500)
  .transform(text => text.split(',').filter(Boolean))
/** Filters of the case list, as they stand in the URL; several values of one filter are separated by commas. */
export const ListCases = z.object({
  stage: several.optional(),
  level: several.optional(),
  kind: several.optional(),
  /** What customers brought, or the company's own matters; all unless said otherwise. */
  about: z.enum(['customers', 'matters', 'all']).optional(),
  category: several.optional(),
  channel: several.optional(),
  department: several.optional(),
  customer: z.string().max(64).optional(),
  /** A person's id, `me`, or `none`. */
  owner: z.string().max(64).optional(),
  q: z.string().max(200).optional(),
  due: z.enum(['overdue', 'today', 'two-hours', 'none']).optional(),
  graded: z.enum(['yes', 'no']).optional(),
  paused: z.enum(['yes', 'no']).optional(),
  /** Cases with an act recorded more than 5 minutes late (补录); `waiting`: one on which no superior has decided. Closed ones too. */
  backdated: z.enum(['any', 'waiting']).optional(),
  /** Open cases unless said otherwise; a stage filter on archived shows closed ones too. */
  closed: z.enum(['yes', 'no', 'all']).optional(),
  history: z.enum(['yes', 'no', 'all']).optional(),
  import: z.string().max(64).optional(),
  /** By these, numbers of an analysis open their cases; `none` where nothing is stated. `counted`: neither merged nor sealed. */
  counted: z.literal('yes').optional(),
  subtype: z.string().max(100).optional(),
  product: z.string().max(200).optional(),
  region: z.string().max(20).optional(),
  class: z.string().max(100).optional(),
  causeClass: z.string().max(100).optional(),
  /** A code of the cause tree with all that hangs below it. */
  cause: z.string().max(40).optional(),
  /** A department with a share in the standing liability. */
  liable: z.string().max(64).optional(),
  result: z.enum(results).optional(),
  repeat: z.literal('yes').optional(),
  replied: z.literal('yes').optional(),
  paid: z.literal('yes').optional(),
  from: RangeDay.optional(),
  to: RangeDay.optional(),
  sort: z.enum(['dueAt', '-createdAt', 'createdAt', '-updatedAt', '-level']).default('dueAt'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListCases = z.infer<typeof ListCases>

export const CasePage = z.object({
  items: z.array(CaseRow),
  next: z.string().nullable(),
  /** Exact to 1,000; beyond that a lower bound, and `totalIsExact` says so. */
  total: z.number(),
  totalIsExact: z.boolean(),
})
export type CasePage = z.infer<typeof CasePage>
