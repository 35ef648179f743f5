import { z } from 'zod'
import { Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { locationKinds, moveKinds } from './words-schema.ts'

const short = (most: number) => z.string().trim().max(most)
export const Named = z.object({ id: z.string(), name: z.string() })
/** Null where the case is not one that the viewer sees. */
export const NamedCase = z.object({ id: z.string(), number: z.string(), title: z.string() })
export const NamedPart = z.object({ id: z.string(), number: z.string(), name: z.string(), unit: z.string() })
export type NamedPart = z.infer<typeof NamedPart>
export const fen = z.number().int().min(0).max(100_000_000_000_000)
export const count = z.number().int().min(1).max(1_000_000)
export const page = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(500).optional() }
export const Serials = z.array(shortText.max(100)).max(500)

/** What the viewer may do with stock, whatever place it is. */
export const Rights = z.object({ manages: z.boolean(), approves: z.boolean(), administers: z.boolean() })

export const SupplierOfPart = z.object({
  supplier: Named,
  theirNumber: z.string(),
  priceFen: fen.nullable(),
  leadDays: z.number().int().nullable(),
  isPreferred: z.boolean(),
})
export const PartRow = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  isSerialised: z.boolean(),
  isCommon: z.boolean(),
  isActive: z.boolean(),
  priceFen: fen.nullable(),
  models: z.array(z.string()),
  /** At the place asked for, else at all warehouses and vans. */
  onHand: z.number().int(),
  reserved: z.number().int(),
})
export type PartRow = z.infer<typeof PartRow>
export const ListParts = z.object({
  q: z.string().max(200).optional(),
  location: z.string().max(64).optional(),
  model: z.string().max(100).optional(),
  common: z.enum(['1']).optional(),
  /** Only what lies there. */
  stocked: z.enum(['1']).optional(),
  ended: z.enum(['1']).optional(),
  ...page,
})
export type ListParts = z.infer<typeof ListParts>
export const PartPage = z.object({ items: z.array(PartRow), next: z.string().nullable() })
export type PartPage = z.infer<typeof PartPage>

export const PartView = PartRow.extend({
  partCode: z.string().nullable(),
  photo: z.string().nullable(),
  suppliers: z.array(SupplierOfPart),
  replaces: z.array(NamedPart),
  replacedBy: z.array(NamedPart),
  balances: z.array(
    z.object({
      location: Named.extend({ kind: z.enum(locationKinds) }),
      onHand: z.number().int(),
      reserved: z.number().int(),
      serials: z.array(z.string()),
    }),
  ),
  /** Units consumed in each of the last 26 whole weeks, oldest first, by the Monday each begins with. */
  consumption: z.array(z.object({ week: LocalDate, used: z.number().int() })),
  can: Rights,
})
export type PartView = z.infer<typeof PartView>
export const PartUse = z.object({
  event: z.string(),
  case: NamedCase.nullable(),
  machine: z.object({ id: z.string(), model: z.string(), serial: z.string() }).nullable(),
  quantity: z.number().int(),
  serialsIn: z.array(z.string()),
  serialsOut: z.array(z.string()),
  at: Instant,
  by: Named,
  withdrawn: z.boolean(),
})
export const UsePage = z.object({ items: z.array(PartUse), next: z.string().nullable() })
export type UsePage = z.infer<typeof UsePage>
export const Paged = z.object(page)

export const SavePart = z.strictObject({
  number: shortText.max(100).regex(/^\S(?:.*\S)?$/u),
  name: shortText.max(200),
  spec: short(500).default(''),
  unit: shortText.max(20),
  isSerialised: z.boolean().default(false),
  isCommon: z.boolean().default(false),
  isActive: z.boolean().default(true),
  priceFen: fen.nullable().default(null),
  partCode: z.string().max(100).nullable().default(null),
  photo: Id.nullable().default(null),
  models: z.array(shortText.max(100)).max(100).default([]),
  suppliers: z
    .array(
      z.strictObject({
        supplier: Id,
        theirNumber: short(100).default(''),
        priceFen: fen.nullable().default(null),
        leadDays: z.number().int().min(0).max(3650).nullable().default(null),
        isPreferred: z.boolean().default(false),
      }),
    )
    .max(20)
    .default([]),
  /** Older parts whose place this one takes. */
  replaces: z.array(Id).max(20).default([]),
})
export type SavePart = z.infer<typeof SavePart>

