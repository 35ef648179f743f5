import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { placeOf } from '../../test/files.ts'
import { cleanName, disposition } from './file-name.ts'
import { fileRoutes } from './routes.ts'
import type { StoredFile } from './schema.ts'

const FIFTY_MB = 50 * 1024 ** 2

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A form with one file, as a browser sends it. */
function form(name: string, content: Buffer, field = 'file'): { payload: Buffer; headers: Record<string, string> } {
  const head = `--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--xxBOUNDARYxx--\r\n')]),
    headers: { 'content-type': 'multipart/form-data; boundary=xxBOUNDARYxx' },
  }
}

describe('files', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [fileRoutes])
  })
  const send = (name: string, content: Buffer, headers: Record<string, string> = {}) => {
    const { payload, headers: own } = form(name, content)
    return http.ask('frontLine', 'POST', '/api/files', { payload, headers: { ...own, ...headers } })
  }
  const code = async (name: string, content: Buffer) => {
    const response = await send(name, content)
    return [response.statusCode, response.json().code]
  }

  it('are stored under their hash, with the type their bytes show, and given out as they came', async () => {
    const response = await send('现场 照片.png', PNG)
    const sha256 = createHash('sha256').update(PNG).digest('hex')
    expect(response.statusCode).toBe(201)
    const stored = response.json<StoredFile>()
    expect(stored).toMatchObject({ name: '现场 照片.png', size: PNG.length, sha256, mime: 'image/png' })
    expect((await readFile(await placeOf(database, firm.org, sha256))).includes(PNG.subarray(0, 8))).toBe(false)
    const got = await http.ask('deputyLeader', 'GET', `/api/files/${stored.id}`)
    expect(got.rawPayload.subarray(1, 4).toString()).toBe('PNG')
    expect((await http.ask('frontLine', 'GET', `/api/files/${stored.id}?download=1`)).rawPayload).toEqual(PNG)
    expect(got.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    })
    expect(got.headers['content-disposition']).toBe(
      `inline; filename="__ __.png"; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%20%E7%85%A7%E7%89%87.png`,
    )
    expect((await http.ask('deputyLeader', 'GET', `/api/files/${stored.id}?download=1`)).headers['content-disposition']).toMatch(
      /^attachment;/,
    )
  })

  it('that browsers would run are attachments of no type, whatever their ending says', async () => {
    const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    for (const [name, content] of [
      ['图.svg', svg],
      ['页.html', Buffer.from('<html><script>1</script></html>')],
      ['假.png', svg],
    ] as const) {
      const { id } = (await send(name, content)).json<StoredFile>()
      const got = await http.ask('frontLine', 'GET', `/api/files/${id}`)
      expect(got.headers['content-type'], name).toBe('application/octet-stream')
      expect(got.headers['content-disposition'], name).toMatch(/^attachment;/)
    }
  })

  it('that are programs are refused by their bytes and by their ending', async () => {
    const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
    expect(await code('照片.png', exe)).toEqual([422, 'file.type-refused'])
    expect(await code('report.pdf', Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(100)]))).toEqual([
      422,
      'file.type-refused',
    ])
    for (const name of ['a.bat', 'a.PS1', '发票.pdf.exe', 'a.exe.', 'x.lnk', 'y.js', 'z.hta'])
      expect(await code(name, Buffer.from('hello')), name).toEqual([422, 'file.type-refused'])
    expect(await code('note.txt', Buffer.from('#!/bin/sh\nrm -rf /'))).toEqual([422, 'file.type-refused'])
  })

  it('over 50 MB are refused by name, one of exactly 50 MB is not, and nothing of a refused one stays', async () => {
    expect(await code('大.bin', Buffer.alloc(FIFTY_MB + 1, 1))).toEqual([413, 'file.too-large'])
    expect((await send('刚好.bin', Buffer.alloc(FIFTY_MB, 1))).statusCode).toBe(201)
    expect(await code('空.txt', Buffer.alloc(0))).toEqual([422, 'file.empty'])
    expect(await readdir(join(database.dataDir, 'arriving'))).toEqual([])
  }, 60_000)

  it('without a file, or unknown, or of another organisation, are refused', async () => {
    expect((await http.ask('frontLine', 'POST', '/api/files', { body: { file: 'x' } })).json()).toMatchObject({
      code: 'file.none-sent',
    })
    expect((await http.ask('frontLine', 'GET', '/api/files/nothing')).json()).toMatchObject({ code: 'file.not-found' })
    const other = await anOrganisation(database)
    const { payload, headers } = form('a.txt', Buffer.from('别人的'))
    const { id } = (
      await (await featureApp(database, other, [fileRoutes])).ask('frontLine', 'POST', '/api/files', { payload, headers })
    ).json<StoredFile>()
    expect((await http.ask('frontLine', 'GET', `/api/files/${id}`)).statusCode).toBe(404)
  })

  it('whose content was taken away say so', async () => {
    const { id, sha256 } = (await send('一次.txt', Buffer.from('会被删除'))).json<StoredFile>()
    await rm(await placeOf(database, firm.org, sha256))
    expect((await http.ask('frontLine', 'GET', `/api/files/${id}`)).json()).toMatchObject({ status: 410, code: 'file.lost' })
  })

  it('are taken once under one key, and another content under that key is refused', async () => {
    const key = { 'idempotency-key': 'upload-1' }
    const first = (await send('a.txt', Buffer.from('内容'), key)).json<StoredFile>()
    expect((await send('a.txt', Buffer.from('内容'), key)).json<StoredFile>().id).toBe(first.id)
    expect((await send('a.txt', Buffer.from('别的'), key)).json()).toMatchObject({ code: 'idempotency.key-reused' })
  })

  it('are bound to a case by `attach`, with the hash in the event; to two cases they are not', async () => {
    const desk = firm.as('frontLine')
    const [one, two] = [await desk.register(), await desk.register()]
    const { id, sha256 } = (await send('../../etc/passwd\\合同.pdf', Buffer.from('%PDF-1.4 …'))).json<StoredFile>()
    await desk.act(one.id, 'attach', { file: id })
    const event = await desk.do(ctx =>
      ctx.tx
        .selectFrom('events')
        .select('data')
        .where('stream_id', '=', one.id)
        .where('type', '=', 'file.attached')
        .executeTakeFirstOrThrow(),
    )
    expect(event.data).toMatchObject({ file: id, sha256, mime: 'application/pdf' })
    await expect(desk.act(two.id, 'attach', { file: id })).rejects.toMatchObject({ code: 'file.of-another-case' })
    expect((await http.ask('frontLine', 'GET', `/api/files/${id}`)).headers['content-disposition']).toBe(
      disposition('attachment', '合同.pdf'),
    )
  })

  it('keep no name that could break a header or turn an ending around', () => {
    expect(disposition('attachment', 'a"b\\c%.txt')).toBe(`attachment; filename="a_b_c_.txt"; filename*=UTF-8''a%22b%5Cc%25.txt`)
    expect(cleanName('照片\u202egpj.exe')).toBe('照片gpj.exe')
    expect(cleanName('..')).toBe('未命名')
    expect(cleanName(`${'长'.repeat(300)}.pdf`)).toBe(`${'长'.repeat(196)}.pdf`)
  })
})
