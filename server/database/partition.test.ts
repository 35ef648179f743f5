import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { anAnomalyInPlanning } from '../../test/cases.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { hasPostgres } from '../../test/postgres.ts'
import { tableLayouts } from '../backup/table-layout.ts'
import { OperatorError } from '../operator-error.ts'
import { partition, partitionedNow, partitionedTables } from './partition.ts'
import { inOrganisation } from './transaction.ts'

describe.skipIf(!hasPostgres)('tables in parts', () => {
  let database: TestDatabase
  let [a, b]: TestOrganisation[] = []
  let before: { rows: Record<string, string>; shape: string[] }
  beforeAll(async () => {
    database = await testDatabase('postgres')
    ;[a, b] = [await anOrganisation(database), await anOrganisation(database)]
    for (const firm of [a, b]) await anAnomalyInPlanning(firm)
    before = { rows: await rowsOf(database), shape: await shapeOf(database) }
    expect(await partition(database, 3)).toEqual([...partitionedTables])
  })

  it('hold every row that was there, under the same keys, indexes, triggers, policies and grants', async () => {
    expect(await rowsOf(database)).toEqual(before.rows)
    expect(await shapeOf(database)).toEqual(before.shape)
    expect(await partitionedNow(database)).toEqual(new Set(partitionedTables))
    expect(await partition(database, 3)).toEqual([])
  })

  it('let each organisation work on, see its own, and read no part by itself', async () => {
    for (const firm of [a!, b!]) {
      const { id } = await anAnomalyInPlanning(firm)
      const seen = await inOrganisation(
        database,
        firm.org,
        async tx => (await sql<{ org_id: string }>`select distinct org_id from cases`.execute(tx)).rows,
      )
      expect(seen).toEqual([{ org_id: firm.org }])
      expect((await firm.as('auditor').view(id)).id).toBe(id)
    }
    const stolen = inOrganisation(database, a!.org, tx =>
      sql`insert into notifications (org_id, id, person_id, kind, words, created_at) values (${b!.org}, 'x', 'x', 'x', '{}', now())`.execute(
        tx,
      ),
    )
    await expect(stolen).rejects.toThrow('row-level security')
    for (let part = 0; part < 3; part++)
      await expect(
        inOrganisation(database, a!.org, tx => sql`select from ${sql.table(`cases_${part}`)}`.execute(tx)),
      ).rejects.toThrow('permission denied')
  })

  it('are one table each to a backup, and take the columns and indexes of a later migration', async () => {
    const client = await database.pool.connect()
    try {
      const names = (await tableLayouts(client)).map(table => table.name)
      expect(names).toEqual(expect.arrayContaining([...partitionedTables]))
      expect(names.filter(name => /_\d$/.test(name))).toEqual([])
      await client.query('alter table cases add column later text; create index cases_by_later on cases (org_id, later)')
    } finally {
      client.release()
    }
  })
})

it('are not for the embedded database', async () => {
  await expect(partition({ kind: 'pglite', pool: undefined as never }, 3)).rejects.toThrow(OperatorError)
})

/** The rows of the tables in question as text, whatever order they come in. */
async function rowsOf({ pool }: TestDatabase): Promise<Record<string, string>> {
  const client = await pool.connect()
  try {
    await client.query(`begin; select set_config('bihuan.all_organisations', 'on', true)`)
    const found: Record<string, string> = {}
    for (const table of partitionedTables) {
      const { rows } = await client.query<{ all: string }>(
        `select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as all from "${table}" t`,
      )
      found[table] = rows[0]!.all
    }
    return found
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Everything that hangs on the tables, as PostgreSQL says it, parts left out. */
async function shapeOf({ pool }: TestDatabase): Promise<string[]> {
  const { rows } = await pool.query<{ said: string }>(
    `with t as (select oid, relname, relrowsecurity, relforcerowsecurity, relacl from pg_class where relname = any($1) and relnamespace = 'public'::regnamespace)
    select said from (
      select format('%s column %s %s %s %s', t.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) as said
        from t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
      union all select format('%s %s %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) from pg_constraint c where c.conparentid = 0 and c.contype <> 'n' and (c.conrelid in (select oid from t) or c.confrelid in (select oid from t))
      union all select replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') from pg_index i where i.indrelid in (select oid from t)
      union all select pg_get_triggerdef(g.oid) from pg_trigger g where g.tgrelid in (select oid from t) and not g.tgisinternal
      union all select format('%s policy %s %s %s %s %s', t.relname, p.polname, p.polcmd, p.polroles::regrole[], pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) from pg_policy p join t on t.oid = p.polrelid
      union all select format('%s %s %s', t.relname, t.relrowsecurity, t.relforcerowsecurity) from t
      union all select format('%s may %s %s', a.grantee::regrole, a.privilege_type, t.relname) from t, aclexplode(t.relacl) a where a.grantee <> 0
    ) all_of_it order by said`,
    [[...partitionedTables]],
  )
  return rows.map(row => row.said)
}
