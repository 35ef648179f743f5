import { z } from 'zod'
import { tripStates } from '../../engine/trips.ts'
import { Id } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { TripItem } from '../../events/order-events.ts'
import { Party } from '../cases/schema.ts'

/** Which trips: by state, traveller, and the days on which they begin. */
export const TripFilter = z.object({
  state: z.enum(tripStates).optional(),
  /** Over the budget, as far as it is settled. */
  over: z.literal('1').optional(),
  person: Id.optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
})
export type TripFilter = z.infer<typeof TripFilter>
export const ListTrips = TripFilter.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListTrips = z.infer<typeof ListTrips>

const Sums = z.array(z.object({ item: TripItem, amountFen: z.number() }))
/** 出差费用 of one trip, in 分; `overFen` is more than zero where it was over its budget. */
export const TripRow = z.object({
  id: z.string(),
  case: z.object({ id: z.string(), number: z.string(), title: z.string(), closed: z.boolean() }),
  customer: z.string().nullable(),
  state: z.enum(tripStates),
  person: Party,
  people: z.array(Party),
  from: LocalDate,
  to: LocalDate,
  budgetFen: z.number(),
  spentFen: z.number().nullable(),
  overFen: z.number().nullable(),
  budget: Sums,
  spent: Sums,
  submittedAt: Instant,
  approvedAt: Instant.nullable(),
  settledAt: Instant.nullable(),
})
export type TripRow = z.infer<typeof TripRow>
export const TripPage = z.object({
  items: z.array(TripRow),
  next: z.string().nullable(),
  total: z.number(),
  totalIsExact: z.boolean(),
  /** Of all that match: money of the budget, what was spent, and what of it lies over the budgets. */
  sums: z.object({ budgetFen: z.number(), spentFen: z.number(), overFen: z.number() }),
})
export type TripPage = z.infer<typeof TripPage>
