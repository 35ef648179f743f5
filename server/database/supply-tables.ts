import type { Generated } from 'kysely'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { PlanDocument } from '../parts/plan-schema.ts'
import type { ReorderBasis } from '../parts/reorder-schema.ts'
import type { ClaimState, EmergencyState, PurchaseState, StocktakeState } from '../parts/words-schema.ts'
import type { Json } from './schema.ts'

type Scoped = { org_id: string; id: string }

export type PartPurchases = Scoped & {
  number: string
  location_id: string
  supplier_id: string | null
  state: PurchaseState
  note: string
  proposed_by: string
  proposed_at: Instant
  decided_by: string | null
  decided_at: Instant | null
  decision_note: Generated<string>
  ordered_by: string | null
  ordered_at: Instant | null
  order_number: Generated<string>
  expected_on: LocalDate | null
  closed_at: Instant | null
}
export type PartPurchaseLines = {
  org_id: string
  purchase_id: string
  part_id: string
  quantity: number
  received: Generated<number>
  price_fen: number | null
  basis: Json<ReorderBasis | null> | null
}
export type StockPlans = Scoped & {
  period_start: LocalDate
  period_end: LocalDate
  report_id: string | null
  document: Json<PlanDocument>
  hash: string
  comments: string
  issued_by: string
  issued_at: Instant
}
export type Stocktakes = Scoped & {
  number: string
  location_id: string
  state: StocktakeState
  counter_id: string
  opened_by: string
  frozen_at: Instant
  counted_at: Instant | null
  posted_by: string | null
  posted_at: Instant | null
  note: Generated<string>
}
export type StocktakeLines = {
  org_id: string
  stocktake_id: string
  part_id: string
  booked: number
  counted: number | null
  counted_at: Instant | null
  expected: number | null
  serials: Generated<string[]>
  note: Generated<string>
}
export type EmergencyChannels = Scoped & {
  name: string
  supplier_id: string | null
  contact: string
  phone: string
  promised_hours: number
  price_percent: number
  parts_note: string
  is_active: Generated<boolean>
  created_at: Instant
}
export type EmergencyOrders = Scoped & {
  number: string
  channel_id: string
  case_id: string
  part_id: string
  quantity: number
  location_id: string
  reason: string
  state: EmergencyState
  price_fen: number | null
  asked_by: string
  asked_at: Instant
  decided_by: string | null
  decided_at: Instant | null
  decision_note: Generated<string>
  promised_at: Instant | null
  received_at: Instant | null
  received_by: string | null
}
export type EmergencyMaterials = Scoped & {
  name: string
  spec: string
  quantity: number
  least: number
  unit: string
  place: string
  keeper_id: string
  expires_on: LocalDate | null
  check_every_days: number
  check_due_on: LocalDate
  is_active: Generated<boolean>
  created_at: Instant
}
export type EmergencyChecks = Scoped & {
  material_id: string
  quantity: number
  is_sound: boolean
  note: string
  was_due_on: LocalDate
  checked_by: string
  checked_at: Instant
}
export type SupplierClaims = Scoped & {
  number: string
  supplier_id: string
  part_id: string
  case_id: string
  use_event: string | null
  serial: string
  batch: string
  receipt_id: string | null
  receipt_is_certain: boolean
  quantity: number
  amount_fen: number
  evidence: string
  files: string[]
  state: ClaimState
  answer: Generated<string>
  recovery_id: string | null
  recovered_fen: Generated<number>
  opened_by: string
  opened_at: Instant
  sent_at: Instant | null
  answered_at: Instant | null
  settled_at: Instant | null
}
