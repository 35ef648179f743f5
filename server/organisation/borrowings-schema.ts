import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { AnyInstant, Instant } from '../../events/instant.ts'
import { Role } from '../../events/roles.ts'
import { Text } from '../../events/text.ts'
import { Named } from './staff-schema.ts'

/** 借调: who goes to which department, as what, half-open `[since, until)`; the department that lends them is their own. */
export const NewBorrowingBody = z.object({
  person: Id,
  role: Role,
  to: Id,
  /** Now, where left out. */
  since: AnyInstant.optional(),
  /** It ends by itself then. */
  until: AnyInstant,
  approvedBy: Id,
  reason: z.string().trim().min(1).max(500),
})
export type NewBorrowingBody = z.infer<typeof NewBorrowingBody>
/** Now, where no moment is given. */
export const EndBorrowingBody = z.object({ until: AnyInstant.optional(), reason: z.string().trim().max(500).optional() })
export type EndBorrowingBody = z.infer<typeof EndBorrowingBody>

export const borrowingStates = ['running', 'ahead', 'ended'] as const
export const ListBorrowings = z.object({
  state: z.enum([...borrowingStates, 'all']).default('all'),
  person: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListBorrowings = z.infer<typeof ListBorrowings>
export const BorrowingRow = z.object({
  id: z.string(),
  person: Named,
  role: z.string(),
  roleTitle: Text,
  from: Named,
  to: Named,
  since: Instant,
  until: Instant,
  state: z.enum(borrowingStates),
  approvedBy: Named,
  recordedBy: Named,
  reason: z.string(),
  canEnd: z.boolean(),
})
export type BorrowingRow = z.infer<typeof BorrowingRow>
export const BorrowingPage = z.object({
  items: z.array(BorrowingRow),
  next: z.string().nullable(),
  /** The clause that admits it, where a regulation in force has one. */
  rule: z.object({ clause: z.string(), regulation: Text }).nullable(),
  /** As what somebody may be lent. */
  posts: z.array(z.object({ role: z.string(), title: Text })),
  canAdd: z.boolean(),
})
export type BorrowingPage = z.infer<typeof BorrowingPage>
