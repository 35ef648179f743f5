import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation } from '../../test/factories.ts'
import { hasPostgres } from '../../test/postgres.ts'
import { inOrganisation } from './transaction.ts'

describe.skipIf(!hasPostgres)('statements on PostgreSQL', () => {
  it('are planned once by a session that says them again, and a plan that a migration has made stale is made anew', async () => {
    const database = await testDatabase('postgres')
    const { org } = await anOrganisation(database)
    await database.db.executeQuery(sql`create table widgets (org_id text, size int)`.compile(database.db))
    await database.db.executeQuery(sql`grant select on widgets to bihuan_app`.compile(database.db))
    const read = () =>
      inOrganisation(database, org, async tx => {
        const { rows } = await sql<object>`select * from widgets where org_id = ${org} or size is not null`.execute(tx)
        const kept = await sql<{ calls: string }>`
          select sum(generic_plans + custom_plans) as calls from pg_prepared_statements where statement like '%from widgets%'`.execute(
          tx,
        )
        return { columns: rows.length === 0 ? [] : Object.keys(rows[0]!), calls: Number(kept.rows[0]?.calls ?? 0) }
      })
    await sql`insert into widgets values (${org}, 1)`.execute(database.db)
    expect(await read()).toEqual({ columns: ['org_id', 'size'], calls: 0 })
    expect((await read()).calls).toBe(1)
    expect((await read()).calls).toBe(2)
    await sql`alter table widgets add column colour text`.execute(database.db)
    expect((await read()).columns).toEqual(['org_id', 'size', 'colour'])
  })

  it('that fail in the middle of a unit of work leave nothing of it, and the session goes on', async () => {
    const database = await testDatabase('postgres')
    const firm = await anOrganisation(database)
    const count = () =>
      inOrganisation(database, firm.org, async tx => (await tx.selectFrom('customers').select('id').execute()).length)
    const before = await count()
    const customer = (id: string) => ({
      ...{ org_id: firm.org, id, name: '客户', phone: '', phone_digits: '', address: '', search_text: '' },
      ...{ search: sql<string>`''::tsvector`, created_at: firm.clock.now() },
    })
    await expect(
      inOrganisation(database, firm.org, async tx => {
        const insert = (id: string) =>
          tx
            .insertInto('customers')
            .values(customer(id) as never)
            .execute()
        // All are on their way before the second of them fails.
        await Promise.all([insert('one'), insert('one'), insert('two')])
      }),
    ).rejects.toMatchObject({ code: '23505' })
    expect(await count()).toBe(before)
  })
})
