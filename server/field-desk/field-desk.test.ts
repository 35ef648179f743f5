import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { statementsOf } from '../../test/explain.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { recordAbsence } from '../organisation/absences.ts'
import { borrow } from '../organisation/borrowings.ts'
import { createPerson } from '../organisation/create-person.ts'
import { grantPost } from '../organisation/grant-post.ts'
import { setPresence } from '../organisation/set-presence.ts'
import { listFieldNeeds } from './list-needs.ts'
import { listFieldPeople } from './list-people.ts'
import { DeskFilter, FieldDesk, FieldNeedPage, FieldPeoplePage, ListFieldNeeds, ListFieldPeople } from './schema.ts'
import { viewDesk } from './summary.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  firm = await anOrganisation(database, { packs: [equip] })
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
})

// What goes out is what the schemas say: nothing of a row slips through.
const people = (who: PersonName, filter: object = {}) =>
  firm.as(who).do(async ctx => FieldPeoplePage.parse(await listFieldPeople(ctx, ListFieldPeople.parse(filter))))
const needs = (who: PersonName, filter: object = {}) =>
  firm.as(who).do(async ctx => FieldNeedPage.parse(await listFieldNeeds(ctx, ListFieldNeeds.parse(filter))))
const desk = (who: PersonName, filter: object = {}) =>
  firm.as(who).do(async ctx => FieldDesk.parse(await viewDesk(ctx, DeskFilter.parse(filter))))
const stateOf = async (name: string) => (await people('serviceDesk')).items.find(p => p.name === name)?.state

async function anOrder(arriveBy = '2026-03-05 09:00'): Promise<string> {
  const { id } = await firm
    .as('serviceDesk')
    .register({ kind: 'work-order', title: '磨床头架检修', channel: 'internal', customerId: firm.customers[0]!.id })
  const values = { arriveBy: china(arriveBy), completeBy: china('2026-03-06 18:00'), staffFrom: 'customer-service' }
  const texts = { task: '检修头架', route: '高铁' }
  await firm.as('serviceDesk').act(id, 'make-record', { record: 'order', values, texts })
  return id
}
async function sent(id: string, who: PersonName): Promise<string> {
  const ready = { by: ['phone'], needClear: true, siteReady: true }
  await firm.as('deputyLeader').act(id, 'make-record', { record: 'site-check', values: ready })
  await firm.as('deputyLeader').act(id, 'assign', { person: firm.people[who] })
  return id
}
async function departed(id: string, who: PersonName): Promise<string> {
  const kit = { situation: true, documents: true, parts: true, tools: true }
  await firm
    .as('deputyLeader')
    .act(id, 'make-record', { record: 'staff-check', values: { person: firm.people[who], skillsFit: true } })
  await firm.as(who).act(id, 'make-record', { record: 'preparation', values: kit })
  await firm.as(who).act(id, 'submit-matter', { proposal: '出差：检修头架' })
  const [request] = (await firm.as('deputyLeader').view(id)).requests
  await firm.as('deputyLeader').act(id, 'decide', { request: request!.id, decision: 'approve' })
  await firm.as(who).act(id, 'make-record', { record: 'departure', values: { leftAt: firm.clock.now() } })
  return id
}
const call = (id: string, who: PersonName, need: string, about: string[] = ['parts']) =>
  firm.as(who).act(id, 'make-record', { record: 'support-request', values: { about }, texts: { need } })

