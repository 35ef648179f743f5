import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseRoutes } from '../../server/cases/routes.ts'
import { type Database, openDatabase } from '../../server/database/database.ts'
import { logPosition } from '../../server/database/log-position.ts'
import { migrate } from '../../server/database/migrate.ts'
import { openReplica } from '../../server/database/replica.ts'
import type { Feature } from '../../server/deps.ts'
import { homeRoutes } from '../../server/home/routes.ts'
import { inRequest } from '../../server/http/organisation-context.ts'
import { noteWrites } from '../../server/http/read-from-replica.ts'
import { checkReplica } from '../../server/operations/doctor/replica.ts'
import { createMetrics } from '../../server/operations/metrics.ts'
import { searchRoutes } from '../../server/search/routes.ts'
import { quietLog, type TestDatabase } from '../database.ts'
import { anOrganisation, type TestOrganisation } from '../factories.ts'
import { type FeatureApp, featureApp } from '../feature-app.ts'
import { hasPostgres } from '../postgres.ts'
import { type OwnPostgres, ownPostgres } from './own-postgres.ts'
import { type Standby, standbyOf } from './standby.ts'

const silent = { ...quietLog, warn: () => {}, error: () => {} }

/** Routes that answer with where they were read; the first reads a table and is ended by the primary's lock on it, the second writes. */
let whileReading = async () => {}
const oddRoutes: Feature = (app, { deps }) => {
  const config = { access: 'signed-in', mayBeStale: true } as const
  const whereRead =
    (work: (tx: Parameters<Parameters<typeof inRequest>[2]>[0]['tx'], isReplica: boolean) => Promise<unknown>) =>
    async (request: Parameters<typeof inRequest>[1]) =>
      inRequest(deps, request, async ({ tx }) => {
        const { rows } = await sql<{ there: boolean }>`select pg_is_in_recovery() as there`.execute(tx)
        await work(tx, rows[0]!.there)
        return { isReplica: rows[0]!.there }
      })
  app.get(
    '/odd/locked',
    { config },
    whereRead(async (tx, isReplica) => {
      await sql`select count(*) from customers`.execute(tx)
      if (!isReplica) return
      await whileReading()
      await sql`select pg_sleep(20)`.execute(tx)
    }),
  )
  app.get(
    '/odd/writing',
    { config },
    whereRead(tx => sql`update people set name = name where false`.execute(tx)),
  )
}

