import { z } from 'zod'
import { caseKinds } from '../../events/case-words.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

/** One person's expertise (penal 三(二)2): categories, `category/subtype`s and models. */
export const PersonSkills = z.object({
  person: z.string().min(1).max(100),
  categories: z.array(z.string().min(1).max(200)).max(100),
  models: z.array(z.string().min(1).max(100)).max(100),
  /** Regions that they look after, beside that of their department. */
  regions: z.array(z.string().min(1).max(100)).max(100).optional(),
})
export type PersonSkills = z.infer<typeof PersonSkills>

/** What somebody must hold for work of a category. */
export const RequiredCertificate = z.object({
  category: z.string().min(1).max(200),
  kinds: z.array(z.string().min(1).max(100)).min(1).max(20),
})
export type RequiredCertificate = z.infer<typeof RequiredCertificate>

/** 自动分派: which kinds of case go to one person at once, and who is good at what; of whom nothing is said, they take whatever comes. */
export const AssignmentSettings = z.object({
  kinds: z.array(z.enum(caseKinds)).max(caseKinds.length),
  skills: z.array(PersonSkills).max(2_000),
  /** 持证要求: which certificates work of a category (or `category/subtype`) needs. */
  certificates: z.array(RequiredCertificate).max(200),
  /** So many days before a certificate ends it counts as ending, and is told of. */
  certificateNoticeDays: z.number().int().min(1).max(366),
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

/** What is to be said of somebody who may be sent, and how it weighs; `clause` where a regulation asks for it. */
export const FitPoint = z.object({
  about: z.enum(['skill', 'certificate', 'region', 'load', 'conflict', 'leave', 'borrowed', 'post']),
  is: z.enum(['good', 'plain', 'warning']),
  because: Text,
  clause: z.string().optional(),
})
export type FitPoint = z.infer<typeof FitPoint>
/** 派人比较: the people who can be named for a case, those who fit best first. Warnings forbid nothing; what a clause forbids, the act refuses. */
export const Candidates = z.object({
  /** The time for which leave and visits are compared; null where the order says none yet. */
  span: z.object({ from: Instant, until: Instant }).nullable(),
  today: LocalDate,
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      department: z.string().nullable(),
      isHandler: z.boolean(),
      openCases: z.number().int(),
      points: z.array(FitPoint),
      warnings: z.number().int(),
    }),
  ),
})
export type Candidates = z.infer<typeof Candidates>
