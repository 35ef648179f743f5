import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { OperatorError } from '../operator-error.ts'
import { columnTypes } from './column-types.ts'
import type { Database, Log } from './database.ts'
import { notifications } from './notifications.ts'
import { onceOnly } from './once-only.ts'
import { PreparingClient } from './prepared-statements.ts'
import type { Schema } from './schema.ts'

const CONNECTIONS = 20
/** Compiling a plan pays for queries of seconds; ours are short, and where one is estimated dear it took a tenth of a second by itself. */
const SESSION = '-c jit=off'

/** Connects to a PostgreSQL server, which several processes may share. */
export async function openPostgres({ databaseUrl, log }: { databaseUrl: string; log: Log }): Promise<Database> {
  const pool = new Pool({
    connectionString: databaseUrl,
    types: columnTypes,
    max: CONNECTIONS,
    keepAlive: true,
    Client: PreparingClient,
    // What a unit of work writes is sent without waiting for each answer.
    pipeline: true,
    options: SESSION,
  })
  // A connection that breaks while nobody uses it; the pool replaces it.
  pool.on('error', error => log.warn({ error }, 'an idle database connection was lost'))
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
  return {
    kind: 'postgres',
    db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
    pool,
    connectionString: databaseUrl,
    listen,
    announce: async () => {},
    close: onceOnly(async () => {
      await closeNotifications()
      await pool.end()
    }),
  }
}
