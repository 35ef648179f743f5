import type { Client } from 'pg'
import { ID_MARK } from './marks.ts'

/** A table with the columns that COPY writes, and the template rows in it: each value as PostgreSQL writes it, null where there is none. */
export type TemplateTable = {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly tag: number; readonly values: readonly (string | null)[] }[]
}

/**
 * What the server wrote for the template cases, in whatever table but the ledger's, whose trigger queues each event as it is copied, and the record of what lies under which key: every row that names an id given out while they were played. A table that a later
 * migration adds is found by itself. Parents come before those that point at them only by accident; the load drops foreign keys meanwhile.
 */
export async function readTemplateRows(client: Client, open: OpenTexts): Promise<TemplateTable[]> {
  await client.query(`set timezone = 'UTC'; set datestyle = 'ISO'`)
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and a.attidentity = '' and c.relname not like 'ledger\\_%' and c.relname <> 'record_turns'
    group by 1 order by 1`)
  const found: TemplateTable[] = []
  for (const { name, columns } of tables) {
    const values = columns.map(column => `t."${column}"::text`).join(', ')
    const { rows } = await client.query<{ row: (string | null)[] }>({
      text: `select array[${values}] as row from "${name}" t where t::text ~ $1 order by t::text`,
      values: [ID_MARK.source],
    })
    if (rows.length === 0) continue
    if (name === 'sealed_fields') await openValues(columns.indexOf('value'), rows, open)
    found.push({
      ...{ name, columns },
      rows: rows.map(({ row }) => ({ tag: tagOf(row), values: row })),
    })
  }
  return found
}

/** Gives texts of JSON from the database with what is encrypted in them opened. */
export type OpenTexts = (texts: readonly string[]) => Promise<readonly string[]>

/** What was said is cut where its words differ, and encrypted anew in each copy. */
async function openValues(at: number, rows: { row: (string | null)[] }[], open: OpenTexts): Promise<void> {
  const opened = await open(rows.map(({ row }) => row[at]!))
  for (const [n, { row }] of rows.entries()) row[at] = opened[n]!
}

/** The template of a row: the highest tag in it, since a row of a case also names the template customer. */
function tagOf(values: readonly (string | null)[]): number {
  const all = new RegExp(ID_MARK, 'g')
  let tag = 0
  for (const value of values) for (const [, hex] of (value ?? '').matchAll(all)) tag = Math.max(tag, Number.parseInt(hex!, 16))
  return tag
}
