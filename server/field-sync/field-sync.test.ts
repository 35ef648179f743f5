import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextId, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { placeOf } from '../../test/files.ts'
import { caseRoutes } from '../cases/routes.ts'
import { later } from '../deliveries/retry.ts'
import { fileRoutes } from '../files/routes.ts'
import { grantPost } from '../organisation/grant-post.ts'
import { dropOldUploads } from './drop-old-uploads.ts'
import { fieldSyncRoutes } from './routes.ts'
import { PART_BYTES } from './uploads.ts'

let database: TestDatabase
let firm: TestOrganisation
let http: FeatureApp
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  firm = await anOrganisation(database, { packs: [equip] })
  http = await featureApp(database, firm, [fieldSyncRoutes, caseRoutes, fileRoutes])
})

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const anId = () => randomBytes(16).toString('hex')
/** A JPEG as cameras make them, as far as its first bytes go. */
const aPhoto = (size: number) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(size - 4)])

const start = (id: string, bytes: Buffer, who: PersonName = 'fieldEngineer', more: object = {}) =>
  http.ask(who, 'POST', '/api/files/uploads', { body: { id, name: '前.jpg', size: bytes.length, sha256: sha(bytes), ...more } })
const part = (id: string, offset: number, bytes: Buffer, who: PersonName = 'fieldEngineer') =>
  http.ask(who, 'PUT', `/api/files/uploads/${id}?offset=${offset}`, {
    payload: bytes.subarray(offset, offset + PART_BYTES),
    headers: { 'content-type': 'application/octet-stream' },
  })
const finish = (id: string, who: PersonName = 'fieldEngineer') =>
  http.ask(who, 'POST', `/api/files/uploads/${id}/finish`, { body: {} })
const arriving = () => readdir(join(database.dataDir, 'arriving')).catch(() => [])

describe('uploads in parts', () => {
  it('go on where they broke off, whatever was sent twice, and become the file that was announced', async () => {
    const [id, bytes] = [anId(), aPhoto(PART_BYTES * 2 + 1_000)]
    expect((await start(id, bytes)).json()).toEqual({ id, received: 0, size: bytes.length, done: false })
    await part(id, 0, bytes)
    // Until it is complete it lies encrypted too.
    const [lying] = await arriving()
    expect((await readFile(join(database.dataDir, 'arriving', lying!))).includes(bytes.subarray(100, 200))).toBe(false)
    // The phone died here; it asks anew, sends the same part once more, and one that comes too early.
    expect((await start(id, bytes)).json().received).toBe(PART_BYTES)
    expect((await part(id, 0, bytes)).json().received).toBe(PART_BYTES)
    expect((await part(id, PART_BYTES * 2, bytes)).json().received).toBe(PART_BYTES)
    expect((await finish(id)).json()).toMatchObject({ code: 'upload.incomplete' })
    await part(id, PART_BYTES, bytes)
    await part(id, PART_BYTES * 2, bytes)
    const done = { id, received: bytes.length, size: bytes.length, done: true }
    expect((await finish(id)).json()).toEqual(done)
    for (const again of [await finish(id), await start(id, bytes), await part(id, 0, bytes)]) expect(again.json()).toEqual(done)
    const content = await readFile(await placeOf(database, firm.org, sha(bytes)))
    expect(content.includes(bytes.subarray(100, 200))).toBe(false)
    expect((await http.ask('fieldEngineer', 'GET', `/api/files/${id}?download=1`)).rawPayload.equals(bytes)).toBe(true)
    expect(await arriving()).toEqual([])
    const order = await anOrder()
    const { data } = (await bound(order, id)) as { data: Record<string, unknown> }
    expect(data).toMatchObject({ sha256: sha(bytes), mime: 'image/jpeg' })
  })

  it('are not sent twice when the same person sends the same content again; another person must send it', async () => {
    const [id, other, bytes] = [anId(), anId(), aPhoto(5_000)]
    await start(id, bytes)
    await part(id, 0, bytes)
    await finish(id)
    expect((await start(other, bytes)).json().done).toBe(true)
    expect((await start(anId(), bytes, 'frontLine')).json().done).toBe(false)
  })

  it('whose bytes are not what was hashed at capture are refused and begin anew', async () => {
    const [id, bytes] = [anId(), aPhoto(5_000)]
    await start(id, bytes)
    await part(id, 0, Buffer.concat([bytes.subarray(0, 4_999), Buffer.from('x')]))
    expect((await finish(id)).json()).toMatchObject({ status: 422, code: 'upload.hash-differs' })
    expect((await start(id, bytes)).json().received).toBe(0)
    await part(id, 0, bytes)
    expect((await finish(id)).json().done).toBe(true)
  })

  it('belong to whoever began them, and no bigger than announced', async () => {
    const [id, bytes] = [anId(), aPhoto(5_000)]
    await start(id, bytes)
    expect((await start(id, bytes, 'frontLine')).json().code).toBe('upload.id-taken')
    expect((await part(id, 0, bytes, 'frontLine')).json().code).toBe('upload.not-found')
    expect((await finish(id, 'frontLine')).json().code).toBe('upload.not-found')
    expect((await start(id, aPhoto(5_000))).json().code).toBe('upload.id-taken')
    expect((await part(id, 0, aPhoto(6_000))).json().code).toBe('upload.beyond-end')
    expect((await start(anId(), bytes, 'fieldEngineer', { size: 60 * 1024 * 1024 })).json().code).toBe('file.too-large')
  })

  it('whose key was rotated away begin anew', async () => {
    const [id, bytes] = [anId(), aPhoto(PART_BYTES + 5_000)]
    await start(id, bytes)
    await part(id, 0, bytes)
    await firm
      .as('administrator')
      .do(({ tx, org }) =>
        tx.updateTable('uploads').set({ key_id: 'gone' }).where('org_id', '=', org).where('id', '=', id).execute(),
      )
    expect((await part(id, PART_BYTES, bytes)).json()).toMatchObject({ received: 0, done: false })
    await part(id, 0, bytes)
    await part(id, PART_BYTES, bytes)
    expect((await finish(id)).json()).toMatchObject({ done: true })
  })

  it('that nobody goes on with are removed with their parts, others are not', async () => {
    const [id, bytes] = [anId(), aPhoto(5_000)]
    await start(id, bytes)
    await part(id, 0, bytes.subarray(0, 100))
    const parts = (await arriving()).length
    expect(await dropOldUploads({ database, dataDir: database.dataDir }, later(firm.clock.now(), 13 * 86_400_000))).toBe(0)
    const gone = await dropOldUploads({ database, dataDir: database.dataDir }, later(firm.clock.now(), 15 * 86_400_000))
    expect(gone).toBeGreaterThan(0)
    expect((await arriving()).length).toBeLessThan(parts)
    expect((await part(id, 100, bytes)).json().code).toBe('upload.not-found')
  })
})

