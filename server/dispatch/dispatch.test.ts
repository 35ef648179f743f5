import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { statementsOf } from '../../test/explain.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { recordAbsence } from '../organisation/absences.ts'
import { grantPost } from '../organisation/grant-post.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { viewBoard } from './board.ts'
import { checkVisit } from './check-visit.ts'
import { placeVisit } from './place-visit.ts'
import { Board, BoardFilter, ListUnplaced, type PlaceVisit, UnplacedPage, VisitCheck } from './schema.ts'
import { listUnplaced } from './unplaced.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  firm = await anOrganisation(database, { packs: [equip] })
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
})

const board = (who: PersonName, filter: object = {}) =>
  firm.as(who).do(async ctx => Board.parse(await viewBoard(ctx, BoardFilter.parse(filter))))
const unplaced = (who: PersonName, filter: object = {}) =>
  firm.as(who).do(async ctx => UnplacedPage.parse(await listUnplaced(ctx, ListUnplaced.parse(filter))))
const check = (id: string, from: string, until: string, person = firm.people.fieldEngineer, companions?: string) =>
  firm
    .as('deputyLeader')
    .do(async ctx =>
      VisitCheck.parse(
        await checkVisit(ctx, { case: id, person, from: china(from), until: china(until), ...(companions && { companions }) }),
      ),
    )
const codes = async (...given: Parameters<typeof check>) => (await check(...given)).warnings.map(w => w.code).sort()
const times = (from: string, until: string, more: object = {}) => ({
  values: { from: china(from), until: china(until), how: 'phone', agreed: true, ...more },
})
const place = (asked: Partial<PlaceVisit> & Pick<PlaceVisit, 'case'>, who: PersonName = 'deputyLeader') =>
  firm.as(who).do(ctx => placeVisit(ctx, { expected: null, seen: [], ...asked } as PlaceVisit))

async function anOrder(title = '磨床头架检修', isReady = true): Promise<string> {
  const { id } = await firm
    .as('serviceDesk')
    .register({ kind: 'work-order', title, channel: 'internal', customerId: firm.customers[0]!.id })
  const values = { arriveBy: china('2026-03-05 09:00'), completeBy: china('2026-03-06 18:00'), staffFrom: 'customer-service' }
  await firm.as('serviceDesk').act(id, 'make-record', { record: 'order', values, texts: { task: '检修头架', route: '高铁' } })
  const ready = { by: ['phone'], needClear: true, siteReady: true }
  if (isReady) await firm.as('deputyLeader').act(id, 'make-record', { record: 'site-check', values: ready })
  return id
}
const going = async (id: string) => (await board('serviceDesk')).visits.find(visit => visit.case === id)
const zhao = () => firm.people.fieldEngineer

