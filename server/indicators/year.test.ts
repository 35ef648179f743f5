import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { readsOf, statementsOf } from '../../test/explain.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { inOrganisation } from '../database/transaction.ts'
import { measuresOf } from './measures.ts'
import { readIndicators } from './read-indicators.ts'
import { AskIndicators } from './schema.ts'

const CASES = 10_000

onEachEngine('the figures of one month of a year', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database, { packs: [robot] })
    // What cases add, written straight into the table: what is measured here is reading.
    await firm.as('leader').do(async ctx => {
      await readIndicators(ctx, AskIndicators.parse({ period: '2026' }), 'seen')
      for (const { measure } of measuresOf(ctx.rules))
        await sql`
          insert into indicator_points (org_id, measure, case_id, day, person, department, region, product, channel, numerator, denominator)
          select ${ctx.org}, ${measure}, 'case-' || lpad(n::text, 32, '0'), date '2026-01-01' + (n * 7 % 365), 'person-' || n % 60, 'department-' || n % 10,
            '', 'BH-' || n % 100, 'phone', n % 2, 1
          from generate_series(1, ${CASES}::int) n`.execute(ctx.tx)
    })
    await database.pool.query('vacuum analyze indicator_points')
  }, 180_000)

  it('reads a month by its index, without looking at the cases', async () => {
    const statements = await statementsOf(() =>
      firm.as('leader').do(ctx => readIndicators(ctx, AskIndicators.parse({ period: '2026-03' }), 'seen')),
    )
    const ours = statements.filter(({ text }) => /indicator_points/.test(text))
    const reads = await inOrganisation(database, firm.org, async tx => {
      const all = []
      for (const statement of ours) all.push(...(await readsOf(tx, statement)))
      return all
    })
    expect(reads.map(read => read.table)).not.toContain('cases')
    expect(reads.every(read => read.index.startsWith('indicator_points_'))).toBe(true)
  })
})
