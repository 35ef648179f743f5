import { setTimeout as sleep } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import { escapeLiteral } from 'pg'
import { readKeys, withRecords } from '../keys/records.ts'
import { isStorageFull } from './away.ts'
import type { Database } from './database.ts'
import { onOneConnection } from './one-connection.ts'
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
  return transact(
    database,
    `set_config('role', 'bihuan_app', true), set_config('bihuan.org', ${escapeLiteral(orgId)}, true)`,
    async tx => {
      const isFresh = await readKeys(tx, orgId, database.keys)
      return work(withRecords(tx, orgId, database.keys, isFresh))
    },
  )
}

/** Runs the work as the worker, who sees alarms and outbox of all organisations, and nothing else. */
export function asWorker<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withRetries(() => transact(database, `set_config('role', 'bihuan_worker', true)`, work))
}

/** Runs the work as the owner, who sees the rows of all organisations; `asOwner` (server/auth/tables.ts) is how it is asked for. */
export function asOwnerOfAll<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withRetries(() => transact(database, `set_config('bihuan.all_organisations', 'on', true)`, work))
}

/** A transaction whose beginning and settings are one round trip; both settings end with it, whoever uses the connection afterwards. */
function transact<T>(database: Database, settings: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return onOneConnection(database, async ({ session, tx, end }) => {
    try {
      // A statement without parameters may be two; a transaction of Kysely's would begin with one of its own. Answered before the work says anything: what was
      // said outside a transaction could not be taken back, and would be said as the owner.
      await sql.raw(`begin; select ${settings}`).execute(session)
      const result = await work(tx)
      end()
      await sql`commit`.execute(session)
      return result
    } catch (error) {
      end()
      if (error instanceof Error && isStorageFull(error)) noteStorageFull(database)
      // The first error counts: a connection that is lost cannot roll back either, and the server does it by itself.
      await sql`rollback`.execute(session).catch(() => {})
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
