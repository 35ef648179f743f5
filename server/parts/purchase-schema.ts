import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { ReorderBasis } from './reorder-schema.ts'
import { count, fen, Named, NamedPart, page, Rights, Serials } from './schema.ts'
import { purchaseStates } from './words-schema.ts'

const note = z.string().trim().max(1_000).default('')

/** 补货建议 of one warehouse: the figures, the formula's parts and what to order; `order` 0 with `safety` null: 数据不足. */
export const ProposalRow = z.object({
  part: NamedPart,
  location: Named,
  basis: ReorderBasis,
  order: z.number().int(),
  supplier: Named.nullable(),
  priceFen: fen.nullable(),
  isCommon: z.boolean(),
})
export type ProposalRow = z.infer<typeof ProposalRow>
export const ListProposals = z.object({ location: z.string().max(64).optional(), all: z.enum(['1']).optional() })
export const ProposalList = z.object({ items: z.array(ProposalRow), can: Rights })
export type ProposalList = z.infer<typeof ProposalList>

export const PurchaseRow = z.object({
  id: z.string(),
  number: z.string(),
  state: z.enum(purchaseStates),
  location: Named,
  supplier: Named.nullable(),
  note: z.string(),
  totalFen: fen,
  by: Named,
  at: Instant,
  decidedBy: Named.nullable(),
  decidedAt: Instant.nullable(),
  decisionNote: z.string(),
  orderedAt: Instant.nullable(),
  orderNumber: z.string(),
  expectedOn: LocalDate.nullable(),
  lines: z.array(
    z.object({
      part: NamedPart.extend({ isSerialised: z.boolean() }),
      quantity: z.number().int(),
      received: z.number().int(),
      priceFen: fen.nullable(),
      basis: ReorderBasis.nullable(),
    }),
  ),
  /** What the viewer may do with it now. */
  can: z.array(z.enum(['approve', 'refuse', 'order', 'receive', 'cancel'])),
})
export type PurchaseRow = z.infer<typeof PurchaseRow>
export const ListPurchases = z.object({ state: z.enum(purchaseStates).optional(), ...page })
export type ListPurchases = z.infer<typeof ListPurchases>
export const PurchasePage = z.object({ items: z.array(PurchaseRow), next: z.string().nullable() })
export type PurchasePage = z.infer<typeof PurchasePage>
export const NewPurchase = z.strictObject({
  location: Id,
  supplier: Id.nullable().default(null),
  note,
  lines: z
    .array(z.strictObject({ part: Id, quantity: count, priceFen: fen.nullable().default(null) }))
    .min(1)
    .max(200),
})
export type NewPurchase = z.infer<typeof NewPurchase>
export const ChangePurchase = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['approve', 'refuse', 'cancel']), note }),
  z.strictObject({
    act: z.literal('order'),
    orderNumber: z.string().trim().max(100).default(''),
    expectedOn: LocalDate.nullable().default(null),
  }),
  z.strictObject({
    act: z.literal('receive'),
    document: z.string().trim().min(1).max(100),
    lines: z
      .array(
        z.strictObject({
          part: Id,
          quantity: count,
          serials: Serials.default([]),
          batch: z.string().trim().max(100).default(''),
        }),
      )
      .min(1)
      .max(200),
  }),
])
export type ChangePurchase = z.infer<typeof ChangePurchase>
