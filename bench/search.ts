import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { pino } from 'pino'
import { listCases } from '../server/cases/list-cases.ts'
import { ListCases } from '../server/cases/list-schema.ts'
import { readConfig } from '../server/config.ts'
import type { Ctx } from '../server/context.ts'
import { openDatabase } from '../server/database/database.ts'
import { inOrganisation } from '../server/database/transaction.ts'
import { demoPassword } from '../server/demo/companies.ts'
import { contextOf } from '../server/http/organisation-context.ts'
import { searchEverything } from '../server/search/search-everything.ts'
import { searchQuery } from '../server/search/tokens.ts'
import { start } from '../server/start.ts'
import { randomFrom } from './generate/random.ts'
import { benchKeys, benchMasterKey } from './keys.ts'

/*
 * npm run bench:search -- --database-url postgres://… [--port 4161] [--rounds 6]
 * Searches over HTTP in a database that bench:load has filled: the palette and the list with filters, by somebody who sees all cases and somebody who sees
 * some. Beside each: what a scan of all texts would take for the same words in the same run.
 * --admin-url: a superuser of the same database, on this machine; then, before any server runs, the processor time that each search takes inside the database.
 */
const { values } = parseArgs({
  options: {
    'database-url': { type: 'string', default: process.env.DATABASE_URL ?? '' },
    port: { type: 'string', default: '4161' },
    rounds: { type: 'string', default: '6' },
    'admin-url': { type: 'string', default: '' },
    only: { type: 'string', default: 'both' },
  },
})

const pages = [
  { name: 'palette', address: (q: string) => `/api/search?q=${q}` },
  { name: 'list', address: (q: string) => `/api/cases?q=${q}` },
  { name: 'list, newest first', address: (q: string) => `/api/cases?q=${q}&sort=-createdAt` },
  { name: 'list of open ones', address: (q: string) => `/api/cases?q=${q}&closed=no` },
  { name: 'list by level and stage', address: (q: string) => `/api/cases?q=${q}&level=larger&stage=archived&sort=-createdAt` },
] as const

type Kind = { readonly name: string; readonly words: readonly string[] }
const client = new Client({ connectionString: values['database-url'], options: '-c bihuan.all_organisations=on' })
await client.connect()
const kinds = await wordsIn(client)
if (values['admin-url'] !== '') await insideTheDatabase()
if (values.only === 'database') {
  await client.end()
  process.exit(0)
}
const dataDir = await mkdtemp(join(tmpdir(), 'bihuan-search-'))
const config = readConfig({
  PORT: values.port,
  DATA_DIR: dataDir,
  MASTER_KEY: benchMasterKey,
  DATABASE_URL: values['database-url'],
  BIHUAN_DEMO: '0',
  LOG_LEVEL: 'error',
})
const running = await start(config, { clock: () => new Date().toISOString(), log: pino({ level: 'error' }) })
try {
  const { rows } = await client.query<{ cases: number }>('select count(*)::int as cases from cases')
  console.log(`${rows[0]!.cases} cases, ${values.rounds} rounds; milliseconds over HTTP, one client`)
  const scans = await timesOfScan(kinds)
  // What a server does at its start (data checks, statistics) is over, and its caches are warm.
  const warm = await signIn('shen.lei')
  for (const { words } of kinds) for (const { address } of pages) await get(warm, address(encodeURIComponent(words[0]!)))
  const all: number[] = []
  for (const login of ['shen.lei', 'zhou.min']) {
    const cookie = await signIn(login)
    for (const { name, address } of pages) {
      const perKind: string[] = []
      const page: number[] = []
      for (const kind of kinds) {
        const times: number[] = []
        for (let round = 0; round < Number(values.rounds); round++)
          for (const word of kind.words) times.push(await timed(() => get(cookie, address(encodeURIComponent(word)))))
        page.push(...times)
        perKind.push(`${kind.name} ${p(times, 0.95).toFixed(0)}`)
      }
      all.push(...page)
      console.log(
        `${login} ${name}: p50 ${p(page, 0.5).toFixed(1)}, p95 ${p(page, 0.95).toFixed(1)}, max ${p(page, 1).toFixed(1)}; p95 of ${perKind.join(', ')}`,
      )
    }
  }
  console.log(
    `all: p50 ${p(all, 0.5).toFixed(1)}, p95 ${p(all, 0.95).toFixed(1)}, max ${p(all, 1).toFixed(1)} in ${all.length} searches`,
  )
  console.log(`a scan of all texts for the same words: p50 ${p(scans, 0.5).toFixed(1)}, p95 ${p(scans, 0.95).toFixed(1)}`)
} finally {
  await running.stop()
  await client.end()
  await rm(dataDir, { recursive: true, force: true })
}

