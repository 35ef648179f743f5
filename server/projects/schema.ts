import { z } from 'zod'
import { freeText, Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Named } from '../organisation/staff-schema.ts'

const Phase = z.strictObject({
  id: z.string().min(1).max(60),
  title: shortText.max(100),
  /** Both days included. */
  from: LocalDate,
  until: LocalDate,
  /** Its share of the whole, in per cent; all of them sum to 100. */
  weight: z.number().min(0).max(100),
  costFen: z.number().int().min(0).max(100_000_000_000_000),
  /** 关键节点: the customer signs before the next phase begins. */
  isKeyNode: z.boolean(),
})
const phases = z.array(Phase).min(1).max(50)
export const NewProject = z.strictObject({
  name: shortText.max(200),
  customerId: Id.optional(),
  site: z.string().trim().max(300).default(''),
  manager: Id,
  phases,
})
export type NewProject = z.infer<typeof NewProject>
export const ChangePlan = z.strictObject({
  phases,
  /** Why the plan is changed. */
  reason: freeText.max(2_000),
  manager: Id.optional(),
})
export type ChangePlan = z.infer<typeof ChangePlan>
export const AddOrder = z.strictObject({ number: shortText.max(60), phase: z.string().min(1).max(60) })
export type AddOrder = z.infer<typeof AddOrder>
export const ProjectId = z.object({ id: Id })
export const OrderParams = z.object({ id: Id, case: Id })
export const StopProject = z.strictObject({ reason: freeText.max(2_000) })

export const projectStates = ['running', 'late', 'finished', 'stopped'] as const
const standing = {
  state: z.enum(projectStates),
  plannedPercent: z.number(),
  donePercent: z.number(),
  plannedCostFen: z.number(),
  plannedCostToDateFen: z.number(),
  earnedFen: z.number(),
  costFen: z.number(),
  daysLate: z.number(),
  from: LocalDate,
  until: LocalDate,
  finishedOn: LocalDate.nullable(),
}
export const ProjectRow = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  customer: Named.nullable(),
  manager: Named,
  ...standing,
})
export type ProjectRow = z.infer<typeof ProjectRow>

const Order = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  stage: z.string(),
  isClosed: z.boolean(),
  startedOn: LocalDate.nullable(),
  finishedOn: LocalDate.nullable(),
  signedOn: LocalDate.nullable(),
  donePercent: z.number(),
  qualityGood: z.boolean().nullable(),
  costFen: z.number(),
})
export const ProjectView = ProjectRow.extend({
  site: z.string(),
  /** The clause by which projects are controlled; null where no regulation in force says so. */
  clause: z.object({ clause: z.string(), regulation: z.string() }).nullable(),
  stopped: z.object({ by: Named, at: Instant, reason: z.string() }).nullable(),
  mayKeep: z.boolean(),
  phases: z.array(
    Phase.extend({
      /** By the first plan, where it said otherwise. */
      firstUntil: LocalDate.nullable(),
      plannedPercent: z.number(),
      donePercent: z.number(),
      startedOn: LocalDate.nullable(),
      finishedOn: LocalDate.nullable(),
      daysLate: z.number(),
      qualityGood: z.boolean().nullable(),
      actualFen: z.number(),
      isSigned: z.boolean().nullable(),
      /** The key node before it is not signed yet: it may not begin. */
      waitsFor: z.string().nullable(),
      orders: z.array(Order),
    }),
  ),
  plans: z.array(z.object({ version: z.number(), madeAt: Instant, madeBy: Named, reason: z.string(), until: LocalDate })),
})
export type ProjectView = z.infer<typeof ProjectView>

export const ListProjects = z.object({
  state: z.enum(['open', 'finished', 'stopped', 'all']).default('open'),
  q: z.string().trim().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  after: z.string().max(500).optional(),
})
export type ListProjects = z.infer<typeof ListProjects>
export const ProjectPage = z.object({
  items: z.array(ProjectRow),
  next: z.string().nullable(),
  mayKeep: z.boolean(),
})
export type ProjectPage = z.infer<typeof ProjectPage>

/** 按期完成率: of what was to be finished in a year by the first plan, how much was, and by that day. */
export const OnTimeRate = z.object({
  year: z.number(),
  projects: z.object({ due: z.number(), onTime: z.number(), late: z.number(), open: z.number() }),
  phases: z.object({ due: z.number(), onTime: z.number(), late: z.number(), open: z.number() }),
})
export type OnTimeRate = z.infer<typeof OnTimeRate>
export const AskOnTime = z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() })
