import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextId, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { viewCaseWithTimeline } from '../cases/view-timeline.ts'
import { grantPost } from '../organisation/grant-post.ts'
import { fieldSheet } from './field-sheet.ts'
import { isInField, myOrders } from './my-orders.ts'
import { FieldSheet, MyOrders } from './schema.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  firm = await anOrganisation(database, { packs: [equip] })
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
})

const ordersOf = (who: PersonName) => firm.as(who).do(async ctx => MyOrders.parse(await myOrders(ctx)))
const sheetOf = (id: string, who: PersonName = 'fieldEngineer') =>
  firm.as(who).do(async ctx => FieldSheet.parse(await fieldSheet(ctx, id)))
const lastOf = async (id: string) => (await firm.as('serviceDesk').do(ctx => viewCaseWithTimeline(ctx, id))).timeline.at(-1)
const sha = (text: string) => createHash('sha256').update(text).digest('hex')

async function anOrder(arriveBy: string, title = '磨床头架检修'): Promise<string> {
  const desk = firm.as('serviceDesk')
  const { id } = await desk.register({ kind: 'work-order', title, channel: 'internal', customerId: firm.customers[0]!.id })
  const values = { arriveBy: china(arriveBy), completeBy: china('2026-03-06 18:00'), staffFrom: 'customer-service' }
  await desk.act(id, 'make-record', { record: 'order', values, texts: { task: '检修头架', route: '高铁' } })
  const ready = { by: ['phone'], needClear: true, siteReady: true }
  await firm.as('deputyLeader').act(id, 'make-record', { record: 'site-check', values: ready })
  await firm.as('deputyLeader').act(id, 'assign', { person: firm.people.fieldEngineer })
  return id
}

/** A stored picture that belongs to no case yet. */
async function aPicture(content: string, mime = 'image/jpeg'): Promise<string> {
  const id = nextId()
  await firm.as('fieldEngineer').do(ctx =>
    ctx.tx
      .insertInto('files')
      .values({
        ...{ org_id: ctx.org, id, case_id: null, name: 'a.jpg', size: content.length, mime, sha256: sha(content) },
        ...{ uploaded_by: ctx.actor.person, uploaded_at: ctx.now },
      })
      .execute(),
  )
  return id
}
const photo = (file: string, content: string, more: object = {}) => ({
  ...{ file, phase: 'before' as const, sha256: sha(content), takenAt: firm.clock.now() },
  ...more,
})

describe('what somebody has in hand', () => {
  it('is theirs alone, by when to arrive, with whom to call and where', async () => {
    const later = await anOrder('2026-03-05 09:00')
    const sooner = await anOrder('2026-03-02 08:00')
    const { items } = await ordersOf('fieldEngineer')
    expect(items.map(order => order.id)).toEqual([sooner, later])
    expect(items[0]).toMatchObject({
      state: 'ahead',
      stageTitle: { zh: '已派人' },
      customer: '华东汽车零部件有限公司',
      arriveBy: { at: china('2026-03-02 08:00'), isLate: true },
      completeBy: { isLate: false },
    })
    expect(items[0]?.contact.phone).not.toContain('*')
    expect((await ordersOf('implementation')).items).toEqual([])
    expect((await ordersOf('serviceDesk')).items).toEqual([])
  })

  it('makes them somebody of the field, as their post does', async () => {
    const inField = (who: PersonName) => firm.as(who).do(isInField)
    expect(await inField('fieldEngineer')).toBe(true)
    expect(await inField('implementation')).toBe(false)
    const id = await anOrder('2026-03-02 15:00')
    await firm.as('deputyLeader').act(id, 'assign', { person: firm.people.implementation })
    expect(await inField('implementation')).toBe(true)
  })

  it('comes to the phone with the evidence that is there and the rules for what is ahead', async () => {
    const sheet = await sheetOf(await anOrder('2026-03-05 09:00'))
    expect(sheet.work).toMatchObject({ onTheWay: ['on-the-way'], order: { record: 'order' } })
    expect(sheet.given).toEqual(expect.arrayContaining(['order-written', 'site-ready', 'assigned']))
    expect(sheet.given).not.toContain('departed')
    const gate = sheet.gates.find(one => one.id === 'departure-before-arrival')
    expect(gate).toMatchObject({ act: 'make-record', needs: [{ evidence: 'departed' }] })
    expect(sheet.evidence.find(one => one.id === 'departed')?.on).toEqual([
      { on: 'record.made', when: { record: { in: ['departure'] } } },
    ])
    // A gate of returns is none of an order's.
    expect(sheet.gates.some(one => one.kinds?.includes('return'))).toBe(false)
    expect(sheet.duties.map(one => one.id)).toEqual(expect.arrayContaining(['depart', 'arrive', 'finish-work']))
    expect(sheet.duties.some(one => one.id === 'write-order')).toBe(false)
  })
})

