import type { Generated } from 'kysely'
import type { CompensationState, Recovery } from '../../engine/compensation.ts'
import type { Instant } from '../../events/instant.ts'

/** What the events of a case say of money. Amounts in 分. */
export type Compensations = {
  org_id: string
  case_id: string
  state: CompensationState
  assessed_fen: number | null
  approved_fen: number | null
  paid_fen: number
  claimed_fen: number
  recovered_fen: number
  begun_at: Instant
  updated_at: Instant
}
export type Recoveries = {
  org_id: string
  /** The event that opened it. */
  id: string
  case_id: string
  source: Recovery['from']
  state: 'open' | 'recovered' | 'partly' | 'given-up'
  claimed_fen: number
  recovered_fen: number
  opened_at: Instant
  chased_at: Instant | null
  closed_at: Instant | null
}
export type FundBudgets = {
  org_id: string
  id: string
  /** Regulation and fund: `furn:crisis-budget`. */
  fund: string
  year: number
  amount_fen: number
  /** The annual budget that it is a share of. */
  base_fen: number | null
  note: Generated<string>
  set_by: string
  set_at: Instant
}
/** What took the money: a payment to a customer, spending recorded of the fund, a trip, the project of a reward. */
export type BookingSource = 'payment' | 'spending' | 'trip' | 'project'
export type FundBookings = {
  org_id: string
  /** The payment. */
  id: string
  fund: string
  year: number
  case_id: string
  amount_fen: number
  booked_by: string
  booked_at: Instant
  source: Generated<BookingSource>
}
