import type { RewardStage } from '../../engine/rewards.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Json } from './schema.ts'

/** A reward as its events leave it. Amounts in 分. */
export type Rewards = {
  org_id: string
  case_id: string
  regulation: string
  rule: string | null
  stage: RewardStage
  party: 'department' | 'person' | null
  subject_id: string | null
  department_id: string | null
  amount_fen: number | null
  project_fen: number | null
  base_event: string | null
  base: Json<Record<string, unknown>> | null
  opened_at: Instant
  approved_at: Instant | null
  published_event: string | null
  published_on: LocalDate | null
  published_until: LocalDate | null
  open_objections: number
  withdrawn_at: Instant | null
  updated_at: Instant
}
