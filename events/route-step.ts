import { z } from 'zod'
import { Id } from './define.ts'

/**
 * What is put to an approval: `review` is the result of an appeal (furn 8.4.2), `study` a case study before it is published, `settlement` what a trip cost over its
 * budget, `ratification` a decision beyond somebody's authority, made good afterwards.
 */
export const ApprovalSubject = z.enum(['plan', 'form', 'compensation', 'matter', 'review', 'study', 'settlement', 'ratification'])
export type ApprovalSubject = z.infer<typeof ApprovalSubject>

/** What every submission may say beside its own fields: urgency with a written reason (furn 5.2.1), the sum that chose the route, the clock it opens. */
export const submission = {
  urgent: z.boolean().optional(),
  riskReport: Id.optional(),
  /** 决策金额: this amount and, where the company counts so, what was approved for the customer within the days before. */
  decisiveFen: z.number().int().optional(),
  opens: z.string().optional(),
}
export const submissionFilled = ['decisiveFen', 'opens'] as const

/** One step of a frozen approval route: who may decide, in which way, under which clause. */
export const RouteStep = z.strictObject({
  id: z.string(),
  mode: z.enum(['any', 'all', 'quorum']),
  quorum: z.strictObject({ of: z.number().int().min(1), need: z.number().int().min(1) }).optional(),
  clause: z.string(),
  /** The edition that orders it, `furn@2026-01-01`, where it is another regulation than the case's own. */
  regulation: z.string().optional(),
  /** The step's own clock, as events open and close it: `furn:expense-100k:deputy` (engine/approvals/step-clocks.ts). */
  clock: z.string().optional(),
  /** 加签: by whom the step was put in, with a reason; it asks people besides those the regulation names, never instead of them. */
  addedBy: Id.optional(),
  people: z.array(
    z.strictObject({
      person: Id,
      role: z.string(),
      /** 授权额度 of the post (furn 5.1.2), in 分: the person decides amounts below it. */
      belowFen: z.number().int().optional(),
      /** Asked as the substitute of this holder of the post, who was away. */
      standsInFor: Id.optional(),
      /** 转办, 交接: the place was given to this person, whatever post they hold. */
      personal: z.literal(true).optional(),
    }),
  ),
})
export type RouteStep = z.infer<typeof RouteStep>
