import { z } from 'zod'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { Party } from '../cases/schema.ts'

/** 待我审 / 我发起 / 已办: `settled` is what I decided or submitted that is over. */
export const ListApprovals = z.object({
  tab: z.enum(['waiting', 'mine', 'settled']).default('waiting'),
  subject: z.enum(['plan', 'form', 'compensation', 'matter']).optional(),
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
    title: z.string(),
    level: z.string().nullable(),
    customer: z.string().nullable(),
    seq: z.number(),
  }),
  subject: z.enum(['plan', 'form', 'compensation', 'matter']),
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
  outcome: z.enum(['approved', 'returned', 'rejected', 'replaced']).nullable(),
  settledAt: Instant.nullable(),
  /** 分, of a compensation. */
  amountFen: z.number().nullable(),
  /** Whether I may decide now. */
  canDecide: z.boolean(),
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
