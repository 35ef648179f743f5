import { z } from 'zod'
import { beyondAuthority } from '../../events/approval-events.ts'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import type { Role } from '../../events/roles.ts'
import { ApprovalSubject } from '../../events/route-step.ts'
import { Text } from '../../events/text.ts'
import { Party } from '../cases/schema.ts'

/** 待我审 / 我发起 / 抄送我 / 已办 / 代理: `settled` is what I decided, `mandate` what I may decide in somebody's place now. */
export const approvalTabs = ['waiting', 'mine', 'copied', 'settled', 'mandate'] as const
export const ListApprovals = z.object({
  tab: z.enum(approvalTabs).default('waiting'),
  subject: ApprovalSubject.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListApprovals = z.infer<typeof ListApprovals>

export const ApprovalRow = z.object({
  /** The submission's event: what `decide` names as `request`. */
  id: z.string(),
  case: z.object({
    id: z.string(),
    number: z.string(),
    kind: z.string(),
    title: z.string(),
    level: z.string().nullable(),
    customer: z.string().nullable(),
    seq: z.number(),
  }),
  subject: ApprovalSubject,
  form: z.string().nullable(),
  /** 处置方案, or the name the regulation prints on the form. */
  title: Text,
  round: z.number(),
  clause: z.string(),
  /** Counted from 1. */
  step: z.number(),
  steps: z.number(),
  submittedBy: Party,
  submittedAt: Instant,
  /** Since it was submitted. */
  ageMinutes: z.number(),
  waiting: z.array(Party),
  outcome: z.enum(['approved', 'returned', 'rejected', 'replaced', 'withdrawn']).nullable(),
  settledAt: Instant.nullable(),
  /** 分, as submitted. */
  amountFen: z.number().nullable(),
  /** 分, as it chose the route: more than the amount where earlier ones of the customer count with it. */
  decisiveFen: z.number().nullable(),
  urgent: z.boolean(),
  /** When the step's own clock ends; null where it has none. */
  dueAt: Instant.nullable(),
  /** Whether I may decide now, and in whose places: my own first, those whom I succeeded in the post, then those of whom I hold a mandate. */
  canDecide: z.boolean(),
  places: z.array(Party.extend({ isSucceeded: z.boolean() })),
  /** A decision was recorded in my name: mine to confirm or contest, with `answer-recorded`. */
  confirm: z.object({ recorded: z.string(), by: Party, until: Instant }).nullable(),
  /** Somebody asked for my opinion on it: what `give-opinion` answers. */
  question: z.string().nullable(),
  /** Below the company's amount for deciding several together, and mine to decide. */
  inBatch: z.boolean(),
})
export type ApprovalRow = z.infer<typeof ApprovalRow>
export const ApprovalPage = z.object({
  items: z.array(ApprovalRow),
  next: z.string().nullable(),
  total: z.number(),
  totalIsExact: z.boolean(),
})
export type ApprovalPage = z.infer<typeof ApprovalPage>

export const ListReceipts = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListReceipts = z.infer<typeof ListReceipts>
/** A report that waits for my word: met by the act `acknowledge {report}` on its case. */
export const ReceiptRow = z.object({
  report: z.string(),
  /** Up the line, or the result back. */
  about: z.enum(['report', 'result']),
  /** The post in which I receive it. */
  role: z.string(),
  case: z.object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    level: z.string().nullable(),
    customer: z.string().nullable(),
  }),
  reportedBy: Party,
  reportedAt: Instant,
  ageMinutes: z.number(),
})
export const ReceiptPage = z.object({ items: z.array(ReceiptRow), next: z.string().nullable(), total: z.number() })
export type ReceiptPage = z.infer<typeof ReceiptPage>

/** Who sees every decision that went beyond somebody's authority (furn 5.2.2: filed with audit). */
export const ratificationViewers: readonly Role[] = [
  'auditor',
  'internal-control',
  'compliance',
  'legal',
  'general-manager',
  'principal',
  'leader',
  'deputy-leader',
  'administrator',
]

/** 越权与补办 (furn 5.2.2, 5.4), for those who supervise: all, those still to be made good, or those that were. */
export const ListRatifications = z.object({
  state: z.enum(['all', 'open', 'settled']).default('all'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListRatifications = z.infer<typeof ListRatifications>
export const RatificationRow = z.object({
  id: z.string(),
  case: z.object({ id: z.string(), number: z.string(), title: z.string() }),
  /** What was decided, by whom, in which way, and who recorded it. */
  of: z.string(),
  decidedBy: Party,
  medium: z.enum(['paper', 'emergency', 'import']),
  recordedBy: Party,
  recordedAt: Instant,
  amountFen: z.number().nullable(),
  beyond: z.array(z.enum(beyondAuthority)),
  waiting: z.array(Party),
  /** 批准, 批准但指出问题, 不予批准; null while it waits. */
  outcome: z.enum(['ratified', 'ratified-with-finding', 'refused', 'replaced']).nullable(),
  settledAt: Instant.nullable(),
})
export type RatificationRow = z.infer<typeof RatificationRow>
export const RatificationPage = z.object({ items: z.array(RatificationRow), next: z.string().nullable() })
export type RatificationPage = z.infer<typeof RatificationPage>

/** 批量同意: submissions of one subject and one kind of case, each below the company's amount, each with the amount and round that stood on the screen. */
export const DecideBatch = z.object({
  requests: z
    .array(
      z.object({
        case: Id,
        request: Id,
        amountSeenFen: z.number().int().optional(),
        roundSeen: z.number().int().optional(),
      }),
    )
    .min(1)
    .max(50),
})
export type DecideBatch = z.infer<typeof DecideBatch>
export const BatchDecided = z.object({
  items: z.array(
    z.object({
      request: z.string(),
      number: z.string(),
      outcome: z.enum(['approved', 'refused']),
      refused: z.object({ code: z.string(), because: Text }).optional(),
    }),
  ),
  approved: z.number(),
})
export type BatchDecided = z.infer<typeof BatchDecided>
