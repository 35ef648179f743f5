import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { listBookings, listFunds, setBudget } from '../compensation/funds.ts'
import { ListBookings } from '../compensation/schema.ts'
import { printRecord } from '../forms/print-record.ts'
import { listNotifications } from '../notifications/list-notifications.ts'
import { ListNotifications } from '../notifications/schema.ts'
import { grantPost } from '../organisation/grant-post.ts'
import { listTrips } from '../trips/list-trips.ts'
import { ListTrips } from '../trips/schema.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  firm = await anOrganisation(database, { packs: [equip] })
  await firm.as('administrator').do(async ctx => {
    await grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' })
    await grantPost(ctx, firm.people.principal, { role: 'general-manager' })
  })
})
const desk = () => firm.as('serviceDesk')
const verification = { serviceStage: 'after-sales', content: '主轴异响', scope: '一台', demand: '修复' } as const

async function aRequest(channel: 'phone' | 'letter' = 'letter'): Promise<string> {
  const customer = firm.customers[0]!
  const { id } = await desk().register({
    ...{ kind: 'request', title: '主轴异响', description: '磨床主轴异响', channel, category: 'repair', subtype: 'mechanical' },
    ...{ customerId: customer.id, machineId: customer.machines[0]!, customer: { name: '林主任', phone: '13900001111' } },
  })
  await desk().act(id, 'verify', verification)
  return id
}
const letter = (id: string, who: PersonName = 'serviceDesk') =>
  firm.as(who).act(id, 'make-record', {
    record: 'contact-letter',
    values: { from: firm.departments.sales, letterDate: '2026-03-01' },
    texts: { letterNumber: 'YX-018', signedBy: '马涛' },
  })
const openOrder = (id: string, title = '检修主轴') => desk().act(id, 'open-order', { title })

/** Sent and back again: the order is left, not closed. `budget` in 分. */
async function walked(order: string, budget: number[]): Promise<void> {
  const head = firm.as('deputyLeader')
  const engineer = firm.as('fieldEngineer')
  const at = firm.clock.now()
  await desk().act(order, 'make-record', {
    ...{ record: 'order', values: { arriveBy: at, completeBy: at, staffFrom: 'customer-service' } },
    texts: { task: '检修', route: '高铁' },
  })
  await head.act(order, 'make-record', { record: 'site-check', values: { by: ['phone'], needClear: true, siteReady: true } })
  await head.act(order, 'assign', { person: firm.people.fieldEngineer })
  const skills = { person: firm.people.fieldEngineer, skillsFit: true }
  await head.act(order, 'make-record', { record: 'staff-check', values: skills })
  const kit = { situation: true, documents: true, parts: true, tools: true }
  await engineer.act(order, 'make-record', { record: 'preparation', values: kit })
  const trip = {
    ...{ from: '2026-03-03', to: '2026-03-05', people: [firm.people.fieldEngineer] },
    budget: budget.map(amountFen => ({ item: 'travel' as const, amountFen })),
  }
  await engineer.act(order, 'submit-matter', { proposal: '出差检修', trip })
  const [request] = (await head.view(order)).requests
  await head.act(order, 'decide', { request: request!.id, decision: 'approve' })
  await engineer.act(order, 'make-record', { record: 'departure', values: { leftAt: at } })
  const arrival = { arrivedAt: at, onTime: true, workClothes: true }
  await engineer.act(order, 'make-record', { record: 'arrival', values: arrival })
  const failure = { failureCode: 'mechanical', failures: 1, qualityProblem: false }
  await engineer.act(order, 'make-record', { record: 'failure', values: failure, texts: { product: '磨床', part: '轴承' } })
  await engineer.act(order, 'complete', { solution: '换轴承', measures: '校准', guarantees: '回访' })
  await engineer.act(order, 'accept', { passed: true, via: 'paper', signer: '林主任' })
  await engineer.act(order, 'make-record', { record: 'leave-site', values: { onTime: true } })
}
const spent = (amountFen: number) => [{ item: 'travel' as const, day: '2026-03-02', amountFen }]
const close = (order: string, outcome: 'done' | 'dropped' = 'done') =>
  desk().act(order, 'close-matter', { outcome, summary: '办结' })
const evidenceOf = async (id: string) =>
  (await desk().view(id)).duties.filter(duty => duty.state !== 'cancelled').map(duty => [duty.rule, duty.state])

