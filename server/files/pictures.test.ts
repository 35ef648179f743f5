import { Readable } from 'node:stream'
import { crc32, deflateSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { testFiles } from '../../test/files.ts'
import type { Content } from './contents.ts'
import { drawFor } from './picture-of.ts'
import { fileRoutes } from './routes.ts'
import type { StoredFile } from './schema.ts'

let database: TestDatabase
let firm: TestOrganisation
let http: FeatureApp
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database)
  http = await featureApp(database, firm, [fileRoutes])
})

const send = async (name: string, content: Buffer, who: PersonName = 'frontLine'): Promise<StoredFile> => {
  const head = `--xx\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--xx--\r\n')])
  return (
    await http.ask(who, 'POST', '/api/files', { payload, headers: { 'content-type': 'multipart/form-data; boundary=xx' } })
  ).json()
}
const onCase = async (file: string) => {
  const { id } = await firm.as('frontLine').register()
  await firm.as('frontLine').act(id, 'attach', { file })
}
const get = (who: PersonName, id: string, query = '') => http.ask(who, 'GET', `/api/files/${id}${query}`)

/** A photograph on its side, with the place where it was taken. */
async function aPhotograph(): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp({ create: { width: 3_000, height: 1_000, channels: 3, background: '#a33' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'SecretCam' }, IFD3: { GPSLatitude: '31/1 13/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

test('a photograph is shown drawn anew, turned as it was held, without place and camera; the original is a download, untouched', async () => {
  const { default: sharp } = await import('sharp')
  const photo = await aPhotograph()
  expect(photo.includes('SecretCam')).toBe(true)
  const { id } = await send('现场.jpg', photo)
  const shown = await get('frontLine', id)
  expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg', 'content-disposition': expect.stringMatching(/^inline/) })
  expect(shown.rawPayload.includes('SecretCam')).toBe(false)
  expect(await sharp(shown.rawPayload).metadata()).toMatchObject({ width: 853, height: 2_560 })
  expect((await sharp(shown.rawPayload).metadata()).exif).toBeUndefined()
  expect(await sharp((await get('frontLine', id, '?size=small')).rawPayload).metadata()).toMatchObject({ height: 320 })
  expect((await get('frontLine', id)).rawPayload).toEqual(shown.rawPayload)
  const original = await get('frontLine', id, '?download=1')
  expect(original.rawPayload).toEqual(photo)
  expect(original.headers['content-disposition']).toMatch(/^attachment/)
  const kept = await firm
    .as('frontLine')
    .do(({ tx }) => tx.selectFrom('file_contents').select('rendition').orderBy('rendition').execute())
  expect(kept.map(row => row.rendition)).toEqual(['', 'small', 'view'])
})

test('who sees contacts in part only gets no original of a photograph, and no picture that cannot be drawn', async () => {
  const { id } = await send('现场.jpg', await aPhotograph())
  await onCase(id)
  const { unmasked } = await firm.as('auditor').do(async ctx => ctx.sight)
  expect(unmasked).toBe(false)
  const got = await get('auditor', id, '?download=1')
  expect(got.headers['content-disposition']).toMatch(/^attachment/)
  expect(got.rawPayload.includes('SecretCam')).toBe(false)
  const broken = await send('坏.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), Buffer.from('SecretCam'.repeat(20))]))
  await onCase(broken.id)
  expect((await get('auditor', broken.id)).json()).toMatchObject({ code: 'file.original-withheld' })
  const own = await get('frontLine', broken.id)
  expect([own.statusCode, own.headers['content-disposition']?.slice(0, 10)]).toEqual([200, 'attachment'])
})

test('what is a picture and a page at once is shown as its pixels, or not at all', async () => {
  const { default: sharp } = await import('sharp')
  const script = '/*<html><script>alert(1)</script>*/=1;'
  const gif = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .gif()
    .toBuffer()
  const behind = await send('a.gif', Buffer.concat([gif, Buffer.from(script)]))
  expect((await get('frontLine', behind.id)).rawPayload.includes('script')).toBe(false)
  const within = await send('b.gif', Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from(script)]))
  expect((await get('frontLine', within.id)).headers).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment/),
    'content-security-policy': expect.stringContaining('sandbox'),
  })
})

test('a picture of more pixels than any camera takes is not unpacked', async () => {
  const part = (type: string, data: Buffer) => {
    const [length, sum, body] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), data])]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(60_000, 0)
  size.writeUInt32BE(60_000, 4)
  size.set([8, 0, 0, 0, 0], 8)
  const bomb = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    ...[part('IHDR', size), part('IDAT', deflateSync(Buffer.alloc(1_000_000))), part('IEND', Buffer.alloc(0))],
  ])
  const { id } = await send('bomb.png', bomb)
  expect((await get('frontLine', id)).headers['content-disposition']).toMatch(/^attachment/)
})

test('endings that say something else are told to the sender; a document that hides macros behind one is refused', async () => {
  const { default: JSZip } = await import('jszip')
  const workbook = new JSZip()
  workbook.file(
    '[Content_Types].xml',
    '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
  )
  workbook.file('xl/vbaProject.bin', 'x')
  const bytes = await workbook.generateAsync({ type: 'nodebuffer' })
  expect(await send('报表.xlsm', bytes)).toMatchObject({ hasMacros: true, isMisnamed: false })
  expect(await send('报表.xlsx', bytes)).toMatchObject({ hasMacros: true })
  expect(await send('报表.pdf', bytes)).toMatchObject({ status: 422, code: 'file.ending-misleads' })
  expect(await send('说明.pdf', Buffer.from('就是一段文字'))).toMatchObject({ hasMacros: false, isMisnamed: true })
  expect(await send('说明.txt', Buffer.from('就是一段文字'))).toMatchObject({ hasMacros: false, isMisnamed: false })
})

test('where the connection of whoever began to draw is lost, whoever waited draws it themselves', async () => {
  const photo = await aPhotograph()
  const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  let opened = 0
  const original = { open: () => (opened++ === 0 ? Promise.reject(lost) : Promise.resolve(Readable.from([photo]))) } as Content
  const where = { database, org: firm.org, files: await testFiles(database, firm.clock.now) }
  const draw = () => drawFor(where, original, 'a'.repeat(64), 'small')
  const [began, ...waited] = await Promise.allSettled([draw(), draw(), draw()])
  expect(began).toMatchObject({ status: 'rejected', reason: lost })
  expect(waited).toMatchObject(Array(2).fill({ status: 'fulfilled', value: { mime: 'image/jpeg' } }))
  expect(opened).toBe(3)
})
