import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { readsOf, statementsOf } from '../../test/explain.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import type { Ctx } from '../context.ts'
import { inOrganisation } from '../database/transaction.ts'
import { measuresOf } from './measures.ts'
import { readIndicators } from './read-indicators.ts'
import { AskIndicators } from './schema.ts'
import { packTotals } from './settle.ts'

const CASES = 10_000
const sides = ['department', 'person', 'region', 'product', 'channel'] as const
const months = { from: '2026-02-01', to: '2026-04-30' }
/** The same days and one more before them, on which nothing happened: the months say nothing of it, so that the points are added up. */
const days = { from: '2026-01-31', to: '2026-04-30' }

onEachEngine('the figures of a year', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database, { packs: [robot] })
    // What cases add, written straight into the table: what is looked at here is reading. Each tenth adds something again, later and for somebody else.
    await firm.as('leader').do(async ctx => {
      await readIndicators(ctx, AskIndicators.parse({ period: '2026' }), 'seen')
      for (const { measure } of measuresOf(ctx.rules))
        await sql`
          insert into indicator_points (org_id, measure, case_id, day, person, department, region, product, channel, numerator, denominator, part, previous, previous_person, previous_department)
          select ${ctx.org}, ${measure}, 'case-' || lpad(n::text, 32, '0'), first + part * 40, 'person-' || (n + part * (n / 10 % 2)) % 60, 'department-' || (n + part * (n / 20 % 2)) % 10,
            'R' || n % 30, 'BH-' || n % 100, 'phone', (n % 2) * 0.1, 1, part, case part when 1 then first end, case when part = 1 and n / 10 % 2 = 0 then first end,
            case when part = 1 and n / 20 % 2 = 0 then first end
          from generate_series(1, ${CASES}::int) n, lateral (select date '2026-01-01' + n * 7 % 365 as first) d, generate_series(0, 1) part
          where (part = 0 or n % 10 = 0) and first <> date '2026-01-31'`.execute(ctx.tx)
      // Some come out otherwise and are made anew, which leaves pieces, and is put together again.
      await sql`create temporary table anew on commit drop as select * from indicator_points where org_id = ${ctx.org} and case_id like '%7'`.execute(
        ctx.tx,
      )
      await ctx.tx.deleteFrom('indicator_points').where('org_id', '=', ctx.org).where('case_id', 'like', '%7').execute()
      await sql`insert into indicator_points select * from anew where case_id not like '%17'`.execute(ctx.tx)
    })
    await database.pool.query('vacuum analyze indicator_points, indicator_totals')
  }, 180_000)

  const read = (ctx: Ctx, ask: object) => readIndicators(ctx, AskIndicators.parse(ask), 'seen')
  const figures = (ctx: Ctx, ask: object) =>
    read(ctx, ask).then(({ items }) =>
      items.map(({ numerator, denominator, cases, groups }) => ({ numerator, denominator, cases, groups })),
    )

  it('are read by index alone, a year from the totals of its months, without looking at the points or the cases', async () => {
    const plansOf = async (ask: object) => {
      const statements = await statementsOf(() => firm.as('leader').do(ctx => read(ctx, ask)))
      return inOrganisation(database, firm.org, async tx => {
        const all = []
        for (const one of statements.filter(({ text }) => /indicator_(points|totals)/.test(text)))
          all.push(...(await readsOf(tx, one)))
        return all
      })
    }
    const ofYear = await plansOf({ period: '2026', by: 'person' })
    expect(new Set(ofYear.map(one => one.index))).toEqual(new Set(['indicator_totals_by_month']))
    const ofDays = await plansOf({ from: '2026-03-02', to: '2026-03-20' })
    expect(ofDays.map(one => one.table)).not.toContain('cases')
    expect(ofDays.every(one => one.index.startsWith('indicator_points_'))).toBe(true)
  })

  it.each(sides)('are the same from the totals of months and from the points by %s, each case once', async side => {
    await firm.as('leader').do(async ctx => {
      const byDay = await figures(ctx, { ...days, by: side })
      const close = (found: typeof byDay) =>
        JSON.parse(JSON.stringify(found), (_, value) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value))
      expect(byDay.some(({ groups }) => groups.length > 0 && groups.some(one => one.cases < (one.denominator ?? 0)))).toBe(true)
      expect(close(await figures(ctx, { ...months, by: side }))).toEqual(close(byDay))
      const { rows } = await sql<{ key: string; cases: number }>`
        select p.${sql.raw(side)} as key, count(distinct case_id)::int as cases from indicator_points p
        where org_id = ${ctx.org} and measure = ${measuresOf(ctx.rules)[0]!.measure} and day between ${months.from} and ${months.to} group by 1`.execute(
        ctx.tx,
      )
      const first = byDay.find(({ groups }) => groups.length > 0)!
      expect(new Map(first.groups.map(one => [one.key, one.cases]))).toEqual(new Map(rows.map(one => [one.key, one.cases])))
    })
  })

  it('stay the same when pieces are put together', async () => {
    await firm.as('leader').do(async ctx => {
      const ask = { ...months, by: 'person' }
      const before = await figures(ctx, ask)
      await packTotals(ctx, 1)
      expect(await figures(ctx, ask)).toEqual(before)
      const left = await ctx.tx.selectFrom('indicator_totals').select('month').where('packed', '=', false).execute()
      expect(left).toEqual([])
    })
  })
})
