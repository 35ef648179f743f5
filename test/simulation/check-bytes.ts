import { bytesOf, commitment } from '../../server/events/seal.ts'
import { deciphered, type Found, isFound } from '../../server/keys/enciphered.ts'
import { type KeyRow, openRow } from '../../server/keys/keyring.ts'
import { difference, must } from './broken.ts'
import type { Outside } from './outside.ts'
import { simulatedKeys } from './world.ts'

type Row = {
  org_id: string
  stream_id: string
  id: string
  seq: number
  type: string
  at: string
  recorded_at: string
  actor: string
  data: unknown
  owners: unknown
  is_backdated: boolean
  device: unknown
  bytes: string
}

/** The bytes of an event are what its columns say, with a commitment to every sealed field. */
export async function checkBytes(outside: Outside, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const sealed = await outside.rows<{ event_id: string; field: string; salt: string; value: unknown }>(
    'select event_id, field, salt, value from sealed_fields where event_id = any($1)',
    [rows.map(row => row.id)],
  )
  const keyOf = await keysOf(outside)
  for (const r of rows) {
    const own = sealed.filter(one => one.event_id === r.id)
    must(
      own.every(one => isFound(one.value)),
      'what was said lies encrypted',
      () => `${r.type} ${r.id}`,
    )
    const commitments = Object.fromEntries(
      own.map(one => [one.field, commitment(one.salt, deciphered(one.value as Found, r.org_id, keyOf(r.org_id)))]),
    )
    const event = {
      ...{ id: r.id, stream: r.stream_id, seq: r.seq, type: r.type, at: r.at, recordedAt: r.recorded_at },
      ...{ actor: r.actor, data: r.data },
      ...(r.owners === null ? {} : { owners: r.owners }),
      ...(r.is_backdated ? { backdated: true } : {}),
      ...(r.device === null ? {} : { device: r.device }),
    }
    const bytes = bytesOf(r.org_id, event, commitments)
    must(
      bytes === r.bytes,
      'bytes say what the event says',
      () => `${r.type} ${r.id} ${difference(JSON.parse(bytes), JSON.parse(r.bytes))}`,
    )
  }
}

/** The data keys of every organisation, opened as the processes do. */
async function keysOf(outside: Outside): Promise<(org: string) => (id: string) => Buffer> {
  const rows = await outside.rows<KeyRow & { org_id: string }>('select org_id, id, wrapped, master_id from data_keys')
  const keyring = await simulatedKeys()
  const keys = new Map<string, Buffer>()
  for (const row of rows) keys.set(`${row.org_id}/${row.id}`, (await openRow(keyring, row.org_id, row)).key)
  return org => id => keys.get(`${org}/${id}`)!
}
