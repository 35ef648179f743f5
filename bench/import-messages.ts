/*
 * `node scripts/run-ts.mjs bench/import-messages.ts <messages.csv[.gz]> [rows]`: a live import into the embedded database as it runs in
 * production (durable writes), and the SQL statements of one registered case. Prints seconds, statements and rows.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { openDatabase } from '../server/database/database.ts'
import { migrate } from '../server/database/migrate.ts'
import { inOrganisation } from '../server/database/transaction.ts'
import type { Deps } from '../server/deps.ts'
import { presetNamed } from '../server/imports/presets.ts'
import { findImport, insertImport } from '../server/imports/queries.ts'
import { runImport } from '../server/imports/run-import.ts'
import { actAs, anOrganisation, nextId, nextSalt } from '../test/factories.ts'

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('which file of messages?')

const quiet = () => {}
/** Counts what goes to the database, one for each round trip. */
const statements: string[] = []
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
const waited = new Map<string, number>()
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const [first] = args as [string | { text?: string }]
  const text = typeof first === 'string' ? first : (first.text ?? '')
  statements.push(text)
  const begun = performance.now()
  const result = query.apply(this, args)
  const head = text.replaceAll(/\s+/g, ' ').slice(0, 60)
  if (result instanceof Promise)
    void result.finally(() => waited.set(head, (waited.get(head) ?? 0) + performance.now() - begun)).catch(quiet)
  return result
} as typeof pg.Client.prototype.query

const log = { info: quiet, warn: quiet, error: console.error, fatal: console.error }
const dataDir = await mkdtemp(join(tmpdir(), 'bihuan-bench-'))
const database = await openDatabase({ dataDir, log })
await migrate(database)
const firm = await anOrganisation(database)
const worker = actAs(database, firm.org, firm.people.frontLine, firm.clock)
await worker.register()
await worker.register()

const { registerCase } = await import('../server/cases/register-case.ts')
statements.length = 0
await worker.do(ctx =>
  registerCase(ctx, {
    kind: 'anomaly',
    title: '机器人停机',
    channel: 'phone',
    customer: { name: '新客户', phone: '13912345678' },
  }),
)
console.log(`one case: ${statements.length} statements`)
if (process.env.SHOW === '1') for (const text of statements) console.log('  ', text.replaceAll(/\s+/g, ' ').slice(0, 110))

const mapping = presetNamed('gov-messages')!.mapping
const id = nextId()
const deps = { database, clock: firm.clock.now, newId: nextId, newSalt: nextSalt, dataDir, log } as unknown as Deps
await inOrganisation(database, firm.org, tx =>
  insertImport(
    { tx, org: firm.org, now: deps.clock() },
    { id, name: 'bench', kind: mapping.kind, mapping, by: firm.people.administrator },
  ),
)
statements.length = 0
waited.clear()
const [started, cpu] = [performance.now(), process.cpuUsage()]
await runImport({ deps, org: firm.org, id, path, mapping, options: {}, signal: new AbortController().signal })
const seconds = (performance.now() - started) / 1000
const used = process.cpuUsage(cpu)
const slowest = [...waited].sort((a, b) => b[1] - a[1]).slice(0, 12)
const view = await worker.do(ctx => findImport(ctx, id))
console.log(
  `import: ${view.created} cases in ${seconds.toFixed(1)} s (${((used.user + used.system) / 1e6).toFixed(1)} s of processor), ${statements.length} statements`,
)
if (process.env.SHOW === '1') for (const [head, ms] of slowest) console.log(`   ${(ms / 1000).toFixed(2)} s  ${head}`)
await worker.do(async ctx => {
  for (const table of ['cases', 'customers', 'events', 'sealed_fields', 'duties', 'alarms'] as const) {
    const { n } = await ctx.tx
      .selectFrom(table)
      .select(eb => eb.fn.countAll<number>().as('n'))
      .where('org_id', '=', ctx.org)
      .executeTakeFirstOrThrow()
    console.log(`  ${table}: ${n} rows`)
  }
})

// The first clock of every case runs out: how long until all have rung, and how many mails that makes.
const { sweep } = await import('../server/alarms/sweep.ts')
const { deliver } = await import('../server/deliveries/deliver.ts')
await worker.do(ctx => sql`update people set email = id || '@firm.example' where org_id = ${ctx.org}`.execute(ctx.tx))
let [fired, mails, messages] = [0, 0, 0]
const background = { ...deps, log: { ...log, debug: quiet }, publicUrl: 'https://bihuan.example' } as unknown as Deps
const mailer = {
  close: quiet,
  send: async () => {
    mails++
    return { ok: true as const }
  },
}
firm.clock.pass({ minutes: 31 })
statements.length = 0
const swept = performance.now()
for (let more = true; more; ) {
  const tick = await sweep(background, firm.clock.now())
  fired += tick.fired.length
  more = tick.more && tick.fired.length > 0
}
const ringing = (performance.now() - swept) / 1000
console.log(`sweep: ${fired} alarms in ${ringing.toFixed(1)} s, ${statements.length} statements`)
statements.length = 0
const begun = performance.now()
for (let i = 0; i < 40; i++) messages += (await deliver({ ...background, mailer }, firm.clock.pass({ seconds: 30 }))).delivered
console.log(
  `deliver: ${messages} messages in ${mails} mails, ${((performance.now() - begun) / 1000).toFixed(1)} s, ${statements.length} statements`,
)
await database.close()
await rm(dataDir, { recursive: true, force: true })
