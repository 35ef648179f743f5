import { z } from 'zod'

const days = z.number().int().min(-60).max(730)

/** 催收阶梯 (no clause gives one): days after the due day at which each step is due; below 0: before it. Each step comes after the one before. */
export const DunningLadder = z
  .object({ reminder: days, second: days, letter: days, visit: days, legal: days })
  .refine(
    one => one.reminder < one.second && one.second < one.letter && one.letter < one.visit && one.visit < one.legal,
    '后一步要晚于前一步 / each step comes after the one before',
  )
export type DunningLadder = z.infer<typeof DunningLadder>
export const ContractSettings = z.object({ ladder: DunningLadder })
export type ContractSettings = z.infer<typeof ContractSettings>
/** The product's own until the company sets others. */
export const defaultLadder: DunningLadder = { reminder: -3, second: 7, letter: 21, visit: 45, legal: 75 }
