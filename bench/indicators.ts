import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { furn } from '../policies/furn/2026-01-01/pack.ts'
import { penal } from '../policies/penal/2026-01-01/pack.ts'
import type { Ctx } from '../server/context.ts'
import { type Log, openDatabase } from '../server/database/database.ts'
import { migrate } from '../server/database/migrate.ts'
import { casesOfIndicator } from '../server/indicators/cases-of.ts'
import { freezeIndicators } from '../server/indicators/freeze.ts'
import { measuresOf } from '../server/indicators/measures.ts'
import { readIndicators } from '../server/indicators/read-indicators.ts'
import { AskCases, AskIndicators, FreezeIndicators } from '../server/indicators/schema.ts'
import { viewFreeze } from '../server/indicators/then-and-now.ts'
import { anOrganisation, type TestOrganisation } from '../test/factories.ts'
import { hasPostgres, postgresUrl, startPostgres, stopPostgres, type TestPostgres } from '../test/postgres.ts'
import { milli } from './harness.ts'

const log: Log = { info: () => {}, warn: () => {}, error: console.error, fatal: console.error }
const RUNS = 7

/** Median seconds of some work, after one warm-up. */
async function median(work: () => Promise<unknown>, times = RUNS): Promise<number> {
  await work()
  const measured: number[] = []
  for (let run = 0; run < times; run++) {
    const from = performance.now()
    await work()
    measured.push((performance.now() - from) / 1000)
  }
  return measured.sort((a, b) => a - b)[Math.floor(times / 2)]!
}

/**
 * The indicators of two regulations over a year of so many cases, on PostgreSQL where one can be started, else on the embedded database: all figures, their groups,
 * the cases that one opens, and what was reported beside what is now.
 */
export async function benchIndicators(cases: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-bench-'))
  // PostgreSQL runs as a user of its own, who must get through.
  await chmod(folder, 0o755)
  const postgres = hasPostgres ? await startPostgres(folder, process.pid) : undefined
  const databaseUrl = postgres && (await newDatabase(postgres))
  const database = await openDatabase({ databaseUrl, dataDir: join(folder, 'data'), log })
  try {
    await migrate(database)
    const firm = await anOrganisation(database, { packs: [furn, penal], now: '2026-12-31 09:00' })
    const points = await fill(firm, cases)
    await database.pool.query('vacuum analyze')
    console.log(`indicators of ${cases} cases of a year, ${points} points, ${database.kind}:`)
    await readings(firm)
  } finally {
    await database.close()
    await stopPostgres(folder)
    await rm(folder, { recursive: true, force: true })
  }
}

async function newDatabase(postgres: TestPostgres): Promise<string> {
  const client = new Client(postgresUrl(postgres, 'postgres'))
  await client.connect()
  await client.query('create database bench')
  await client.end()
  return postgresUrl(postgres, 'bench')
}

/** As many cases, each of which adds to every indicator that is counted; each twentieth twice. Written straight into the tables: what is measured is reading. */
async function fill(firm: TestOrganisation, cases: number): Promise<number> {
  const { id } = await firm.as('serviceDesk').register({ kind: 'complaint' })
  return firm.as('leader').do(async ctx => {
    const { rows: columns } = await sql<{ name: string }>`select column_name as name from information_schema.columns
      where table_name = 'cases' and is_generated = 'NEVER' and column_name not in ('id', 'number')`.execute(ctx.tx)
    const copied = sql.join(columns.map(row => sql.ref(row.name)))
    await sql`insert into cases (id, number, ${copied}) select 'case-' || lpad(n::text, 31, '0'), 'X-' || n, ${copied} from cases, generate_series(1, ${cases}::int) n
      where org_id = ${ctx.org} and id = ${id}`.execute(ctx.tx)
    await ctx.tx.deleteFrom('indicator_dirty').where('org_id', '=', ctx.org).execute()
    const [people, departments] = [Object.values(firm.people), Object.values(firm.departments)]
    for (const { measure } of measuresOf(ctx.rules)) {
      await sql`insert into indicator_measures (org_id, measure, since) values (${ctx.org}, ${measure}, ${ctx.now}) on conflict do nothing`.execute(
        ctx.tx,
      )
      await sql`insert into indicator_points (org_id, measure, case_id, day, person, department, region, product, channel, numerator, denominator, part, previous, previous_person, previous_department)
        select ${ctx.org}, ${measure}, 'case-' || lpad(n::text, 31, '0'), least(first + part * 20, date '2026-12-31'), (${people}::text[])[1 + n % ${people.length}::int],
          (${departments}::text[])[1 + n % ${departments.length}::int], 'R' || n % 30, 'BH-' || n % 100, (array['phone', 'web', 'shop', 'email'])[1 + n % 4], n % 2, 1, part,
          case part when 1 then first end, case part when 1 then first end, case part when 1 then first end
        from generate_series(1, ${cases}::int) n, lateral (select date '2026-01-01' + n * 7 % 350 as first) d, generate_series(0, 1) part where part = 0 or n % 20 = 0`.execute(
        ctx.tx,
      )
    }
    const { rows } = await sql<{
      many: number
    }>`select count(*)::int as many from indicator_points where org_id = ${ctx.org}`.execute(ctx.tx)
    return rows[0]?.many ?? 0
  })
}

async function readings(firm: TestOrganisation): Promise<void> {
  const run = <T>(work: (ctx: Ctx) => Promise<T>) => firm.as('leader').do(ctx => work({ ...ctx, newId: () => randomUUID() }))
  const read = (ask: object) => () => run(ctx => readIndicators(ctx, AskIndicators.parse(ask), 'seen'))
  const say = (name: string, seconds: number, more = '') => console.log(`  ${name}: ${milli(seconds)}${more}`)
  const year = await median(read({ period: '2026' }))
  const added = await median(read({ from: '2025-12-31', to: '2026-12-31' }))
  say('all indicators of the year', year, `; ${(added / year).toFixed(0)}× faster than adding their points up`)
  for (const by of ['department', 'person', 'product'] as const)
    say(`the same by ${by}`, await median(read({ period: '2026', by })))
  const ask = AskCases.parse({ period: '2026', indicator: 'furn:first-response' })
  say('the first cases of one indicator', await median(() => run(ctx => casesOfIndicator(ctx, ask))))
  let id = ''
  const freeze = FreezeIndicators.parse({ period: '2026', note: 'bench' })
  say('reporting the year', await median(async () => (id = (await run(ctx => freezeIndicators(ctx, freeze))).id), 1))
  say('as reported and as now', await median(() => run(ctx => viewFreeze(ctx, id))))
}
