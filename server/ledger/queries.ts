import { sql } from 'kysely'
import { type HashAt, type Place, placesOfRoot } from '../../ledger/tree.ts'
import type { LedgerCheckpoints, LedgerHeads, LedgerKeys } from '../database/ledger-tables.ts'
import type { Tx } from '../database/transaction.ts'

type In = { readonly tx: Tx; readonly org: string }
type Selected<T> = { [K in keyof T]: K extends 'is_restored' ? boolean : K extends 'reason' ? string : T[K] }

/** Whoever holds this for an organisation, until the transaction ends, is the only one to write its ledger. False where another has it. */
export async function lockLedger({ tx, org }: In): Promise<boolean> {
  const { rows } = await sql<{ is_free: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('ledger'), hashtext(${org})) as is_free`.execute(tx)
  return rows[0]!.is_free
}

/** As `lockLedger`, but waits. */
export async function awaitLedger({ tx, org }: In): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('ledger'), hashtext(${org}))`.execute(tx)
}

/** The head; undefined before the first event was given a leaf. */
export const headOf = ({ tx, org }: In): Promise<Selected<LedgerHeads> | undefined> =>
  tx.selectFrom('ledger_heads').selectAll().where('org_id', '=', org).executeTakeFirst()

export async function originOf({ tx, org }: In, epoch: number): Promise<string> {
  const row = await tx
    .selectFrom('ledger_epochs')
    .select('origin')
    .where('org_id', '=', org)
    .where('epoch', '=', epoch)
    .executeTakeFirstOrThrow()
  return row.origin
}

/** All public keys, the oldest first; the last one is in force. */
export const keysOf = ({ tx, org }: In): Promise<Selected<LedgerKeys>[]> =>
  tx.selectFrom('ledger_keys').selectAll().where('org_id', '=', org).orderBy('serial').execute()

/** The newest checkpoint, or the first that has at least so many leaves. */
export async function checkpointOf({ tx, org }: In, size?: number): Promise<LedgerCheckpoints | undefined> {
  const some = tx.selectFrom('ledger_checkpoints').selectAll().where('org_id', '=', org)
  return size === undefined
    ? some.orderBy('serial', 'desc').limit(1).executeTakeFirst()
    : some.where('size', '>=', size).orderBy('size').orderBy('serial').limit(1).executeTakeFirst()
}

/** The leaf of an event; undefined while it has none. */
export const leafOf = ({ tx, org }: In, event: string) =>
  tx
    .selectFrom('ledger_leaves')
    .select(['index', 'leaf_hash'])
    .where('org_id', '=', org)
    .where('event_id', '=', event)
    .executeTakeFirst()

const nameOf = ({ level, index }: Place) => `${level}/${index}`

/** The stored hashes of subtrees and leaves, one query each. A hash that is missing throws: the ledger is damaged. */
export async function hashesAt({ tx, org }: In, places: readonly Place[]): Promise<HashAt> {
  const found = new Map<string, Uint8Array>()
  const leaves = places.filter(place => place.level === 0).map(place => place.index)
  if (leaves.length > 0) {
    const { rows } = await sql<{ index: number; hash: Buffer }>`
      select index, leaf_hash as hash from ledger_leaves where org_id = ${org} and index = any(${leaves}::bigint[])`.execute(tx)
    for (const { index, hash } of rows) found.set(nameOf({ level: 0, index }), hash)
  }
  const nodes = places.filter(place => place.level > 0)
  if (nodes.length > 0) {
    const { rows } = await sql<Place & { hash: Buffer }>`
      select n.level, n.index, n.hash
      from unnest(${nodes.map(one => one.level)}::int[], ${nodes.map(one => one.index)}::bigint[]) wanted (level, index)
      join ledger_nodes n on n.org_id = ${org} and n.level = wanted.level and n.index = wanted.index`.execute(tx)
    for (const row of rows) found.set(nameOf(row), row.hash)
  }
  return (level, index) => {
    const hash = found.get(nameOf({ level, index }))
    if (hash === undefined) throw new Error(`the ledger of ${org} has no hash at ${level}/${index}`)
    return hash
  }
}

/** The hashes at the right edge of the first `size` leaves, as `rangeFrom` wants them. */
export async function edgeOf(at: In, size: number): Promise<Uint8Array[]> {
  const places = placesOfRoot(size)
  const hash = await hashesAt(at, places)
  return places.map(({ level, index }) => hash(level, index))
}
