import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { fieldSyncRoutes } from '../field-sync/routes.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { kindOfType } from './limits.ts'
import { readRange } from './range.ts'
import { fileRoutes } from './routes.ts'

const MB = 1024 ** 2
/** The first bytes of an MP4. */
const video = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex'), randomBytes(bytes - 24)])

describe('the limits of files', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [fileRoutes, fieldSyncRoutes])
    await set({ largestMb: { picture: 50, video: 2, audio: 50, document: 1, archive: 50, other: 50 } })
  })
  const set = (files: object) => firm.as('administrator').do(ctx => changeSettings(ctx, { files } as never))
  const send = (name: string, content: Buffer) => {
    const head = `--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
    return http.ask('frontLine', 'POST', '/api/files', {
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--xxBOUNDARYxx--\r\n')]),
      headers: { 'content-type': 'multipart/form-data; boundary=xxBOUNDARYxx' },
    })
  }

  it('are of each kind by itself, by what the bytes are, and the refusal says the limit', async () => {
    expect((await send('现场.mp4', video(2 * MB))).statusCode).toBe(201)
    const refused = await send('现场.txt', video(2 * MB + 1))
    expect(refused.json()).toMatchObject({
      status: 413,
      code: 'file.too-large',
      detail: expect.stringContaining('视频最大 2 MB'),
    })
    expect((await send('说明.txt', Buffer.alloc(MB + 1, 'a'))).json()).toMatchObject({
      code: 'file.too-large',
      detail: expect.stringContaining('文档最大 1 MB'),
    })
    expect(
      ['image/heic', 'application/zip', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'].map(
        kindOfType,
      ),
    ).toEqual(['picture', 'archive', 'document'])
  })

  it('hold before an upload in parts begins, and again when its bytes are there', async () => {
    const start = (name: string, size: number) =>
      http.ask('frontLine', 'POST', '/api/files/uploads', {
        body: { id: randomBytes(16).toString('hex'), name, size, sha256: 'a'.repeat(64) },
      })
    expect((await start('a.mp4', 2 * MB + 1)).json()).toMatchObject({ code: 'file.too-large' })
    expect((await start('b.mp4', 2 * MB)).statusCode).toBe(200)
  })

  it('hold for everything together; administrators are told before it is full', async () => {
    await set({ quotaGb: 0.02 })
    const warned = () =>
      firm.as('administrator').do(async ({ tx, org }) => {
        const rows = await tx
          .selectFrom('notifications')
          .select(['id', 'person_id'])
          .where('org_id', '=', org)
          .where('kind', '=', 'storage')
          .execute()
        return rows.map(row => row.id.split(':')[2]).sort()
      })
    expect((await send('一.bin', randomBytes(15 * MB))).statusCode).toBe(201)
    expect(await warned()).toEqual(['80'])
    expect((await send('二.bin', randomBytes(10 * MB))).json()).toMatchObject({
      code: 'file.quota-full',
      detail: expect.stringContaining('上限 20.5 MB'),
    })
    expect((await send('三.bin', randomBytes(2.6 * MB))).statusCode).toBe(201)
    expect(await warned()).toEqual(['80', '95'])
    await set({ quotaGb: null })
    expect((await send('二.bin', randomBytes(10 * MB))).statusCode).toBe(201)
  })

  describe('parts of a file', () => {
    const content = video(300_000)
    let id: string
    const ask = (range: string, more: Record<string, string> = {}) =>
      http.ask('frontLine', 'GET', `/api/files/${id}?download=1`, { headers: { range, ...more } })
    beforeAll(async () => {
      id = (await send('片段.mp4', content)).json<{ id: string }>().id
    })

    it.each([
      ['bytes=0-0', 0, 1],
      ['bytes=65535-65536', 65_535, 65_537],
      ['bytes=65536-131071', 65_536, 131_072],
      ['bytes=100000-', 100_000, 300_000],
      ['bytes=-5', 299_995, 300_000],
      ['bytes=299999-999999', 299_999, 300_000],
    ])('are given out as they are asked for: %s', async (range, from, to) => {
      const answer = await ask(range)
      expect(answer.statusCode).toBe(206)
      expect(answer.headers).toMatchObject({
        'content-range': `bytes ${from}-${to - 1}/300000`,
        'content-length': `${to - from}`,
        'accept-ranges': 'bytes',
      })
      expect(answer.rawPayload.equals(content.subarray(from, to))).toBe(true)
    })

    it('beyond its end are refused with how long it is; what is no range we give gets the whole', async () => {
      const outside = await ask('bytes=300000-')
      expect(outside.headers['content-range']).toBe('bytes */300000')
      expect(outside.json()).toMatchObject({ status: 416, code: 'file.range-outside' })
      for (const range of ['bytes=0-1,5-6', 'lines=1-2', 'bytes=9-1', 'bytes=-']) {
        const whole = await ask(range)
        expect([range, whole.statusCode, whole.rawPayload.length]).toEqual([range, 200, 300_000])
      }
    })

    it('are given only of the content that the asker has begun', async () => {
      const { etag } = (await ask('bytes=0-9')).headers
      expect((await ask('bytes=0-9', { 'if-range': `${etag}` })).statusCode).toBe(206)
      expect((await ask('bytes=0-9', { 'if-range': '"another"' })).statusCode).toBe(200)
    })
  })

  it.each([
    ['bytes=0-', 0, 'outside'],
    ['bytes=-0', 5, 'outside'],
    ['bytes=-9', 5, { from: 0, to: 5 }],
    [undefined, 5, undefined],
  ] as const)('reads the header %s of %i bytes', (header, size, part) => {
    expect(readRange(header, size)).toEqual(part)
  })
})
