import { setTimeout as sleep } from 'node:timers/promises'
import { CompiledQuery, type Transaction } from 'kysely'
import { escapeLiteral } from 'pg'
import { readKeys, withRecords } from '../keys/records.ts'
import { isStorageFull } from './away.ts'
import type { Database } from './database.ts'
import { type OneConnection, onOneConnection } from './one-connection.ts'
import { isStalePlan } from './prepared-statements.ts'
import type { Schema } from './schema.ts'
import { noteStorageFull } from './storage-full.ts'

export type Tx = Transaction<Schema>

/**
 * Runs the work as the application, inside one organisation: row-level security shows and accepts its rows only, and what lies encrypted arrives opened.
 * The work may run again after a conflict, so it must do nothing outside the transaction.
 */
export function inOrganisation<T>(database: Database, orgId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withRetries(() => inOrganisationAtOnce(database, orgId, work))
}

/** The same, once: for whoever asks elsewhere after a conflict. */
export function inOrganisationAtOnce<T>(database: Database, orgId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const settings = `set_config('role', 'bihuan_app', true), set_config('bihuan.org', ${escapeLiteral(orgId)}, true)`
  return transact(
    database,
    settings,
    async ({ tx, takeFirst }, last) => {
      const isFresh = await readKeys(tx, orgId, database.keys)
      const opened = withRecords(tx, orgId, database.keys, isFresh)
      ends.set(opened, { takeFirst, last })
      return work(opened)
    },
    CompiledQuery.raw('select rules_version, roster_version from organisations where id = $1', [orgId]),
  )
}

type Ends = { readonly takeFirst: OneConnection['takeFirst']; readonly last: CompiledQuery[] }
const ends = new WeakMap<Tx, Ends>()

/** How rules and roster of an organisation stand; each change of them has a number of its own. */
export type Versions = { readonly rules_version: number; readonly roster_version: string }

/** The versions of the transaction's organisation, which every transaction asks for while it begins; asked anew where something was said since. Throws where there is no such organisation. */
export async function versionsOf(tx: Tx, org: string): Promise<Versions> {
  const answer = await ends.get(tx)?.takeFirst()
  // The one question that inOrganisationAtOnce asks.
  const first = answer?.rows[0] as Versions | undefined
  if (first !== undefined) return first
  return tx
    .selectFrom('organisations')
    .select(['rules_version', 'roster_version'])
    .where('id', '=', org)
    .executeTakeFirstOrThrow()
}

/** Says a statement with the commit, in one trip to the database: where it fails nothing of the transaction stays. For an organisation's transaction. */
export function sayWithCommit(tx: Tx, statement: CompiledQuery): void {
  const known = ends.get(tx)
  if (known === undefined) throw new Error('only a transaction of an organisation takes last words')
  known.last.push(statement)
}

/** Runs the work as the worker, who sees alarms and outbox of all organisations, and nothing else. */
export function asWorker<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withRetries(() => transact(database, `set_config('role', 'bihuan_worker', true)`, ({ tx }) => work(tx)))
}

/** Runs the work as the owner, who sees the rows of all organisations; `asOwner` (server/auth/tables.ts) is how it is asked for. */
export function asOwnerOfAll<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withRetries(() => transact(database, `set_config('bihuan.all_organisations', 'on', true)`, ({ tx }) => work(tx)))
}

/** A transaction whose beginning and settings are one round trip; both settings end with it, whoever uses the connection afterwards. */
function transact<T>(
  database: Database,
  settings: string,
  work: (connection: OneConnection, last: CompiledQuery[]) => Promise<T>,
  first?: CompiledQuery,
): Promise<T> {
  return onOneConnection(database, async connection => {
    const last: CompiledQuery[] = []
    try {
      // A statement without parameters may be two; a transaction of Kysely's would begin with one of its own. Answered before the work says anything: what was
      // said outside a transaction could not be taken back, and would be said as the owner.
      await connection.begin(`begin; select ${settings}`, first)
      const result = await work(connection, last)
      await connection.commit(last)
      return result
    } catch (error) {
      if (error instanceof Error && isStorageFull(error)) noteStorageFull(database)
      // The first error counts: a connection that is lost cannot roll back either, and the server does it by itself.
      await connection.rollback().catch(() => {})
      throw error
    }
  })
}

const CONFLICTS = new Set(['40001' /* serialization failure */, '40P01' /* deadlock */])
const PAUSES_MS = [5, 25, 100]

/** Runs a transaction again where another one came between. */
export async function withRetries<T>(run: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await run()
    } catch (error) {
      if (!isConflict(error)) throw error
      await sleep(pause)
    }
  }
  return run()
}

function isConflict(error: unknown): boolean {
  return (error instanceof Error && 'code' in error && CONFLICTS.has(String(error.code))) || isStalePlan(error)
}
