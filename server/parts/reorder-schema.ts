import { z } from 'zod'
import { LocalDate } from '../../events/instant.ts'

const count = z.number().int()
/** On which figures a proposal rests: stored with the purchase as they were. */
export const ReorderBasis = z.object({
  from: LocalDate,
  to: LocalDate,
  weeks: count,
  usedWeeks: count,
  total: count,
  mean: z.number(),
  deviation: z.number(),
  z: z.number(),
  serviceLevel: z.number(),
  leadDays: count,
  reviewWeeks: count,
  leastWeeks: count,
  /** Null: 数据不足. */
  safety: count.nullable(),
  reorderAt: count.nullable(),
  orderUpTo: count.nullable(),
  onHand: count,
  reserved: count,
  /** On its way by purchases that are approved or ordered. */
  coming: count,
})
export type ReorderBasis = z.infer<typeof ReorderBasis>
