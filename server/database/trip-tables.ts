import type { Generated } from 'kysely'
import type { Trip, TripState } from '../../engine/trips.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Json } from './schema.ts'

/** 证书 of a person. */
export type Certificates = {
  org_id: string
  id: string
  person_id: string
  kind: string
  number: string
  issued_by: Generated<string>
  region: Generated<string>
  valid_from: LocalDate | null
  valid_until: LocalDate | null
  file_id: string | null
  note: Generated<string>
  entered_by: string
  entered_at: Instant
  told_of: Generated<LocalDate | null>
  ended_at: Generated<Instant | null>
  ended_by: Generated<string | null>
}
/** 出差 of an order, amounts in 分. */
export type Trips = {
  org_id: string
  case_id: string
  id: string
  state: TripState
  person_id: string
  people: string[]
  from_on: LocalDate
  to_on: LocalDate
  budget_fen: number
  spent_fen: number | null
  items: Json<{ budget: Trip['budget']; spent: Trip['budget'] }>
  submitted_at: Instant
  approved_at: Instant | null
  settled_at: Instant | null
  updated_at: Instant
}
