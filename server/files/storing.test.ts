import { createHash } from 'node:crypto'
import { appendFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFile } from '../../test/access/walked-organisation.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { placeOf, testFiles } from '../../test/files.ts'
import { anS3Server } from '../../test/s3-server.ts'
import { encryptOld } from './encrypt-old.ts'
import type { FileStore } from './file-store.ts'
import { removeLeftovers } from './leftovers.ts'
import { moveContents } from './move-contents.ts'
import { fileRoutes } from './routes.ts'
import type { StoredFile } from './schema.ts'
import { StorageUnreachable } from './storage.ts'
import { pathOf, storeFile } from './store-file.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database)
})

const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const send = async (http: FeatureApp, content: string, key?: string) => {
  const { body, headers } = aFile('记录.txt', content)
  return http.ask('frontLine', 'POST', '/api/files', {
    payload: body,
    headers: { ...headers, ...(key && { 'idempotency-key': key }) },
  })
}
const get = async (http: FeatureApp, id: string) => (await http.ask('frontLine', 'GET', `/api/files/${id}`)).body
const http = (files: FileStore) => featureApp(database, firm, [fileRoutes], { files })
const namesIn = async (files: FileStore, kind: 'folder' | 's3') => {
  const found: string[] = []
  for await (const { name } of files.of(kind).list('')) found.push(name)
  return found
}
const contents = () => firm.as('frontLine').do(({ tx }) => tx.selectFrom('file_contents').selectAll().orderBy('sha256').execute())

describe('contents', () => {
  test('sent again replace what is there, so that a lost file comes back; of a request sent again nothing stays', async () => {
    const files = await testFiles(database, firm.clock.now)
    const app = await http(files)
    const first = (await send(app, '再来一次', 'k1')).json<StoredFile>()
    await send(app, '再来一次', 'k1')
    await rm(await placeOf(database, firm.org, first.sha256))
    const second = (await send(app, '再来一次')).json<StoredFile>()
    expect([await get(app, first.id), await get(app, second.id)]).toEqual(['再来一次', '再来一次'])
    expect(await namesIn(files, 'folder')).toHaveLength(1)
  })

  test('changed on disk are refused by name', async () => {
    const app = await http(await testFiles(database, firm.clock.now))
    const { id, sha256 } = (await send(app, '会被改动')).json<StoredFile>()
    await appendFile(await placeOf(database, firm.org, sha256), 'x')
    expect((await app.ask('frontLine', 'GET', `/api/files/${id}`)).json()).toMatchObject({ status: 410, code: 'file.damaged' })
  })

  test('that two organisations have in common lie under different names and keys', async () => {
    const other = await anOrganisation(database)
    const [here, there] = [await http(await testFiles(database, firm.clock.now)), await featureApp(database, other, [fileRoutes])]
    await send(here, '同一份')
    const { body, headers } = aFile('x.txt', '同一份')
    await there.ask('frontLine', 'POST', '/api/files', { payload: body, headers })
    const [one, two] = [await placeOf(database, firm.org, sha('同一份')), await placeOf(database, other.org, sha('同一份'))]
    expect(dirname(one)).not.toBe(dirname(two))
    expect(one).not.toContain(sha('同一份'))
  })

  test('from before they were encrypted are read as they lie, and taken over; one that has changed stays where it is', async () => {
    const files = await testFiles(database, firm.clock.now)
    const app = await http(files)
    const old = async (text: string, says = sha(text)) => {
      await mkdir(dirname(pathOf(database.dataDir, says)), { recursive: true })
      await writeFile(pathOf(database.dataDir, says), text)
      await firm.as('frontLine').do(ctx =>
        ctx.tx
          .insertInto('files')
          .values({
            ...{ org_id: ctx.org, id: `old-${text}`, case_id: null, name: '旧.txt', size: 3, mime: 'text/plain', sha256: says },
            ...{ uploaded_by: ctx.actor.person, uploaded_at: ctx.now },
          })
          .execute(),
      )
    }
    await old('旧的')
    await old('改过的', sha('原来的'))
    expect(await get(app, 'old-旧的')).toBe('旧的')
    expect(await encryptOld(database, files)).toBe(1)
    expect(await encryptOld(database, files)).toBe(0)
    expect(await get(app, 'old-旧的')).toBe('旧的')
    expect(await readdir(dirname(pathOf(database.dataDir, sha('旧的'))))).not.toContain(sha('旧的'))
    expect(await readdir(dirname(pathOf(database.dataDir, sha('原来的'))))).toContain(sha('原来的'))
    await rm(pathOf(database.dataDir, sha('原来的')))
  })

  test('that no row names go after a month; those that one names never do', async () => {
    const files = await testFiles(database, firm.clock.now)
    await storeFile(files, firm.org, 'a.txt', Readable.from([Buffer.from('没有人引用')]))
    const before = (await namesIn(files, 'folder')).length
    expect(await removeLeftovers(database, files, firm.clock.now())).toBe(0)
    const later = new Date(Date.parse(firm.clock.now()) + 32 * 86_400_000).toISOString()
    expect(await removeLeftovers(database, files, later)).toBe(1)
    expect(await namesIn(files, 'folder')).toHaveLength(before - 1)
  })
})

