import type { Generated } from 'kysely'
import type { PenaltyStage } from '../../engine/penalty.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { PenaltyMeasure } from '../../events/penalty-events.ts'
import type { Json } from './schema.ts'

/** A line of the register of violations. */
export type Violations = {
  org_id: string
  id: string
  source: 'system' | 'person'
  regulation: string
  edition: string
  violation: string
  grade: string
  clause: string
  party: 'department' | 'person'
  subject_id: string | null
  department_id: string | null
  case_id: string | null
  duty_key: string | null
  act_on: LocalDate
  found_at: Instant
  found_by: string | null
  note: Generated<string>
  state: Generated<'open' | 'dismissed' | 'cited' | 'taken-back'>
  penalty_case_id: string | null
  stage: PenaltyStage | null
  stands: Generated<boolean>
  settled_by: string | null
  settled_at: Instant | null
  reason: Generated<string>
}
/** A penalty as its events leave it. */
export type Penalties = {
  org_id: string
  case_id: string
  regulation: string
  edition: string
  violation: string
  grade: string
  party: 'department' | 'person'
  subject_id: string
  act_on: LocalDate
  stage: PenaltyStage
  stands: boolean
  measures: Json<readonly PenaltyMeasure[]>
  decided_at: Instant | null
  served_on: LocalDate | null
  updated_at: Instant
}
