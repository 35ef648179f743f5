import type { ColumnType, Generated } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { signingMethods } from '../../events/signed-content.ts'
import type { Text } from '../../events/text.ts'

export type Signatures = {
  org_id: string
  id: string
  case_id: string
  event_id: string | null
  paper: string
  number: number
  version: number
  agreed: boolean
  via: 'screen' | 'link' | 'paper'
  method: (typeof signingMethods)[number]
  /** Canonical bytes, as they were hashed. */
  content: string
  content_hash: string
  strokes: string | null
  strokes_hash: string | null
  image: string | null
  image_hash: string | null
  scan_file: string | null
  scan_hash: string | null
  hash: string
  signer: string
  signer_title: string | null
  signer_phone: string | null
  device_at: Instant | null
  signed_at: Instant
  witness: string | null
  differs: ColumnType<Text[] | null, string | null, never>
  code: string
  superseded_by: Generated<string | null>
  copy_sha256: Generated<string | null>
}
