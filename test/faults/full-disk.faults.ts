import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasPostgres } from '../postgres.ts'
import { checkKept, checkLedger } from './check-kept.ts'
import { startLoad, type Write } from './load.ts'
import { canMount, type SmallDisk, smallDisk } from './small-disk.ts'
import { answered, eventually, type FaultStage, openStage, readiness } from './stage.ts'

const CLIENTS = 4
const codesOf = (writes: readonly Write[]) =>
  new Set(writes.flatMap(one => (one.answer && one.answer.status >= 400 ? [JSON.parse(one.answer.body).code as string] : [])))

describe.skipIf(!hasPostgres || !canMount)('a disk of its own that fills up', () => {
  describe('with the tables, while the log of changes lies elsewhere', () => {
    let disk: SmallDisk
    let stage: FaultStage
    let walFolder: string
    beforeAll(async () => {
      disk = smallDisk(400)
      walFolder = join(await mkdtemp(join(tmpdir(), 'bihuan-wal-')), 'wal')
      await chmod(dirname(walFolder), 0o755)
      stage = await openStage({ dataIn: disk.folder, walIn: walFolder, settings: { autovacuum: 'off' } })
    })
    afterAll(async () => {
      await stage?.close()
      await disk?.close()
      if (walFolder) await rm(dirname(walFolder), { recursive: true, force: true })
    })

    test('writes are refused by name, reading goes on, and the server goes on by itself when there is space again', async () => {
      const server = await stage.start()
      const load = startLoad([server.url], CLIENTS)
      await answered(load.writes, 40)
      // The log of changes takes whole files of 16 MB, which are there; what tables need is taken page by page.
      disk.fill()
      await answered(load.writes, 8, 503)
      const not = await readiness(server.url)
      expect([not.status, not.body]).toEqual([
        503,
        expect.stringMatching(/disk.*the database had no space for a write \d+ s ago/),
      ])
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
      expect(codesOf(load.writes), 'the named refusal').toContain('storage.full')
      expect(stage.postgres.isRunning()).toBe(true)
      const before = load.writes.filter(one => one.answer?.status === 201).length
      disk.free()
      await answered(load.writes, before + 40)
      await load.stop()
      expect([...codesOf(load.writes)].filter(code => !['storage.full', 'server.not-ready'].includes(code))).toEqual([])
      await eventually(async () => (await readiness(server.url)).status === 200, 60, 'ready again')
      await checkKept(stage.outside, { url: server.url, dataDir: stage.dataDir }, load.writes)
      await checkLedger(stage)
      expect(server.output()).not.toContain('a request failed')
      await server.stop()
    })
  })

  describe('with everything on it, as on one small machine', () => {
    let disk: SmallDisk
    let stage: FaultStage
    beforeAll(async () => {
      disk = smallDisk(700)
      const dataDir = join(disk.folder, 'bihuan')
      await mkdir(dataDir)
      // So little that the log of changes wants a new file soon, which ends PostgreSQL where there is no room for it.
      stage = await openStage({ dataIn: disk.folder, dataDir, settings: { max_wal_size: '32MB', min_wal_size: '32MB' } })
    })
    afterAll(async () => {
      await stage?.close()
      await disk?.close()
    })

    test('not ready before it is full, refused by name while it is, and nothing acknowledged is lost even where PostgreSQL ended', async () => {
      const server = await stage.start()
      const load = startLoad([server.url], CLIENTS)
      await answered(load.writes, 40)
      disk.fill(50 * 1024 ** 2)
      const warned = await readiness(server.url)
      expect([warned.status, warned.body]).toEqual([503, expect.stringMatching(/disk.*\d+ MB free/)])
      disk.fill()
      await answered(load.writes, 8, 503)
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
      disk.free()
      // As a supervisor would: systemd starts it again.
      if (!stage.postgres.isRunning()) await stage.postgres.start()
      const before = load.writes.filter(one => one.answer?.status === 201).length
      await answered(load.writes, before + 40)
      await load.stop()
      expect([...codesOf(load.writes)].filter(code => !['storage.full', 'server.not-ready'].includes(code))).toEqual([])
      await eventually(async () => (await readiness(server.url)).status === 200, 60, 'ready again')
      await checkKept(stage.outside, { url: server.url, dataDir: stage.dataDir }, load.writes)
      await checkLedger(stage)
      expect(server.output()).not.toContain('a request failed')
      await server.stop()
    })
  })
})
