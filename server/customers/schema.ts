import { z } from 'zod'
import { Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { letterChannels } from '../../events/letter-kinds.ts'

const short = (most: number) => z.string().trim().max(most)

export const Machine = z.object({
  id: z.string(),
  model: z.string(),
  serial: z.string(),
  installedOn: LocalDate.nullable(),
  warrantyUntil: LocalDate.nullable(),
})
export type Machine = z.infer<typeof Machine>

export const CustomerRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  contact: z.string(),
  phone: z.string(),
  address: z.string(),
  openCases: z.number(),
  machines: z.number(),
})
export type CustomerRow = z.infer<typeof CustomerRow>

export const ListCustomers = z.object({
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListCustomers = z.infer<typeof ListCustomers>
export const CustomerPage = z.object({ items: z.array(CustomerRow), next: z.string().nullable() })
export type CustomerPage = z.infer<typeof CustomerPage>

/** A case as a line under its customer. */
export const CaseLine = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.string(),
  title: z.string(),
  level: z.string().nullable(),
  stage: z.string(),
  closed: z.boolean(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  openedAt: Instant,
})
export type CaseLine = z.infer<typeof CaseLine>

export const CustomerView = z.object({
  /** Contact and phone are shown in part. */
  masked: z.boolean(),
  id: z.string(),
  /** The company's own number of the customer; empty: none. */
  code: z.string(),
  name: z.string(),
  contact: z.string(),
  phone: z.string(),
  address: z.string(),
  /** A word of the company's own for what sort of customer it is; empty: not said. */
  class: z.string(),
  /** How they want to be told, if they ever said (penal 三(五)1). */
  preferredChannel: z.enum(letterChannels).nullable(),
  createdAt: Instant,
  machines: z.array(Machine),
  openCases: z.array(CaseLine),
  lastCases: z.array(CaseLine),
})
export type CustomerView = z.infer<typeof CustomerView>

export const NewCustomer = z.object({
  name: shortText.max(200),
  contact: short(200).default(''),
  phone: short(50).default(''),
  address: short(500).default(''),
  class: short(40).default(''),
  code: short(60).default(''),
  /** Another customer with the same number is known, and this is not the same one. */
  evenIfKnown: z.boolean().default(false),
})
export type NewCustomer = z.infer<typeof NewCustomer>
export const ChangeCustomer = z
  .object({
    name: shortText.max(200),
    contact: short(200),
    phone: short(50),
    address: short(500),
    class: short(40),
    code: short(60),
  })
  .partial()
export type ChangeCustomer = z.infer<typeof ChangeCustomer>

/** `phone`: as far as it has been typed; fewer than four digits find nobody. */
export const LookUpCustomer = z.object({ phone: z.string().max(50) })
export const FoundCustomers = z.object({ items: z.array(CustomerView) })
export type FoundCustomers = z.infer<typeof FoundCustomers>
export const CustomerId = z.object({ id: Id })
