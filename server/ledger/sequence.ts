import { utf8ToBytes } from '@noble/hashes/utils.js'
import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { leafHash } from '../../ledger/hash.ts'
import { type Filled, rangeFrom } from '../../ledger/range.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { type LedgerWork, standingOf } from './begin-log.ts'
import { awaitLedger, edgeOf, lockLedger } from './queries.ts'
import { signCheckpoint } from './sign-checkpoint.ts'
import { hexOf, type Witness, writeWitness } from './signing-keys.ts'

/** Within this time of its recording an event stands in a signed checkpoint, or the check says that it came too late. */
export const STATED_DELAY_MS = 5_000
/** Two seconds leave room for a busy moment, and keep the number of checkpoints of a busy year small. */
export const SEQUENCE_EVERY_MS = 2_000
const AT_ONCE = 1_000

export type SequenceDeps = Pick<Deps, 'database' | 'newSalt' | 'dataDir' | 'publicUrl' | 'log'>

/**
 * Gives every event that waits a leaf and signs what has grown, of all organisations; gives how many leaves there were. Any process may call it at any time:
 * of two, one does the work. Writers of events are never waited for and never wait.
 */
export async function sequencePending(deps: SequenceDeps, now: Instant, stopping?: AbortSignal): Promise<number> {
  const { rows } = await asWorker(deps.database, tx =>
    sql<{ id: string }>`
      select o.id from organisations o where exists (select from ledger_pending p where p.org_id = o.id) order by o.id`.execute(
      tx,
    ),
  )
  let total = 0
  for (const { id } of rows) {
    if (stopping?.aborted) break
    // One ledger that is damaged must not keep the others waiting.
    total += await sequenceOrganisation(deps, id, now, { stopping }).catch(error => {
      deps.log.error({ err: error, org: id }, 'events could not be put into the ledger')
      return 0
    })
  }
  return total
}

/** The same for one organisation, a thousand events in a transaction, each with its checkpoint. `waits`: for another process that is at it, instead of leaving it the work. */
export async function sequenceOrganisation(
  deps: SequenceDeps,
  org: string,
  now: Instant,
  { stopping, waits = false }: { readonly stopping?: AbortSignal | undefined; readonly waits?: boolean } = {},
): Promise<number> {
  let total = 0
  let after: Key | undefined
  for (let isMore = true; isMore && !stopping?.aborted; ) {
    const from: Key | undefined = after
    const done: Batch = await inOrganisation(deps.database, org, tx => sequenceBatch({ ...deps, tx, org, now, waits }, from))
    if (done.witness !== undefined) await writeWitness(deps.dataDir, org, done.witness)
    if (done.hasNoKey) warnOnce(deps, org)
    total += done.leaves
    after = done.last
    isMore = done.leaves === AT_ONCE
  }
  return total
}

/** Of each organisation once: the loop looks every two seconds. */
const warned = new WeakMap<object, Set<string>>()
function warnOnce({ database, log }: SequenceDeps, org: string): void {
  const known = warned.get(database) ?? new Set()
  warned.set(database, known)
  if (!known.has(org)) log.warn({ org }, 'this server has not got the key of the ledger: DATA_DIR/ledger-keys')
  known.add(org)
}

type Key = { readonly recorded_at: Instant; readonly stream_id: string; readonly seq: number }
type Batch = {
  readonly leaves: number
  readonly last?: Key | undefined
  readonly witness?: Witness
  readonly hasNoKey?: true
}

/** `after`: what was taken a moment ago lies before it and need not be passed over again; whatever else waits there has its turn at the next call. */
async function sequenceBatch(work: LedgerWork & { readonly waits: boolean }, after: Key | undefined): Promise<Batch> {
  if (work.waits) await awaitLedger(work)
  else if (!(await lockLedger(work))) return { leaves: 0 }
  const { head, signer } = await standingOf(work)
  if (signer === undefined) return { leaves: 0, hasNoKey: true }
  const { tx, org } = work
  const waiting = await firstWaiting(work, after)
  if (waiting.length === 0) return { leaves: 0, ...(head.serial > 0 && { witness: witnessOf(head) }) }
  const range = rangeFrom(head.size, await edgeOf(work, head.size))
  const hashes = waiting.map(row => leafHash(utf8ToBytes(row.bytes)))
  const nodes = hashes.flatMap(hash => range.push(hash))
  await writeLeaves(
    work,
    head.size,
    waiting.map(row => row.event_id),
    hashes,
  )
  await writeNodes(work, nodes)
  await sql`
    delete from ledger_pending p
    using unnest(${waiting.map(row => row.recorded_at)}::timestamptz[], ${waiting.map(row => row.stream_id)}::text[], ${waiting.map(row => row.seq)}::int[])
      taken (recorded_at, stream_id, seq)
    where p.org_id = ${org} and p.recorded_at = taken.recorded_at and p.stream_id = taken.stream_id and p.seq = taken.seq`.execute(
    tx,
  )
  const next = { ...head, size: range.size, root: range.root(), serial: head.serial + 1 }
  await signCheckpoint(work, next, [signer])
  const { recorded_at, stream_id, seq } = waiting.at(-1)!
  return { leaves: waiting.length, last: { recorded_at, stream_id, seq }, witness: witnessOf(next) }
}

type Waiting = Key & { readonly event_id: string; readonly bytes: string }

/** The first thousand that wait. They are chosen before their events are looked up: of a large import no plan may sort all that waits for every thousand. */
async function firstWaiting({ tx, org }: LedgerWork, after: Key | undefined): Promise<Waiting[]> {
  const later =
    after === undefined
      ? sql``
      : sql`and (recorded_at, stream_id, seq) > (${after.recorded_at}::timestamptz, ${after.stream_id}::text, ${after.seq}::int)`
  const { rows } = await sql<Waiting>`
    with first as materialized (
      select recorded_at, stream_id, seq, event_id from ledger_pending where org_id = ${org} ${later} order by recorded_at, stream_id, seq limit ${AT_ONCE}
    )
    select first.*, e.bytes from first cross join lateral (
      select bytes from events where org_id = ${org} and stream_id = first.stream_id and seq = first.seq offset 0
    ) e order by first.recorded_at, first.stream_id, first.seq`.execute(tx)
  return rows
}

export const witnessOf = (head: { readonly epoch: number; readonly size: number; readonly root: Uint8Array }): Witness => ({
  ...{ epoch: head.epoch, size: head.size, root: hexOf(head.root) },
})

async function writeLeaves({ tx, org }: LedgerWork, from: number, events: readonly string[], hashes: readonly Uint8Array[]) {
  await sql`
    insert into ledger_leaves (org_id, index, event_id, leaf_hash)
    select ${org}, ${from}::bigint + n - 1, event_id, hash
    from unnest(${[...events]}::text[], ${hashes.map(hash => Buffer.from(hash))}::bytea[]) with ordinality taken (event_id, hash, n)`.execute(
    tx,
  )
}

async function writeNodes({ tx, org }: LedgerWork, nodes: readonly Filled[]) {
  if (nodes.length === 0) return
  await sql`
    insert into ledger_nodes (org_id, level, index, hash)
    select ${org}, level, index, hash
    from unnest(${nodes.map(node => node.level)}::int[], ${nodes.map(node => node.index)}::bigint[], ${nodes.map(node => Buffer.from(node.hash))}::bytea[])
      filled (level, index, hash)`.execute(tx)
}