describe('an S3 bucket', () => {
  test('takes what is new; contents move there and back, broken off and taken up again, and are read all the while', async () => {
    const s3 = await anS3Server()
    const local = await testFiles(database, firm.clock.now)
    const app = await http(local)
    const sent = []
    for (const text of ['一', '二', '三']) sent.push((await send(app, text)).json<StoredFile>())
    const bucket = await testFiles(database, firm.clock.now, { s3 })
    const there = await http(bucket)
    const fourth = (await send(there, '四')).json<StoredFile>()
    expect(await get(there, fourth.id)).toBe('四')
    // Damaged and lost ones do not stop the others.
    const rows = (await contents()).filter(row => row.storage === 'folder').length
    let seen = 0
    const brokenOff = moveContents({
      ...{ database, files: bucket, to: 's3' },
      onProgress: () => {
        seen += 1
        if (seen === 2) throw new Error('the power went')
      },
    })
    await expect(brokenOff).rejects.toThrow('the power went')
    for (const [i, text] of ['一', '二', '三'].entries()) expect(await get(there, sent[i]!.id)).toBe(text)
    const done = await moveContents({ database, files: bucket, to: 's3' })
    expect(done.damaged).toBe(1)
    expect(done.moved + done.damaged + 1).toBeLessThanOrEqual(rows)
    expect((await contents()).filter(row => row.storage === 'folder')).toHaveLength(1)
    expect(await get(there, sent[2]!.id)).toBe('三')

    const back = await testFiles(database, firm.clock.now, { s3, storage: 'folder' })
    await moveContents({ database, files: back, to: 'folder' })
    expect(await namesIn(back, 's3')).toEqual([])
    expect((await contents()).filter(row => row.storage === 's3')).toEqual([])
    for (const [i, text] of ['一', '二', '三'].entries()) expect(await get(app, sent[i]!.id)).toBe(text)
  })

  test('that is down refuses what comes by name; nothing is stored half, no row has no content, and files that lie elsewhere are given out', async () => {
    const s3 = await anS3Server()
    const before = await contents()
    const app = await http(await testFiles(database, firm.clock.now, { s3: { ...s3, endpoint: 'http://127.0.0.1:1' } }))
    expect((await send(app, '进不去')).json()).toMatchObject({ status: 503, code: 'file.storage-unreachable' })
    expect(await contents()).toEqual(before)
    expect(await readdir(join(database.dataDir, 'arriving'))).toEqual([])
    const rows = await firm
      .as('frontLine')
      .do(({ tx }) => tx.selectFrom('files').select('id').where('sha256', '=', sha('进不去')).execute())
    expect(rows).toEqual([])

    const bucket = await testFiles(database, firm.clock.now, { s3 })
    const { id } = (await send(await http(bucket), '进去了')).json<StoredFile>()
    await s3.stop()
    expect((await (await http(bucket)).ask('frontLine', 'GET', `/api/files/${id}`)).json()).toMatchObject({
      code: 'file.storage-unreachable',
    })
    await expect(moveContents({ database, files: bucket, to: 'folder' })).rejects.toThrow(StorageUnreachable)
  })
})
