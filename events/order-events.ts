import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { LocalDate } from './instant.ts'
import { RouteStep } from './route-step.ts'

const fen = z.number().int().min(0).max(100_000_000_000_000)
/** 差旅费项目: 交通、住宿、补助、其他. */
export const tripItems = ['travel', 'lodging', 'allowance', 'other'] as const
export const TripItem = z.enum(tripItems)
export type TripItem = z.infer<typeof TripItem>

/** What a trip is to cost, item by item. */
export const BudgetRow = z.strictObject({ item: TripItem, amountFen: fen })
/** 出差申请: from which day to which, who goes, and the budget; an empty budget is a trip without costs. */
export const TripPlan = z.strictObject({
  from: LocalDate,
  to: LocalDate,
  people: z.array(Id).min(1).max(20),
  budget: z.array(BudgetRow).max(50),
})
export type TripPlan = z.infer<typeof TripPlan>
/** What was really spent, with its receipt. */
export const ExpenseRow = z.strictObject({
  item: TripItem,
  day: LocalDate,
  amountFen: fen.refine(amount => amount > 0),
  receipt: Id.optional(),
})

/** 开派工单: a work order opened out of a request; the request goes on, and is done once its orders are. */
export const orderOpened = defineEvent({
  type: 'order.opened',
  act: 'open-order',
  title: { zh: '开派工单', en: 'Work order opened' },
  plain: {
    category: z.string().max(100).optional(),
    subtype: z.string().max(100).optional(),
    order: Id,
    number: z.string(),
    /** Orders of this request that are not finished, this one included. */
    open: z.number().int(),
  },
  filled: ['order', 'number', 'open'],
  sealed: { title: shortText, description: freeText.optional() },
})

/** 派工单进展: the request hears what became of an order of its own. Recorded by the server. */
export const orderFollowed = defineEvent({
  type: 'order.followed',
  title: { zh: '派工单进展', en: 'Work order followed' },
  plain: {
    order: Id,
    number: z.string(),
    became: z.enum(['done', 'dropped', 'merged', 'reopened']),
    open: z.number().int(),
  },
})

/**
 * 出差费用结算: what was spent after the trip, against its budget. Within the budget it is settled at once; over it, it needs a reason and goes to
 * those who approve trips.
 */
export const tripSettled = defineEvent({
  type: 'trip.settled',
  act: 'settle-trip',
  title: { zh: '出差费用结算', en: 'Trip expenses settled' },
  plain: {
    expenses: z.array(ExpenseRow).max(200),
    /** The submission by which the trip was approved. */
    trip: Id,
    amountFen: z.number().int(),
    budgetFen: z.number().int(),
    /** More than zero: over the budget. */
    overFen: z.number().int(),
    isOver: z.boolean(),
    round: z.number().int(),
    route: z.array(RouteStep),
    /** The fund that it is paid from. */
    fund: z.string().max(200).optional(),
  },
  filled: ['trip', 'amountFen', 'budgetFen', 'overFen', 'isOver', 'round', 'route'],
  sealed: { reason: freeText.optional(), note: freeText.optional() },
})
