import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { testDatabase } from '../../test/database.ts'
import { statementsOf } from '../../test/explain.ts'
import { actAs, anOrganisation } from '../../test/factories.ts'
import { createPerson } from '../organisation/create-person.ts'
import { viewBoard } from './board.ts'
import { BoardFilter } from './schema.ts'

it('100 engineers and 2,000 orders a month: a week takes the queries of a day', async () => {
  const database = await testDatabase()
  const firm = await anOrganisation(database, { packs: [equip] })
  const engineers: string[] = []
  await firm.as('administrator').do(async ctx => {
    for (let n = 0; n < 100; n++) {
      const posts = [{ role: 'field-engineer' as const }]
      const department = firm.departments.customerService
      const id = await createPerson(ctx, { name: `外勤${n}`, title: '工程师', department, posts })
      engineers.push(id)
    }
  })
  const { id } = await firm.as('serviceDesk').register({ kind: 'work-order', title: '检修', channel: 'internal' })
  await actAs(database, firm.org, 'system', firm.clock).do(async ({ tx, org }) => {
    // A month of orders, as copies of one: 91 visits on each of 22 working days.
    await sql`create temporary table made on commit drop as select n from generate_series(1, 2000) n`.execute(tx)
    const columns = (
      await sql<{
        name: string
      }>`select column_name as name from information_schema.columns where table_name = 'cases' and is_generated = 'NEVER' and column_name not in ('id', 'number')`.execute(
        tx,
      )
    ).rows.map(row => sql.ref(row.name))
    await sql`insert into cases (id, number, ${sql.join(columns)}) select 'order-' || n, 'PG-X-' || n, ${sql.join(columns)} from cases, made where org_id = ${org} and id = ${id}`.execute(
      tx,
    )
    await sql`insert into visits select ${org}, 'order-' || n, 1, 'e', t, t + interval '3 hours', 'confirmed', 0, t, null, null
      from made, lateral (select timestamptz '2026-03-02T01:00:00Z' + (n % 30) * interval '1 day' as t) at`.execute(tx)
    await sql`insert into visit_people select ${org}, (${engineers}::text[])[1 + n % 100], 'order-' || n, 1, 'handler', starts_at, ends_at, false, 0, changed_at
      from visits, made where org_id = ${org} and case_id = 'order-' || n`.execute(tx)
  })
  const board = (days: number) =>
    firm.as('serviceDesk').do(ctx => viewBoard(ctx, BoardFilter.parse({ from: '2026-03-02', days })))
  const [week, day] = [await board(7), await board(1)]
  expect([week.lanes.length, week.visits.length > 450, day.visits.length > 60]).toEqual([101, true, true])
  expect((await statementsOf(() => board(7))).length).toBe((await statementsOf(() => board(1))).length)
}, 60_000)
