import type { Generated } from 'kysely'
import type { Instant } from '../../events/instant.ts'

/** Contacts of a device, one row for each length of its queue: the first and the last of that length. */
export type DeviceContacts = {
  org_id: string
  person_id: string
  device: string
  mark: number
  first_at: Instant
  last_at: Instant
}
/** The acts that came from devices, each once. */
export type DeviceActs = {
  org_id: string
  person_id: string
  device: string
  sequence: number
  case_id: string
  event_id: string
}
/** Files on their way in parts. */
export type Uploads = {
  org_id: string
  id: string
  name: string
  size: number
  sha256: string
  received: Generated<number>
  /** The key of its parts under a data key; null of one from before parts were encrypted, which begins anew. */
  key_id: string | null
  wrapped_key: string | null
  /** How many bytes of the encrypted parts count. */
  on_disk: Generated<number>
  started_by: string
  started_at: Instant
  touched_at: Instant
}
