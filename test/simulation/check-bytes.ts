import { bytesOf, commitment } from '../../server/events/seal.ts'
import { difference, must } from './broken.ts'
import type { Outside } from './outside.ts'

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
  for (const r of rows) {
    const own = sealed.filter(one => one.event_id === r.id)
    const commitments = Object.fromEntries(own.map(one => [one.field, commitment(one.salt, one.value)]))
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
