import type { Generated } from 'kysely'
import type { KeepSum } from '../../engine/keeping.ts'
import type { GivenDecision } from '../../engine/state.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { RouteStep } from '../../events/route-step.ts'
import type { Text } from '../../events/text.ts'
import type { Blocker, Certificate, DisposalState, DisposalUnit, HoldKind } from '../archive/schema.ts'
import type { DisposableClass, RecordClass } from '../archive/settings-schema.ts'
import type { DueLine, PrivacyKind } from '../privacy/schema.ts'
import type { Json } from './schema.ts'

type Scoped = { org_id: string; id: string }

/** 保全. A row is placed and lifted once, by two people. */
export type LegalHolds = Scoped & {
  number: string
  kind: HoldKind
  subject_id: string | null
  class: RecordClass | null
  kinds: string[]
  period_from: LocalDate | null
  period_to: LocalDate | null
  reason: string
  reference: string
  placed_by: string
  placed_at: Instant
  lifted_by: string | null
  lifted_at: Instant | null
  lift_reason: string | null
}
/** 销毁清册. */
export type Disposals = Scoped & {
  number: string
  class: DisposableClass
  reason: string
  steps: Json<RouteStep[]>
  given: Json<GivenDecision[]>
  state: DisposalState
  proposed_by: string
  proposed_at: Instant
  settled_at: Instant | null
  finished_at: Instant | null
  certificate: Json<Certificate> | null
  certificate_hash: string | null
}
export type DisposalItems = {
  org_id: string
  disposal_id: string
  position: number
  unit: DisposalUnit
  subject_id: string
  label: string
  kept_until: LocalDate
  sum: Json<KeepSum>
  digest: string | null
  counts: Json<Record<string, number>>
  state: Generated<'waiting' | 'done' | 'spared'>
  spared_because: Blocker | null
  settled_at: Instant | null
}
/** Contents on disk that wait to be taken away. */
export type ContentRemovals = { org_id: string; kind: 'content' | 'seal'; name: string; since: Instant }

/** 个人信息请求. */
export type PrivacyRequests = Scoped & {
  number: string
  kind: PrivacyKind
  law: 'pipl' | 'gdpr'
  about: 'customer' | 'contact' | 'staff'
  subject_id: string | null
  name: string
  phone: Generated<string>
  answer_to: string
  asks: string
  identity: string
  received_on: LocalDate
  due_at: Instant
  due_sum: Json<DueLine[]>
  extended_because: string | null
  state: 'open' | 'granted' | 'refused' | 'done'
  decision: string | null
  decided_by: string | null
  decided_at: Instant | null
  answer: string | null
  answered_by: string | null
  answered_at: Instant | null
  taken_by: string
  taken_at: Instant
}
/** What a granted erasure covers. */
export type PrivacyItems = {
  org_id: string
  request_id: string
  position: number
  what: 'case' | 'contact' | 'customer' | 'staff'
  subject_id: string
  label: string
  kept_until: LocalDate | null
  because: Json<Text[]>
  state: Generated<'waiting' | 'done' | 'kept'>
  settled_at: Instant | null
}

export type ArchiveTables = {
  privacy_requests: PrivacyRequests
  privacy_items: PrivacyItems
  legal_holds: LegalHolds
  disposals: Disposals
  disposal_items: DisposalItems
  content_removals: ContentRemovals
}
