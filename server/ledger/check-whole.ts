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

/**
 * Whether every event has a leaf or waits for one, and none has waited too long. One that was never put in line (a trigger that was off, rows written around it)
 * is named and put in line, so that it gets its leaf now: late, and known as late.
 */
export async function checkCompleteness({ tx, org }: In, now: Instant, findings: Findings): Promise<void> {
  const { rows } = await sql<{ events: number; known: number }>`
    select (select count(*) from events where org_id = ${org}) as events,
      (select count(*) from ledger_leaves where org_id = ${org}) + (select count(*) from ledger_pending where org_id = ${org}) as known`.execute(
    tx,
  )
  const [{ events, known }] = rows as [{ events: number; known: number }]
  // Leaves without an event are found with the leaves; here is what has neither.
  if (events !== known) {
    const { rows: without } = await sql<{ id: string; stream_id: string; type: string; at: Instant }>`
      insert into ledger_pending (org_id, recorded_at, stream_id, seq, event_id)
      select e.org_id, date_trunc('milliseconds', e.recorded_at), e.stream_id, e.seq, e.id from events e
      where e.org_id = ${org}
        and not exists (select from ledger_leaves l where l.org_id = e.org_id and l.event_id = e.id)
        and not exists (select from ledger_pending p where p.org_id = e.org_id and p.stream_id = e.stream_id and p.seq = e.seq
          and p.recorded_at = date_trunc('milliseconds', e.recorded_at))
      on conflict do nothing
      returning event_id as id, stream_id, (select type from events e where e.org_id = ledger_pending.org_id and e.id = event_id) as type,
        recorded_at as at`.execute(tx)
    for (const { id, stream_id, type, at } of without)
      findings.add('event-without-leaf', { event: id, stream: stream_id, type, at })
  }
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
