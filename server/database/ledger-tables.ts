import type { Generated } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { CheckCounts, Finding, Verdict } from '../ledger/check-schema.ts'
import type { Json } from './schema.ts'

type PendingLeaves = { org_id: string; recorded_at: Instant; stream_id: string; seq: number; event_id: string }
type LedgerEpochs = {
  org_id: string
  epoch: number
  /** Whose log it is, as its checkpoints say in their first line. */
  origin: string
  size: number
  root: Buffer
  because: 'first' | 'restored' | 'went-back'
  lost_size: number | null
  lost_root: Buffer | null
  at: Instant
}
type GapAnswers = { org_id: string; epoch: number; by_person: string; reason: string; at: Instant }
export type LedgerHeads = {
  org_id: string
  epoch: number
  size: number
  root: Buffer
  serial: number
  is_restored: Generated<boolean>
}
type LedgerLeaves = { org_id: string; index: number; event_id: string; leaf_hash: Buffer }
type LedgerNodes = { org_id: string; level: number; index: number; hash: Buffer }
export type LedgerKeys = {
  org_id: string
  serial: number
  /** Eight hexadecimal digits (C2SP signed-note: key id). */
  id: string
  epoch: number
  name: string
  public_key: Buffer
  since: Instant
  because: 'first' | 'rotated' | 'lost' | 'restored' | 'went-back'
  reason: Generated<string>
  made_by: string
}
export type LedgerCheckpoints = {
  org_id: string
  serial: number
  epoch: number
  size: number
  root: Buffer
  note: string
  at: Instant
}
export type LedgerChecks = {
  org_id: string
  id: string
  asked_at: Instant
  asked_by: string
  is_full: boolean
  held: string | null
  from_index: Generated<number>
  done: Generated<number>
  size: number | null
  claimed_until: Instant | null
  finished_at: Instant | null
  verdict: Verdict | null
  findings: Json<Finding[]>
  counts: Json<Partial<CheckCounts>>
}

export type LedgerTables = {
  ledger_pending: PendingLeaves
  ledger_epochs: LedgerEpochs
  ledger_gap_answers: GapAnswers
  ledger_heads: LedgerHeads
  ledger_leaves: LedgerLeaves
  ledger_nodes: LedgerNodes
  ledger_keys: LedgerKeys
  ledger_checkpoints: LedgerCheckpoints
  ledger_checks: LedgerChecks
}
