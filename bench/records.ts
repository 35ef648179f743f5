/*
 * `node scripts/run-ts.mjs bench/records.ts --database-url=<an empty PostgreSQL> [--notes=30] [--times=200]`: what encrypting the words of events costs the
 * server's process. Reads of a timeline and writes of a note, by turns with words encrypted and as they are; prints milliseconds of processor time of each.
 */
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { viewCaseWithTimeline } from '../server/cases/view-timeline.ts'
import { openDatabase } from '../server/database/database.ts'
import { migrate } from '../server/database/migrate.ts'
import { actAs, anOrganisation } from '../test/factories.ts'
import { benchKeys } from './keys.ts'

const { values } = parseArgs({
  options: {
    'database-url': { type: 'string' },
    notes: { type: 'string', default: '30' },
    times: { type: 'string', default: '200' },
  },
})
const databaseUrl = values['database-url']
if (databaseUrl === undefined) throw new Error('which database?')
const [notes, times] = [Number(values.notes), Number(values.times)]
const log = pino({ level: 'warn' })

const sides = []
for (const [name, keys] of [
  ['encrypted', benchKeys()],
  ['as they are', 'unencrypted'],
] as const) {
  const database = await openDatabase({ databaseUrl, dataDir: '', keys, log })
  await migrate(database)
  const firm = await anOrganisation(database)
  const worker = actAs(database, firm.org, firm.people.frontLine, firm.clock.now())
  const { id } = await worker.register({ customer: { name: '林主任', phone: '13800000001' } })
  for (let n = 0; n < notes; n++)
    await worker.act(id, 'note', { text: `第 ${n} 条记录：客户说合闸时有火花，已请他断电并等待工程师。` })
  sides.push({
    name,
    database,
    read: async () => void (await worker.do(ctx => viewCaseWithTimeline(ctx, id))),
    write: async () => {
      const other = await worker.register({ customer: { name: '林主任', phone: '13800000001' } })
      await worker.act(other.id, 'note', { text: '客户来电催办' })
    },
  })
}

for (const what of ['read', 'write'] as const) {
  const used = sides.map(() => [] as number[])
  for (let round = 0; round < 9; round++)
    for (const [n, side] of sides.entries()) {
      const from = process.cpuUsage()
      for (let i = 0; i < times / 8; i++) await side[what]()
      const { user, system } = process.cpuUsage(from)
      // The first round only warms up.
      if (round > 0) used[n]!.push((user + system) / 1_000 / (times / 8))
    }
  for (const [n, { name }] of sides.entries()) {
    const sorted = used[n]!.sort((a, b) => a - b)
    console.log(
      `${what} ${name}: ${sorted[Math.floor(sorted.length / 2)]!.toFixed(3)} ms of processor time each, least ${sorted[0]!.toFixed(3)}`,
    )
  }
}
for (const { database } of sides) await database.close()
