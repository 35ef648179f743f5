import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { readsOf, statementsOf } from '../../test/explain.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { AskDashboard } from '../dashboard/schema.ts'
import { viewDashboard } from '../dashboard/view-dashboard.ts'
import { inOrganisation } from '../database/transaction.ts'
import { analyse } from './analyse.ts'
import { manyComplaints } from './analysis.fixture.ts'
import { AskAnalysis } from './schema.ts'

onEachEngine('an analysis of one month', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database, { packs: [robot] })
    await manyComplaints(firm, 5_000, { days: 3_650 })
    // As in a company of ten years: nearly all is closed, and each case had its duties.
    await inOrganisation(database, firm.org, async tx => {
      await sql`update cases set is_closed = true, closed_at = opened_at + interval '1 day' where not is_closed and opened_at < '2025-12-01'`.execute(
        tx,
      )
      await sql`insert into duties (org_id, key, case_id, pack, edition, rule, clause, owner_role, start_event, started_at, due_at, outcome, closed_at)
        select org_id, id || '/' || n, id, 'robot', 'robot@2026-01-01', 'verify', '8(1)', '', id, opened_at, closed_at, 'met', closed_at
        from cases cross join generate_series(1, 2) n where closed_at is not null`.execute(tx)
    })
    await database.pool.query('analyze')
  }, 120_000)

  it('reads the cases of that month by their index, in ten statements however many cases there are', async () => {
    const statements = await statementsOf(() =>
      firm.as('serviceDesk').do(ctx => analyse(ctx, AskAnalysis.parse({ from: '2026-01-01', to: '2026-01-31' }), 'seen')),
    )
    const ours = statements.filter(({ text }) => /cases|coded_facts|code_versions|case_actions/.test(text))
    expect(ours.length).toBeLessThanOrEqual(10)
    const reads = await inOrganisation(database, firm.org, async tx => {
      const all = []
      for (const statement of ours) all.push(...(await readsOf(tx, statement)))
      return all
    })
    expect(reads.filter(read => read.how === 'Seq Scan' && read.table === 'cases').map(read => read.statement)).toEqual([])
    expect(reads.some(read => read.index === 'cases_counted')).toBe(true)
  })

  it('and so does the board of that month, in twelve statements', async () => {
    const statements = await statementsOf(() =>
      firm
        .as('serviceDesk')
        .do(ctx => viewDashboard(ctx, AskDashboard.parse({ from: '2026-01-01', to: '2026-01-31', kind: 'complaint' }))),
    )
    const ours = statements.filter(({ text }) => /cases|coded_facts|code_versions|duties/.test(text))
    expect(ours.length).toBeLessThanOrEqual(12)
    const reads = await inOrganisation(database, firm.org, async tx => {
      const all = []
      for (const statement of ours) all.push(...(await readsOf(tx, statement)))
      return all
    })
    expect(
      reads.filter(read => read.how === 'Seq Scan' && ['cases', 'duties'].includes(read.table ?? '')).map(read => read.statement),
    ).toEqual([])
  })
})
