import { z } from 'zod'
import { CaseKind } from '../../events/case-words.ts'
import { freeText, Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { ApprovalSubject } from '../../events/route-step.ts'
import { Party } from '../cases/schema.ts'

const Fen = z.number().int().min(1).max(100_000_000_000_000)

/** 申请授权 (furn 5.3). `principal` absent: my own place; `via`: a mandate of mine that I hand on. */
export const NewMandate = z.object({
  holder: Id,
  via: Id.optional(),
  /** Absent: everything the principal decides on. */
  subjects: z.array(ApprovalSubject).min(1).optional(),
  kinds: z.array(CaseKind).min(1).optional(),
  /** 分: amounts below it. Absent: the principal's own limit alone. */
  belowFen: Fen.optional(),
  /** [since, until). */
  since: Instant,
  until: Instant,
  mayPassOn: z.boolean().default(false),
  reason: freeText.max(2_000),
})
export type NewMandate = z.infer<typeof NewMandate>

/** The direct superior's written word. */
export const DecideMandate = z.object({ decision: z.enum(['approve', 'refuse']), words: freeText.max(2_000) })
export type DecideMandate = z.infer<typeof DecideMandate>
export const RevokeMandate = z.object({ reason: freeText.max(2_000) })

/** Mine (given or held), those that wait for my word, or, for who supervises, everybody's. */
export const ListMandates = z.object({
  tab: z.enum(['mine', 'to-decide', 'all']).default('mine'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListMandates = z.infer<typeof ListMandates>

export const MandateRow = z.object({
  id: z.string(),
  principal: Party,
  holder: Party,
  via: z.string().nullable(),
  subjects: z.array(ApprovalSubject).nullable(),
  kinds: z.array(CaseKind).nullable(),
  belowFen: z.number().nullable(),
  since: Instant,
  until: Instant,
  mayPassOn: z.boolean(),
  reason: z.string(),
  status: z.enum(['requested', 'approved', 'refused', 'revoked']),
  /** Whether it counts now: approved, begun, not over, and every mandate that it hands on counts too. */
  inForce: z.boolean(),
  /** Whose written approval it waits for. */
  waitingFor: z.array(Party),
  /** What deserves a look. */
  warnings: z.array(z.enum(['holder-away'])),
  canDecide: z.boolean(),
  canRevoke: z.boolean(),
  events: z.array(z.object({ at: Instant, by: Party, what: z.string(), words: z.string() })),
})
export type MandateRow = z.infer<typeof MandateRow>
export const MandatePage = z.object({ items: z.array(MandateRow), next: z.string().nullable() })
export type MandatePage = z.infer<typeof MandatePage>
