import type { Generated, GeneratedAlways } from 'kysely'
import type {
  DuePart,
  DunningStep,
  dunningOutcomes,
  invoiceKinds,
  PaymentTerm,
  paymentWays,
} from '../../events/contract-events.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { JournalLine } from '../contracts/export-file.ts'
import type { Json } from './schema.ts'

/** What the events of a contract say of it. Amounts in 分. */
export type Contracts = {
  org_id: string
  case_id: string
  quoted_version: number | null
  quoted_fen: number | null
  valid_until: LocalDate | null
  answer: 'accepted' | 'declined' | null
  signed_fen: number | null
  signed_on: LocalDate | null
  contract_number: string | null
  type: 'parts' | 'repair' | 'mixed' | null
  terms: Json<readonly PaymentTerm[]> | null
  late_per_day: string | null
  is_performed: Generated<boolean>
  is_paid: Generated<boolean>
  next_step: DunningStep | null
  next_at: Instant | null
  dunned_step: DunningStep | null
  dunned_at: Instant | null
  dunned_outcome: (typeof dunningOutcomes)[number] | null
  promised_on: LocalDate | null
  promised_fen: number | null
  begun_at: Instant
}
export type ContractLines = {
  org_id: string
  case_id: string
  version: number
  line: number
  part: string | null
  item: string
  unit: string
  /** Decimals, as the database writes them. */
  quantity: string
  unit_price_fen: number
  discount_percent: Generated<string>
  tax_percent: string
  net_fen: number
  tax_fen: number
  total_fen: number
  performed: Generated<string>
}
export type Invoices = {
  org_id: string
  /** The event that issued it. */
  id: string
  case_id: string
  kind: (typeof invoiceKinds)[number]
  number: string
  code: Generated<string>
  issued_on: LocalDate
  net_fen: number
  tax_fen: number
  total_fen: number
  parts: Json<readonly DuePart[]>
  /** The day on which what is open of it is due first; null: nothing is open. */
  open_due_on: LocalDate | null
  allocated_fen: Generated<number>
  credited_fen: Generated<number>
  written_off_fen: Generated<number>
  disputed_at: Instant | null
}
export type Payments = {
  org_id: string
  /** The event that received it. */
  id: string
  case_id: string
  amount_fen: number
  received_on: LocalDate
  via: (typeof paymentWays)[number]
  reference: string | null
  allocated_fen: Generated<number>
  reversed_at: Instant | null
  recorded_at: Instant
  recorded_by: string
}
export type EntryKind = 'invoice' | 'credit-note' | 'payment' | 'payment-reversed' | 'allocation' | 'unallocation' | 'write-off'
export type MoneyEntries = {
  org_id: string
  number: GeneratedAlways<string>
  id: string
  kind: EntryKind
  day: LocalDate
  at: Instant
  by: string
  case_id: string
  event_id: string
  invoice_id: string | null
  payment_id: string | null
  amount_fen: number
  tax_fen: Generated<number>
  paper: Generated<string>
}
export type MoneyExports = {
  org_id: string
  id: string
  number: number
  month: string
  lines: number
  hash: string
  made_by: string
  made_at: Instant
}
export type MoneyExportLines = {
  org_id: string
  export_id: string
  entry_id: string
  position: number
  /** As it left. */
  line: Json<JournalLine>
}
export type MoneyExportReads = {
  org_id: string
  id: string
  export_id: string
  format: 'csv' | 'xlsx'
  read_by: string
  read_at: Instant
}
