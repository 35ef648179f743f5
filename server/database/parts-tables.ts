import type { Generated } from 'kysely'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { DifferenceState, LocationKind, MoveKind, ReservationState } from '../parts/words-schema.ts'
import type {
  EmergencyChannels,
  EmergencyChecks,
  EmergencyMaterials,
  EmergencyOrders,
  PartPurchaseLines,
  PartPurchases,
  StockPlans,
  StocktakeLines,
  Stocktakes,
  SupplierClaims,
} from './supply-tables.ts'

type Scoped = { org_id: string; id: string }

export type Suppliers = Scoped & {
  name: string
  contact: string
  phone: string
  email: string
  address: string
  note: string
  is_active: Generated<boolean>
  created_at: Instant
}
/** Amounts in 分; quantities are whole units of the part. */
export type Parts = Scoped & {
  number: string
  name: string
  spec: string
  unit: string
  is_serialised: boolean
  price_fen: number | null
  part_code: string | null
  photo: string | null
  models: string[]
  is_common: boolean
  is_active: Generated<boolean>
  search_text: string
  created_at: Instant
  updated_at: Instant
}
export type PartSuppliers = {
  org_id: string
  part_id: string
  supplier_id: string
  their_number: string
  price_fen: number | null
  lead_days: number | null
  is_preferred: boolean
}
export type PartReplacements = { org_id: string; old_part: string; new_part: string; note: Generated<string> }
export type StockLocations = Scoped & {
  name: string
  kind: LocationKind
  keeper_id: string | null
  address: string
  is_active: Generated<boolean>
  created_at: Instant
}
export type StockBalances = {
  org_id: string
  part_id: string
  location_id: string
  on_hand: number
  reserved: number
}
export type StockMoves = Scoped & {
  kind: MoveKind
  part_id: string
  quantity: number
  from_id: string | null
  to_id: string | null
  serials: string[]
  batch: string
  supplier_id: string | null
  price_fen: number | null
  case_id: string | null
  ref_kind: 'reservation' | 'purchase' | 'stocktake' | 'emergency' | 'event' | 'difference' | 'return' | 'claim' | null
  ref_id: string | null
  reverses: string | null
  document: string
  reason: string
  moved_by: string
  at: Instant
  recorded_at: Instant
}
export type StockSerials = {
  org_id: string
  part_id: string
  serial: string
  location_id: string | null
  batch: string
  supplier_id: string | null
  receipt_id: string | null
}
export type StockReservations = Scoped & {
  case_id: string
  part_id: string
  location_id: string
  wanted: number
  reserved: number
  issued: Generated<number>
  needed_on: LocalDate | null
  note: string
  state: ReservationState
  created_by: string
  created_at: Instant
  closed_at: Instant | null
}
export type StockDifferences = Scoped & {
  case_id: string
  event_id: string
  part_id: string
  location_id: string
  quantity: number
  serials: string[]
  state: DifferenceState
  found_at: Instant
  found_by: string
  cleared_at: Instant | null
  cleared_by: string | null
  how: 'consumed' | 'not-ours' | null
  note: Generated<string>
}
export type PartUses = {
  org_id: string
  event_id: string
  line: number
  case_id: string
  machine_id: string | null
  part_id: string
  location_id: string
  quantity: number
  serials_in: string[]
  serials_out: string[]
  used_at: Instant
  used_by: string
  is_withdrawn: Generated<boolean>
}
/** All tables of 备件, by their names. */
export type PartsTables = {
  suppliers: Suppliers
  parts: Parts
  part_suppliers: PartSuppliers
  part_replacements: PartReplacements
  stock_locations: StockLocations
  stock_balances: StockBalances
  stock_moves: StockMoves
  stock_serials: StockSerials
  stock_reservations: StockReservations
  stock_differences: StockDifferences
  part_uses: PartUses
  part_purchases: PartPurchases
  part_purchase_lines: PartPurchaseLines
  stock_plans: StockPlans
  stocktakes: Stocktakes
  stocktake_lines: StocktakeLines
  emergency_channels: EmergencyChannels
  emergency_orders: EmergencyOrders
  emergency_materials: EmergencyMaterials
  emergency_checks: EmergencyChecks
  supplier_claims: SupplierClaims
}
