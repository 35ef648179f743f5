import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasPostgres } from '../postgres.ts'
import { checkKept, checkLedger } from './check-kept.ts'
import { send, startLoad, type Write } from './load.ts'
import { eventually, type FaultStage, openStage, readiness } from './stage.ts'

const PRELOAD = fileURLToPath(new URL('moved-clock.ts', import.meta.url))
const HOUR = 60 * 60_000
const MINUTE = 60_000

describe.skipIf(!hasPostgres)('the clock of a server that somebody sets', () => {
  let stage: FaultStage
  let file: string
  let moved = 0
  beforeAll(async () => {
    stage = await openStage()
    file = join(stage.dataDir, 'clock-of-the-test')
    await setClock(0)
  })
  afterAll(() => stage?.close())
  async function setClock(ms: number) {
    moved = ms
    // Nobody reads half a number.
    await writeFile(`${file}.draft`, String(ms))
    await rename(`${file}.draft`, file)
  }
  const now = () => new Date(Date.now() + moved).toISOString()
  const overdue = async () => {
    const { rows } = await stage.outside.query<{ n: number }>(
      `select count(*)::int n from alarms where fired_at is null and due_at < $1::timestamptz - interval '2 seconds'`,
      [now()],
    )
    return rows[0]!.n
  }
  const rung = async () => {
    const { rows } = await stage.outside.query<{ n: number }>(`select count(*)::int n from events where type = 'alarm.fired'`)
    return rows[0]!.n
  }
  let made = 0
  async function cases(url: string, many: number): Promise<Write[]> {
    const writes = Array.from({ length: many }, (): Write => {
      const n = ++made
      return { key: `clock-${n}`, path: '/api/cases', body: { kind: 'anomaly', title: `到期 ${n}`, channel: 'phone' } }
    })
    for (const write of writes) write.answer = await send(url, write)
    expect(writes.map(one => one.answer?.status)).toEqual(writes.map(() => 201))
    return writes
  }

  test('3 hours forwards and 40 minutes back while alarms wait: each rings once, when its time has come, and the server stays ready', async () => {
    const server = await stage.start(undefined, { preload: PRELOAD, environment: { MOVED_CLOCK_FILE: file } })
    await cases(server.url, 10)
    const load = startLoad([server.url], 2)
    await sleep(2_000)
    expect(await rung()).toBe(0)

    await setClock(3 * HOUR)
    expect((await readiness(server.url)).status, 'no loop looks silent').toBe(200)
    await eventually(async () => (await overdue()) === 0 && (await rung()) >= 10, 30, 'everything due has rung')
    await cases(server.url, 5)

    await setClock(3 * HOUR - 40 * MINUTE)
    expect((await readiness(server.url)).status).toBe(200)
    const atReturn = await rung()
    await cases(server.url, 5)
    await sleep(5_000)
    expect(await rung(), 'nothing rings again, and nothing before its time').toBe(atReturn)

    // Their half hour is over, that of the five before them is not.
    await setClock(3 * HOUR - 5 * MINUTE)
    await eventually(async () => (await overdue()) === 0 && (await rung()) > atReturn, 30, 'everything due has rung')
    await setClock(4 * HOUR)
    await eventually(async () => (await overdue()) === 0, 30, 'everything due has rung')
    expect((await readiness(server.url)).status).toBe(200)
    await load.stop()
    await checkKept(stage.outside, { url: server.url, dataDir: stage.dataDir }, load.writes)
    await checkLedger(stage, now())
    await checkTimes(stage)
    const back = server.output().match(/"the clock of this computer was put (forwards|back)"/g) ?? []
    expect(back.length, server.output().slice(-2_000)).toBeGreaterThanOrEqual(4)
    await server.stop()
  })
})

/** Numbers say the order of a stream. Its times go back where the clock was put back, at most there, and never by more than it was. */
async function checkTimes({ outside }: FaultStage): Promise<void> {
  const { rows } = await outside.query<{ stream_id: string; steps: number; most: number }>(
    `select stream_id, count(*)::int steps, max(extract(epoch from before - recorded_at))::int most from
       (select stream_id, recorded_at, lag(recorded_at) over (partition by org_id, stream_id order by seq) before from events) e
     where before > recorded_at group by 1 having count(*) > 1 or max(before - recorded_at) > interval '41 minutes'`,
  )
  expect(rows, 'times of a stream go back only where the clock did').toEqual([])
}
