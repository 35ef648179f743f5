import type { MeasureState } from '../../engine/measures.ts'
import type { Restriction } from '../../engine/restriction.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { SanctionKindName } from '../../events/sanction-kinds.ts'
import type { Json } from './schema.ts'

/** What of a measure is shown beside its state: how much, and who asked for what. */
export type SaidOfMeasure = {
  amountFen?: number
  points?: number
  months?: number
  /** Of a restriction: the share given back. */
  lifted?: number
  askedAt?: Instant
  carriedBy?: string
  restoredOn?: LocalDate
}
/** One measure of a penalty, as its events leave it and as it stands now. */
export type PenaltyMeasures = {
  org_id: string
  case_id: string
  kind: SanctionKindName
  regulation: string
  edition: string
  party: 'department' | 'person'
  subject_id: string
  department_id: string | null
  state: MeasureState
  served_on: LocalDate | null
  from_on: LocalDate | null
  until_on: LocalDate | null
  carried_on: LocalDate | null
  next_at: Instant | null
  said: Json<SaidOfMeasure>
  sorts_on: LocalDate
  updated_at: Instant
}
/** A restriction of a department's business. */
export type BusinessRestrictions = {
  org_id: string
  case_id: string
  department_id: string
  regulation: string
  edition: string
  rule: string
  effect: 'warn' | 'refuse'
  is_active: boolean
  restriction: Json<Restriction>
  updated_at: Instant
}