describe('placing a visit', () => {
  it('names who goes and records the appointment in one step; the visit stands in the lane and the order leaves the list', async () => {
    const id = await anOrder()
    expect((await unplaced('serviceDesk')).items.map(one => one.id)).toEqual([id])
    const asked = { person: zhao(), record: times('2026-03-05 09:00', '2026-03-05 12:00') }
    expect(await place({ case: id, ...asked })).toMatchObject({ assigned: true })
    expect(await going(id)).toMatchObject({
      ...{ state: 'confirmed', from: china('2026-03-05 09:00'), people: [{ id: zhao(), part: 'handler' }], isLate: false },
      customer: '华东汽车零部件有限公司',
    })
    expect((await unplaced('serviceDesk')).items).toEqual([])
    const { lanes, days } = await board('serviceDesk')
    expect(lanes.find(lane => lane.id === zhao())?.load).toEqual([0, 0, 0, 180, 0, 0, 0])
    expect(days).toHaveLength(7)
    expect((await firm.as('serviceDesk').view(id)).people.handler?.[0]?.id).toBe(zhao())
  })

  it('is refused by the gates and permits of the acts by name, and then nothing of it is saved', async () => {
    const id = await anOrder('场地未备', false)
    const asked = { case: id, person: zhao(), record: times('2026-03-05 09:00', '2026-03-05 12:00') }
    await expect(place(asked)).rejects.toMatchObject({ code: 'gate.missing', extras: { clause: '18.2' } })
    await expect(place({ ...asked, case: await anOrder() }, 'serviceDesk')).rejects.toMatchObject({ code: 'act.not-yours' })
    await expect(place(asked, 'fieldEngineer')).rejects.toMatchObject({ code: 'field-desk.not-yours' })
    const reversed = { ...asked, case: await anOrder(), record: times('2026-03-05 12:00', '2026-03-05 09:00') }
    await expect(place(reversed)).rejects.toMatchObject({
      code: 'record.incomplete',
      extras: { fields: { 'data.values.until': {} } },
    })
    expect((await firm.as('serviceDesk').view(reversed.case)).people.handler).toBeUndefined()
    const [missing] = (await unplaced('serviceDesk', { q: '场地' })).items
    expect(missing?.missing).toMatchObject({ clause: '18.2' })
  })

  it('moves with its history and wants a new confirmation; whoever saw an older time is told so', async () => {
    const id = await anOrder()
    const { event } = await place({ case: id, person: zhao(), record: times('2026-03-05 09:00', '2026-03-05 12:00') })
    const later = times('2026-03-06 09:00', '2026-03-06 12:00', { agreed: false })
    await expect(place({ case: id, record: later })).rejects.toMatchObject({ code: 'appointment.moved' })
    await place({ case: id, record: later, expected: event })
    expect(await going(id)).toMatchObject({ state: 'unconfirmed', from: china('2026-03-06 09:00'), visit: 1 })
    await firm.as('serviceDesk').act(id, 'answer-appointment', { answer: 'confirmed', via: 'phone', who: '王工' })
    expect((await going(id))?.state).toBe('confirmed')
    // Somebody else goes at the same time: what the customer agreed to stands.
    const standing = (await going(id))!.event
    await place({ case: id, person: firm.people.implementation, expected: standing, seen: ['not-field'] })
    expect(await going(id)).toMatchObject({ state: 'confirmed', people: [{ id: firm.people.implementation }] })
  })

  it('takes several people; those who come along see the order, and are let go with the next appointment', async () => {
    const id = await anOrder()
    const along = { companions: [{ person: firm.people.implementation }] }
    const seen = ['not-field']
    const { event } = await place({
      case: id,
      person: zhao(),
      record: times('2026-03-05 09:00', '2026-03-05 12:00', along),
      seen,
    })
    expect((await going(id))?.people).toEqual([
      { id: zhao(), part: 'handler' },
      { id: firm.people.implementation, part: 'companion' },
    ])
    expect((await firm.as('implementation').view(id)).number).toBeDefined()
    await place({ case: id, record: times('2026-03-05 09:00', '2026-03-05 12:00'), expected: event })
    expect((await going(id))?.people).toEqual([{ id: zhao(), part: 'handler' }])
  })

  it('a wish for another time brings the order back to the top of the list; called off, it leaves the board', async () => {
    const [first, second] = [await anOrder('先到的'), await anOrder('要改时间的')]
    await place({ case: second, person: zhao(), record: times('2026-03-05 09:00', '2026-03-05 12:00', { agreed: false }) })
    await firm
      .as('serviceDesk')
      .act(second, 'answer-appointment', { answer: 'other-time', via: 'phone', wishFrom: china('2026-03-09 09:00') })
    const listed = (await unplaced('serviceDesk')).items
    expect(listed.map(one => [one.id, one.wish?.from ?? null])).toEqual([
      [second, china('2026-03-09 09:00')],
      [first, null],
    ])
    await firm.as('serviceDesk').act(second, 'cancel-appointment', { by: 'customer', reason: '停产检修' })
    expect(await going(second)).toBeUndefined()
    await expect(
      firm.as('serviceDesk').act(second, 'answer-appointment', { answer: 'confirmed', via: 'phone' }),
    ).rejects.toMatchObject({ code: 'appointment.none' })
  })

  it('goes back to the appointment before it where the last one is taken back', async () => {
    const id = await anOrder()
    const { event } = await place({ case: id, person: zhao(), record: times('2026-03-05 09:00', '2026-03-05 12:00') })
    const moved = await place({ case: id, record: times('2026-03-06 09:00', '2026-03-06 12:00'), expected: event })
    await firm.as('deputyLeader').act(id, 'correct', { corrects: moved.event!, void: true, reason: '记错了单' })
    expect(await going(id)).toMatchObject({ from: china('2026-03-05 09:00'), event })
    await firm.as('deputyLeader').act(id, 'correct', { corrects: event!, void: true, reason: '记错了单' })
    expect(await going(id)).toBeUndefined()
  })
})

