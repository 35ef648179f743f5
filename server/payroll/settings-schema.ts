import { z } from 'zod'
import { shortText } from '../../events/define.ts'
import { LocalDate } from '../../events/instant.ts'

/** 最低工资: a rate from a day on, until the next one of its region begins. In 分 for a month, with the notice it was read in. */
const Rate = z.object({
  since: LocalDate,
  monthlyFen: z.number().int().min(1).max(100_000_000),
  source: z.url({ protocol: /^https?$/ }).max(500),
})
/** A place of work whose minimum wage counts; the first one is where people work for whom nothing else is said. */
const Region = z.object({
  name: shortText.max(50),
  rates: z
    .array(Rate)
    .min(1)
    .max(60)
    .refine(rates => new Set(rates.map(rate => rate.since)).size === rates.length, '同一天只有一个标准 / one rate for a day'),
})

/** 工资核算: what no clause orders. `appealWorkdays`: how long a penalty stays open to an appeal where its regulation names no time. */
export const PayrollSettings = z.object({
  regions: z
    .array(Region)
    .max(60)
    .refine(regions => new Set(regions.map(one => one.name)).size === regions.length, '地区不能重复 / a region stands once'),
  appealWorkdays: z.number().int().min(1).max(60),
})
export type PayrollSettings = z.infer<typeof PayrollSettings>
export type WageRegion = PayrollSettings['regions'][number]
