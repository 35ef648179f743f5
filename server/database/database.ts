import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { keyringOnce } from '../keys/keyring.ts'
import type { RecordKeys } from '../keys/records.ts'
import type { NotificationHandler } from './notifications.ts'
import { openPglite } from './open-pglite.ts'
import { openPostgres } from './open-postgres.ts'
import type { Replica } from './replica.ts'
import type { Schema } from './schema.ts'

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'fatal'>

export type Database = {
  kind: 'pglite' | 'postgres'
  db: Kysely<Schema>
  pool: Pool
  /** DATABASE_READ_URL: a standby for reads that may be some seconds old. */
  replica?: Replica | undefined
  /** What records lie encrypted under. */
  keys: RecordKeys
  /** For libraries that want a pool of their own (better-auth). */
  connectionString: string
  /** Calls the handler for every NOTIFY on the channel, also after a lost connection; gives back how to stop. */
  listen(channel: string, handler: NotificationHandler): Promise<() => Promise<void>>
  /** Tells who finds the data folder taken where this server answers; nothing on PostgreSQL, where nobody asks. */
  announce(url: string): Promise<void>
  close(): Promise<void>
}

export type DatabaseOptions = {
  /** A PostgreSQL >= 15; without it the embedded database in dataDir. */
  databaseUrl?: string | undefined
  /** A standby of it. */
  readUrl?: string | undefined
  dataDir: string
  /** Without any they are those of the data folder. */
  keys?: RecordKeys | undefined
  log: Log
  /** In tests the embedded database starts faster, computes slower, and a power failure may take its rows. */
  purpose?: 'production' | 'test'
  /** After how long a silent transaction, for which everybody else waits, is rolled back in the embedded database. */
  idleTransactionMs?: number
  /** The embedded database died under us or another process took the folder. Unless handled, this process ends loudly. */
  onLost?: (error: Error) => void
}

/** Opens the database that the settings name, without migrating it. */
export async function openDatabase({ databaseUrl, readUrl, keys, ...options }: DatabaseOptions): Promise<Database> {
  const database = await (databaseUrl ? openPostgres({ databaseUrl, readUrl, log: options.log }) : openPglite(options))
  return { ...database, keys: keys ?? keyringOnce({ dataDir: options.dataDir }, randomBytes) }
}
