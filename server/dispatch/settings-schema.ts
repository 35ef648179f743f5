import { z } from 'zod'
import { Id } from '../../events/define.ts'

const minutes = z.number().int().min(0).max(2_880)
/** How long it takes from one region to another, both ways; within a region `from` and `to` are the same. */
export const TravelTime = z.strictObject({ from: Id, to: Id, minutes })

/** 派工 (公司设置): what no clause orders and the dispatch board warns of. */
export const DispatchSettings = z.object({
  /** How many hours ahead a visit is announced, where the regulation does not say; 0: no warning. */
  noticeHours: z.number().min(0).max(240).default(24),
  /** More hours of visits than these on one day are too many. */
  hoursADay: z.number().min(1).max(24).default(8),
  travel: z.array(TravelTime).max(500).default([]),
  /** Between sites of one region, and of two regions, where the list says nothing. */
  withinRegionMinutes: minutes.default(30),
  betweenRegionsMinutes: minutes.default(180),
  /** In calendar feeds customers' names are shown in part: a feed leaves the house. */
  feedMasksCustomers: z.boolean().default(true),
})
export type DispatchSettings = z.infer<typeof DispatchSettings>
