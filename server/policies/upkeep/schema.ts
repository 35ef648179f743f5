import { z } from 'zod'
import { freeText } from '../../../events/define.ts'
import { Instant, LocalDate } from '../../../events/instant.ts'
import type { Role } from '../../../events/roles.ts'
import { Text } from '../../../events/text.ts'

/** Who may say in writing what a clause means (furn 10.1: the board; penal 六: human resources; else whoever answers for the regulation). */
export const interpreters: Role[] = [
  'board-member',
  'human-resources',
  'legal',
  'leader',
  'principal',
  'general-manager',
  'administrator',
]

const Who = z.object({ id: z.string(), name: z.string() })
export const Interpretation = z.object({
  id: z.string(),
  clause: z.string(),
  question: z.string(),
  answer: z.string(),
  /** Another one took its place. */
  replaced: z.boolean(),
  by: Who,
  at: Instant,
})
export type Interpretation = z.infer<typeof Interpretation>
export const NewInterpretation = z.object({
  clause: z.string().min(1).max(50),
  question: freeText,
  answer: freeText,
  replaces: z.string().max(64).optional(),
})
export const Review = z.object({
  id: z.string(),
  edition: LocalDate,
  result: z.enum(['unchanged', 'revise']),
  remarks: z.string(),
  by: Who,
  at: Instant,
})
export const NewReview = z.object({ edition: LocalDate, result: z.enum(['unchanged', 'revise']), remarks: freeText })

/** 制度维护 (furn 1.3, 10): reviews, written interpretations, related regulations, cited laws, readings with their age. */
export const Upkeep = z.object({
  edition: LocalDate,
  /** The day of the last review, by whom, and the day a year later. */
  lastReview: z.object({ on: LocalDate, by: z.string() }),
  reviewDue: LocalDate,
  isReviewOverdue: z.boolean(),
  /** Who owes the next review, by which clause (null: a company setting), and by when; null where the regulation is not in force. */
  duty: z.object({ owner: Who.nullable(), role: z.string(), clause: z.string().nullable(), dueAt: Instant }).nullable(),
  /** Whether this person may record it. */
  mayReview: z.boolean(),
  reviews: z.array(Review),
  interpretations: z.array(Interpretation),
  related: z.array(z.object({ clause: z.string(), title: Text, relation: z.enum(['prevails-over', 'yields-to', 'refers-to']) })),
  laws: z.array(
    z.object({
      clause: z.string(),
      title: Text,
      status: z.enum(['in-force', 'amended', 'repealed']),
      until: LocalDate.nullable(),
    }),
  ),
  readings: z.array(
    z.object({ id: z.string(), clause: z.string(), says: Text, by: z.string(), on: LocalDate, isOld: z.boolean() }),
  ),
})
export type Upkeep = z.infer<typeof Upkeep>
