import type { ColumnType, Generated } from 'kysely'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Json } from './schema.ts'

type Scoped = { org_id: string; id: string }
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>
export type StrataSetting = {
  by: 'handler' | 'department' | 'region' | 'level' | 'channel'
  atLeast: 0 | 1
  /** Over what the floor is kept: each draw unless said otherwise, or all draws of a month. */
  per?: 'month' | undefined
}

/** 抽样 (migration 0045). */
export type Samples = Scoped & {
  regulation: string
  edition: string
  rule: string
  clause: string
  period_start: LocalDate
  period_end: LocalDate
  freezes_at: Instant
  due_at: Instant
  commitment: string
  secret: string
  committed_at: Instant
  strata: JsonOrNull<StrataSetting>
  covered: Generated<string[]>
  public_source: string | null
  public_value: string | null
  public_by: string | null
  population: string | null
  population_size: number | null
  frozen_at: Instant | null
  drawn_at: Instant | null
  done_at: Instant | null
}
export type SampleUnits = {
  org_id: string
  sample_id: string
  unit: string
  stratum: string
  digest: string
  case_id: string | null
  customer_id: string | null
  handlers: string[]
}
export type SampleItems = Scoped & {
  sample_id: string
  unit: string
  place: number
  reviewer_id: string | null
  replaces: string | null
  replaced_because: string | null
  replaced_by: string | null
  replaced_at: Instant | null
  result: 'passed' | 'failed' | null
  reviewed_at: Instant | null
}
export type LineAnswer = { verdict: 'holds' | 'fails' | 'not-applicable'; note?: string | undefined }
export type SampleReviews = Scoped & {
  item_id: string
  answers: Json<LineAnswer[]>
  result: 'passed' | 'failed'
  score: string | null
  note: string
  because: string | null
  reviewed_by: string
  reviewed_at: Instant
}
export type SampleSettings = Scoped & {
  regulation: string
  rule: string
  strata: JsonOrNull<StrataSetting>
  public_source: string | null
  set_by: string
  set_at: Instant
}
export type SampleVisits = Scoped & { item_id: string; who: string; planned_on: LocalDate; made_by: string; made_at: Instant }
export type SupervisionSettings = Scoped & { fewest: number | null; reason: string; set_by: string; set_at: Instant }
export type Shops = Scoped & {
  name: string
  address: string
  opened_on: LocalDate
  closed_on: LocalDate | null
  made_by: string
  made_at: Instant
}

/** 监督 (migration 0045). */
export type FindingState = 'open' | 'disputed' | 'withdrawn' | 'rectifying' | 'rectified'
export type Findings = Scoped & {
  number: string
  source: 'sample' | 'audit' | 'data-check' | 'patrol' | 'record'
  source_id: string
  case_id: string | null
  department_id: string | null
  person_id: string | null
  clause: string
  is_major: boolean
  words: string
  state: FindingState
  rectification_id: string | null
  found_by: string
  found_at: Instant
}
export type FindingSteps = Scoped & {
  finding_id: string
  kind: 'raised' | 'disputed' | 'upheld' | 'withdrawn' | 'rectifying' | 'rectified'
  words: string
  by_id: string
  at: Instant
}
export type AuditPlans = Scoped & {
  regulation: string
  category: string
  clause: string
  subject: string
  planned_from: LocalDate
  planned_until: LocalDate
  lead_id: string
  case_id: string | null
  dropped_because: string | null
  planned_by: string
  planned_at: Instant
}
export type AuditPlanSteps = Scoped & {
  plan_id: string
  kind: 'planned' | 'moved' | 'begun' | 'dropped'
  words: string
  planned_from: LocalDate | null
  planned_until: LocalDate | null
  by_id: string
  at: Instant
}
export type SurpriseChecks = Scoped & {
  regulation: string
  indicator: string
  clause: string
  region_id: string
  period_start: LocalDate
  period_end: LocalDate
  numerator: number
  denominator: number
  target: string
  case_id: string
  raised_at: Instant
}
export type DataCheckHits = Scoped & {
  rule: string
  case_id: string
  detail: Json<Record<string, string>>
  clause: Generated<string>
  asks: Generated<string>
  found_at: Instant
  cleared_at: Instant | null
  explained_by: string | null
  explained_at: Instant | null
  explanation: string | null
}

/** Up to when a check of the data has looked, and what it was decided by beside the cases (migration 0066). */
export type DataChecksDone = { org_id: string; rule: string; input: string; looked_at: Instant }

/** The tables of sampling and supervision (migrations 0045, 0051 and 0066). */
export type SupervisionTables = {
  samples: Samples
  sample_units: SampleUnits
  sample_items: SampleItems
  sample_reviews: SampleReviews
  sample_settings: SampleSettings
  shops: Shops
  sample_visits: SampleVisits
  supervision_settings: SupervisionSettings
  findings: Findings
  finding_steps: FindingSteps
  audit_plans: AuditPlans
  audit_plan_steps: AuditPlanSteps
  surprise_checks: SurpriseChecks
  data_check_hits: DataCheckHits
  data_checks_done: DataChecksDone
}
