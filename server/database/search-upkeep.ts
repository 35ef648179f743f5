import type { Database } from './database.ts'

/** What waits unsorted beside search indexes is sorted in: every search reads all of it, token by token. Where nothing waits it is a look at one page of each. */
export const SORT_INTO_SEARCH_INDEXES = `
  select gin_clean_pending_list(i.oid) as pages from pg_class i join pg_am m on m.oid = i.relam
  where m.amname = 'gin' and i.relkind = 'i' and pg_has_role(i.relowner, 'usage')`

/**
 * Sorts what was written lately into the search indexes; gives back how many pages waited, undefined where another process is at it. Autovacuum does it for a table of
 * which a fifth is new, and whoever writes when 16 MB wait: until then each search read up to 2,000 pages.
 */
export async function sortIntoSearchIndexes({ pool }: Pick<Database, 'pool'>): Promise<number | undefined> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ mine: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('bihuan search indexes', 0)) as mine`,
    )
    const sorted = rows[0]!.mine ? await client.query<{ pages: string }>(SORT_INTO_SEARCH_INDEXES) : undefined
    await client.query('commit')
    return sorted?.rows.reduce((sum, { pages }) => sum + Number(pages), 0)
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
