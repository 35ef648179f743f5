import { z } from 'zod'
import { Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { count, fen, Named, NamedCase, NamedPart, page, Rights, Serials } from './schema.ts'
import { emergencyStates } from './words-schema.ts'

const short = (most: number) => z.string().trim().max(most).default('')
const hours = z.number().int().min(1).max(2_000)
const percent = z.number().int().min(1).max(10_000)

/** 应急供应渠道 (robot 17): who supplies at short notice, how fast and at what factor; and how often the promise was kept. */
export const Channel = z.object({
  id: z.string(),
  name: z.string(),
  supplier: Named.nullable(),
  contact: z.string(),
  phone: z.string(),
  promisedHours: hours,
  pricePercent: percent,
  partsNote: z.string(),
  isActive: z.boolean(),
  orders: z.number().int(),
  received: z.number().int(),
  kept: z.number().int(),
})
export const ChannelList = z.object({ items: z.array(Channel), can: Rights })
export type ChannelList = z.infer<typeof ChannelList>
export const SaveChannel = z.strictObject({
  name: shortText.max(200),
  supplier: Id.nullable().default(null),
  contact: short(100),
  phone: short(50),
  promisedHours: hours,
  pricePercent: percent.default(100),
  partsNote: short(500),
  isActive: z.boolean().default(true),
})
export type SaveChannel = z.infer<typeof SaveChannel>

export const EmergencyOrder = z.object({
  id: z.string(),
  number: z.string(),
  channel: Named,
  case: NamedCase.nullable(),
  part: NamedPart.extend({ isSerialised: z.boolean() }),
  quantity: z.number().int(),
  location: Named,
  reason: z.string(),
  state: z.enum(emergencyStates),
  priceFen: fen.nullable(),
  by: Named,
  at: Instant,
  decidedBy: Named.nullable(),
  decidedAt: Instant.nullable(),
  decisionNote: z.string(),
  promisedAt: Instant.nullable(),
  receivedAt: Instant.nullable(),
  /** Null: not received yet and not late. */
  kept: z.boolean().nullable(),
  can: z.array(z.enum(['approve', 'refuse', 'receive', 'cancel'])),
})
export const ListEmergency = z.object({ state: z.enum(emergencyStates).optional(), ...page })
export type ListEmergency = z.infer<typeof ListEmergency>
export const EmergencyPage = z.object({ items: z.array(EmergencyOrder), next: z.string().nullable() })
export type EmergencyPage = z.infer<typeof EmergencyPage>
export const NewEmergency = z.strictObject({ channel: Id, part: Id, quantity: count, location: Id, reason: shortText.max(1_000) })
export type NewEmergency = z.infer<typeof NewEmergency>
export const ChangeEmergency = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['approve', 'refuse', 'cancel']), note: short(1_000) }),
  z.strictObject({
    act: z.literal('receive'),
    document: short(100),
    serials: Serials.default([]),
    batch: short(100),
    priceFen: fen.nullable().default(null),
  }),
])
export type ChangeEmergency = z.infer<typeof ChangeEmergency>

/** 应急物资 (robot 17). */
export const Material = z.object({
  id: z.string(),
  name: z.string(),
  spec: z.string(),
  quantity: z.number().int(),
  least: z.number().int(),
  unit: z.string(),
  place: z.string(),
  keeper: Named,
  expiresOn: LocalDate.nullable(),
  checkEveryDays: z.number().int(),
  checkDueOn: LocalDate,
  isActive: z.boolean(),
  lastCheck: z.object({ by: Named, at: Instant, quantity: z.number().int(), isSound: z.boolean(), note: z.string() }).nullable(),
  /** What is wrong with it today. */
  wrong: z.array(z.enum(['check-overdue', 'expired', 'expires-soon', 'too-few', 'not-sound'])),
  canCheck: z.boolean(),
})
export const MaterialList = z.object({ items: z.array(Material), can: Rights })
export type MaterialList = z.infer<typeof MaterialList>
export const SaveMaterial = z.strictObject({
  name: shortText.max(200),
  spec: short(300),
  quantity: z.number().int().min(0).max(1_000_000),
  least: z.number().int().min(0).max(1_000_000).default(0),
  unit: shortText.max(20),
  place: shortText.max(200),
  keeper: Id,
  expiresOn: LocalDate.nullable().default(null),
  checkEveryDays: z.number().int().min(1).max(1_100),
  isActive: z.boolean().default(true),
})
export type SaveMaterial = z.infer<typeof SaveMaterial>
export const CheckMaterial = z.strictObject({
  quantity: z.number().int().min(0).max(1_000_000),
  isSound: z.boolean(),
  expiresOn: LocalDate.nullable().optional(),
  note: short(1_000),
})
export type CheckMaterial = z.infer<typeof CheckMaterial>
