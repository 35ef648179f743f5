import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { OperatorError } from '../operator-error.ts'
import { columnTypes } from './column-types.ts'
import type { Database, Log } from './database.ts'
import { hearErrors } from './hear-errors.ts'
import { notifications } from './notifications.ts'
import { onceOnly } from './once-only.ts'
import { preparingClient } from './prepared-statements.ts'
import { openReplica } from './replica.ts'
import type { Schema } from './schema.ts'

const CONNECTIONS = 20
/** So long a request waits for a connection before it says that the database is away. */
const CONNECT_MS = 10_000
/**
 * A server whose cable was pulled out holds its locks no longer than this: PostgreSQL rolls back what stays silent, and asks whether the other side still lives.
 * Compiling a plan pays for queries of seconds; ours are short, and where one is estimated dear it took a tenth of a second by itself.
 */
const SESSION = [
  'jit=off',
  'TimeZone=UTC',
  'idle_in_transaction_session_timeout=30000',
  ...['tcp_keepalives_idle=15', 'tcp_keepalives_interval=5', 'tcp_keepalives_count=3'],
]
  .map(setting => `-c ${setting}`)
  .join(' ')

/** Connects to a PostgreSQL server, which several processes may share. */
export async function openPostgres({
  databaseUrl,
  readUrl,
  log,
}: {
  databaseUrl: string
  readUrl?: string | undefined
  log: Log
}): Promise<Omit<Database, 'keys'>> {
  const pool = new Pool({
    ...{ connectionString: databaseUrl, types: columnTypes, max: CONNECTIONS, options: SESSION },
    ...{ connectionTimeoutMillis: CONNECT_MS, keepAlive: true, keepAliveInitialDelayMillis: CONNECT_MS },
    Client: preparingClient(),
    // What a unit of work writes is sent without waiting for each answer.
    pipeline: true,
  })
  // A connection that breaks while nobody uses it; the pool replaces it.
  pool.on('error', error => log.warn({ error }, 'an idle database connection was lost'))
  hearErrors(pool, log)
  await pool.query('select 1').catch(async error => {
    await pool.end()
    const said = error instanceof Error ? error.message : String(error)
    throw new OperatorError(
      'database.unreachable',
      `无法连接 DATABASE_URL 所指的 PostgreSQL：${said}`,
      `The PostgreSQL of DATABASE_URL cannot be reached: ${said}`,
      { cause: error },
    )
  })
  const { listen, close: closeNotifications } = notifications({ connectionString: databaseUrl }, log)
  const replica = readUrl === undefined ? undefined : openReplica(readUrl, pool, { log })
  await replica?.look()
  return {
    kind: 'postgres',
    replica,
    db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
    pool,
    connectionString: databaseUrl,
    listen,
    announce: async () => {},
    close: onceOnly(async () => {
      await closeNotifications()
      await replica?.close()
      await pool.end()
    }),
  }
}
