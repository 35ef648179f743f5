import { setTimeout as sleep } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'

export type Tx = Transaction<Schema>

/**
 * Runs the work as the application, inside one organisation: row-level security shows and accepts its rows only.
 * The work may run again after a conflict, so it must do nothing outside the transaction.
 */
export function inOrganisation<T>(database: Database, orgId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withRetries(() =>
    database.db.transaction().execute(async tx => {
      // Both hold until the transaction ends, whoever uses the connection afterwards.
      await sql`select set_config('role', 'bihuan_app', true), set_config('bihuan.org', ${orgId}, true)`.execute(tx)
      return work(tx)
    }),
  )
}

/** Runs the work as the worker, who sees alarms and outbox of all organisations, and nothing else. */
export function asWorker<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withRetries(() =>
    database.db.transaction().execute(async tx => {
      await sql`select set_config('role', 'bihuan_worker', true)`.execute(tx)
      return work(tx)
    }),
  )
}

const CONFLICTS = new Set(['40001' /* serialization failure */, '40P01' /* deadlock */])
const PAUSES_MS = [5, 25, 100]

async function withRetries<T>(run: () => Promise<T>): Promise<T> {
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
  return error instanceof Error && 'code' in error && CONFLICTS.has(String(error.code))
}
