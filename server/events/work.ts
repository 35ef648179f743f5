import type { OpenDuty } from '../../engine/state.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import type { CaseRecord } from '../cases/case-record.ts'

export type DutyRow = {
  duty: OpenDuty
  caseId: string
  clause: string
  ownerRole: string
  isPausable: boolean
  isPaused: boolean
  outcome?: 'met' | 'late' | 'cancelled' | 'missed'
  closedAt?: Instant
  closedBy?: string | null
}
export type AlarmRow = {
  dutyKey: string
  rung: string
  kind: 'warning' | 'breach' | 'escalation'
  caseId: string
  dueAt: Instant
  to: string
}

/** A rung that has just rung: its event is in the same unit of work. */
export type FiredRow = AlarmRow & { readonly firedAt: Instant }

/** Everything that one transaction will write. Filled by `addEvent`, written by `flush` with a handful of statements, whether it holds one event or a thousand. */
export type Work = {
  readonly cases: Map<string, CaseRecord>
  readonly events: (CaseEvent & { bytes: string })[]
  readonly sealed: { event: string; field: string; salt: string; value: unknown }[]
  readonly duties: Map<string, DutyRow>
  /** All rungs a duty has from now on, in the order in which they ring. Stored are those that fired and the first that did not. */
  readonly alarms: Map<string, AlarmRow[]>
  readonly fired: FiredRow[]
  /** Cases computed again from the start: duties of theirs that no longer follow are cancelled. */
  readonly refolded: Set<string>
}

/** An empty unit of work. */
export function newWork(): Work {
  return { cases: new Map(), events: [], sealed: [], duties: new Map(), alarms: new Map(), fired: [], refolded: new Set() }
}
