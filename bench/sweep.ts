import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { pino } from 'pino'
import { type SweepDeps, sweep } from '../server/alarms/sweep.ts'
import { type Database, openDatabase } from '../server/database/database.ts'
import { processorSeconds } from './http/processor.ts'
import { benchKeys } from './keys.ts'

/*
 * npm run bench:sweep -- --database-url postgres://… [--duties 1000000] [--at 2026-11-24T01:00:00Z] (filled by bench:load; no server beside it)
 * What the sweep of alarms costs: one that finds nothing, and sweeps a minute apart, by moving the time that the sweep is given (--at: from when, the present by default). What fell due before is taken away
 * first. --duties: copies running duties with what they have to ring, a year later, until so many run. The database is of no other use afterwards.
 */
const { values } = parseArgs({
  options: {
    'database-url': { type: 'string', default: process.env.DATABASE_URL ?? '' },
    duties: { type: 'string', default: '0' },
    minutes: { type: 'string', default: '30' },
    at: { type: 'string', default: new Date().toISOString() },
  },
})
const databaseUrl = values['database-url']
const name = new URL(databaseUrl).pathname.slice(1)

const owner = new Client({ connectionString: databaseUrl, options: '-c bihuan.all_organisations=on' })
await owner.connect()
const count = async (what: string) => Number((await owner.query(`select count(*) as n from ${what}`)).rows[0].n)
const running = () => count('duties where outcome is null and not of_history')

/** Copies of running duties, each under a key of its own, until so many run. They and their alarms fall due a year later. */
async function addDuties(wanted: number): Promise<void> {
  const columns = async (table: string) =>
    (
      await owner.query<{ column_name: string }>(
        `select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
        [table],
      )
    ).rows.map(row => row.column_name)
  const copied = (names: readonly string[], key: string) =>
    names
      .map(one => (one === key ? `"${one}" || '~' || n` : one === 'due_at' ? `due_at + interval '1 year'` : `"${one}"`))
      .join(', ')
  const [duties, alarms] = [await columns('duties'), await columns('alarms')]
  const here = await running()
  for (let n = 1, left = wanted - here; left > 0; n++, left -= here) {
    await owner.query('begin')
    await owner.query(`create temporary table taken on commit drop as select org_id, key, ${n} as n from duties
      where outcome is null and not of_history and key not like '%~%' limit ${Math.min(left, here)}`)
    await owner.query(`insert into alarms (${alarms.join(', ')}) select ${copied(alarms, 'duty_key')} from alarms
      join (select org_id as of_org, key as of_key, n from taken) taken on of_org = org_id and of_key = duty_key where fired_at is null`)
    await owner.query(`insert into duties (${duties.join(', ')}) select ${copied(duties, 'key')} from duties
      join (select org_id as of_org, key as of_key, n from taken) taken on of_org = org_id and of_key = key`)
    await owner.query('commit')
  }
  for (const table of ['duties', 'alarms']) await owner.query(`vacuum (analyze) ${table}`)
}

type Told = { readonly sweeps: number; readonly fired: number; readonly skipped: number; readonly ms: number }

/** Sweeps at one moment until nothing more is due, at most so many times. */
async function sweepAt(deps: SweepDeps, now: Date, most = 10_000): Promise<Told> {
  const from = performance.now()
  let [sweeps, fired, skipped] = [0, 0, 0]
  for (let more = true; more && sweeps < most; sweeps++) {
    const tick = await sweep(deps, now.toISOString())
    more = tick.more
    fired += tick.fired.length
    skipped += tick.skipped.length
  }
  return { sweeps, fired, skipped, ms: performance.now() - from }
}

async function measured(what: string, run: () => Promise<Told>): Promise<void> {
  const before = await processorSeconds([process.pid], name)
  const { sweeps, fired, skipped, ms } = await run()
  const after = await processorSeconds([process.pid], name)
  const [ours, theirs] = [after.servers - before.servers, after.database - before.database]
  const each =
    fired === 0
      ? ''
      : `, ${(fired / (ms / 1000)).toFixed(0)} alarms/s, processor ${((ours / fired) * 1000).toFixed(1)} + ${((theirs / fired) * 1000).toFixed(1)} ms for each`
  console.log(
    `${what}: ${sweeps} sweeps, ${fired} alarms rang, ${skipped} were left out, ${ms.toFixed(0)} ms (${(ms / sweeps).toFixed(1)} a sweep)${each}`,
  )
}

let database: Database | undefined
try {
  if (Number(values.duties) > 0) await addDuties(Number(values.duties))
  console.log(`${await running()} running duties, ${await count('alarms where fired_at is null')} alarms to ring`)
  database = await openDatabase({ databaseUrl, dataDir: tmpdir(), keys: benchKeys(), log: pino({ level: 'warn' }) })
  const deps: SweepDeps = {
    database,
    newId: randomUUID,
    newSalt: () => randomBytes(18).toString('base64url'),
    log: pino({ level: 'error' }) as never,
  }
  const now = new Date(values.at)
  const { rowCount } = await owner.query('delete from alarms where fired_at is null and due_at < $1', [now])
  console.log(`${rowCount} alarms of the past were taken away`)
  await measured('nothing is due', async () => {
    const from = performance.now()
    for (let n = 0; n < 100; n++) await sweepAt(deps, now)
    return { sweeps: 100, fired: 0, skipped: 0, ms: performance.now() - from }
  })
  await measured(`every minute for ${values.minutes} minutes`, async () => {
    const all = { sweeps: 0, fired: 0, skipped: 0, ms: 0 }
    for (let minute = 1; minute <= Number(values.minutes); minute++) {
      const told = await sweepAt(deps, new Date(now.getTime() + minute * 60_000))
      for (const key of ['sweeps', 'fired', 'skipped', 'ms'] as const) all[key] += told[key]
    }
    return all
  })
} finally {
  await database?.close()
  await owner.end()
}