export const LocationRow = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(locationKinds),
  keeper: Named.nullable(),
  address: z.string(),
  isActive: z.boolean(),
  /** How many different parts lie there, and how many units. */
  parts: z.number().int(),
  units: z.number().int(),
  /** Whether the viewer moves stock there. */
  mine: z.boolean(),
})
export type LocationRow = z.infer<typeof LocationRow>
export const LocationList = z.object({ items: z.array(LocationRow), can: Rights })
export type LocationList = z.infer<typeof LocationList>
export const SaveLocation = z.strictObject({
  name: shortText.max(100),
  kind: z.enum(locationKinds),
  keeper: Id.nullable().default(null),
  address: short(300).default(''),
  isActive: z.boolean().default(true),
})
export type SaveLocation = z.infer<typeof SaveLocation>

export const SupplierRow = z.object({
  id: z.string(),
  name: z.string(),
  contact: z.string(),
  phone: z.string(),
  email: z.string(),
  address: z.string(),
  note: z.string(),
  isActive: z.boolean(),
  parts: z.number().int(),
  claims: z.number().int(),
})
export const SupplierList = z.object({ items: z.array(SupplierRow), can: Rights })
export type SupplierList = z.infer<typeof SupplierList>
export const SaveSupplier = z.strictObject({
  name: shortText.max(200),
  contact: short(100).default(''),
  phone: short(50).default(''),
  email: short(200).default(''),
  address: short(500).default(''),
  note: short(2_000).default(''),
  isActive: z.boolean().default(true),
})
export type SaveSupplier = z.infer<typeof SaveSupplier>

export const MoveRow = z.object({
  id: z.string(),
  kind: z.enum(moveKinds),
  part: NamedPart,
  quantity: z.number().int(),
  from: Named.nullable(),
  to: Named.nullable(),
  serials: z.array(z.string()),
  batch: z.string(),
  supplier: Named.nullable(),
  case: NamedCase.nullable(),
  document: z.string(),
  reason: z.string(),
  by: Named,
  at: Instant,
  recordedAt: Instant,
  /** The move that this one takes back, or by which it was taken back. */
  reverses: z.string().nullable(),
  reversedBy: z.string().nullable(),
  canReverse: z.boolean(),
})
export type MoveRow = z.infer<typeof MoveRow>
export const ListMoves = z.object({
  part: z.string().max(64).optional(),
  location: z.string().max(64).optional(),
  case: z.string().max(64).optional(),
  kind: z.enum(moveKinds).optional(),
  document: z.string().max(100).optional(),
  ...page,
})
export type ListMoves = z.infer<typeof ListMoves>
export const MovePage = z.object({ items: z.array(MoveRow), next: z.string().nullable() })
export type MovePage = z.infer<typeof MovePage>

/** What a store keeper books by hand; what belongs to an order, a count or a purchase is booked there. */
export const handKinds = ['receipt', 'transfer', 'issue', 'return', 'adjust', 'scrap'] as const
export const BookMoves = z.strictObject({
  kind: z.enum(handKinds),
  from: Id.nullable().default(null),
  to: Id.nullable().default(null),
  case: Id.nullable().default(null),
  supplier: Id.nullable().default(null),
  document: short(100).default(''),
  reason: short(1_000).default(''),
  lines: z
    .array(
      z.strictObject({
        part: Id,
        quantity: count,
        serials: Serials.default([]),
        batch: short(100).default(''),
        priceFen: fen.nullable().default(null),
      }),
    )
    .min(1)
    .max(100),
})
export type BookMoves = z.infer<typeof BookMoves>
export const Booked = z.object({ moves: z.array(z.string()) })
export const ReverseMove = z.strictObject({ reason: shortText.max(1_000) })

/** 我的备件: what lies in the places that somebody keeps; the phone keeps it for work without a network. */
export const MyStock = z.object({
  locations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(locationKinds),
      parts: z.array(
        NamedPart.extend({
          spec: z.string(),
          isSerialised: z.boolean(),
          onHand: z.number().int(),
          reserved: z.number().int(),
          models: z.array(z.string()),
          serials: z.array(z.string()),
        }),
      ),
    }),
  ),
})
export type MyStock = z.infer<typeof MyStock>
