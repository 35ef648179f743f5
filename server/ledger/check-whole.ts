import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { parseCheckpoint } from '../../ledger/checkpoint.ts'
import { isSame } from '../../ledger/hash.ts'
import { openNote } from '../../ledger/note.ts'
import { placesOfRoot, rootOf } from '../../ledger/tree.ts'
import type { Tx } from '../database/transaction.ts'
import { later } from '../deliveries/retry.ts'
import { noteKeyOf } from './begin-log.ts'
import type { Keys } from './check-leaves.ts'
import type { Findings } from './findings.ts'
import { checkpointOf, hashesAt, headOf } from './queries.ts'
import { STATED_DELAY_MS } from './sequence.ts'

type In = { readonly tx: Tx; readonly org: string }
const CASES_AT_ONCE = 2_000
const EVENTS_AT_ONCE = 5_000
const MOST_NAMED = 100

/** Whether the head is that of the leaves just checked and of the newest checkpoint. */
export async function checkHead(at: In, size: number, root: Uint8Array, findings: Findings): Promise<void> {
  const newest = await checkpointOf(at)
  const head = await headOf(at)
  // A log that has begun and waits for its first event has signed nothing yet.
  if (newest === undefined && head?.serial === 0 && head.size === 0 && size === 0) return
  // Leaves may have been added since; then a later checkpoint says so.
  if (newest === undefined || head === undefined || newest.size < size) return findings.add('root-differs', { size })
  const isHeadRight = head.size === newest.size && isSame(head.root, newest.root)
  const isRootRight = newest.size > size || isSame(newest.root, root)
  if ((!isHeadRight || !isRootRight) && !findings.has('root-differs')) findings.add('root-differs', { size: newest.size })
}

/** Whether there are as many leaves and events in line as events: then none has neither, since leaves without an event are found with the leaves. */
export async function hasAllInLine({ tx, org }: In): Promise<boolean> {
  const { rows } = await sql<{ events: number; known: number }>`
    select (select count(*) from events where org_id = ${org}) as events,
      (select count(*) from ledger_leaves where org_id = ${org}) + (select count(*) from ledger_pending where org_id = ${org}) as known`.execute(
    tx,
  )
  const [{ events, known }] = rows as [{ events: number; known: number }]
  return events === known
}

/** An event's place among those of its organisation. */
export type Place = { readonly stream_id: string; readonly seq: number }
type Missed = Place & { readonly id: string; readonly type: string; readonly at: Instant }

/**
 * Whether the next thousands of events after a place have a leaf or wait for one. Those that were never put in line (a trigger that was off, rows written around
 * it) are named and put in line, so that they get their leaves now: late, and known as late. Gives the place to go on from, undefined at the end. A transaction
 * for each call: a million events in one would hold their leaves back for minutes.
 */
export async function queueMissed({ tx, org }: In, after: Place | undefined, findings: Findings): Promise<Place | undefined> {
  const later = after === undefined ? sql`` : sql`and (e.stream_id, e.seq) > (${after.stream_id}::text, ${after.seq}::int)`
  const { rows } = await sql<Place & { read: number; missed: Missed[] }>`
    with read as materialized (
      select e.stream_id, e.seq, e.id, e.type, date_trunc('milliseconds', e.recorded_at) as at from events e
      where e.org_id = ${org} ${later} order by e.stream_id, e.seq limit ${EVENTS_AT_ONCE}
    ), missed as materialized (
      select * from read
      where not exists (select from ledger_leaves l where l.org_id = ${org} and l.event_id = read.id)
        and not exists (select from ledger_pending p where p.org_id = ${org} and p.recorded_at = read.at and p.stream_id = read.stream_id and p.seq = read.seq)
    ), queued as (
      insert into ledger_pending (org_id, recorded_at, stream_id, seq, event_id)
      select ${org}, at, stream_id, seq, id from missed on conflict do nothing
    )
    select stream_id, seq, (select count(*) from read) as read,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'stream_id', stream_id, 'type', type, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        order by stream_id, seq) from missed), '[]') as missed
    from read order by stream_id desc, seq desc limit 1`.execute(tx)
  const [last] = rows
  for (const { id, stream_id, type, at } of last?.missed ?? [])
    findings.add('event-without-leaf', { event: id, stream: stream_id, type, at })
  return last === undefined || last.read < EVENTS_AT_ONCE ? undefined : { stream_id: last.stream_id, seq: last.seq }
}

