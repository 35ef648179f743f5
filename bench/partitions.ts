import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { openDatabase } from '../server/database/database.ts'
import { migrate } from '../server/database/migrate.ts'
import { partition } from '../server/database/partition.ts'
import { makeData } from './generate/make-data.ts'
import { benchKeys } from './keys.ts'

/*
 * npm run bench:partitions -- --database-url postgres://… --parts 4
 * Plays the template cases of bench:load in an empty database whose large tables lie in so many parts (0: in none), and says how much processor time PostgreSQL
 * took for it: what each act costs, whatever else the machine does meanwhile. On Linux, with the server on this machine; the database is not to be used afterwards.
 */
const { values } = parseArgs({
  options: { 'database-url': { type: 'string', default: '' }, parts: { type: 'string', default: '4' } },
})
const [databaseUrl, parts] = [values['database-url'], Number(values.parts)]
const database = await openDatabase({ databaseUrl, dataDir: '', keys: benchKeys(), log: pino({ level: 'warn' }) })
await migrate(database)
if (parts > 0) await partition(database, parts)
await database.close()

const name = decodeURIComponent(new URL(databaseUrl).pathname.slice(1))
const processes = new Map<string, number>()
/** Hundredths of a second of each PostgreSQL process that serves the database. */
function look(): void {
  for (const pid of readdirSync('/proc').filter(file => /^\d+$/.test(file))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(` ${name} `)) continue
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
      processes.set(pid, Number(fields[11]) + Number(fields[12]))
    } catch {
      // It has ended meanwhile.
    }
  }
}
const used = () => [...processes.values()].reduce((a, b) => a + b, 0) * 10
const timer = setInterval(look, 100)
const dataDir = await mkdtemp(join(tmpdir(), 'bihuan-partitions-'))
let before = 0
try {
  await makeData({
    ...{
      databaseUrl,
      dataDir,
      now: '2026-06-17T06:20:00.000Z',
      seed: 1,
      cases: 10,
      shares: { open: 500, history: 100 },
      templates: 0.4,
    },
    tell: line => {
      look()
      if (line.startsWith('playing')) before = used()
      if (line.startsWith('copying'))
        console.log(`${parts} parts: ${used() - before} ms of PostgreSQL's processor time for the template cases`)
    },
  })
} finally {
  clearInterval(timer)
  await rm(dataDir, { recursive: true, force: true })
}
