import type { PoolClient } from 'pg'

/** A table of schema public as a backup sees it; generated columns are left out, PostgreSQL fills them again. */
export type TableLayout = { name: string; columns: { name: string; type: string }[] }

/** All tables of ours and better-auth's, by name; the record of migrations is in the manifest instead. */
export async function tableLayouts(client: PoolClient): Promise<TableLayout[]> {
  const { rows } = await client.query<TableLayout & { is_hidden: boolean }>(`
    select c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns,
      c.relforcerowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'owner_when_asked') as is_hidden
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migrations'
    group by c.oid, c.relname, c.relforcerowsecurity
    order by c.relname`)
  const hidden = rows.filter(row => row.is_hidden).map(row => row.name)
  // Their rows would silently be missing.
  if (hidden.length > 0)
    throw new Error(`under row-level security without bihuan_protect, so a backup cannot read them: ${hidden.join(', ')}`)
  return rows.map(({ name, columns }) => ({ name, columns }))
}

/** Lets the owner see the rows of all organisations until the transaction ends, in one form of text on every server. */
export async function seeAllAsText(client: PoolClient): Promise<void> {
  await client.query(`select set_config('bihuan.all_organisations', 'on', true), set_config('timezone', 'UTC', true),
    set_config('datestyle', 'ISO, YMD', true), set_config('intervalstyle', 'postgres', true),
    set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)`)
}
