import type { ColumnType, Generated } from 'kysely'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { ContractKind } from '../../events/service-contracts.ts'
import type { FileEntity } from '../customers/file-schema.ts'
import type { Json } from './schema.ts'

type Scoped = { org_id: string; id: string }

export type Machines = Scoped & {
  customer_id: string
  model: string
  serial: string
  name: Generated<string>
  site_id: Generated<string | null>
  delivered_on: Generated<LocalDate | null>
  installed_on: LocalDate | null
  accepted_on: Generated<LocalDate | null>
  warranty_from: Generated<LocalDate | null>
  /** The last day of the warranty. */
  warranty_until: LocalDate | null
  /** Both days stand as somebody wrote them, and no setting moves them. */
  warranty_given: Generated<boolean>
  retired_on: Generated<LocalDate | null>
  created_at: Generated<Instant | null>
  search: ColumnType<never, unknown, unknown>
  search_text: Generated<string>
}
export type Sites = Scoped & {
  customer_id: string
  name: string
  address: Generated<string>
  region_id: string | null
  access_notes: Generated<string>
  latitude: number | null
  longitude: number | null
  ended_on: LocalDate | null
  created_at: Instant
}
export type CustomerContacts = Scoped & {
  customer_id: string
  site_id: string | null
  name: string
  role: Generated<string>
  phone: Generated<string>
  phone_digits: Generated<string>
  email: Generated<string>
  is_preferred: Generated<boolean>
  ended_on: LocalDate | null
  created_at: Instant
}
export type ServiceContracts = Scoped & {
  customer_id: string
  number: string
  kind: ContractKind
  /** In force on the days [starts_on, ends_on). */
  starts_on: LocalDate
  ends_on: LocalDate
  covers_parts: boolean
  covers_labour: boolean
  covers_travel: boolean
  covers_all: Generated<boolean>
  note: Generated<string>
  created_at: Instant
}
export type ServiceContractMachines = { org_id: string; contract_id: string; machine_id: string }
export type MachineParts = Scoped & {
  machine_id: string
  parent_id: string | null
  part_number: Generated<string>
  name: string
  serial: Generated<string>
  quantity: Generated<number>
  installed_on: LocalDate | null
  case_id: string | null
  removed_on: Generated<LocalDate | null>
  removed_case_id: Generated<string | null>
  replaced_by: Generated<string | null>
  created_at: Instant
}
/** One field of an entry of the customer file, before and after. */
export type FileChange = { readonly field: string; readonly before: string; readonly after: string }
export type CustomerFileChanges = Scoped & {
  customer_id: string
  entity: FileEntity
  entity_id: string
  changes: Json<readonly FileChange[]>
  reason: Generated<string>
  changed_at: Instant
  changed_by: string
}