/** Words that the data holds: seeded, so that the same data is asked the same. */
async function wordsIn(db: Client): Promise<Kind[]> {
  const random = randomFrom(11)
  const { rows } = await db.query<{ title: string; description: string; number: string }>(
    `select title, description, number from cases where description <> '' order by number limit 4000`,
  )
  const some = (many: number) => Array.from({ length: many }, () => random.pick(rows))
  const part = (text: string, length: number) => {
    const letters = [...text].filter(letter => /\p{Script=Han}/u.test(letter))
    const from = random.below(Math.max(1, letters.length - length))
    const found = letters.slice(from, from + length).join('')
    return text.includes(found) ? found : letters.slice(0, 2).join('')
  }
  const { rows: customers } = await db.query<{ name: string; text: string }>(
    'select name, search_text as text from customers order by name limit 400',
  )
  const rare = rows.flatMap(row => /涉及(..)专用工装/.exec(row.description)?.slice(1) ?? [])
  return [
    { name: 'most frequent pairs', words: ['客户', '操作', '处理', '现场', '工程师', '联系'] },
    { name: 'frequent words', words: ['减速机', '焊接工作站', '停机', '更换备件', '润滑', '夹爪 漏油'] },
    { name: 'pairs out of bodies', words: some(12).map(row => part(row.description, 2)) },
    { name: 'pieces of four', words: some(12).map(row => part(row.description, 4)) },
    { name: 'rare words', words: rare.slice(0, 6) },
    { name: 'model codes', words: ['bh210', 'BH-350', 'plc 200', 'KR-1400', 'xr60'] },
    {
      name: 'numbers',
      words: some(6)
        .map(row => row.number.slice(-5))
        .concat(some(6).map(row => /SN-(\d+)/.exec(row.description)?.[1] ?? '12345')),
    },
    {
      name: 'pinyin',
      words: customers
        .slice(0, 60)
        .filter((_, n) => n % 10 === 0)
        .map(row => row.text.split(' ').at(-1)!),
    },
    { name: 'what nobody wrote', words: ['量子纠缠', '天外飞仙', 'zzzqqq'] },
  ]
}

async function signIn(login: string): Promise<string> {
  const response = await fetch(`${running.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: running.url },
    body: JSON.stringify({ email: `${login}@qiheng.example`, password: demoPassword }),
  })
  if (!response.ok) throw new Error(`${login} cannot sign in: ${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map(text => text.split(';')[0])
    .join('; ')
}

async function get(cookie: string, address: string): Promise<void> {
  const response = await fetch(`${running.url}${address}`, { headers: { cookie } })
  const body = await response.text()
  if (!response.ok) throw new Error(`${address}: ${response.status} ${body.slice(0, 200)}`)
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function p(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** How long the other sessions of this database have been on a processor (Linux, on this machine): what others wait for does not count. */
async function processorMs(admin: Client): Promise<number> {
  const { rows } = await admin.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  const times = await Promise.all(rows.map(({ pid }) => readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => '0')))
  return times.reduce((sum, text) => sum + Number(text.split(' ')[0]) / 1e6, 0)
}

/** Processor time in PostgreSQL for one search, all its statements, by kind of words. */
async function insideTheDatabase(): Promise<void> {
  const admin = new Client({ connectionString: values['admin-url'] })
  await admin.connect()
  const database = await openDatabase({
    databaseUrl: values['database-url'],
    dataDir: '',
    log: pino({ level: 'error' }),
    keys: benchKeys(),
  })
  const clock = () => new Date().toISOString()
  for (const login of ['shen.lei', 'zhou.min']) {
    const { rows: people } = await admin.query<{ org: string; id: string; roles: { role: string; department?: string }[] }>(
      `select p.org_id as org, p.id, (select array_agg(jsonb_strip_nulls(jsonb_build_object('role', role, 'department', department_id))) from posts
         where org_id = p.org_id and person_id = p.id and until is null) as roles
       from people p join "user" u on u.id = p.user_id where u.email = $1`,
      [`${login}@qiheng.example`],
    )
    const { org, id: person, roles } = people[0]!
    const run = (work: (ctx: Ctx) => Promise<unknown>) =>
      inOrganisation(database, org, async tx =>
        work(await contextOf({ clock, newId: randomUUID, newSalt: randomUUID }, tx, org, { person, roles } as never)),
      )
    for (const { name, address } of pages) {
      const query = Object.fromEntries(new URL(address('x'), 'http://localhost').searchParams)
      const search = (q: string) => (ctx: Ctx) =>
        name === 'palette' ? searchEverything(ctx, { q, limit: 20 }) : listCases(ctx, ListCases.parse({ ...query, q }))
      const all: number[] = []
      const perKind: string[] = []
      for (const kind of kinds) {
        const times: number[] = []
        for (const word of kind.words)
          for (let round = 0; round < 4; round++) {
            const before = await processorMs(admin)
            await run(search(word))
            const ms = (await processorMs(admin)) - before
            // The first finds a cold cache; all others count, so that each word of a kind has the same weight.
            if (round > 0) times.push(ms)
          }
        all.push(...times)
        perKind.push(`${kind.name} ${p(times, 0.5).toFixed(1)}/${p(times, 0.95).toFixed(1)}`)
      }
      console.log(
        `${login} ${name}, processor of the database: p50 ${p(all, 0.5).toFixed(1)}, p95 ${p(all, 0.95).toFixed(1)}, max ${p(all, 1).toFixed(1)}; p50/p95 of ${perKind.join(', ')}`,
      )
    }
  }
  await admin.end()
  await database.close()
}

/** What the same words take without any index: every text is looked at. */
async function timesOfScan(all: readonly Kind[]): Promise<number[]> {
  const times: number[] = []
  for (const { words } of all)
    for (const word of words.slice(0, 2)) {
      const needles = searchQuery(word)?.needles ?? []
      times.push(
        await timed(async () => {
          await client.query(
            `select id from cases where (select bool_and(search_text like '%' || n || '%') from unnest($1::text[]) n) order by opened_at desc limit 50`,
            [needles],
          )
        }),
      )
    }
  return times
}
