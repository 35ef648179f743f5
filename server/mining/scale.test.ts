import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { wholeRecord } from '../../test/cases.ts'
import { testDatabase } from '../../test/database.ts'
import { statementsOf } from '../../test/explain.ts'
import { anOrganisation } from '../../test/factories.ts'
import { AskProcess } from './schema.ts'
import { viewProcess } from './view-process.ts'

const MANY = 10_000

it(`${MANY} cases are read in a fixed number of statements, and their ways are never folded from events again`, async () => {
  const database = await testDatabase()
  const firm = await anOrganisation(database)
  const { id } = await firm.as('otherFrontLine').register({ ...wholeRecord, customerId: firm.customers[0]!.id })
  await firm
    .as('otherFrontLine')
    .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
  const ask = AskProcess.parse({ kind: 'anomaly', from: '2026-01-01', to: '2026-12-31' })
  const view = () => firm.as('leader').do(ctx => viewProcess(ctx, ask))
  await view()
  const few = (await statementsOf(view)).length
  await firm.as('administrator').do(async ({ tx, org }) => {
    await sql`create temporary table made on commit drop as select n from generate_series(1, ${MANY}::int) n`.execute(tx)
    const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
      where table_name = 'cases' and is_generated = 'NEVER' and column_name not in ('id', 'number')`.execute(tx)
    const columns = sql.join(rows.map(row => sql.ref(row.name)))
    await sql`insert into cases (id, number, ${columns}) select 'scale-' || n, 'YC-X-' || n, ${columns} from cases, made where org_id = ${org} and id = ${id}`.execute(
      tx,
    )
    // Seventeen ways of twelve steps each, under a hundred names.
    await sql`insert into case_ways select ${org}, 'w' || w, array(select 'step-' || ((s * w) % 17) from generate_series(1, 12) s) from generate_series(1, 100) w`.execute(
      tx,
    )
    await sql`insert into case_traces select ${org}, 'scale-' || n, (select seq from cases where org_id = ${org} and id = ${id}), 'w' || (1 + n % 100),
      timestamptz '2026-03-01' + n * interval '1 minute', array(select case when s = 1 then 0 else (n::bigint * s * 7919) % 90000000 end from generate_series(1, 12) s)::bigint[],
      array['discovery', 'reporting'], (select edition from case_traces where org_id = ${org} and case_id = ${id}) from made`.execute(
      tx,
    )
  })
  const seen = await view()
  expect(seen.figures).toMatchObject({ cases: MANY + 1, variants: 18 })
  expect(seen.behind).toBe(0)
  expect((await statementsOf(view)).length).toBe(few)
}, 300_000)
