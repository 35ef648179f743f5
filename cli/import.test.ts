import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockFolder } from '../server/database/folder-lock.ts'
import type { Feature } from '../server/deps.ts'
import { importRoutes } from '../server/imports/routes.ts'
import { type TestDatabase, testDatabase } from '../test/database.ts'
import { anOrganisation, nextId, nextSalt, type TestOrganisation } from '../test/factories.ts'
import { featureApp } from '../test/feature-app.ts'
import { type ImportIo, importCommand } from './import.ts'

const text = '编号,标题,问题描述\nC-1,停机,产线停了\nC-2,,没有标题\nC-3,漏油,地上是油\n'
let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bihuan-cli-'))
  file = join(folder, '留言.csv')
  await writeFile(file, iconv.encode(text, 'gbk'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(args: string[], env: Record<string, string> = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const io: ImportIo = { stdout, stderr, env, clock: () => '2026-03-02T01:00:00.000Z', newId: nextId, newSalt: nextSalt }
  const code = await importCommand(args, io)
  const out = String(stdout.read() ?? '')
  return {
    code,
    said: String(stderr.read() ?? ''),
    lines:
      out === ''
        ? []
        : out
            .trimEnd()
            .split('\n')
            .map(line => JSON.parse(line)),
  }
}

describe('over a running server', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let url: string
  beforeAll(async () => {
    database = await testDatabase('pglite')
    firm = await anOrganisation(database)
    // The server's own access by API key is tested with it; here the bearer names the person.
    const byBearer: Feature = app => {
      app.addHook('onRequest', async () => {})
      app.get('/healthz', { config: { access: 'public' } }, () => ({ ok: true }))
    }
    const { app } = await featureApp(database, firm, [byBearer, importRoutes as Feature])
    app.server.prependListener('request', request => {
      request.headers['x-person'] = request.headers.authorization?.replace('Bearer ', '')
    })
    url = await app.listen({ port: 0, host: '127.0.0.1' })
  })

  test('without --yes it only looks; with it, it imports, reports the bad row and again changes nothing', async () => {
    const asked = { BIHUAN_URL: url, BIHUAN_API_KEY: firm.people.serviceDesk }
    const looked = await run([file], asked)
    expect(looked).toMatchObject({
      code: 0,
      lines: [{ preview: { encoding: 'gb18030', counts: { rows: 3, create: 2, failed: 1 } } }],
    })
    expect(looked.said).toContain('--yes')
    const done = await run([file, '--yes'], asked)
    expect(done.lines.slice(1)).toMatchObject([
      { line: 3, externalId: 'C-2', outcome: 'failed', code: 'row.title-missing' },
      { import: { state: 'done', created: 2, failed: 1 } },
    ])
    expect(done.code).toBe(0)
    const again = await run([file, '--yes', '--rows'], asked)
    expect(again.lines.slice(1)).toMatchObject([
      { outcome: 'unchanged' },
      { outcome: 'failed' },
      { outcome: 'unchanged' },
      { import: { created: 0, unchanged: 2 } },
    ])
  })

  test('the server that has the data folder is found by the folder, whatever its port', async () => {
    const dataDir = join(folder, 'held')
    const lock = await lockFolder(dataDir)
    try {
      await lock.announce(url)
      expect((await run([file], { DATA_DIR: dataDir, BIHUAN_API_KEY: firm.people.serviceDesk })).said).toContain(url)
      expect((await run([file, '--data', dataDir])).said).toContain('BIHUAN_API_KEY')
    } finally {
      await lock.release()
    }
  })

  test('what the server refuses is said in a sentence', async () => {
    const refused = await run([file, '--map', 'gov-messages'], { BIHUAN_URL: url, BIHUAN_API_KEY: firm.people.serviceDesk })
    expect(refused.code).toBe(1)
    expect(refused.said).toContain('import.mapping-invalid')
    expect(refused.said).toContain('留言主题')
    expect((await run([file], { BIHUAN_URL: url })).said).toContain('BIHUAN_API_KEY')
  })
})

describe('without a server', () => {
  test('it opens the data folder itself', async () => {
    const database = await testDatabase('pglite')
    const firm = await anOrganisation(database)
    const { dataDir } = database
    await database.close()
    const done = await run([file, '--yes', '--data', dataDir])
    expect(done.said).toContain('建立 2')
    expect(done).toMatchObject({ code: 0 })
    expect((await run([file, '--yes', '--data', dataDir, '--org', firm.org])).lines.at(-1)).toMatchObject({
      import: { created: 0, unchanged: 2, failed: 1 },
    })
  })

  test('a file, server or preset that is not there is named', async () => {
    expect((await run(['nothing.csv'])).said).toContain('nothing.csv')
    expect((await run([file, '--url', 'http://127.0.0.1:9'])).said).toContain('http://127.0.0.1:9')
    expect((await run([file, '--map', 'no-such-preset'])).said).toContain('gov-messages')
    expect((await run([file, '--no-such-option'])).code).toBe(1)
  })
})
