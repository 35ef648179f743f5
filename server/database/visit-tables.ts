import type { Generated } from 'kysely'
import type { VisitState } from '../../engine/visits.ts'
import type { Instant } from '../../events/instant.ts'

/** 上门: the visits of cases of field work, as their events leave them. */
export type Visits = {
  org_id: string
  case_id: string
  number: number
  event_id: string
  starts_at: Instant
  ends_at: Instant
  state: VisitState
  sequence: number
  changed_at: Instant
  wish_from: Instant | null
  wish_until: Instant | null
}
/** Who goes to a visit, also who went no more. */
export type VisitPeople = {
  org_id: string
  person_id: string
  case_id: string
  number: number
  part: 'handler' | 'companion'
  starts_at: Instant
  ends_at: Instant
  is_gone: Generated<boolean>
  sequence: number
  changed_at: Instant
}
/** 日历订阅: secret addresses of calendars, hashed. */
export type CalendarFeeds = {
  org_id: string
  person_id: string
  token_hash: string
  created_at: Instant
  read_at: Instant | null
  revoked_at: Instant | null
}
