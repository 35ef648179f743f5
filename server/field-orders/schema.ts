import { z } from 'zod'
import { FieldWorkRule } from '../../engine/pack-field-work.ts'
import { DutyRule, EvidenceRule, GateRule } from '../../engine/pack-parts.ts'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { DutyView } from '../cases/schema.ts'
import { Named } from '../organisation/staff-schema.ts'

/** `ahead`: not left yet; `underWay`, `onSite`; `left`: off the site, the office closes it. */
export const orderStates = ['ahead', 'underWay', 'onSite', 'left'] as const
const Planned = z.object({ at: Instant, isLate: z.boolean() }).nullable()

/** An order in one's own hands, as the phone lists it. */
export const MyOrder = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  kind: z.string(),
  category: z.string().nullable(),
  stageTitle: Text,
  state: z.enum(orderStates),
  customer: z.string().nullable(),
  address: z.string().nullable(),
  contact: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  machine: z.object({ model: z.string(), serial: z.string() }).nullable(),
  arriveBy: Planned,
  completeBy: Planned,
  pausedSince: Instant.nullable(),
  nextDuty: DutyView.nullable(),
  /** For whose decision a submission of it waits. */
  waitsFor: z.array(Named),
  updatedAt: Instant,
})
export type MyOrder = z.infer<typeof MyOrder>
/** GET /api/field/orders: all of them, those under way first, then by when to arrive. */
export const MyOrders = z.object({ items: z.array(MyOrder), asOf: Instant })
export type MyOrders = z.infer<typeof MyOrders>

const Needed = z.object({
  phase: z.string(),
  /** Null: the company's own setting. */
  clause: z.string().nullable(),
  title: Text,
  /** There already. */
  isGiven: z.boolean(),
})
/**
 * GET /api/cases/:id/field: what a phone needs beside the case, so that it can say without a network what is legal after the acts
 * that still wait in it: the evidence that is there, and the rules by which it comes and goes.
 */
export const FieldSheet = z.object({
  work: FieldWorkRule.pick({ onTheWay: true, onSite: true, order: true }).nullable(),
  given: z.array(z.string()),
  evidence: z.array(EvidenceRule),
  gates: z.array(GateRule),
  /** Duties that whoever has the case in hand owes. */
  duties: z.array(DutyRule),
  /** Photos that a clause asks for, or the company. */
  photos: z.array(Needed),
})
export type FieldSheet = z.infer<typeof FieldSheet>
