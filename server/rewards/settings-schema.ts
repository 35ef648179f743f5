import { z } from 'zod'

/** 奖励公示 (furn 8.1.2(2) says when it begins and leaves the rest open): for how many working days, and whether the amount is shown. */
export const RewardSettings = z.object({
  publicationWorkdays: z.number().int().min(1).max(60),
  showAmounts: z.boolean(),
})
export type RewardSettings = z.infer<typeof RewardSettings>
