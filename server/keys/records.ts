import {
  type KyselyPlugin,
  type QueryResult,
  type RawBuilder,
  type RootOperationNode,
  type SqlBool,
  sql,
  type UnknownRow,
} from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors.ts'
import { deciphered, enciphered, type Found, isFound, keysOf, type Place } from './enciphered.ts'
import { currentKey, type Keyring, openRow } from './keyring.ts'

/** Where a database finds the keys that its records lie under; `unencrypted` is for programs that look at no record and write none. */
export type RecordKeys = (() => Promise<Keyring>) | 'unencrypted'
type In = { readonly tx: Tx; readonly org: string }
type Session = In & { readonly keys: RecordKeys; readonly isFresh: boolean }

/** The transactions that know keys, each by itself with what it asks as it is. */
const sessions = new WeakMap<Tx, Session>()

/**
 * Reads which data keys an organisation has, where this process does not know it yet: while the answer to a statement is opened none can be asked. Gives
 * whether they were read just now.
 */
export async function readKeys(tx: Tx, org: string, keys: RecordKeys): Promise<boolean> {
  if (keys === 'unencrypted') return true
  const keyring = await keys()
  if (keyring.rows.has(org)) return false
  const rows = await tx.selectFrom('data_keys').select(['id', 'wrapped', 'master_id']).where('org_id', '=', org).execute()
  keyring.rows.set(org, rows)
  return true
}

/** The transaction of an organisation in which whatever is encrypted arrives opened, and in which {@link sealing} finds the keys. */
export function withRecords(bare: Tx, org: string, keys: RecordKeys, isFresh = true): Tx {
  const session = { tx: bare, org, keys, isFresh }
  const tx = bare.withPlugin(new OpeningPlugin(session)) as Tx
  sessions.set(tx, session)
  return tx
}

/** Opens what the rows of a result hold. */
class OpeningPlugin implements KyselyPlugin {
  readonly #session: Session
  constructor(session: Session) {
    this.#session = session
  }
  transformQuery({ node }: { node: RootOperationNode }): RootOperationNode {
    return node
  }
  async transformResult({ result }: { result: QueryResult<UnknownRow> }): Promise<QueryResult<UnknownRow>> {
    const cells: { row: UnknownRow; column: string; found: Found }[] = []
    for (const row of result.rows)
      for (const column in row) {
        const found = row[column]
        if (isFound(found)) cells.push({ row, column, found })
      }
    if (cells.length === 0) return result
    const keyOf = await keysFor(
      this.#session,
      cells.map(cell => cell.found),
    )
    for (const { row, column, found } of cells) row[column] = deciphered(found, this.#session.org, keyOf)
    return result
  }
}

/** The keys of what was found, each opened once in a process. Refuses `keys.record-damaged` where there is none of that name, `keys.master-missing`. */
async function keysFor({ org, keys, isFresh }: Session, all: readonly Found[]): Promise<(id: string) => Buffer> {
  if (keys === 'unencrypted') throw new Error('records are encrypted, and this program has no keys')
  const keyring = await keys()
  const found = new Map<string, Buffer>()
  for (const id of new Set(all.flatMap(one => [...keysOf(one)]))) {
    const known = keyring.opened.get(`${org}/${id}`)
    const row = known ? undefined : keyring.rows.get(org)?.find(one => one.id === id)
    if (known) found.set(id, known)
    else
      try {
        if (!row) throw refuse('keys.record-damaged')
        found.set(id, (await openRow(keyring, org, row)).key)
      } catch (error) {
        if (isFresh) throw error
        // Another process may have made it or wrapped it anew since: the transaction runs again, and begins by reading the rows.
        keyring.rows.delete(org)
        throw new KeysChanged()
      }
  }
  return id => found.get(id)!
}

const sessionOf = ({ tx }: In): Session => {
  const session = sessions.get(tx)
  if (session === undefined) throw new Error('only a transaction of an organisation knows what records lie under')
  return session
}

/** The keyring of a transaction; undefined where its records are not encrypted. */
export async function keyringOf(at: In): Promise<Keyring | undefined> {
  const { keys } = sessionOf(at)
  return keys === 'unencrypted' ? undefined : keys()
}

/** The values of an organisation that were read past its transaction, opened. Refuses `keys.record-damaged`. */
export async function opening(at: In, all: readonly unknown[]): Promise<unknown[]> {
  const keyOf = await keysFor(sessionOf(at), all.filter(isFound))
  return all.map(value => (isFound(value) ? deciphered(value, at.org, keyOf) : value))
}

/** The same, with {@link damaged} in the place of what does not open. */
export async function openedOr(at: In, all: readonly unknown[]): Promise<unknown[]> {
  const values: unknown[] = []
  for (const value of all)
    try {
      values.push(...(await opening(at, [value])))
    } catch (error) {
      if (!isDamaged(error)) throw error
      values.push(damaged)
    }
  return values
}
/** What stands for a value that does not open. */
export const damaged = Symbol('damaged')
const isDamaged = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'keys.record-damaged'

/** A value as the text to be stored in a column of JSON. */
export type Seal = (value: unknown, place: Omit<Place, 'org'>) => string

/**
 * Gives the work what encrypts under the organisation's current data key, and a condition that it puts into the very statement that inserts: it holds the key
 * until the transaction ends, so that no value comes to lie under one after it was retired, and is false where it was retired since this process last looked.
 * The work says whether anything was inserted; where nothing was, the transaction runs again.
 */
export async function sealing(
  at: In & { readonly now: Instant },
  work: (seal: Seal, isHeld: RawBuilder<SqlBool>, keyId: string) => Promise<boolean>,
): Promise<void> {
  const session = sessionOf(at)
  if (session.keys === 'unencrypted') {
    await work(value => JSON.stringify(value), sql<SqlBool>`true`, '')
    return
  }
  const keyring = await session.keys()
  const { org } = at
  const known = keyring.current.get(org)
  const key = known ?? (await currentKey({ tx: session.tx, org, now: at.now }, keyring))
  const seal: Seal = (value, place) => enciphered(value, { org, ...place }, key, keyring.random)
  if (await work(seal, sql<SqlBool>`bihuan_hold_data_key(${org}, ${key.id})`, key.id)) keyring.current.set(org, key)
  else {
    keyring.current.delete(org)
    throw new KeysChanged()
  }
}

/** The transaction runs again for it, as for a conflict of two writers. */
class KeysChanged extends Error {
  readonly code = '40001'
  constructor() {
    super('another process has changed the data keys meanwhile')
  }
}
