import { z } from 'zod'
import { sanctionKinds } from '../../events/sanction-kinds.ts'
import { Text } from '../../events/text.ts'

const kind = z.enum(sanctionKinds)
const quantity = z.number().min(0).max(100_000_000_000_000)
/** Between which the company fills what a sanction leaves blank: 分, points or months; one number where both are the same. */
export const PenaltyLimit = z
  .object({ regulation: z.string().max(100), sanction: z.string().max(100), kind, from: quantity, to: quantity })
  .refine(one => one.from <= one.to, { message: '下限不高于上限 / the lower is not above the upper', path: ['to'] })
const countMonths = z.object({
  warning: z.number().int().min(1).max(120).optional(),
  points: z.number().int().min(1).max(120).optional(),
})
const limits = z.array(PenaltyLimit).max(200)

/** 处罚的公司设置. */
export const PenaltySettings = z.object({
  /** How many months a warning or points count, where no text says so; absent: the company has not said, and they count on. */
  countMonths: countMonths.default({}),
  limits: limits.default([]),
})
export const ChangePenaltySettings = z.object({ countMonths, limits }).partial()

/** A blank of a regulation in force: which measure of which sanction, and what the text says instead of a number. */
export const PenaltyBlank = z.object({
  regulation: z.object({ id: z.string(), title: Text }),
  sanction: z.object({ id: z.string(), title: Text, clause: z.string() }),
  kind,
  title: Text,
  open: z.string(),
  unit: z.enum(['amountFen', 'points', 'months']),
})
export type PenaltyBlank = z.infer<typeof PenaltyBlank>
export const PenaltySettingsView = z.object({ countMonths, limits, blanks: z.array(PenaltyBlank) })
