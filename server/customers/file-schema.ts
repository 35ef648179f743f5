import { z } from 'zod'
import { Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { chargedParts, charges, contractKinds } from '../../events/service-contracts.ts'

/** What the file of a customer consists of. */
export const fileEntities = ['customer', 'site', 'contact', 'contract', 'machine', 'part'] as const
export type FileEntity = (typeof fileEntities)[number]

const line = (most: number) => z.string().trim().max(most)
const text = (most: number) => shortText.max(most)
/** Why something was put right; asked for where an older value stays in the history. */
const reason = line(500).optional()
const Named = z.object({ id: z.string(), name: z.string() })

export const Site = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  region: Named.nullable(),
  accessNotes: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  endedOn: LocalDate.nullable(),
})
export type Site = z.infer<typeof Site>
const siteFields = {
  name: text(200),
  address: line(500),
  region: Id.nullable(),
  accessNotes: line(2000),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  endedOn: LocalDate.nullable(),
}
export const NewSite = z.strictObject({ ...z.object(siteFields).partial().shape, name: siteFields.name })
export type NewSite = z.infer<typeof NewSite>
export const ChangeSite = z.strictObject({ ...z.object(siteFields).partial().shape, reason })
export type ChangeSite = z.infer<typeof ChangeSite>

export const CustomerContact = z.object({
  id: z.string(),
  site: Named.nullable(),
  name: z.string(),
  role: z.string(),
  phone: z.string(),
  email: z.string(),
  preferred: z.boolean(),
  endedOn: LocalDate.nullable(),
  /** How often the entry was put right: its history can be read. */
  changes: z.number(),
})
export type CustomerContact = z.infer<typeof CustomerContact>
const contactFields = {
  name: text(100),
  role: line(100),
  phone: line(50),
  // What is shown in part is sent back in part, and then stands for the whole.
  email: z.union([z.literal(''), z.email().max(200), z.string().regex(/^.\*+@\S+$/)]),
  site: Id.nullable(),
  preferred: z.boolean(),
  endedOn: LocalDate.nullable(),
}
export const NewContact = z.strictObject({ ...z.object(contactFields).partial().shape, name: contactFields.name })
export type NewContact = z.infer<typeof NewContact>
export const ChangeContact = z.strictObject({ ...z.object(contactFields).partial().shape, reason })
export type ChangeContact = z.infer<typeof ChangeContact>

export const ServiceContract = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(contractKinds),
  /** In force on the days [from, until). */
  from: LocalDate,
  until: LocalDate,
  covers: z.array(z.enum(chargedParts)),
  allMachines: z.boolean(),
  machines: z.array(z.object({ id: z.string(), serial: z.string(), model: z.string() })),
  note: z.string(),
  state: z.enum(['coming', 'running', 'over']),
})
export type ServiceContract = z.infer<typeof ServiceContract>
const contractFields = {
  number: text(100),
  kind: z.enum(contractKinds),
  from: LocalDate,
  until: LocalDate,
  covers: z.array(z.enum(chargedParts)).max(3),
  allMachines: z.boolean(),
  machines: z.array(Id).max(500),
  note: line(1000),
}
export const NewContract = z.strictObject({
  ...z.object(contractFields).shape,
  allMachines: contractFields.allMachines.default(false),
  machines: contractFields.machines.default([]),
  note: contractFields.note.default(''),
})
export type NewContract = z.infer<typeof NewContract>
export const ChangeContract = z.strictObject({ ...z.object(contractFields).partial().shape, reason })
export type ChangeContract = z.infer<typeof ChangeContract>

const machineFields = {
  model: text(200),
  serial: text(200),
  name: line(200),
  site: Id.nullable(),
  deliveredOn: LocalDate.nullable(),
  installedOn: LocalDate.nullable(),
  acceptedOn: LocalDate.nullable(),
  /** Both as the contract says; null: they follow from the company's setting again. */
  warrantyFrom: LocalDate.nullable(),
  warrantyUntil: LocalDate.nullable(),
  retiredOn: LocalDate.nullable(),
}
export const NewMachineBody = z.object({
  ...z.object(machineFields).partial().shape,
  model: machineFields.model,
  serial: machineFields.serial,
})
export type NewMachineBody = z.infer<typeof NewMachineBody>
export const ChangeMachine = z.strictObject({ ...z.object(machineFields).partial().shape, customer: Id.optional(), reason })
export type ChangeMachine = z.infer<typeof ChangeMachine>

export const NewPart = z.strictObject({
  parent: Id.nullable().default(null),
  partNumber: line(100).default(''),
  name: text(200),
  serial: line(100).default(''),
  quantity: z.number().int().min(1).max(100_000).default(1),
  installedOn: LocalDate.nullable().default(null),
})
export type NewPart = z.infer<typeof NewPart>

export const FileChangeRow = z.object({
  id: z.string(),
  entity: z.enum(fileEntities),
  entityId: z.string(),
  /** What it is called today. */
  name: z.string(),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  reason: z.string(),
  at: Instant,
  by: Named,
})
export type FileChangeRow = z.infer<typeof FileChangeRow>
export const FileChangePage = z.object({ items: z.array(FileChangeRow), next: z.string().nullable() })
export type FileChangePage = z.infer<typeof FileChangePage>
export const ListChanges = z.object({ after: z.string().max(500).optional(), entity: Id.optional() })
export type ListChanges = z.infer<typeof ListChanges>

/** Sites, contacts and contracts of one customer. */
export const CustomerFile = z.object({
  sites: z.array(Site),
  contacts: z.array(CustomerContact),
  contracts: z.array(ServiceContract),
  /** Contacts are shown in part. */
  masked: z.boolean(),
})
export type CustomerFile = z.infer<typeof CustomerFile>

export const warrantyStates = ['in', 'out', 'unknown'] as const
/** What a case's machine is, whether its warranty runs, and what the regulation says of who pays. */
export const CaseMachine = z.object({
  machine: z
    .object({
      id: z.string(),
      model: z.string(),
      serial: z.string(),
      name: z.string(),
      site: Site.nullable(),
      warrantyFrom: LocalDate.nullable(),
      warrantyUntil: LocalDate.nullable(),
      warranty: z.enum(warrantyStates),
    })
    .nullable(),
  contacts: z.array(CustomerContact),
  masked: z.boolean(),
  /** Null: the regulation says nothing of who pays in cases of this kind. */
  charge: z
    .object({
      charge: z.enum(charges).nullable(),
      free: z.array(z.enum(chargedParts)),
      on: LocalDate,
      contract: z.object({ id: z.string(), number: z.string(), kind: z.enum(contractKinds) }).nullable(),
      /** Null: not recorded, since nothing could be decided yet. */
      decidedAt: Instant.nullable(),
      because: z.enum(['opened', 'machine', 'category', 'cause', 'file']).nullable(),
    })
    .nullable(),
})
export type CaseMachine = z.infer<typeof CaseMachine>
