import { z } from 'zod'
import { caseKinds } from '../../events/case-words.ts'

/** One person's expertise (penal 三(二)2): categories, `category/subtype`s and models. */
export const PersonSkills = z.object({
  person: z.string().min(1).max(100),
  categories: z.array(z.string().min(1).max(200)).max(100),
  models: z.array(z.string().min(1).max(100)).max(100),
})
export type PersonSkills = z.infer<typeof PersonSkills>

/** 自动分派: which kinds of case go to one person at once, and who is good at what; of whom nothing is said, they take whatever comes. */
export const AssignmentSettings = z.object({
  kinds: z.array(z.enum(caseKinds)).max(caseKinds.length),
  skills: z.array(PersonSkills).max(2_000),
})
export type AssignmentSettings = z.infer<typeof AssignmentSettings>

/** To whom a case would go, and what they were compared by. */
export const AssignedTo = z.object({
  id: z.string(),
  name: z.string(),
  among: z.number().int(),
  away: z.number().int(),
  skill: z.enum(['subtype', 'category', 'product', 'none']),
  open: z.number().int(),
})
export type AssignedTo = z.infer<typeof AssignedTo>