async function anOrder(): Promise<string> {
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
  const desk = firm.as('serviceDesk')
  const { id } = await desk.register({
    kind: 'work-order',
    title: '磨床检修',
    channel: 'internal',
    customerId: firm.customers[0]!.id,
  })
  const values = { arriveBy: china('2026-03-05 09:00'), completeBy: china('2026-03-06 18:00'), staffFrom: 'customer-service' }
  await desk.act(id, 'make-record', { record: 'order', values, texts: { task: '检修头架', route: '高铁' } })
  await firm
    .as('deputyLeader')
    .act(id, 'make-record', { record: 'site-check', values: { by: ['phone'], needClear: true, siteReady: true } })
  await firm.as('deputyLeader').act(id, 'assign', { person: firm.people.fieldEngineer })
  return id
}
const bound = async (caseId: string, file: string) => {
  await firm.as('fieldEngineer').act(caseId, 'attach', { file })
  return timelineOf(caseId).then(all => all.at(-1))
}
const timelineOf = async (caseId: string, who: PersonName = 'serviceDesk') =>
  (await http.ask(who, 'GET', `/api/cases/${caseId}`)).json().timeline as Record<string, unknown>[]

const device = anId()
let sequence = 0
const contact = (mark: number) => http.ask('fieldEngineer', 'POST', '/api/field/contact', { body: { device, mark } })
/** What the phone says of an act: its clock runs so many minutes late. */
function stamp(at: string, more: object = {}) {
  return { id: device, sequence: ++sequence, at, queuedAt: at, offsetMs: 0, contactAt: null, sinceContactMs: null, ...more }
}
const send = (caseId: string, text: string, of: object, headers: Record<string, string> = {}) =>
  http.ask('fieldEngineer', 'POST', `/api/cases/${caseId}/events`, {
    body: { type: 'note', data: { text }, device: of },
    headers,
  })

