import { z } from 'zod'
import { freeText } from '../../events/define.ts'
import { Instant, LocalDate, RangeDay } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { ReorderBasis } from './reorder-schema.ts'

const Named = z.object({ id: z.string(), name: z.string() })

/** 常用备件储备计划 (equip 14) as it is issued: one line for each common part at each warehouse. */
export const PlanDocument = z.object({
  from: LocalDate,
  to: LocalDate,
  asOf: Instant,
  settings: z.object({
    serviceLevel: z.number(),
    windowWeeks: z.number(),
    reviewWeeks: z.number(),
    leadDays: z.number(),
    leastWeeks: z.number(),
  }),
  /** How often a part was used in the period, so that it counts as common by itself; those marked 常用 count too. */
  commonFrom: z.number().int(),
  lines: z.array(
    z.object({
      part: z.object({ id: z.string(), number: z.string(), name: z.string(), unit: z.string() }),
      location: Named,
      /** Taken out in the period, and on how many occasions. */
      used: z.number().int(),
      times: z.number().int(),
      marked: z.boolean(),
      basis: ReorderBasis,
      /** What the plan keeps: the aim, or what is there where too little is known. */
      order: z.number().int(),
      priceFen: z.number().int().nullable(),
    }),
  ),
  totalFen: z.number().int(),
})
export type PlanDocument = z.infer<typeof PlanDocument>

export const PlanView = z.object({
  document: PlanDocument,
  owed: z.object({ id: z.string(), clause: z.string(), title: Text, dueAt: Instant, canSubmit: z.boolean() }).nullable(),
  issued: z.string().nullable(),
  canIssue: z.boolean(),
})
export type PlanView = z.infer<typeof PlanView>
export const AskPlan = z.object({ from: RangeDay, to: RangeDay })
export type AskPlan = z.infer<typeof AskPlan>
export const IssuePlan = z.strictObject({ from: RangeDay, to: RangeDay, comments: freeText.max(5_000) })
export type IssuePlan = z.infer<typeof IssuePlan>
export const IssuedPlan = z.object({
  id: z.string(),
  document: PlanDocument,
  comments: z.string(),
  hash: z.string(),
  /** Whether the stored document still has the hash under which it was issued. */
  intact: z.boolean(),
  by: Named,
  at: Instant,
  reportId: z.string().nullable(),
})
export type IssuedPlan = z.infer<typeof IssuedPlan>
export const PlanList = z.object({
  items: z.array(z.object({ id: z.string(), from: LocalDate, to: LocalDate, by: Named, at: Instant, lines: z.number() })),
})
export type PlanList = z.infer<typeof PlanList>