describe('warnings before anything is saved', () => {
  it('say what is wrong with the time, each by its company setting', async () => {
    const id = await anOrder()
    expect(await codes(id, '2026-03-05 09:00', '2026-03-05 12:00')).toEqual([])
    expect(await codes(id, '2026-03-02 14:00', '2026-03-02 17:00')).toEqual(['notice'])
    expect(await codes(id, '2026-03-01 14:00', '2026-03-01 17:00')).toEqual(['holiday', 'past'])
    expect(await codes(id, '2026-03-07 09:00', '2026-03-07 12:00')).toEqual(['holiday'])
    // The Qingming holiday, and the day made up for by working on a Sunday in May.
    const [holiday] = (await check(id, '2026-04-06 09:00', '2026-04-06 12:00')).warnings
    expect(holiday).toMatchObject({ code: 'holiday', because: { zh: expect.stringContaining('清明') } })
    expect(await codes(id, '2026-05-09 09:00', '2026-05-09 12:00')).toEqual([])
    expect(await codes(id, '2026-03-05 07:00', '2026-03-05 10:00')).toEqual(['outside-hours'])
    const [soon] = (await check(id, '2026-03-02 14:00', '2026-03-02 17:00')).warnings
    expect(soon).toMatchObject({ setting: 'dispatch.noticeHours', because: { zh: '距上门只有 5 小时，应提前 24 小时预约' } })
    await firm.as('administrator').do(ctx => changeSettings(ctx, { dispatch: { noticeHours: 4 } }))
    expect(await codes(id, '2026-03-02 14:00', '2026-03-02 17:00')).toEqual([])
  })

  it('say whom another visit, leave, the way or too many hours keep, and a new one stops what was seen without it', async () => {
    const [first, second] = [await anOrder('甲厂'), await anOrder('乙厂')]
    await place({ case: first, person: zhao(), record: times('2026-03-05 09:00', '2026-03-05 12:00') })
    expect(await codes(second, '2026-03-05 10:00', '2026-03-05 11:00')).toEqual(['conflict'])
    expect(await codes(second, '2026-03-05 13:30', '2026-03-05 18:00')).toEqual([])
    await firm.as('administrator').do(ctx => changeSettings(ctx, { dispatch: { hoursADay: 7 } }))
    expect(await codes(second, '2026-03-05 13:30', '2026-03-05 18:00')).toEqual(['load'])
    const trip = { from: '2026-03-06', fromHalf: 'morning', to: '2026-03-06', toHalf: 'afternoon', kind: 'annual' } as const
    await firm.as('fieldEngineer').do(ctx => recordAbsence(ctx, { ...trip, substitute: firm.people.serviceDesk }))
    expect(await codes(second, '2026-03-06 09:00', '2026-03-06 12:00')).toEqual(['leave'])
    const clash = { case: second, person: zhao(), record: times('2026-03-05 10:00', '2026-03-05 11:00') }
    await expect(place(clash)).rejects.toMatchObject({ code: 'dispatch.unseen-warning' })
    await place({ ...clash, seen: [`conflict/${zhao()}`] })
    expect([(await going(first))?.clashes, (await going(second))?.clashes]).toEqual([true, true])
  })

  it('say that skills lack or that somebody holds no field post', async () => {
    const id = await anOrder()
    await firm
      .as('administrator')
      .do(ctx =>
        changeSettings(ctx, { assignment: { kinds: [], skills: [{ person: zhao(), categories: ['training'], models: [] }] } }),
      )
    expect(await codes(id, '2026-03-05 09:00', '2026-03-05 12:00')).toEqual(['skill'])
    expect(await codes(id, '2026-03-05 09:00', '2026-03-05 12:00', firm.people.implementation)).toEqual(['not-field'])
    const filtered = await board('serviceDesk', { skill: 'training' })
    expect([filtered.lanes.map(lane => lane.name), filtered.skills]).toEqual([['赵磊'], ['training']])
  })
})

describe('the board', () => {
  it('reads a week with the same number of queries whatever stands in it, and pages the list without loss', async () => {
    const ids: string[] = []
    for (let n = 0; n < 5; n++) ids.push(await anOrder(`第 ${n} 单`, n % 2 === 0))
    const count = async () => (await statementsOf(() => board('serviceDesk'))).length
    const empty = await count()
    for (const [n, id] of ids.entries())
      if (n % 2 === 0)
        await place({
          case: id,
          person: zhao(),
          record: times(`2026-03-0${n + 3} 09:00`, `2026-03-0${n + 3} 12:00`),
          seen: ['holiday'],
        })
    expect(await count()).toBe(empty)
    const rest: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page: UnplacedPage = await unplaced('serviceDesk', { limit: 1, ...(after === undefined ? {} : { after }) })
      rest.push(...page.items.map(one => one.id))
      after = page.next
    }
    expect(rest.sort()).toEqual(ids.filter((_, n) => n % 2 === 1).sort())
    await expect(unplaced('serviceDesk', { after: 'x' })).rejects.toMatchObject({ code: 'cursor.unreadable' })
  })

  it('is closed to whoever neither supports the field nor answers for it', async () => {
    await expect(board('fieldEngineer')).rejects.toMatchObject({ code: 'field-desk.not-yours', extras: { clause: '17' } })
  })
})
