import { z } from 'zod'
import { canonical, commitment } from '../events/seal.ts'
import { damaged } from '../keys/records.ts'
import type { Findings } from './findings.ts'

/** An event as its columns say it. */
export type EventRow = {
  readonly event_id: string
  readonly stream_id: string | null
  readonly seq: number | null
  readonly type: string | null
  readonly at: string | null
  readonly recorded_at: string | null
  readonly actor: string | null
  readonly data: unknown
  readonly owners: unknown
  readonly is_backdated: boolean | null
  readonly device: unknown
  readonly bytes: string | null
}
export type WordRow = { readonly event_id: string; readonly field: string; readonly salt: string; readonly value: unknown }

const Bytes = z.looseObject({
  org: z.string(),
  id: z.string(),
  stream: z.string(),
  seq: z.number(),
  type: z.string(),
  at: z.string(),
  recordedAt: z.string(),
  actor: z.string(),
  data: z.unknown(),
  owners: z.unknown().optional(),
  backdated: z.boolean().optional(),
  device: z.unknown().optional(),
  sealed: z.record(z.string(), z.string()),
})

/** Where an event stands: what a finding about it says. */
export type Where = {
  readonly index: number
  readonly event: string
  readonly stream: string
  readonly type: string
  readonly at: string
}

/** Whether the columns say what the bytes say, and the sealed words what their commitments say; words that are erased are counted. */
export function checkEvent(org: string, row: EventRow, words: readonly WordRow[], where: Where, findings: Findings): void {
  const said = read(row.bytes)
  if (said === undefined) {
    findings.add('columns-differ', { ...where, field: 'bytes' })
    return
  }
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['org_id', said.org, org],
    ['id', said.id, row.event_id],
    ['stream_id', said.stream, row.stream_id],
    ['seq', said.seq, row.seq],
    ['type', said.type, row.type],
    ['at', moment(said.at), row.at],
    ['recorded_at', moment(said.recordedAt), row.recorded_at],
    ['actor', said.actor, row.actor],
    ['data', said.data, row.data],
    ['owners', said.owners ?? null, row.owners],
    ['is_backdated', said.backdated ?? false, row.is_backdated],
    ['device', said.device ?? null, row.device],
  ]
  for (const [field, one, other] of pairs) if (!isAlike(one, other)) findings.add('columns-differ', { ...where, field })
  for (const { field, salt, value } of words) {
    const committed = said.sealed[field]
    if (committed === undefined) findings.add('words-unknown', { ...where, field })
    else if (value === damaged || commitment(salt, value) !== committed) findings.add('words-differ', { ...where, field })
  }
  findings.counts.words += words.length
  findings.counts.erased += Object.keys(said.sealed).filter(field => !words.some(word => word.field === field)).length
}

function read(bytes: string | null): z.infer<typeof Bytes> | undefined {
  try {
    return Bytes.safeParse(JSON.parse(bytes ?? '')).data
  } catch {
    return undefined // not JSON: altered
  }
}

/** Columns hold moments, bytes the text of one; what is none differs from every moment. */
function moment(text: string): string {
  const read = Date.parse(text)
  return Number.isNaN(read) ? text : new Date(read).toISOString()
}

const isAlike = (one: unknown, other: unknown): boolean =>
  typeof one === 'object' && typeof other === 'object' ? canonical(one) === canonical(other) : one === other
