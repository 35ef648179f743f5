import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasPostgres } from '../postgres.ts'
import { checkKept, checkLedger, checkStreams } from './check-kept.ts'
import { send, startLoad, type Write } from './load.ts'
import { proxyTo, type Wire } from './proxy.ts'
import { answered, type FaultStage, openStage } from './stage.ts'

const CLIENTS = 4

describe.skipIf(!hasPostgres)('on a PostgreSQL that the test may kill', () => {
  let stage: FaultStage
  let proxy: Wire
  beforeAll(async () => {
    stage = await openStage()
    proxy = await proxyTo({ path: `${stage.postgres.socketFolder}/.s.PGSQL.5432` })
  })
  afterAll(async () => {
    await proxy?.close()
    await stage?.close()
  })
  /** Servers and database are as they should be, and the ledger is what its own check says it is. */
  const keeps = async (url: string, writes: readonly Write[]) => {
    await checkKept(stage.outside, { url, dataDir: stage.dataDir }, writes)
    await checkLedger(stage)
  }

  test('kill -9 of the server under load loses nothing that was acknowledged, and doubles nothing', async () => {
    let server = await stage.start()
    for (let round = 0; round < 1; round++) {
      const load = startLoad([server.url], CLIENTS)
      await answered(load.writes, 40)
      await server.kill()
      await load.stop()
      server = await stage.start()
      await keeps(server.url, load.writes)
    }
    await server.stop()
  })

  test('kill -9 of the database under load: named refusals until it is back, and the server needs no restart', async () => {
    const server = await stage.start()
    const load = startLoad([server.url], CLIENTS)
    await answered(load.writes, 40)
    await stage.postgres.kill()
    await answered(load.writes, 8, 503)
    const refused = load.writes.filter(one => one.answer !== undefined && one.answer.status >= 400)
    expect(new Set(refused.map(one => (JSON.parse(one.answer!.body) as { code: string }).code))).toEqual(
      new Set(['server.not-ready']),
    )
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
    const before = load.writes.filter(one => one.answer?.status === 201).length
    await stage.postgres.start()
    await answered(load.writes, before + 40)
    await load.stop()
    await keeps(server.url, load.writes)
    await server.stop()
  })

  test('connections that are cut in the middle of transactions and of their answers', async () => {
    const server = await stage.start(stage.postgres.url({ port: proxy.port }))
    const load = startLoad([server.url], CLIENTS)
    let answers = 0
    // Every so often what the database answers never arrives: also that a commit was done.
    proxy.onAnswer = () => ++answers % 151 === 0
    await answered(load.writes, 80)
    proxy.onAnswer = undefined
    await load.stop()
    await keeps(server.url, load.writes)
    await server.stop()
  })

  test('two servers and a cable pulled out of one: the other rings everything, and the one that comes back doubles nothing', async () => {
    const [near, cut] = [await stage.start(), await stage.start(stage.postgres.url({ port: proxy.port }))]
    // The 30 minutes of a report run out one after the other while the cable is out.
    const late = Array.from({ length: 30 }, (_, n): Write => {
      const at = new Date(Date.now() - 30 * 60_000 + 4_000 + n * 400).toISOString()
      return {
        key: `late-${n}`,
        path: '/api/cases',
        body: { kind: 'anomaly', title: `到期 ${n}`, channel: 'phone', occurredAt: at },
      }
    })
    for (const write of late) write.answer = await send(near.url, write)
    expect(late.map(one => one.answer?.status)).toEqual(late.map(() => 201))
    // Their alarms are set to run out now: a clock that nobody can wait for in a test.
    await stage.outside.query(
      `update alarms set due_at = now() + make_interval(secs => 2 + 0.3 * n) from (select duty_key k, rung r, row_number() over (order by duty_key) n from alarms where fired_at is null) x
       where alarms.duty_key = x.k and alarms.rung = x.r and alarms.org_id = $1`,
      [stage.firm.org],
    )
    proxy.silence()
    const load = startLoad([near.url], 2)
    const undone = async () =>
      (
        await stage.outside.query<{ n: number }>(
          `select count(*)::int n from alarms where fired_at is null and due_at < now() - interval '2 seconds'`,
        )
      ).rows[0]!.n
    await sleep(20_000)
    expect(await undone(), 'what has been due for two seconds').toBe(0)
    proxy.mend()
    await sleep(3_000)
    await load.stop()
    for (let tries = 0; (await fetch(`${cut.url}/readyz`).catch(() => undefined))?.status !== 200; tries++) {
      expect(tries).toBeLessThan(100)
      await sleep(200)
    }
    await keeps(cut.url, load.writes)
    await checkStreams(stage.outside)
    await near.stop()
    await cut.stop()
  })
})
