import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { pino } from 'pino'
import { listCases } from '../server/cases/list-cases.ts'
import { ListCases } from '../server/cases/list-schema.ts'
import { type Ctx, systemActor } from '../server/context.ts'
import { openDatabase } from '../server/database/database.ts'
import { inOrganisation } from '../server/database/transaction.ts'
import { homeOf } from '../server/home/home.ts'
import { sharedFigures } from '../server/home/shared-figures.ts'
import { contextOf } from '../server/http/organisation-context.ts'
import { runDataChecks } from '../server/supervision/data-checks.ts'
import { benchKeys } from './keys.ts'

/*
 * npm run bench:statements -- --database-url … --admin-url … --only board
 * What a read costs the database, statement by statement, without any background beside it: time and pages (8 KB) for one run, as pg_stat_statements counts them,
 * after so many runs that kept plans are settled; and the processor time of the sessions with all that the statements do not count, planning above all (Linux,
 * PostgreSQL on this machine). --admin-url: a superuser of the same database, which has the extension. Run it on a small and a large database (bench:load) to see
 * what grows.
 */
const { values } = parseArgs({
  options: {
    'database-url': { type: 'string', default: process.env.DATABASE_URL ?? '' },
    'admin-url': { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '24' },
    shown: { type: 'string', default: '5' },
    email: { type: 'string', default: 'he.jing@qiheng.example' },
    words: { type: 'string', default: '异响,机器人,停机,减速机,控制柜,轨迹,PLC,夹具' },
  },
})
const words = values.words.split(',')
/** Figures of team and company are kept for some seconds, as an inbox that is open asks again. */
const kept = sharedFigures(() => 0)
const operations: Readonly<Record<string, (ctx: Ctx, run: number) => Promise<unknown>>> = {
  board: ctx => homeOf(ctx),
  inbox: ctx => homeOf(ctx, kept),
  list: ctx => listCases(ctx, ListCases.parse({ sort: 'dueAt', limit: 50 })),
  search: (ctx, run) => listCases(ctx, ListCases.parse({ q: words[run % words.length], limit: 50 })),
  'data checks': ctx => runDataChecks(ctx),
}
type Row = { calls: number; ms: number; pages: number; query: string }

const runs = Number(values.runs)
const database = await openDatabase({
  ...{ databaseUrl: values['database-url'], dataDir: '', log: pino({ level: 'error' }), keys: benchKeys() },
})
const admin = new Client({ connectionString: values['admin-url'] })
await admin.connect()
const { rows: people } = await admin.query<{ org: string; id: string; roles: { role: string; department?: string }[] }>(
  `select p.org_id as org, p.id, (select array_agg(jsonb_strip_nulls(jsonb_build_object('role', role, 'department', department_id))) from posts
     where org_id = p.org_id and person_id = p.id and until is null) as roles
   from people p join "user" u on u.id = p.user_id where u.email = $1`,
  [values.email],
)
const { org, id: person, roles } = people[0]!
const clock = () => new Date().toISOString()
for (const [name, work] of Object.entries(operations).filter(([name]) => name.includes(values.only))) {
  const actor = name === 'data checks' ? systemActor : ({ person, roles } as never)
  const run = (turn: number) =>
    inOrganisation(database, org, async tx =>
      work(await contextOf({ clock, newId: randomUUID, newSalt: randomUUID }, tx, org, actor), turn),
    )
  for (let turn = 0; turn < words.length; turn++) await run(turn)
  await admin.query('select pg_stat_statements_reset()')
  const sessions = await sessionsMs()
  const from = process.cpuUsage()
  for (let turn = 0; turn < runs; turn++) await run(turn)
  const { user, system } = process.cpuUsage(from)
  const processor = ((await sessionsMs()) - sessions) / runs
  const { rows } = await admin.query<Row>(
    `select (calls / $1::float8) as calls, (total_exec_time / $1::float8) as ms, ((shared_blks_hit + shared_blks_read) / $1::float8)::float8 as pages,
       regexp_replace(query, '\\s+', ' ', 'g') as query
     from pg_stat_statements where toplevel and dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat_statements%'
     order by total_exec_time desc`,
    [runs],
  )
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + Number(of(row)), 0)
  console.log(
    `${name}: database ${sum(row => row.ms).toFixed(1)} ms and ${sum(row => row.pages).toFixed(0)} pages in ${sum(row => row.calls).toFixed(1)} statements, its processor ${processor.toFixed(1)} ms, server's processor ${((user + system) / 1_000 / runs).toFixed(1)} ms`,
  )
  for (const row of rows.slice(0, Number(values.shown)))
    console.log(`  ${Number(row.ms).toFixed(1)} ms, ${Number(row.pages).toFixed(0)} pages: ${row.query.slice(0, 140)}`)
}
await admin.end()
await database.close()

/** How long the other sessions of this database have been on a processor (Linux, on this machine). */
async function sessionsMs(): Promise<number> {
  const { rows: sessions } = await admin.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  const times = await Promise.all(sessions.map(({ pid }) => readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => '0')))
  return times.reduce((sum, text) => sum + Number(text.split(' ')[0]) / 1e6, 0)
}
