import type {
  ContractLines,
  Contracts,
  Invoices,
  MoneyEntries,
  MoneyExportLines,
  MoneyExportReads,
  MoneyExports,
  Payments,
} from './contract-tables.ts'
import type {
  CustomerContacts,
  CustomerFileChanges,
  MachineParts,
  ServiceContractMachines,
  ServiceContracts,
  Sites,
} from './customer-tables.ts'
import type { Checklists, ChecklistVersions, ManualFiles, Manuals, ManualVersions } from './manual-tables.ts'
import type { DeviceActs, DeviceContacts, Uploads } from './offline-tables.ts'
import type { ProjectOrders, ProjectPlans, Projects } from './project-tables.ts'
import type { Signatures } from './signature-tables.ts'
import type { Certificates, Trips } from './trip-tables.ts'
import type { CalendarFeeds, VisitPeople, Visits } from './visit-tables.ts'

/** The tables of field service (migrations 0035 to 0039 and 0041 to 0043); parts have a list of their own. */
export type FieldServiceTables = {
  manuals: Manuals
  manual_versions: ManualVersions
  manual_files: ManualFiles
  projects: Projects
  project_plans: ProjectPlans
  project_orders: ProjectOrders
  checklists: Checklists
  checklist_versions: ChecklistVersions
  uploads: Uploads
  device_contacts: DeviceContacts
  device_acts: DeviceActs
  signatures: Signatures
  visits: Visits
  visit_people: VisitPeople
  calendar_feeds: CalendarFeeds
  certificates: Certificates
  trips: Trips
  contracts: Contracts
  contract_lines: ContractLines
  invoices: Invoices
  payments: Payments
  money_entries: MoneyEntries
  money_exports: MoneyExports
  money_export_lines: MoneyExportLines
  money_export_reads: MoneyExportReads
  sites: Sites
  customer_contacts: CustomerContacts
  service_contracts: ServiceContracts
  service_contract_machines: ServiceContractMachines
  machine_parts: MachineParts
  customer_file_changes: CustomerFileChanges
}
