/*
 * `node scripts/run-ts.mjs bench/ledger.ts [events]`: what the ledger costs. On the PostgreSQL of DATABASE_URL (an empty database), else on the embedded one. Prints what
 * putting an event in line adds to inserting it, whether sequencing stays linear, a whole check, and a proof in the full tree.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { rangeFrom } from '../ledger/range.ts'
import { asOwner } from '../server/auth/tables.ts'
import { openDatabase } from '../server/database/database.ts'
import { migrate } from '../server/database/migrate.ts'
import { inOrganisation } from '../server/database/transaction.ts'
import { checkLeaves } from '../server/ledger/check-leaves.ts'
import { noFindings } from '../server/ledger/findings.ts'
import { inclusionAt } from '../server/ledger/proofs.ts'
import { headOf, keysOf } from '../server/ledger/queries.ts'
import { sequenceOrganisation } from '../server/ledger/sequence.ts'
import { anOrganisation, nextSalt } from '../test/factories.ts'

const size = Number(process.argv[2] ?? 100_000)
const quiet = () => {}
const log = { info: quiet, warn: quiet, error: console.error, fatal: console.error }
const dataDir = await mkdtemp(join(tmpdir(), 'bihuan-bench-'))
const database = await openDatabase({ databaseUrl: process.env.DATABASE_URL, dataDir, log })
await migrate(database)
const { org } = await anOrganisation(database)
const deps = { database, newSalt: nextSalt, dataDir, publicUrl: 'http://bench.example', log: log as never }
const now = '2026-03-02T01:00:00.000Z'
const milliseconds = async (run: () => Promise<unknown>) => {
  const begun = performance.now()
  await run()
  return performance.now() - begun
}

/** Events of 600 bytes, of a hundred cases, in statements of 100. */
const insert = (from: number, count: number, isInLine: boolean) =>
  asOwner(database, async tx => {
    await sql`select set_config('bihuan.all_organisations', 'on', true)`.execute(tx)
    await sql.raw(`alter table events ${isInLine ? 'enable' : 'disable'} trigger await_leaf`).execute(tx)
    for (let at = from; at < from + count; at += 100)
      await sql`
        insert into events (org_id, stream_id, seq, id, type, at, recorded_at, actor, data, bytes)
        select ${org}, 'bench-' || n % 100, n, 'bench-' || n, 'note.added', ${now}::timestamptz + n * interval '1 ms', ${now}::timestamptz + n * interval '1 ms', 'system', '{}',
          '{"actor":"system","id":"bench-' || n || '","padding":"' || repeat('x', 560) || '"}'
        from generate_series(${at}::int, ${at + 99}::int) n`.execute(tx)
    await sql.raw('alter table events enable trigger await_leaf').execute(tx)
  })

const without: number[] = []
const within: number[] = []
const part = Math.max(1_000, Math.floor(size / 20))
for (let at = 0; at < size; at += 2 * part) {
  without.push(await milliseconds(() => insert(at, part, false)))
  within.push(await milliseconds(() => insert(at + part, part, true)))
}
await asOwner(database, async tx => {
  await sql`select set_config('bihuan.all_organisations', 'on', true)`.execute(tx)
  await sql`insert into ledger_pending (org_id, recorded_at, stream_id, seq, event_id) select org_id, recorded_at, stream_id, seq, id from events on conflict do nothing`.execute(
    tx,
  )
})
const sum = (times: readonly number[]) => times.reduce((all, one) => all + one, 0)
console.log(`in line: ${(sum(within) / sum(without)).toFixed(2)}× the time of inserting the event alone, a hundred a statement`)

const half = Math.floor(size / 2)
let first = 0
const whole = await milliseconds(async () => {
  const timer = setInterval(() => {
    void inOrganisation(database, org, tx => headOf({ tx, org })).then(head => {
      if (first === 0 && (head?.size ?? 0) >= half) first = performance.now() - begun
    })
  }, 50)
  const begun = performance.now()
  await sequenceOrganisation(deps, org, now)
  clearInterval(timer)
})
console.log(
  `sequencing: ${size} events in ${(whole / 1000).toFixed(1)} s, ${Math.round(size / (whole / 1000))} a second; the second half took ${((whole - first) / first).toFixed(2)}× the first`,
)
const keys = await inOrganisation(database, org, tx => keysOf({ tx, org }))
const { size: leaves } = (await inOrganisation(database, org, tx => headOf({ tx, org })))!
const checked = await milliseconds(async () => {
  const [range, findings] = [rangeFrom(0, []), noFindings()]
  while (range.size < leaves)
    await inOrganisation(database, org, tx =>
      checkLeaves({ tx, org }, range, Math.min(range.size + 1_000, leaves), keys, findings),
    )
})
console.log(`a whole check of the leaves: ${(checked / sum([whole])).toFixed(2)}× the time of sequencing them`)
const proofs = await milliseconds(async () => {
  for (let at = 0; at < 100; at++)
    await inOrganisation(database, org, tx => inclusionAt({ tx, org }, Math.floor((leaves / 100) * at), leaves))
})
console.log(`a proof: ${(proofs / 100).toFixed(1)} ms`)
await database.close()
await rm(dataDir, { recursive: true, force: true })
