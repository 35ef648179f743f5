import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { charges } from '../../events/service-contracts.ts'
import { Text } from '../../events/text.ts'
import { ServiceContract, Site, warrantyStates } from './file-schema.ts'
import { WarrantySettings } from './warranty-schema.ts'

const CaseRef = z.object({ id: z.string(), number: z.string(), title: z.string() })

export const MachineRow = z.object({
  id: z.string(),
  model: z.string(),
  serial: z.string(),
  name: z.string(),
  customer: z.object({ id: z.string(), name: z.string() }),
  site: z.string(),
  warrantyUntil: LocalDate.nullable(),
  warranty: z.enum(warrantyStates),
  /** A contract of service that covers it today. */
  contract: z.string().nullable(),
  openCases: z.number(),
  /** Failures on record in the last 12 months. */
  failures: z.number(),
  retired: z.boolean(),
})
export type MachineRow = z.infer<typeof MachineRow>
export const ListMachines = z.object({
  q: z.string().max(200).optional(),
  customer: Id.optional(),
  model: z.string().max(200).optional(),
  warranty: z.enum(warrantyStates).optional(),
  /** Whose warranty ends today or within so many days; the first to end comes first. */
  endsWithin: z.coerce.number().int().min(0).max(3660).optional(),
  /** With at least so many failures in the last 12 months. */
  failures: z.coerce.number().int().min(1).max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListMachines = z.infer<typeof ListMachines>
export const MachinePage = z.object({ items: z.array(MachineRow), next: z.string().nullable() })
export type MachinePage = z.infer<typeof MachinePage>
export const ModelList = z.object({ items: z.array(z.string()) })

export const MachinePart = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  partNumber: z.string(),
  name: z.string(),
  serial: z.string(),
  quantity: z.number(),
  installedOn: LocalDate.nullable(),
  /** By which case it was built in; null: as delivered, or a case that the viewer does not see. */
  case: CaseRef.nullable(),
  removedOn: LocalDate.nullable(),
  removedCase: CaseRef.nullable(),
  replacedBy: z.string().nullable(),
})
export type MachinePart = z.infer<typeof MachinePart>

export const MachineFailure = z.object({
  id: z.string(),
  on: LocalDate,
  case: CaseRef,
  failures: z.number(),
  /** What the record says in choices and codes. */
  says: z.array(z.object({ title: Text, value: Text })),
})
export type MachineFailure = z.infer<typeof MachineFailure>

export const MachineCase = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  kind: z.string(),
  stage: z.string(),
  closed: z.boolean(),
  openedAt: Instant,
  /** Somebody was sent by it. */
  visit: z.boolean(),
  handler: z.string().nullable(),
  charge: z.enum(charges).nullable(),
})
export type MachineCase = z.infer<typeof MachineCase>
export const MachineCasePage = z.object({ items: z.array(MachineCase), next: z.string().nullable() })
export type MachineCasePage = z.infer<typeof MachineCasePage>
export const ListMachineCases = z.object({ visits: z.enum(['1']).optional(), after: z.string().max(500).optional() })
export type ListMachineCases = z.infer<typeof ListMachineCases>

export const MachineView = z.object({
  id: z.string(),
  model: z.string(),
  serial: z.string(),
  name: z.string(),
  customer: z.object({ id: z.string(), name: z.string() }),
  site: Site.nullable(),
  deliveredOn: LocalDate.nullable(),
  installedOn: LocalDate.nullable(),
  acceptedOn: LocalDate.nullable(),
  retiredOn: LocalDate.nullable(),
  warrantyFrom: LocalDate.nullable(),
  /** Its last day. */
  warrantyUntil: LocalDate.nullable(),
  warranty: z.enum(warrantyStates),
  /** The days stand as somebody wrote them; else by the company's setting. */
  warrantyGiven: z.boolean(),
  setting: WarrantySettings,
  contracts: z.array(ServiceContract),
  parts: z.array(MachinePart),
  failures: z.array(MachineFailure),
  documents: z.array(
    z.object({ id: z.string(), name: z.string(), mime: z.string(), size: z.number(), uploadedAt: Instant, case: CaseRef }),
  ),
  today: LocalDate,
})
export type MachineView = z.infer<typeof MachineView>
export const RemovePart = z.strictObject({ on: LocalDate, reason: z.string().trim().min(1).max(500) })