describe('acts from a phone', () => {
  it('happened when the phone says, corrected by its offset, and need nobody’s word; both clocks stand in the event', async () => {
    const id = await anOrder()
    await contact(sequence)
    const at = china('2026-03-02 11:00')
    firm.clock.set('2026-03-02 16:00')
    const of = stamp(later(at, -600_000), { offsetMs: 600_000 })
    await contact(sequence)
    expect((await send(id, '地下室没有信号', of)).statusCode).toBe(201)
    expect((await timelineOf(id)).at(-1)).toMatchObject({
      at,
      recordedAt: firm.clock.now(),
      backdated: 'no',
      device: { at: later(at, -600_000), offsetMs: 600_000, time: 'believed' },
    })
    const { bytes } = await firm
      .as('serviceDesk')
      .do(ctx =>
        ctx.tx
          .selectFrom('events')
          .select('bytes')
          .where('org_id', '=', ctx.org)
          .where('stream_id', '=', id)
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirstOrThrow(),
      )
    expect(JSON.parse(bytes).device).toMatchObject({ id: device, sequence, offsetMs: 600_000, time: 'believed' })
  })

  it('whose time is not believed are recorded all the same, flagged, and wait for the superior as everything recorded late', async () => {
    const id = await anOrder()
    firm.clock.set('2026-03-02 14:00')
    await contact(sequence)
    firm.clock.set('2026-03-02 16:00')
    expect((await send(id, '倒拨时钟', stamp(china('2026-03-02 11:00')))).statusCode).toBe(201)
    expect((await timelineOf(id)).at(-1)).toMatchObject({
      backdated: 'waiting',
      device: { time: 'before-contact' },
      sealed: { backdating: { reason: expect.stringContaining('早于它上一次联系服务器') } },
    })
    // Inside five minutes nothing is late, and nobody is asked.
    await send(id, '刚刚', stamp(china('2026-03-02 15:59')))
    expect((await timelineOf(id)).at(-1)).toMatchObject({ backdated: 'no', device: { time: 'believed' } })
  })

  it('count once: under their key, and long after that was forgotten by their place on the device', async () => {
    const id = await anOrder()
    const of = stamp(firm.clock.now())
    const key = { 'idempotency-key': 'k' }
    const [first, again, forgotten] = [await send(id, '一', of, key), await send(id, '一', of, key), await send(id, '一', of)]
    expect([again.json().event, forgotten.json().event]).toEqual([first.json().event, first.json().event])
    expect((await timelineOf(id)).filter(one => one.type === 'note.added')).toHaveLength(1)
    expect((await send(await anOrder(), '一', of)).json().code).toBe('field.sequence-reused')
  })

  it('sent by two tabs at once count once', async () => {
    const id = await anOrder()
    const acts = Array.from({ length: 10 }, (_, n) => ({ text: String(n), of: stamp(firm.clock.now()) }))
    await Promise.all([1, 2].flatMap(() => acts.map(({ text, of }) => send(id, text, of, { 'idempotency-key': `tab-${text}` }))))
    const notes = (await timelineOf(id)).filter(one => one.type === 'note.added')
    expect(notes.map(one => (one.sealed as { text: string }).text).sort()).toEqual(acts.map(one => one.text))
  })
})

describe('what a case does not take any more', () => {
  it('is handed to the office with its files by whoever was sent on it, though they do not see it now; by nobody else', async () => {
    const id = await anOrder()
    await firm.as('deputyLeader').act(id, 'assign', { person: firm.people.implementation })
    const arrival = { record: 'arrival', values: { arrivedAt: firm.clock.now(), onTime: true, workClothes: true } }
    const body = { type: 'make-record', data: arrival, device: stamp(firm.clock.now()) }
    const refused = await http.ask('fieldEngineer', 'POST', `/api/cases/${id}/events`, { body })
    expect([403, 404, 409]).toContain(refused.statusCode)
    const [file, bytes] = [anId(), aPhoto(2_000)]
    await start(file, bytes)
    await part(file, 0, bytes)
    await finish(file)
    const report = {
      ...{ caseId: id, attempted: 'note', code: refused.json().code, doneAt: firm.clock.now(), text: '到场', files: [file] },
    }
    const ask = (who: PersonName) =>
      http.ask(who, 'POST', '/api/field/reports', { body: report, headers: { 'idempotency-key': nextId() } })
    expect((await ask('sales')).json().code).toBe('field.never-assigned')
    expect((await ask('fieldEngineer')).statusCode).toBe(201)
    const [attached, told] = (await timelineOf(id)).slice(-2)
    expect(attached).toMatchObject({ type: 'file.attached', data: { file, sha256: sha(bytes) } })
    expect(told).toMatchObject({ type: 'field.reported', data: { files: [file] }, sealed: { text: '到场' } })
    const heard = await firm
      .as('implementation')
      .do(ctx =>
        ctx.tx
          .selectFrom('notifications')
          .select(['kind'])
          .where('org_id', '=', ctx.org)
          .where('person_id', '=', firm.people.implementation)
          .execute(),
      )
    expect(heard.map(one => one.kind)).toContain('field-report')
  })
})

describe('the bundle', () => {
  it('holds every order in hand with what the screens on site read, and says when nothing has changed', async () => {
    const [one, other] = [await anOrder(), await anOrder()]
    const first = await http.ask('fieldEngineer', 'GET', '/api/field/bundle')
    const { answers } = first.json()
    for (const id of [one, other]) {
      expect(answers[`/api/cases/${id}`]).toEqual((await http.ask('fieldEngineer', 'GET', `/api/cases/${id}`)).json())
      expect(Object.keys(answers)).toEqual(expect.arrayContaining([`/api/cases/${id}/field`, `/api/cases/${id}/manuals`]))
    }
    expect(answers['/api/field/orders'].items).toHaveLength(2)
    const headers = { 'if-none-match': String(first.headers.etag) }
    expect((await http.ask('fieldEngineer', 'GET', '/api/field/bundle', { headers })).statusCode).toBe(304)
    await firm.as('fieldEngineer').act(one, 'note', { text: '改了' })
    expect((await http.ask('fieldEngineer', 'GET', '/api/field/bundle', { headers })).statusCode).toBe(200)
    expect((await http.ask('sales', 'GET', '/api/field/bundle')).json().answers['/api/field/orders'].items).toEqual([])
  })
})