/** Whether an event in line has waited too long for its leaf. */
export async function checkDelay({ tx, org }: In, now: Instant, findings: Findings): Promise<void> {
  const late = await tx
    .selectFrom('ledger_pending')
    .select(eb => [eb.fn.countAll<number>().as('waiting'), eb.fn.min('recorded_at').as('since')])
    .where('org_id', '=', org)
    .where('recorded_at', '<', later(now, -STATED_DELAY_MS))
    .executeTakeFirstOrThrow()
  if (late.waiting > 0 && !findings.has('event-without-leaf'))
    findings.add('too-late', { size: late.waiting, ...(late.since && { at: late.since }) })
}

/** Whether each case stands at the last event of its stream: a case that says more than its events is no record of anything. */
export async function checkCases({ tx, org }: In, after: string, findings: Findings): Promise<string | undefined> {
  const { rows } = await sql<{ id: string; number: string; seq: number; last: number | null }>`
    select c.id, c.number, c.seq, (select max(e.seq) from events e where e.org_id = c.org_id and e.stream_id = c.id) as last
    from cases c where c.org_id = ${org} and c.id > ${after} order by c.id limit ${CASES_AT_ONCE}`.execute(tx)
  findings.counts.cases += rows.length
  for (const row of rows) if (row.seq !== row.last) findings.add('case-without-event', { stream: row.id, number: row.number })
  return rows.length === CASES_AT_ONCE ? rows.at(-1)!.id : undefined
}

/** Where the database went back to an older state and nobody has answered for it yet. */
export async function checkReturns({ tx, org }: In, findings: Findings): Promise<void> {
  const rows = await tx
    .selectFrom('ledger_epochs as e')
    .leftJoin('ledger_gap_answers as a', join => join.onRef('a.org_id', '=', 'e.org_id').onRef('a.epoch', '=', 'e.epoch'))
    .select(['e.because', 'e.size', 'e.lost_size', 'e.at', 'e.epoch'])
    .where('e.org_id', '=', org)
    .where('e.because', '<>', 'first')
    .where('a.epoch', 'is', null)
    .orderBy('e.epoch')
    .limit(MOST_NAMED)
    .execute()
  for (const { because, size, lost_size, at } of rows)
    findings.add(because === 'restored' ? 'restored' : 'went-back', {
      ...{ index: size, at },
      ...(lost_size !== null && { size: lost_size }),
    })
}

/** Whether a checkpoint that somebody holds outside is still the beginning of this ledger. What no key of ours has signed was refused before. */
export async function checkHeld(at: In, note: string, keys: Keys, findings: Findings): Promise<void> {
  const held = heldCheckpoint(note, keys)
  const head = await headOf(at)
  if (held === undefined || head === undefined) return
  if (held.size > head.size) return findings.add('held-is-newer', { index: head.size, size: held.size })
  const root = rootOf(held.size, await hashesAt(at, placesOfRoot(held.size)))
  if (!isSame(root, held.root)) findings.add('held-differs', { size: held.size })
}

/** What a note says that a key of this ledger has signed; undefined of any other. */
export function heldCheckpoint(note: string, keys: Keys) {
  for (const key of keys) {
    const opened = openNote(note, noteKeyOf(key))
    if ('text' in opened) return parseCheckpoint(opened.text)
  }
  return undefined
}
