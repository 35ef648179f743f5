import { z } from 'zod'
import { Role } from '../../events/roles.ts'

/** 备件设置: no clause says who keeps the stock, who approves a purchase, or how sure supply shall be. */
export const PartsSettings = z.object({
  /** Who looks after catalogue, suppliers and all places; each place has a keeper of its own besides. */
  managers: z.array(Role).min(1).max(20),
  /** Who approves purchases and emergency orders; never what they have put forward themselves. */
  approvers: z.array(Role).min(1).max(20),
  /** How often a replenishment cycle shall pass without a shortage, 0.5 to 0.999. */
  serviceLevel: z.number().min(0.5).max(0.999),
  /** Over how many whole weeks before today consumption is looked at. */
  windowWeeks: z.number().int().min(8).max(104),
  /** How many weeks of need an order covers beyond the safety stock and the lead time. */
  reviewWeeks: z.number().int().min(1).max(52),
  /** The lead time where no supplier says one, in days. */
  leadDays: z.number().int().min(1).max(730),
  /** In fewer weeks with consumption than this nothing is proposed: 数据不足. */
  leastWeeks: z.number().int().min(2).max(52),
})
export type PartsSettings = z.infer<typeof PartsSettings>

/** What holds where the company has set nothing. */
export const partsDefaults: PartsSettings = {
  managers: ['supply-chain', 'logistics', 'customer-service-manager'],
  approvers: ['customer-service-manager', 'general-manager', 'deputy-general-manager', 'leader', 'principal'],
  serviceLevel: 0.95,
  windowWeeks: 26,
  reviewWeeks: 4,
  leadDays: 14,
  leastWeeks: 4,
}