describe.skipIf(!hasPostgres)('reads on a streaming replica', () => {
  let primary: OwnPostgres
  let standby: Standby
  let database: TestDatabase
  let firm: TestOrganisation
  let app: FeatureApp
  const opened: Database[] = []
  const dataDirs: string[] = []

  const openBoth = async (): Promise<TestDatabase> => {
    const dataDir = await mkdtemp(join(tmpdir(), 'bihuan-replica-'))
    dataDirs.push(dataDir)
    const one = await openDatabase({
      ...{ databaseUrl: primary.url(), readUrl: standby.url, dataDir: dataDirs[0]!, log: silent },
    })
    opened.push(one)
    return { ...one, dataDir: dataDirs[0]! }
  }
  const appOn = (on: TestDatabase) =>
    featureApp(on, firm, [
      async (scope, options) => {
        noteWrites(scope, options.deps)
        for (const routes of [caseRoutes, homeRoutes, searchRoutes, oddRoutes]) await routes(scope, options)
      },
    ])
  const replica = () => database.replica!
  /** By whom each of the requests was answered. */
  const placesOf = async (work: () => Promise<unknown>) => {
    const before = new Map(replica().counts())
    await work()
    return [...replica().counts()].flatMap(([place, count]) => (count > (before.get(place) ?? 0) ? [place] : []))
  }
  const caughtUp = async () => {
    const position = logPosition(await replica().writtenTo())!
    while (!(await replica().has(position))) await new Promise(setImmediate)
    await replica().look()
  }
  const titles = (response: { json(): { items: { title: string }[] } }) => response.json().items.map(one => one.title)
  const open = (title: string, on = app) =>
    on.ask('frontLine', 'POST', '/api/cases', { body: { kind: 'anomaly', title, channel: 'phone' } })

  beforeAll(async () => {
    primary = await ownPostgres({ settings: { fsync: 'off' } })
    const dataDir = await mkdtemp(join(tmpdir(), 'bihuan-replica-'))
    dataDirs.push(dataDir)
    const empty = await openDatabase({ databaseUrl: primary.url(), dataDir, log: silent })
    await migrate(empty)
    standby = await standbyOf(primary)
    await empty.close()
    database = await openBoth()
    firm = await anOrganisation(database)
    app = await appOn(database)
    await caughtUp()
  })
  afterAll(async () => {
    for (const one of opened) await one.close()
    await standby?.close()
    await primary?.close()
    for (const folder of dataDirs) await rm(folder, { recursive: true, force: true })
  })

  it('answers lists, search and the board there, as the role and with the rows of the organisation alone', async () => {
    await open('控制柜报警')
    const other = await anOrganisation(database)
    await other.as('frontLine').register({ title: '别家的案件' })
    // The first board of a period makes the reports that are owed for it, and so reads on the primary.
    expect(await placesOf(() => app.ask('frontLine', 'GET', '/api/home'))).not.toContain('replica')
    await caughtUp()
    for (const url of ['/api/cases', '/api/search?q=控制柜', '/api/home'])
      expect([
        url,
        await placesOf(async () => expect((await app.ask('frontLine', 'GET', encodeURI(url))).statusCode).toBe(200)),
      ]).toEqual([url, ['replica']])
    expect(titles(await app.ask('frontLine', 'GET', '/api/cases'))).toEqual(['控制柜报警'])
  })

  it('shows whoever wrote what they wrote, in every server process, until the replica has it', async () => {
    const elsewhere = await openBoth()
    const second = await appOn(elsewhere)
    await standby.ask('select pg_wal_replay_pause()')
    try {
      const made = await open('示教器无法连接')
      expect(made.statusCode).toBe(201)
      const { name, value } = made.cookies.find(one => one.name === 'bihuan-wrote')!
      const listed = async () => titles(await app.ask('frontLine', 'GET', '/api/cases'))
      expect(await placesOf(async () => expect(await listed()).toContain('示教器无法连接'))).toEqual(['behind'])
      // Another process of the installation knows by the cookie; whoever has none may see what is some seconds old.
      const there = async (headers = {}) => titles(await second.ask('frontLine', 'GET', '/api/cases', { headers }))
      expect(await there({ cookie: `${name}=${value}` })).toContain('示教器无法连接')
      expect(await there()).not.toContain('示教器无法连接')
    } finally {
      await standby.ask('select pg_wal_replay_resume()')
    }
    await caughtUp()
    expect(
      await placesOf(async () => expect(titles(await app.ask('frontLine', 'GET', '/api/cases'))).toContain('示教器无法连接')),
    ).toEqual(['replica'])
  })

  it('reads again on the primary what stood in the way of the log, and what turns out to write', async () => {
    const outside = new Pool({ host: primary.socketFolder, user: 'postgres', database: 'bihuan', max: 1 })
    whileReading = async () => {
      await outside.query('begin; lock table customers in access exclusive mode; commit')
    }
    const ask = async (url: string) => (await app.ask('frontLine', 'GET', url)).json()
    expect(await placesOf(async () => expect(await ask('/odd/locked')).toEqual({ isReplica: false }))).toEqual(['failed'])
    expect(await placesOf(async () => expect(await ask('/odd/writing')).toEqual({ isReplica: false }))).toEqual(['failed'])
    await outside.end()
  })

  it('reads from the primary while the replica is down, and says so; goes back by itself', async () => {
    const metrics = createMetrics({ database, loops: () => ({ all: () => [] }) as never })
    const doctor = async () => (await checkReplica(database, standby.url)).state
    const up = async () => /^bihuan_replica_up (\d)$/m.exec((await metrics.read(firm.clock.now())).text)?.[1]
    await caughtUp()
    expect([await doctor(), await up(), replica().state()]).toEqual(['ok', '1', 'following'])
    await standby.stop()
    // The first reader finds out, unless a busy machine took so long to stop it that somebody has looked meanwhile.
    const [place, ...others] = await placesOf(async () =>
      expect((await app.ask('frontLine', 'GET', '/api/cases')).statusCode).toBe(200),
    )
    expect([['failed', 'away'].includes(place ?? ''), others]).toEqual([true, []])
    await replica().look()
    expect([await doctor(), await up(), replica().state()]).toEqual(['warning', '0', 'away'])
    expect(await placesOf(() => app.ask('frontLine', 'GET', '/api/cases'))).toEqual(['away'])
    await standby.start()
    await caughtUp()
    expect(replica().state()).toBe('following')
    expect(await placesOf(() => app.ask('frontLine', 'GET', '/api/cases'))).toEqual(['replica'])
    metrics.close()
  })

  it('is not asked while it is late, nor where it is no standby of this database', async () => {
    let ms = 0
    const late = openReplica(standby.url, database.pool, { log: silent, elapsedMs: () => ms, everyMs: 3_600_000 })
    await late.look()
    await standby.ask('select pg_wal_replay_pause()')
    await open('焊接轨迹偏移')
    await late.look()
    ms = 60_000
    await late.look()
    expect([late.state(), late.lagSeconds()]).toEqual(['late', 60])
    await standby.ask('select pg_wal_replay_resume()')
    await late.close()
    const wrong = openReplica(primary.url(), database.pool, { log: silent, everyMs: 3_600_000 })
    await wrong.look()
    expect(wrong.state()).toBe('other')
    expect((await checkReplica(database, primary.url())).state).toBe('fault')
    await wrong.close()
  })
})
