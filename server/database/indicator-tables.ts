import type { Generated } from 'kysely'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { FrozenDocument, WeightRow } from '../indicators/stored-schema.ts'
import type { Json } from './schema.ts'

/** What a case adds to a measure on a day. */
export type IndicatorPoints = {
  org_id: string
  measure: string
  case_id: string
  day: LocalDate
  person: string
  department: string
  region: string
  product: string
  channel: string
  numerator: number
  denominator: number
  /** 0 for the first row of a case and measure, by day. */
  part: Generated<number>
  /** The days of the rows before it of the same case and measure: of all, of this person's, of this department's. */
  previous: LocalDate | null
  previous_person: LocalDate | null
  previous_department: LocalDate | null
}
/** What the points of a month add up to by one side, in pieces: a row that takes away has negative numbers. */
export type IndicatorTotals = {
  org_id: string
  side: '' | 'department' | 'person' | 'region' | 'product' | 'channel'
  measure: string
  month: LocalDate
  /** The month of the row before; the year 1 of first rows. */
  since: LocalDate
  key: string
  numerator: string
  denominator: string
  points: number
  packed: Generated<boolean>
}
/** In which turn of the counting a case last came out otherwise. */
export type IndicatorRecounts = { org_id: string; case_id: string; turn: number }
export type IndicatorDirty = { org_id: string; case_id: string; seq: number }
export type IndicatorMeasures = { org_id: string; measure: string; since: Instant }
/** A figure from outside the system; appended, the last one counts. */
export type IndicatorEntries = {
  org_id: string
  id: string
  indicator: string
  period_start: LocalDate
  period_end: LocalDate
  figure: number | null
  numerator: number | null
  denominator: number | null
  source: string
  note: Generated<string>
  entered_by: string
  entered_at: Instant
}
/** Figures as they were reported or signed; never changed. */
export type IndicatorFreezes = {
  org_id: string
  id: string
  kind: 'reported' | 'scorecard'
  period_start: LocalDate
  period_end: LocalDate
  document: Json<FrozenDocument>
  hash: string
  frozen_by: string
  frozen_at: Instant
  /** The last turn of the counting before it. */
  turn: Generated<number>
}
/** What each case added to a frozen figure: a line each, `case numerator denominator`. */
export type IndicatorFreezeLists = { org_id: string; freeze_id: string; indicator: string; lines: string }
export type ScorecardWeights = {
  org_id: string
  id: string
  regulation: string
  card: string
  since: LocalDate
  rows: Json<WeightRow[]>
  reason: Generated<string>
  set_by: string
  set_at: Instant
}
export type ScorecardRuns = {
  org_id: string
  id: string
  regulation: string
  card: string
  edition: string
  every: 'month' | 'quarter' | 'year'
  period_start: LocalDate
  period_end: LocalDate
  subject_kind: 'organisation' | 'department' | 'person'
  subject_id: string
  corrects: string | null
  reason: Generated<string>
  weights_id: string | null
  made_by: string
  made_at: Instant
  freeze_id: string | null
  total: number | null
  signed_by: string | null
  signed_at: Instant | null
  reviewed_by: string | null
  reviewed_at: Instant | null
  review_note: Generated<string>
  sent_back_at: Instant | null
}
export type ScorecardPoints = {
  org_id: string
  run_id: string
  seq: number
  indicator: string
  points: number
  reason: string
  given_by: string
  given_at: Instant
}
/** The tables of migrations 0046 and 0052. */
export type IndicatorTables = {
  indicator_points: IndicatorPoints
  indicator_dirty: IndicatorDirty
  indicator_measures: IndicatorMeasures
  indicator_entries: IndicatorEntries
  indicator_freezes: IndicatorFreezes
  indicator_freeze_lists: IndicatorFreezeLists
  indicator_totals: IndicatorTotals
  indicator_recounts: IndicatorRecounts
  scorecard_weights: ScorecardWeights
  scorecard_runs: ScorecardRuns
  scorecard_points: ScorecardPoints
}
