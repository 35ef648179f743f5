import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { DutyView } from '../cases/schema.ts'
import { Verdict } from '../cases/verdict-schema.ts'
import { absenceKinds } from '../organisation/absence-kinds-schema.ts'
import { Named } from '../organisation/staff-schema.ts'

/** Where somebody of the field is now: at a user's, under way, with orders in hand, without any, out of their hours, away. */
export const fieldStates = ['on-site', 'on-the-way', 'to-depart', 'free', 'off-duty', 'leave'] as const
export const FieldState = z.enum(fieldStates)
export type FieldState = z.infer<typeof FieldState>
export const periods = ['today', 'week'] as const
const place = { department: Id.optional(), region: Id.optional() }
const page = { limit: z.coerce.number().int().min(1).max(100).default(30), after: z.string().max(500).optional() }

/** Filters as they stand in the address. */
export const DeskFilter = z.object({ ...place, period: z.enum(periods).default('today') })
export type DeskFilter = z.infer<typeof DeskFilter>
export const ListFieldPeople = DeskFilter.extend({
  state: FieldState.optional(),
  q: z.string().trim().max(50).optional(),
  ...page,
})
export type ListFieldPeople = z.infer<typeof ListFieldPeople>
/** `office`: owed by the office; `lead`: by whoever sends them; `asked`: what the field has asked for itself. */
export const ListFieldNeeds = DeskFilter.extend({
  whose: z.enum(['all', 'asked', 'office', 'lead', 'mine']).default('all'),
  ...page,
})
export type ListFieldNeeds = z.infer<typeof ListFieldNeeds>

const Post = z.object({ role: z.string(), title: Text })
export const FieldDesk = z.object({
  /** The clause by which the office supports the field; null where no regulation in force speaks of it. */
  rule: z
    .object({ clause: z.string(), regulation: Text, field: z.array(Post), office: z.array(Post), lead: z.array(Post) })
    .nullable(),
  states: z.record(FieldState, z.number()),
  people: z.number(),
  borrowed: z.number(),
  /** Exact to 1,000, then a lower bound. */
  needs: z.object({ open: z.number(), overdue: z.number(), asked: z.number() }),
  departments: z.array(Named),
  regions: z.array(Named),
  asOf: Instant,
})
export type FieldDesk = z.infer<typeof FieldDesk>

/** An act that meets a need, or that the office does for an order, with why not. */
const Act = z.object({
  act: z.string(),
  title: Text,
  record: z.string().optional(),
  duty: z.string().optional(),
  can: Verdict,
})
export const FieldOrder = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  kind: z.string(),
  stage: z.string(),
  stageTitle: Text,
  stageSince: Instant.nullable(),
  customer: z.string().nullable(),
  site: z.string().nullable(),
  isUnderWay: z.boolean(),
  /** As the order says; late while nobody has arrived, or finished, by then. */
  arriveBy: z.object({ at: Instant, isLate: z.boolean() }).nullable(),
  completeBy: z.object({ at: Instant, isLate: z.boolean() }).nullable(),
  pausedSince: Instant.nullable(),
  /** What is due next, whoever owes it. */
  nextDuty: DutyView.nullable(),
  /** A delay was recorded: who stands by. */
  delayed: z.object({ backup: Named.nullable() }).nullable(),
  /** For whose decision a submission of it waits. */
  waitsFor: z.array(Named),
  acts: z.array(Act),
})
export type FieldOrder = z.infer<typeof FieldOrder>
export const fieldWarnings = ['away-with-orders', 'lent-ends', 'no-field-post'] as const
export const FieldPerson = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  phone: z.string().nullable(),
  department: Named.nullable(),
  /** 借调: from whom, until when. */
  borrowed: z.object({ from: Named, until: Instant }).nullable(),
  state: FieldState,
  /** When an absence or the hours off duty end, and who stands in. */
  backAt: Instant.nullable(),
  substitute: Named.nullable(),
  /** Leave and trips that touch the period; the kind for those who may know it. */
  absences: z.array(z.object({ kind: z.enum(absenceKinds).nullable(), since: Instant, until: Instant })),
  orders: z.array(FieldOrder),
  /** Of the period; `orders` shows the first of them. */
  orderCount: z.number(),
  warnings: z.array(z.enum(fieldWarnings)),
})
export type FieldPerson = z.infer<typeof FieldPerson>
export const FieldPeoplePage = z.object({ items: z.array(FieldPerson), next: z.string().nullable(), total: z.number() })
export type FieldPeoplePage = z.infer<typeof FieldPeoplePage>

export const FieldNeed = z.object({
  duty: DutyView,
  clauseTitle: Text,
  whose: z.enum(['office', 'lead']),
  case: z.object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    kind: z.string(),
    stageTitle: Text,
    customer: z.string().nullable(),
  }),
  handler: Named.extend({ phone: z.string().nullable() }).nullable(),
  /** What the field wrote when it asked: who, when, in which record, word by word. */
  asked: z
    .object({
      by: Named,
      at: Instant,
      record: Text,
      lines: z.array(z.object({ title: Text, value: z.union([z.string(), z.array(Text)]) })),
    })
    .nullable(),
  acts: z.array(Act),
})
export type FieldNeed = z.infer<typeof FieldNeed>
export const FieldNeedPage = z.object({
  items: z.array(FieldNeed),
  next: z.string().nullable(),
  total: z.number(),
  totalIsExact: z.boolean(),
})
export type FieldNeedPage = z.infer<typeof FieldNeedPage>
