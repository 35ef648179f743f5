import { dirname } from 'node:path'
import { Client } from 'pg'
import { SORT_INTO_SEARCH_INDEXES } from './search-upkeep.ts'

/*
 * What PostgreSQL's background processes do and PGlite has none of: without a checkpoint the write-ahead log grows for
 * ever and a start after a crash replays all of it; without analyze the planner knows nothing about the tables.
 */
const EVERY_MS = 10_000
const CHECKPOINT_AFTER_BYTES = 32 * 1024 * 1024
/** The same shares as PostgreSQL's autovacuum. */
const TABLES_TO_TIDY = `
  select format('%I.%I', schemaname, relname) as name, n_dead_tup > 50 + 0.2 * n_live_tup as has_dead_rows
  from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup`

/** Checkpoints, vacuums and analyses now and then, through an ordinary connection, so that it waits for its turn. */
export async function keepPgliteTidy(socketPath: string, onError: (error: unknown) => void): Promise<{ stop(): Promise<void> }> {
  const client = new Client({ host: dirname(socketPath), user: 'bihuan_owner', database: 'postgres' })
  await client.connect()
  let checkpointAt = await logPosition(client)
  let running = Promise.resolve()

  const tidy = async () => {
    const { rows } = await client.query<{ name: string; has_dead_rows: boolean }>(TABLES_TO_TIDY)
    for (const { name, has_dead_rows } of rows) await client.query(`${has_dead_rows ? 'vacuum (analyze)' : 'analyze'} ${name}`)
    await client.query(SORT_INTO_SEARCH_INDEXES)
    const position = await logPosition(client)
    if (position - checkpointAt < CHECKPOINT_AFTER_BYTES) return
    await client.query('checkpoint')
    checkpointAt = await logPosition(client)
  }
  const timer = setInterval(() => {
    running = running.then(tidy).catch(onError) // a table may have been dropped meanwhile; the next time comes soon
  }, EVERY_MS)

  return {
    async stop() {
      clearInterval(timer)
      await running
      await client.end()
    },
  }
}

async function logPosition(client: Client): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>(`select (pg_current_wal_insert_lsn() - '0/0')::text as bytes`)
  return Number(rows[0]!.bytes)
}
