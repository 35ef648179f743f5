import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeData } from './generate/make-data.ts'

/*
 * npm run bench:load -- --cases 100000 --database-url postgres://…
 * Fills an empty PostgreSQL database with an organisation and so many cases. --now: the moment at which the data ends (RFC 3339; the present by default),
 * --seed: another one gives other data, --open and --history: of a thousand cases.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    'database-url': { type: 'string', default: process.env.DATABASE_URL ?? '' },
    now: { type: 'string', default: new Date().toISOString() },
    seed: { type: 'string', default: '1' },
    open: { type: 'string', default: '100' },
    history: { type: 'string', default: '460' },
  },
})
const dataDir = await mkdtemp(join(tmpdir(), 'bihuan-load-'))
const from = performance.now()
const since = () => ((performance.now() - from) / 1_000).toFixed(1)
try {
  const made = await makeData({
    ...{ databaseUrl: values['database-url'], dataDir, now: values.now, seed: Number(values.seed), cases: Number(values.cases) },
    shares: { open: Number(values.open), history: Number(values.history) },
    tell: line => console.log(`${since()} s  ${line}`),
  })
  console.log(`${since()} s  ${made.cases} cases, ${made.events} events, ${made.openDuties} running duties`)
  for (const [table, rows] of made.rows) if (rows > 0) console.log(`  ${table}: ${rows}`)
} finally {
  await rm(dataDir, { recursive: true, force: true })
}
