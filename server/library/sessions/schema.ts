import { z } from 'zod'
import { freeText, Id, shortText } from '../../../events/define.ts'
import { Instant, LocalDate } from '../../../events/instant.ts'

const Person = z.object({ id: z.string(), name: z.string() })
export const NewSession = z.strictObject({
  kind: z.enum(['discussion', 'training']),
  on: LocalDate,
  title: shortText,
  conclusions: freeText,
  /** What was shown or handed out, and where it lies. */
  material: freeText.optional(),
  people: z.array(Id).min(1).max(200),
  studies: z.array(Id).max(20).default([]),
})
export type NewSession = z.infer<typeof NewSession>
export const ListSessions = z.object({
  kind: z.enum(['discussion', 'training']).optional(),
  person: Id.optional(),
  department: Id.optional(),
  study: Id.optional(),
  /** Those that wait for my word. */
  mine: z.enum(['waiting']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(30),
  after: z.string().max(500).optional(),
})
export type ListSessions = z.infer<typeof ListSessions>
export const SessionRow = z.object({
  id: z.string(),
  kind: z.enum(['discussion', 'training']),
  on: LocalDate,
  title: z.string(),
  conclusions: z.string(),
  material: z.string(),
  recordedBy: Person,
  recordedAt: Instant,
  people: z.array(
    Person.extend({ department: z.object({ id: z.string(), name: z.string() }).nullable(), acknowledgedAt: Instant.nullable() }),
  ),
  studies: z.array(z.object({ id: z.string(), title: z.string() })),
  /** I took part and have yet to say so. */
  waitsForMe: z.boolean(),
})
export type SessionRow = z.infer<typeof SessionRow>
export const SessionPage = z.object({ items: z.array(SessionRow), next: z.string().nullable(), waiting: z.number() })
export type SessionPage = z.infer<typeof SessionPage>
