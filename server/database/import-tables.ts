import type { Generated } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Json } from './schema.ts'

type Scoped = { org_id: string; id: string }

/** The runs of an import (migrations 0004 and 0009), and what became of each of their rows. */
export type Imports = Scoped & {
  name: string
  kind: 'live' | 'history'
  state: 'running' | 'done' | 'failed' | 'cancelled'
  mapping: Json<unknown>
  total: Generated<number>
  created: Generated<number>
  unchanged: Generated<number>
  failed: Generated<number>
  started_by: string
  started_at: Instant
  ended_at: Instant | null
  /** Events of a past log that were recorded. */
  events: Generated<number>
  /** Rows read so far. */
  read: Generated<number>
  touched_at: Instant | null
  problem: string | null
}
export type ImportRows = {
  org_id: string
  import_id: string
  line: number
  external_id: string | null
  outcome: 'created' | 'unchanged' | 'failed'
  code: string | null
  reason: string | null
  reason_en: string | null
  case_id: string | null
}