describe('a request by contact letter (equip 18.1)', () => {
  it('owes the registration of the letter, within the working day of the verification, before staff are sent', async () => {
    const id = await aRequest()
    expect(await evidenceOf(id)).toContainEqual(['register-letter', 'running'])
    await expect(openOrder(id)).rejects.toMatchObject({ code: 'gate.missing', extras: { clause: '18.1' } })
    await letter(id)
    expect(await evidenceOf(id)).toContainEqual(['register-letter', 'met'])
    expect((await openOrder(id)).result).toMatchObject({ number: expect.any(String) })
  })

  it('is printed as it was registered, and empty before, to be filled in by hand', async () => {
    const id = await aRequest()
    const print = () => desk().do(ctx => printRecord(ctx, 'https://bihuan.example', id, 'contact-letter'))
    const fields = async () => Object.fromEntries((await print()).fields.map(field => [field.id, field.value]))
    expect(await print()).toMatchObject({ isDraft: true, hash: null, title: { zh: '工作联系函' } })
    expect(await fields()).toMatchObject({ letterNumber: '', $customer: '华东汽车零部件有限公司' })
    await letter(id)
    expect(await print()).toMatchObject({
      isDraft: false,
      regulation: { clause: '18.1' },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(await fields()).toMatchObject({ letterNumber: 'YX-018', from: '销售部', signedBy: '马涛', letterDate: '2026-03-01' })
    const none = desk().do(ctx => printRecord(ctx, 'https://bihuan.example', id, 'order'))
    await expect(none).rejects.toMatchObject({ code: 'record.unknown' })
  })

  it('without one the general manager consents first; a letter that follows the call takes the place of it', async () => {
    const called = await aRequest('phone')
    await expect(openOrder(called)).rejects.toMatchObject({ code: 'gate.missing' })
    await desk().act(called, 'submit-matter', { proposal: '用户停产，营销部来函需三天，特殊情况先派人' })
    const [request] = (await desk().view(called)).requests
    expect(request?.steps.map(step => step.people.map(one => one.role))).toEqual([['general-manager']])
    await firm.as('principal').act(called, 'decide', { request: request!.id, decision: 'approve' })
    await openOrder(called)
    const followed = await aRequest('phone')
    await letter(followed)
    expect((await desk().view(followed)).duties.find(duty => duty.rule === 'ask-consent')?.state).toBe('cancelled')
    await openOrder(followed)
  })
})

describe('orders out of a request', () => {
  it('carry over who, which machine, what and the contact; nothing is opened before the request is verified', async () => {
    const id = await aRequest()
    await letter(id)
    const { result } = await openOrder(id)
    const order = await desk().view(String(result.order))
    expect(order).toMatchObject({
      ...{ kind: 'work-order', title: '检修主轴', description: '磨床主轴异响', category: 'repair', subtype: 'mechanical' },
      ...{ customer: { id: firm.customers[0]!.id }, machine: { id: firm.customers[0]!.machines[0] } },
      contact: { name: '林主任', phone: '13900001111' },
    })
    expect((await desk().view(id)).stage).toBe('arranged')
    const fresh = await desk().register({ kind: 'request', title: '异响', channel: 'phone' })
    expect(fresh.can['open-order']).toMatchObject({ refused: 'gate.missing' })
    const enquiry = await desk().register({ kind: 'enquiry', title: '保养周期' })
    expect(enquiry.can['open-order']).toMatchObject({ refused: 'order.not-from-here' })
    await expect(openOrder(enquiry.id)).rejects.toMatchObject({ code: 'order.not-from-here' })
  })

  it('tell the request when they are over: it is done once all of them are, and waits again where one is opened again', async () => {
    const id = await aRequest()
    await letter(id)
    const [first, second] = [String((await openOrder(id)).result.order), String((await openOrder(id, '培训')).result.order)]
    const complete = () => desk().act(id, 'complete', { solution: '换轴承', measures: '校准', guarantees: '回访' })
    await expect(complete()).rejects.toMatchObject({ code: 'gate.missing' })
    await close(first, 'dropped')
    expect(await evidenceOf(id)).not.toContainEqual(['conclude-orders', 'running'])
    await walked(second, [])
    await close(second)
    const view = await desk().view(id)
    const followed = view.duties.find(duty => duty.rule === 'conclude-orders')
    expect(followed).toMatchObject({ state: 'running', owner: { name: '周静' } })
    await firm.as('deputyLeader').act(second, 'reopen', { cause: 'problem-returned', reason: '又响' })
    await expect(complete()).rejects.toMatchObject({ code: 'gate.missing' })
  })
})

describe('a trip', () => {
  async function anOrder(budget: number[]): Promise<string> {
    const id = await aRequest()
    await letter(id)
    const order = String((await openOrder(id)).result.order)
    await walked(order, budget)
    return order
  }
  const trips = async () => (await desk().do(ctx => listTrips(ctx, ListTrips.parse({})))).items

  it('has the sum of its budget as its amount; nobody types another, and money without a plan is refused', async () => {
    const id = await aRequest()
    await letter(id)
    const order = String((await openOrder(id)).result.order)
    const at = firm.clock.now()
    await desk().act(order, 'make-record', {
      ...{ record: 'order', values: { arriveBy: at, completeBy: at, staffFrom: 'customer-service' } },
      texts: { task: '检修', route: '高铁' },
    })
    const ready = { by: ['phone'], needClear: true, siteReady: true }
    await firm.as('deputyLeader').act(order, 'make-record', { record: 'site-check', values: ready })
    await firm.as('deputyLeader').act(order, 'assign', { person: firm.people.fieldEngineer })
    const trip = { from: '2026-03-03', to: '2026-03-05', people: [firm.people.fieldEngineer], budget: [] }
    const submit = (more: object) => firm.as('fieldEngineer').act(order, 'submit-matter', { proposal: '出差', ...more })
    const budget = [
      { item: 'travel' as const, amountFen: 60_000 },
      { item: 'lodging' as const, amountFen: 40_000 },
    ]
    await expect(submit({ amountFen: 100_00 })).rejects.toMatchObject({ code: 'trip.plan-missing' })
    await expect(submit({ trip: { ...trip, budget }, amountFen: 1 })).rejects.toMatchObject({ code: 'trip.sum-otherwise' })
    await expect(submit({ trip: { ...trip, to: '2026-03-01' } })).rejects.toMatchObject({ code: 'trip.dates-wrong' })
    await expect(submit({ trip: { ...trip, people: ['nobody'] } })).rejects.toMatchObject({ code: 'person.not-found' })
    await submit({ trip: { ...trip, budget } })
    expect((await desk().view(order)).requests[0]?.amountFen).toBe(100_000)
    expect(await trips()).toMatchObject([{ state: 'submitted', budgetFen: 100_000, spentFen: null, case: { id: order } }])
    // Another round takes the place of the one that waits.
    await submit({ trip })
    expect(await trips()).toMatchObject([{ state: 'submitted', budgetFen: 0 }])
  })

  it('is settled within its budget at once, after leaving, and then the order can be closed', async () => {
    const order = await anOrder([100_000])
    await expect(close(order)).rejects.toMatchObject({ code: 'gate.missing' })
    expect(await trips()).toMatchObject([{ state: 'approved', budgetFen: 100_000 }])
    const ahead = [{ item: 'travel' as const, day: '2026-03-03', amountFen: 1 }]
    const settle = (expenses: typeof ahead) => firm.as('fieldEngineer').act(order, 'settle-trip', { expenses })
    await expect(settle(ahead)).rejects.toMatchObject({ code: 'trip.day-to-come' })
    await settle(spent(90_000))
    expect(await trips()).toMatchObject([{ state: 'settled', spentFen: 90_000, overFen: -10_000 }])
    await expect(settle(spent(90_000))).rejects.toMatchObject({ code: 'trip.none' })
    await close(order)
  })

  it('over its budget needs a reason and the same approval; sent back, it is settled once more', async () => {
    const order = await anOrder([100_000])
    const engineer = firm.as('fieldEngineer')
    const settle = (fen: number, reason?: string) =>
      engineer.act(order, 'settle-trip', { expenses: spent(fen), ...(reason === undefined ? {} : { reason }) })
    await expect(settle(120_000)).rejects.toMatchObject({ code: 'trip.over-without-reason' })
    await settle(120_000, '高铁停运，改乘飞机')
    const [request] = (await firm.as('deputyLeader').view(order)).requests
    expect(request).toMatchObject({ subject: 'settlement', amountFen: 120_000, steps: [{ id: 'customer-service-manager' }] })
    expect(await trips()).toMatchObject([{ state: 'settling', overFen: 20_000 }])
    await expect(close(order)).rejects.toMatchObject({ code: 'gate.missing' })
    // Never on paper: there is nothing of a settlement to ratify.
    const onPaper = { request: request!.id, person: firm.people.deputyLeader, medium: 'paper' as const, reason: '纸面签字' }
    await expect(desk().act(order, 'record-decision', onPaper)).rejects.toMatchObject({ code: 'approval.no-paper' })
    await firm.as('deputyLeader').act(order, 'decide', { request: request!.id, decision: 'return', reason: '缺机票' })
    expect(await trips()).toMatchObject([{ state: 'over-refused' }])
    await settle(110_000, '附机票')
    const [again] = (await firm.as('deputyLeader').view(order)).requests
    await firm.as('deputyLeader').act(order, 'decide', { request: again!.id, decision: 'approve' })
    expect(await trips()).toMatchObject([{ state: 'settled', spentFen: 110_000, overFen: 10_000 }])
    await close(order)
  })

  it('taken back as a mistake, the settlement is open again', async () => {
    const order = await anOrder([100_000])
    const { event } = await firm.as('fieldEngineer').act(order, 'settle-trip', { expenses: spent(50_000) })
    await firm.as('fieldEngineer').act(order, 'correct', { corrects: event, void: true, reason: '漏了住宿' })
    expect(await trips()).toMatchObject([{ state: 'approved', spentFen: null }])
  })

  it('is booked on a fund when it is settled: within the budget only, with a warning near its end, and gone when the settlement is taken back', async () => {
    firm = await anOrganisation(database, { packs: [equip, robot] })
    await firm.as('administrator').do(async ctx => {
      await grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' })
      await grantPost(ctx, firm.people.principal, { role: 'general-manager' })
      await grantPost(ctx, firm.people.principal, { role: 'finance' })
    })
    const fund = 'robot:anomaly-fund'
    const orders = [await anOrder([100_000]), await anOrder([100_000])]
    const settle = (at: number, fen: number) =>
      firm.as('fieldEngineer').act(orders[at]!, 'settle-trip', { expenses: spent(fen), fund })
    await expect(settle(0, 90_000)).rejects.toMatchObject({ code: 'fund.no-budget', extras: { clause: '17' } })
    await firm.as('principal').do(ctx => setBudget(ctx, fund, { year: 2026, amountFen: 100_000 }))
    const { event } = await settle(0, 90_000)
    const standing = () =>
      firm.as('principal').do(async ctx => ({
        funds: (await listFunds(ctx, 2026)).items.filter(one => one.id === fund),
        bookings: (await listBookings(ctx, fund, ListBookings.parse({ year: 2026 }))).items,
      }))
    expect(await standing()).toMatchObject({
      funds: [{ bookedFen: 90_000, balanceFen: 10_000, warning: { isReached: true } }],
      bookings: [{ case: { id: orders[0] }, amountFen: 90_000, source: 'trip' }],
    })
    const told = await firm.as('principal').do(ctx => listNotifications(ctx, ListNotifications.parse({})))
    expect(told.items.map(one => one.kind)).toContain('fund')
    await expect(settle(1, 20_000)).rejects.toMatchObject({ code: 'fund.overdrawn' })
    await settle(1, 10_000)
    await firm.as('fieldEngineer').act(orders[0]!, 'correct', { corrects: event, void: true, reason: '漏了住宿' })
    expect(await standing()).toMatchObject({ funds: [{ bookedFen: 10_000 }], bookings: [{ case: { id: orders[1] } }] })
    // Over the budget of the trip it waits for approval, and holds what it will take.
    const budget = (amountFen: number) => firm.as('principal').do(ctx => setBudget(ctx, fund, { year: 2026, amountFen }))
    await budget(250_000)
    orders.push(await anOrder([100_000]))
    const over = (at: number, fen: number) =>
      firm.as('fieldEngineer').act(orders[at]!, 'settle-trip', { expenses: spent(fen), fund, reason: '改签' })
    await over(0, 120_000)
    await expect(over(2, 120_001)).rejects.toMatchObject({ code: 'fund.overdrawn' })
    await expect(budget(129_999)).rejects.toMatchObject({ code: 'fund.below-booked' })
    await over(2, 120_000)
  })
})
