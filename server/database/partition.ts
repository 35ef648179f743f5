import { OperatorError } from '../operator-error.ts'
import type { Database } from './database.ts'

/**
 * What grows with cases and is read by organisation, and so lies in parts by the hash of it. The parts keep indexes small enough to stay in memory and are
 * vacuumed one by one; each statement names its organisation, so that it touches one part. Left out: what an organisation has few of (posts, editions, settings),
 * what is looked up by a token before the organisation is known (links, sessions), and what the worker sweeps across organisations and keeps short
 * (indicator_dirty, process_marks).
 */
export const partitionedTables = [
  'cases',
  'events',
  'sealed_fields',
  'duties',
  'alarms',
  'case_people',
  'approvals',
  'approval_people',
  'notifications',
  'messages',
  'report_receipts',
  'case_traces',
  'indicator_points',
  'indicator_totals',
  'indicator_recounts',
  'access_log',
  'files',
  'customers',
  'machines',
] as const

/** The number of parts of a new installation; decision 0058 has the measurement. */
export const DEFAULT_PARTS = 4
const LOCK = 4_261_950

/** Which of the tables lie in parts already. */
export async function partitionedNow({ pool }: Pick<Database, 'pool'>): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'p' and relnamespace = 'public'::regnamespace`,
  )
  return new Set(rows.map(row => row.name))
}

/**
 * Puts the tables into so many parts, one transaction for each, with what lies in them; gives the tables that it moved. Nobody may write meanwhile. Only
 * PostgreSQL has parts (`database.no-parts`): the embedded database is for one small installation.
 */
export async function partition({ kind, pool }: Pick<Database, 'kind' | 'pool'>, parts: number): Promise<string[]> {
  if (kind !== 'postgres')
    throw new OperatorError(
      'database.no-parts',
      '只有 PostgreSQL 的表可以分区，内置数据库不需要。请设置 DATABASE_URL。',
      'Only the tables of PostgreSQL are put into parts; the embedded database has no need of it. Set DATABASE_URL.',
    )
  const there = await partitionedNow({ pool })
  const moved: string[] = []
  for (const table of partitionedTables.filter(name => !there.has(name))) {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query(`select pg_advisory_xact_lock(${LOCK})`)
      await client.query('call bihuan_partition($1::regclass, $2)', [table, parts])
      await client.query('commit')
      await client.query(`analyze "${table}"`)
      moved.push(table)
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }
  return moved
}

/** Takes the statistics of whole tables that lie in parts: autovacuum looks at each part alone, and the planner asks the table when it joins. */
export async function analyzePartitioned(database: Pick<Database, 'pool'>): Promise<void> {
  for (const table of await partitionedNow(database)) await database.pool.query(`analyze "${table}"`)
}