describe('the people in the field', () => {
  it('stand where their orders are: free, with an order, on the way, on site, with customer, site, planned arrival and next duty', async () => {
    expect(await stateOf('赵磊')).toBe('free')
    const id = await sent(await anOrder(), 'fieldEngineer')
    expect(await stateOf('赵磊')).toBe('to-depart')
    await departed(id, 'fieldEngineer')
    const [zhao] = (await people('serviceDesk')).items
    expect(zhao).toMatchObject({
      name: '赵磊',
      state: 'on-the-way',
      orderCount: 1,
      orders: [
        {
          id,
          stageTitle: { zh: '在途' },
          customer: '华东汽车零部件有限公司',
          isUnderWay: true,
          arriveBy: { at: china('2026-03-05 09:00'), isLate: false },
          nextDuty: { rule: 'arrive', owner: { name: '赵磊' } },
        },
      ],
    })
    firm.clock.set('2026-03-05 10:00')
    expect((await people('serviceDesk')).items[0]?.orders[0]?.arriveBy?.isLate).toBe(true)
    const arrival = { arrivedAt: firm.clock.now(), onTime: false, workClothes: true }
    await firm.as('fieldEngineer').act(id, 'make-record', { record: 'arrival', values: arrival })
    const [there] = (await people('serviceDesk')).items
    expect([there?.state, there?.orders[0]?.arriveBy?.isLate, there?.orders[0]?.completeBy?.isLate]).toEqual([
      'on-site',
      false,
      false,
    ])
  })

  it('go by the order as it stands: one that was taken back counts no more', async () => {
    const id = await sent(await anOrder('2026-03-02 15:00'), 'fieldEngineer')
    const values = { arriveBy: china('2026-03-02 11:00'), completeBy: china('2026-03-06 18:00'), staffFrom: 'customer-service' }
    const again = { record: 'order', values, texts: { task: '检修头架', route: '自驾' } }
    const { event } = await firm.as('serviceDesk').act(id, 'make-record', again)
    const arriveBy = async () => (await people('serviceDesk')).items[0]?.orders[0]?.arriveBy?.at
    expect(await arriveBy()).toBe(china('2026-03-02 11:00'))
    await firm.as('serviceDesk').act(id, 'correct', { corrects: event, void: true, reason: '时间写错' })
    expect(await arriveBy()).toBe(china('2026-03-02 15:00'))
  })

  it('on leave with orders in hand, off duty, on a trip; why somebody is on leave stays with their superiors', async () => {
    await sent(await anOrder('2026-03-02 15:00'), 'fieldEngineer')
    const leave = { from: '2026-03-02', fromHalf: 'morning', to: '2026-03-03', toHalf: 'afternoon' } as const
    await firm.as('fieldEngineer').do(ctx => recordAbsence(ctx, { ...leave, kind: 'sick', substitute: firm.people.serviceDesk }))
    const seenBy = async (who: PersonName) => (await people(who)).items.find(p => p.name === '赵磊')
    expect(await seenBy('serviceDesk')).toMatchObject({
      state: 'leave',
      backAt: china('2026-03-04 00:00'),
      substitute: { name: '周静' },
      warnings: ['away-with-orders'],
      absences: [{ kind: null }],
    })
    expect((await seenBy('deputyLeader'))?.absences[0]?.kind).toBe('sick')
    firm.clock.set('2026-03-05 09:00')
    await firm.as('fieldEngineer').do(ctx => setPresence(ctx, firm.people.fieldEngineer, { state: 'off-duty' }))
    expect(await stateOf('赵磊')).toBe('off-duty')
    const trip = { from: '2026-03-05', fromHalf: 'morning', to: '2026-03-06', toHalf: 'afternoon' } as const
    await firm.as('fieldEngineer').do(ctx => recordAbsence(ctx, { ...trip, kind: 'trip' }))
    expect(await stateOf('赵磊')).toBe('on-the-way')
  })

  it('lent ones stand among them with who lends them, and a warning before the borrowing ends', async () => {
    const lending = { person: firm.people.implementation, role: 'field-engineer' as const, to: firm.departments.customerService }
    await firm.as('administrator').do(ctx =>
      borrow(ctx, {
        ...{ ...lending, until: china('2026-03-06 00:00'), reason: '支援' },
        approvedBy: firm.people.headOfImplementation,
      }),
    )
    await sent(await anOrder(), 'implementation')
    const xu = async () => (await people('serviceDesk')).items.find(p => p.name === '许峰')
    expect(await xu()).toMatchObject({ borrowed: { from: { name: '项目实施部' } }, state: 'to-depart', warnings: ['lent-ends'] })
    expect((await desk('serviceDesk')).borrowed).toBe(1)
    firm.clock.set('2026-03-06 09:00')
    // The order stays in their hands, the post does not.
    expect(await xu()).toMatchObject({ borrowed: null, orderCount: 1, warnings: ['no-field-post'] })
  })

  it('today leaves out what is planned for later in the week, until somebody is under way', async () => {
    const id = await sent(await anOrder(), 'fieldEngineer')
    const orders = async (period: string) => (await people('serviceDesk', { period })).items[0]?.orders.map(o => o.id)
    expect(await orders('today')).toEqual([])
    expect(await orders('week')).toEqual([id])
    await departed(id, 'fieldEngineer')
    expect(await orders('today')).toEqual([id])
  })

  it('pages without losing or repeating anybody, filters by state, department and name, in a fixed number of queries', async () => {
    await firm.as('administrator').do(async ctx => {
      for (let n = 0; n < 7; n++)
        await createPerson(ctx, {
          ...{ name: `外勤${n}`, title: '工程师', department: firm.departments.implementation },
          posts: [{ role: 'field-engineer' }],
        })
    })
    await sent(await anOrder('2026-03-02 15:00'), 'fieldEngineer')
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page: FieldPeoplePage = await people('serviceDesk', { limit: 3, ...(after === undefined ? {} : { after }) })
      expect(page.total).toBe(8)
      seen.push(...page.items.map(p => p.name))
      after = page.next
    }
    expect(seen[0]).toBe('赵磊')
    expect(new Set(seen).size).toBe(8)
    expect(seen).toHaveLength(8)
    await expect(people('serviceDesk', { after: 'nonsense' })).rejects.toMatchObject({ code: 'cursor.unreadable' })
    expect((await people('serviceDesk', { state: 'free' })).total).toBe(7)
    expect((await people('serviceDesk', { department: firm.departments.implementation })).total).toBe(7)
    expect((await people('serviceDesk', { q: '外勤3' })).items.map(p => p.name)).toEqual(['外勤3'])
    const count = (limit: number) => statementsOf(() => people('serviceDesk', { limit }))
    expect((await count(8)).length).toBe((await count(1)).length)
  })
})

