import { z } from 'zod'
import { LocalDate } from '../../events/instant.ts'
import { CodeId } from '../code-trees/schema.ts'

export const dimensions = ['failure', 'cause', 'part', 'product', 'solution'] as const
export type Dimension = (typeof dimensions)[number]

/** Which failures are counted, and by what. Everything stands in the address of the screen. */
export const AskFailures = z.object({
  from: LocalDate,
  /** Up to and with this day. */
  to: LocalDate,
  by: z.enum(dimensions).default('failure'),
  /** Within a branch of the tree that is counted by: its own children are counted. */
  under: CodeId.optional(),
  /** Only of this branch of another tree, or of this product. */
  failure: CodeId.optional(),
  cause: CodeId.optional(),
  part: CodeId.optional(),
  product: z.string().max(200).optional(),
})
export type AskFailures = z.infer<typeof AskFailures>

/** One bar: a code of the tree with all below it, or a product. `key` null: what nobody coded. */
export const FailureRow = z.object({
  key: z.string().nullable(),
  title: z.string(),
  failures: z.number(),
  cases: z.number(),
  /** Of all failures that are counted here, in percent with one decimal. */
  share: z.number(),
  /** The running share, largest first: the line of a Pareto chart. */
  running: z.number(),
  /** The tree goes on below it. */
  hasBelow: z.boolean(),
})
export const FailureStatistics = z.object({
  from: LocalDate,
  to: LocalDate,
  rows: z.array(FailureRow),
  failures: z.number(),
  cases: z.number(),
  /** How many failures of how many name no code of this tree: figures are no better than their codes. */
  uncoded: z.number(),
  /** By month, oldest first; months without failures are there too. */
  months: z.array(z.object({ month: z.string(), failures: z.number() })),
  products: z.array(z.string()),
})
export type FailureStatistics = z.infer<typeof FailureStatistics>

export const AskCases = AskFailures.extend({
  /** The bar that was clicked: a code or product; empty for what nobody coded; absent for all. */
  key: z.string().max(200).optional(),
  month: z
    .string()
    .regex(/^\d{4}-\d\d$/)
    .optional(),
})
export type AskCases = z.infer<typeof AskCases>
export const FailureCases = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      product: z.string(),
      day: LocalDate,
      failures: z.number(),
      closed: z.boolean(),
    }),
  ),
  /** There are more than these 200. */
  more: z.boolean(),
})

/** 质量反馈 (equip 第十一条): what was found, analysed together, and done about it. */
export const QualityIssues = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      stage: z.string(),
      closed: z.boolean(),
      openedAt: z.string(),
      product: z.string(),
      failure: z.string().nullable(),
      part: z.string().nullable(),
      cause: z.string().nullable(),
      analysed: z.boolean(),
      improvementBy: LocalDate.nullable(),
      /** Whether the improvement worked; null: not checked yet. */
      effective: z.boolean().nullable(),
    }),
  ),
})
export type QualityIssues = z.infer<typeof QualityIssues>