describe('a photo from the site', () => {
  it('is kept with its hash, phase and time, and belongs to the order from then on', async () => {
    const id = await anOrder('2026-03-05 09:00')
    const file = await aPicture('jpeg')
    await firm.as('fieldEngineer').act(id, 'add-photo', photo(file, 'jpeg', { place: '31.23040, 121.47370 ±25 m' }))
    const entry = await lastOf(id)
    expect(entry).toMatchObject({
      type: 'photo.added',
      data: { phase: 'before', sha256: sha('jpeg'), size: 4, mime: 'image/jpeg', takenAt: firm.clock.now() },
      sealed: { name: 'a.jpg', place: '31.23040, 121.47370 ±25 m' },
    })
    const other = await anOrder('2026-03-05 09:00')
    await expect(firm.as('fieldEngineer').act(other, 'add-photo', photo(file, 'jpeg'))).rejects.toMatchObject({
      code: 'file.of-another-case',
    })
  })

  it('is refused where other bytes arrived, where it is no picture, taken in the future, or there already', async () => {
    const id = await anOrder('2026-03-05 09:00')
    const refused = async (data: ReturnType<typeof photo>, code: string) =>
      expect(firm.as('fieldEngineer').act(id, 'add-photo', data)).rejects.toMatchObject({ code })
    await refused(photo(await aPicture('other bytes'), 'jpeg'), 'photo.changed')
    await refused(photo(await aPicture('%PDF', 'application/pdf'), '%PDF'), 'photo.not-a-picture')
    await refused(photo(await aPicture('ahead'), 'ahead', { takenAt: china('2026-03-09 09:00') }), 'photo.in-future')
    await refused(photo('nowhere', 'x'), 'file.not-found')
    const first = await firm.as('fieldEngineer').act(id, 'add-photo', photo(await aPicture('once'), 'once'))
    await refused(photo(await aPicture('once'), 'once'), 'photo.already-there')
    // Taken back, the same picture may be added again, as another phase say.
    await firm.as('fieldEngineer').act(id, 'correct', { corrects: first.event, void: true, reason: '选错' })
    await firm.as('fieldEngineer').act(id, 'add-photo', photo(await aPicture('once'), 'once', { phase: 'after' }))
  })

  it('before the service opens the furniture maker’s gate (4.1(3)), and after it does not', async () => {
    firm = await anOrganisation(database, { packs: [furn] })
    const { id } = await firm
      .as('serviceDesk')
      .register({ kind: 'work-order', title: '安装衣柜', channel: 'internal', customerId: firm.customers[0]!.id })
    const needed = async () => (await sheetOf(id, 'serviceDesk')).photos
    expect(await needed()).toEqual([
      { phase: 'before', clause: '4.1(3)', title: { zh: '服务前照片', en: 'Photos before the service' }, isGiven: false },
    ])
    await firm.as('serviceDesk').act(id, 'add-photo', photo(await aPicture('after'), 'after', { phase: 'after' }))
    expect((await needed())[0]?.isGiven).toBe(false)
    await firm.as('serviceDesk').act(id, 'add-photo', photo(await aPicture('before'), 'before'))
    expect((await needed())[0]?.isGiven).toBe(true)
  })
})

describe('time spent', () => {
  const spent = (from: string, until: string, use: 'work' | 'travel' = 'work') => ({
    ...{ use, from: china(`2026-03-02 ${from}`), until: china(`2026-03-02 ${until}`) },
  })
  it('is counted in minutes, of whoever enters it, and no hour twice', async () => {
    const id = await anOrder('2026-03-05 09:00')
    firm.clock.set('2026-03-02 18:00')
    const engineer = firm.as('fieldEngineer')
    const { event } = await engineer.act(id, 'record-time', spent('09:00', '11:30'))
    expect(await lastOf(id)).toMatchObject({
      type: 'time.spent',
      data: { minutes: 150, person: firm.people.fieldEngineer },
    })
    const refused = async (data: ReturnType<typeof spent>, code: string) =>
      expect(engineer.act(id, 'record-time', data)).rejects.toMatchObject({ code })
    await refused(spent('11:00', '12:00', 'travel'), 'time-spent.overlaps')
    await refused(spent('15:00', '14:00'), 'time-spent.backwards')
    await refused(spent('17:00', '19:00'), 'time-spent.in-future')
    await refused({ ...spent('09:00', '10:00'), from: china('2026-02-27 09:00') }, 'time-spent.too-long')
    // Where one ends the next may begin; a colleague's hours are their own; what was taken back counts no more.
    await engineer.act(id, 'record-time', spent('11:30', '12:00', 'travel'))
    await firm.as('deputyLeader').act(id, 'record-time', spent('09:00', '10:00'))
    await engineer.act(id, 'correct', { corrects: event, void: true, reason: '填错' })
    await engineer.act(id, 'record-time', spent('09:00', '10:00'))
  })
})