describe('what the field needs', () => {
  it('a call for support stands there with what was asked and is answered by the office with one act', async () => {
    const id = await departed(await sent(await anOrder(), 'fieldEngineer'), 'fieldEngineer')
    await call(id, 'fieldEngineer', '缺主轴轴承一套，规格 7014C', ['parts', 'technical'])
    const { items } = await needs('serviceDesk', { whose: 'asked' })
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      duty: { rule: 'answer-field', clause: '17', owner: { name: '周静' } },
      whose: 'office',
      handler: { name: '赵磊' },
      asked: {
        by: { name: '赵磊' },
        record: { zh: '外勤求助' },
        lines: [
          { title: { zh: '求助内容' }, value: [{ zh: '备件' }, { zh: '技术支持' }] },
          { title: { zh: '需要什么' }, value: '缺主轴轴承一套，规格 7014C' },
        ],
      },
      acts: [{ act: 'make-record', record: 'support-answer', can: true }],
    })
    // An auditor reads; the acts are offered with why not.
    const [seen] = (await needs('auditor', { whose: 'asked' })).items
    expect(seen?.acts[0]?.can).toMatchObject({ refused: 'act.not-yours', clause: '17' })
    await firm
      .as('serviceDesk')
      .act(id, 'make-record', { record: 'support-answer', values: {}, texts: { answer: '今天发货，明早到' } })
    expect((await needs('serviceDesk', { whose: 'asked' })).items).toEqual([])
  })

  it('what the office owes, what the head owes, and what I owe are told apart, each with a reminder for others', async () => {
    const id = await anOrder()
    const rules = async (who: PersonName, whose: string) => (await needs(who, { whose })).items.map(n => n.duty.rule)
    expect(await rules('serviceDesk', 'lead')).toEqual(['check-site'])
    expect(await rules('serviceDesk', 'office')).toEqual([])
    expect(await rules('deputyLeader', 'mine')).toEqual(['check-site'])
    const [need] = (await needs('serviceDesk', { whose: 'lead' })).items
    expect(need?.acts.find(a => a.act === 'remind')).toMatchObject({ duty: need?.duty.id, can: true })
    await firm.as('serviceDesk').act(id, 'remind', { duty: need!.duty.id })
    expect((await desk('serviceDesk')).needs).toMatchObject({ open: 1, overdue: 0, asked: 0 })
  })

  it('says in whose hands a trip waits for its approval', async () => {
    const id = await sent(await anOrder('2026-03-02 15:00'), 'fieldEngineer')
    await firm.as('fieldEngineer').act(id, 'submit-matter', { proposal: '出差：检修头架' })
    expect((await people('serviceDesk')).items[0]?.orders[0]?.waitsFor).toEqual([{ id: firm.people.deputyLeader, name: '陈敏' }])
  })

  it('pages by due time without losing or repeating one', async () => {
    for (let n = 0; n < 4; n++) await anOrder()
    const all = (await needs('serviceDesk')).items.map(n => n.duty.id)
    expect(all).toHaveLength(4)
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page: FieldNeedPage = await needs('serviceDesk', { limit: 3, ...(after === undefined ? {} : { after }) })
      seen.push(...page.items.map(n => n.duty.id))
      after = page.next
    }
    expect(seen).toEqual(all)
  })
})

describe('who looks', () => {
  it('the office, heads and principals; nobody else, and nobody more than they see elsewhere', async () => {
    const id = await sent(await anOrder('2026-03-02 15:00'), 'fieldEngineer')
    for (const who of ['frontLine', 'fieldEngineer', 'implementation', 'legal'] as const)
      for (const look of [desk, people, needs])
        await expect(look(who), who).rejects.toMatchObject({ code: 'field-desk.not-yours', extras: { clause: '17' } })
    for (const who of ['serviceDesk', 'deputyLeader', 'principal', 'auditor'] as const)
      expect(
        (await people(who)).items.flatMap(p => p.orders.map(o => o.id)),
        who,
      ).toEqual([id])
    // A head of another department sees neither the order nor where its engineer is.
    const head = { role: 'department-head', department: firm.departments.sales } as const
    await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.sales, head))
    expect(await people('sales')).toMatchObject({ items: [], total: 0 })
    expect((await needs('sales')).items).toEqual([])
    expect((await desk('sales')).needs.open).toBe(0)
  })

  it('is empty where no regulation in force speaks of field work, and shows nothing of another organisation', async () => {
    await sent(await anOrder('2026-03-02 15:00'), 'fieldEngineer')
    const other = await anOrganisation(database, { packs: [robot] })
    const seen = await other.as('principal').do(ctx => viewDesk(ctx, DeskFilter.parse({})))
    expect(seen).toMatchObject({ rule: null, people: 0, needs: { open: 0 } })
    const theirs = await anOrganisation(database, { packs: [equip] })
    const page = await theirs.as('serviceDesk').do(ctx => listFieldPeople(ctx, ListFieldPeople.parse({})))
    expect(page.items.flatMap(p => p.orders)).toEqual([])
    expect((await theirs.as('serviceDesk').do(ctx => listFieldNeeds(ctx, ListFieldNeeds.parse({})))).items).toEqual([])
  })
})
