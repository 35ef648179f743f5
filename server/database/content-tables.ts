import type { Generated } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Json } from './schema.ts'

/** Keys of an organisation, wrapped by the master key; the one that is not retired is used for what is new. */
export type DataKeys = {
  org_id: string
  id: string
  wrapped: string
  master_id: string
  created_at: Instant
  retired_at: Instant | null
}
/** The key under which telephone numbers are found, of each organisation. */
export type LookupKeys = { org_id: string; value: Json<string> }
/** How far the values of a table are under the current data key. */
export type RecordTurns = {
  org_id: string
  table: string
  key_id: string
  after_row: string[] | null
  total: number
  seen: Generated<number>
  written: Generated<number>
  started_at: Instant
  finished_at: Instant | null
}
/** What a file says, where it lies and under which key; see migration 0057. */
export type FileContents = {
  org_id: string
  sha256: string
  rendition: Generated<'' | 'view' | 'small'>
  object: string | null
  storage: 'folder' | 's3' | null
  size: number
  mime: string
  key_id: string | null
  wrapped_key: string | null
  created_at: Instant
  has_macros: Generated<boolean>
  scan: Generated<'none' | 'waiting' | 'clean' | 'found'>
  scan_says: string | null
  scanned_at: Instant | null
}
