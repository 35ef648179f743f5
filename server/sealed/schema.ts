import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { Reason } from '../oversight/schema.ts'

const Named = z.object({ id: z.string(), name: z.string() })

/** Why a case is sealed: the clause and reading of a regulation, or a setting of the company. */
export const SealReason = z.object({
  title: Text,
  /** Absent of a company setting. */
  regulation: z.object({ id: z.string(), edition: z.string(), title: Text }).optional(),
  clause: z.string().optional(),
  reading: z.object({ says: Text, by: z.string(), on: z.string() }).optional(),
})
export type SealReason = z.infer<typeof SealReason>

/** `post`: the post looks after it; `part`, `named`, `decided`: by what happened in it; `let-in`, `audit`: given for a reason. */
export const InsiderBecause = z.enum(['post', 'part', 'named', 'decided', 'let-in', 'audit'])
export const Insider = z.object({
  /** A person; of a department whoever heads it now. */
  person: Named,
  because: z.array(InsiderBecause).min(1),
  /** What they are to the case now, where that is why: roles in it, duties they owe. */
  parts: z.array(Text),
  /** The department that they speak for, where that is why. */
  department: Named.optional(),
  /** The latest moment to which they see it, where it ends. */
  until: Instant.nullable(),
  reason: z.string(),
  givenBy: Named.nullable(),
  /** Given for a reason, and nothing else: can be taken back. */
  mayTakeBack: z.boolean(),
})
export type Insider = z.infer<typeof Insider>

/** Who sees a case and why; `reasons` is empty where it is not sealed. */
export const Seal = z.object({
  isSealed: z.boolean(),
  reasons: z.array(SealReason),
  /** The posts that look after it. */
  posts: z.array(Text),
  insiders: z.array(Insider),
  mayLetIn: z.boolean(),
})
export type Seal = z.infer<typeof Seal>

export const LetIn = z.object({ person: Id, reason: Reason, until: Instant.optional() })
export type LetIn = z.infer<typeof LetIn>
export const TakeBack = z.object({ person: Id, reason: Reason })
export type TakeBack = z.infer<typeof TakeBack>
export const OpenForAudit = z.object({ reason: Reason })

/** What whoever may open a sealed case for a reason knows of it before: that it is there. */
export const SealedRow = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.string(),
  openedAt: Instant,
  isClosed: z.boolean(),
  /** Whether the asker sees it now, and until when where that ends. */
  isOpen: z.boolean(),
  until: Instant.nullable(),
})
export const ListSealed = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(300).optional(),
})
export type ListSealed = z.infer<typeof ListSealed>
/** `hours`: how long an opened one stays open. Empty for whoever may open none. */
export const SealedPage = z.object({
  items: z.array(SealedRow),
  next: z.string().nullable(),
  hours: z.number(),
  mayOpen: z.boolean(),
})
export type SealedPage = z.infer<typeof SealedPage>
export const OpenedForAudit = z.object({ id: z.string(), until: Instant })

/** Why the whole file of a case is taken away, and so for whom. */
export const TakeBundle = z.object({ reason: Reason })
