import type { ColumnType, Generated } from 'kysely'
import type { DutyMove } from '../../engine/move-edition.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { RouteStep } from '../../events/route-step.ts'
import type { Text } from '../../events/text.ts'
import type { StoredSummary } from '../policies/replay/stored-summary.ts'
import type { Json } from './schema.ts'

type ByEdition = { org_id: string; regulation: string; edition: LocalDate }

export type Editions = ByEdition & {
  pack: Json<unknown>
  hash: string
  status: 'draft' | 'in-approval' | 'published' | 'repealed'
  published_at: Instant | null
  published_by: string | null
  based_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  revision: Generated<number>
  created_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  created_by: ColumnType<string | null, string | null | undefined, string | null>
  updated_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  updated_by: ColumnType<string | null, string | null | undefined, string | null>
  repealed_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  repealed_by: ColumnType<string | null, string | null | undefined, string | null>
  repealed_from: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
}
export type EditionWaivers = ByEdition & {
  id: string
  finding: string
  reason: string
  waived_by: string
  waived_at: Instant
  withdrawn: Generated<boolean>
}
export type EditionBallots = ByEdition & {
  id: string
  hash: string
  effective_from: LocalDate
  steps: Json<RouteStep[]>
  submitted_by: string
  submitted_at: Instant
  reason: string
  outcome: 'approved' | 'rejected' | 'withdrawn' | null
  settled_at: Instant | null
}
export type EditionVotes = {
  org_id: string
  ballot_id: string
  step: string
  person: string
  decision: 'approve' | 'reject'
  reason: string | null
  voted_at: Instant
}
export type EditionReaders = ByEdition & { person: string; asked_at: Instant; acknowledged_at: Instant | null }
export type EditionMoves = {
  org_id: string
  id: string
  regulation: string
  from_edition: LocalDate
  to_edition: LocalDate
  proposed_by: string
  proposed_at: Instant
  reason: string
  decision: 'approve' | 'reject' | null
  decided_by: string | null
  decided_at: Instant | null
  /** `listing` and `moving` go on in the background; a list of none is `done` without a decision. */
  state: 'listing' | 'open' | 'moving' | 'done'
  listed_after: string | null
  only_cases: string[] | null
}
/** A case of a move, and what came of it. */
export type EditionMoveCases = {
  org_id: string
  move_id: string
  case_id: string
  number: string
  title: string
  duties: Json<readonly DutyMove[]>
  state: 'listed' | 'refused' | 'moved' | 'left'
  because: Json<Text> | null
}
export type PolicyReplays = ByEdition & {
  id: string
  hash: string
  period_from: LocalDate
  period_to: LocalDate
  state: 'running' | 'done' | 'failed' | 'cancelled'
  cases_done: Generated<number>
  cases_total: Generated<number>
  events_done: Generated<number>
  summary: Json<StoredSummary> | null
  failure: string | null
  started_by: string
  started_at: Instant
  ended_at: Instant | null
}
export type PolicyInterpretations = {
  org_id: string
  id: string
  regulation: string
  clause: string
  question: string
  answer: string
  replaces: string | null
  given_by: string
  given_at: Instant
}
export type PolicyReviews = ByEdition & {
  id: string
  result: 'unchanged' | 'revise'
  remarks: string
  reviewed_by: string
  reviewed_at: Instant
}
