import { z } from 'zod'
import { freeText, Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { count, fen, Named, NamedCase, NamedPart, page, Serials } from './schema.ts'
import { claimStates } from './words-schema.ts'

const short = (most: number) => z.string().trim().max(most).default('')

/** Where a failed part came from: by its serial number, or presumed from the last receipt before it was built in. */
export const Trace = z.object({
  supplier: Named.nullable(),
  batch: z.string(),
  receipt: z.object({ id: z.string(), document: z.string(), at: Instant }).nullable(),
  certain: z.boolean(),
})
export type Trace = z.infer<typeof Trace>
export const FailedParts = z.object({
  items: z.array(
    z.object({
      event: z.string(),
      line: z.number().int(),
      part: NamedPart,
      quantity: z.number().int(),
      /** Of the piece taken off; empty: not said. */
      serial: z.string(),
      replacedAt: Instant,
      /** When the piece had been built in, where that is known from an earlier case of the same machine. */
      builtInAt: Instant.nullable(),
      trace: Trace,
      /** Who supplies the part, where the trace says nothing. */
      suppliers: z.array(Named),
      priceFen: fen.nullable(),
      claim: z.string().nullable(),
    }),
  ),
})
export type FailedParts = z.infer<typeof FailedParts>

export const ClaimRow = z.object({
  id: z.string(),
  number: z.string(),
  supplier: Named,
  part: NamedPart,
  case: NamedCase,
  serial: z.string(),
  batch: z.string(),
  receipt: z.object({ id: z.string(), document: z.string(), at: Instant }).nullable(),
  receiptIsCertain: z.boolean(),
  quantity: z.number().int(),
  amountFen: fen,
  recoveredFen: fen,
  evidence: z.string(),
  files: z.array(z.object({ id: z.string(), name: z.string() })),
  state: z.enum(claimStates),
  answer: z.string(),
  /** The recovery of the case by which the money comes. */
  recovery: z.string().nullable(),
  by: Named,
  at: Instant,
  sentAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  can: z.array(z.enum(['send', 'accept', 'refuse', 'settle', 'withdraw', 'link'])),
})
export type ClaimRow = z.infer<typeof ClaimRow>
export const ListClaims = z.object({ state: z.enum(claimStates).optional(), supplier: z.string().max(64).optional(), ...page })
export type ListClaims = z.infer<typeof ListClaims>
export const ClaimPage = z.object({
  items: z.array(ClaimRow),
  next: z.string().nullable(),
  totals: z.object({ count: z.number().int(), claimedFen: fen, recoveredFen: fen }),
})
export type ClaimPage = z.infer<typeof ClaimPage>
export const NewClaim = z.strictObject({
  supplier: Id,
  part: Id,
  useEvent: Id.nullable().default(null),
  serial: short(100),
  quantity: count.default(1),
  amountFen: z.number().int().min(1).max(100_000_000_000_000),
  evidence: freeText.max(5_000),
  files: z.array(Id).max(20).default([]),
})
export type NewClaim = z.infer<typeof NewClaim>
export const ChangeClaim = z.strictObject({
  act: z.enum(['send', 'accept', 'refuse', 'settle', 'withdraw', 'link']),
  answer: short(2_000),
  /** `settle`: what came in all, where no recovery of the case says it. */
  recoveredFen: fen.nullable().default(null),
  /** `link`: a recovery of the same case (追偿). */
  recovery: Id.nullable().default(null),
})
export type ChangeClaim = z.infer<typeof ChangeClaim>

/** 退换货的实物: taken into quarantine, and what becomes of it; an exchange takes a part out of stock for the customer. */
export const ReturnGoods = z.strictObject({
  act: z.enum(['take-in', 'restock', 'scrap', 'to-supplier', 'back', 'exchange']),
  /** Where it is taken in or taken from. */
  location: Id,
  /** Where it goes: of `restock` a warehouse, of `to-supplier` the supplier's place. */
  to: Id.nullable().default(null),
  document: short(100),
  reason: short(1_000),
  lines: z
    .array(z.strictObject({ part: Id, quantity: count, serials: Serials.default([]) }))
    .min(1)
    .max(50),
})
export type ReturnGoods = z.infer<typeof ReturnGoods>
