import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import type { CaseView } from '../cases/schema.ts'
import { listBorrowings } from './borrowings.ts'
import type { BorrowingPage } from './borrowings-schema.ts'
import { ListBorrowings } from './borrowings-schema.ts'
import { changePerson } from './change-person.ts'
import { changePost } from './change-post.ts'
import { chartRoutes } from './chart-routes.ts'
import { grantPost } from './grant-post.ts'
import { openAtEnd, plannedEnds } from './planned-ends.ts'
import { viewOrganisation } from './view-organisation.ts'

let database: TestDatabase
let firm: TestOrganisation
let app: FeatureApp
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  firm = await anOrganisation(database, { packs: [equip] })
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
  app = await featureApp(database, firm, [chartRoutes])
})

/** 许峰 of the implementation department, lent to customer service as a field engineer. */
const lending = (more: object = {}) => ({
  person: firm.people.implementation,
  role: 'field-engineer',
  to: firm.departments.customerService,
  until: china('2026-04-01 00:00'),
  approvedBy: firm.people.headOfImplementation,
  reason: '外勤人手不足，支援一个月',
  ...more,
})
const lend = (who: PersonName = 'headOfImplementation', more: object = {}) =>
  app.ask(who, 'POST', '/api/organisation/borrowings', {
    body: lending(more),
    headers: { 'idempotency-key': `k-${Math.random()}` },
  })
const lent = async (filter: object = {}): Promise<BorrowingPage> =>
  firm.as('auditor').do(ctx => listBorrowings(ctx, ListBorrowings.parse(filter)))
const rolesOf = (name: PersonName) => firm.as(name).do(async ctx => ctx.actor.roles.map(r => r.role).sort())

/** An order written and checked, so that somebody can be sent. */
async function anOrder(): Promise<CaseView> {
  const order = await firm
    .as('serviceDesk')
    .register({ kind: 'work-order', title: '磨床头架检修', channel: 'internal', customerId: firm.customers[0]!.id })
  const values = { arriveBy: china('2026-03-05 09:00'), completeBy: china('2026-03-06 18:00'), staffFrom: 'customer-service' }
  const texts = { task: '检修头架', route: '高铁' }
  await firm.as('serviceDesk').act(order.id, 'make-record', { record: 'order', values, texts })
  const ready = { by: ['phone'], needClear: true, siteReady: true }
  await firm.as('deputyLeader').act(order.id, 'make-record', { record: 'site-check', values: ready })
  return order
}
const departure = () => ({ record: 'departure', values: { leftAt: firm.clock.now() } })
const tryDeparture = (who: PersonName, id: string) =>
  firm
    .as(who)
    .act(id, 'make-record', departure())
    .then(
      () => 'departed',
      (error: { code: string; extras?: { clause?: string } }) => `${error.code} ${error.extras?.clause ?? ''}`.trim(),
    )

describe('lending somebody', () => {
  it('gives the post in the department that has them, from now until the day, and takes it back by itself', async () => {
    expect(await rolesOf('implementation')).toEqual(['implementation'])
    expect((await lend()).statusCode).toBe(201)
    expect(await rolesOf('implementation')).toEqual(['field-engineer', 'implementation'])
    const [row] = (await lent({ state: 'running' })).items
    expect(row).toMatchObject({
      person: { name: '许峰' },
      from: { name: '项目实施部' },
      to: { name: '客户服务部' },
      approvedBy: { name: '何伟' },
      recordedBy: { name: '何伟' },
      state: 'running',
      since: china('2026-03-02 09:00'),
    })
    firm.clock.set('2026-03-31 23:59')
    expect(await rolesOf('implementation')).toContain('field-engineer')
    firm.clock.set('2026-04-01 00:00')
    expect(await rolesOf('implementation')).toEqual(['implementation'])
    expect((await lent({ state: 'running' })).items).toEqual([])
    // Kept, and seen on a past day.
    expect((await lent({ state: 'ended' })).items).toHaveLength(1)
    const then = await firm.as('administrator').do(ctx => viewOrganisation(ctx, '2026-03-15'))
    expect(then.people.find(p => p.name === '许峰')?.posts.find(p => p.role === 'field-engineer')).toMatchObject({
      borrowedFrom: { name: '项目实施部' },
      department: firm.departments.customerService,
    })
  })

  it('begins on its day where one is given, cites the clause and pages without losing anybody', async () => {
    await lend('administrator', { since: china('2026-03-10 00:00') })
    await lend('administrator', { person: firm.people.research, approvedBy: firm.people.headOfResearch })
    await lend('administrator', { person: firm.people.supplyChain, approvedBy: firm.people.headOfSupplyChain })
    expect(await rolesOf('implementation')).toEqual(['implementation'])
    expect((await lent({ state: 'ahead' })).items.map(i => i.person.name)).toEqual(['许峰'])
    const all = await lent()
    expect(all.rule).toMatchObject({ clause: '15' })
    expect(all.posts.map(p => p.role)).toEqual(['field-engineer'])
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page: BorrowingPage = await lent({ limit: 1, ...(after === undefined ? {} : { after }) })
      seen.push(...page.items.map(i => i.id))
      after = page.next
    }
    expect(seen).toEqual(all.items.map(i => i.id))
    expect(new Set(seen).size).toBe(3)
    firm.clock.set('2026-03-10 00:00')
    expect(await rolesOf('implementation')).toContain('field-engineer')
  })

  it('is for the two heads and for who keeps the staff, with the word of somebody above the person', async () => {
    const code = async (who: PersonName, more: object = {}) => (await lend(who, more)).json().code
    expect(await code('headOfSales')).toBe('borrowing.not-yours')
    expect(await code('headOfImplementation', { approvedBy: firm.people.implementation })).toBe('borrowing.approver-not-above')
    expect(await code('headOfImplementation', { approvedBy: firm.people.headOfSales })).toBe('borrowing.approver-not-above')
    // Keeping the system is not being above anybody.
    expect(await code('administrator', { approvedBy: firm.people.administrator })).toBe('borrowing.approver-not-above')
    expect(await code('headOfImplementation', { role: 'service-desk' })).toBe('borrowing.post-not-lent')
    expect(await code('headOfImplementation', { to: firm.departments.implementation })).toBe('borrowing.same-department')
    expect(await code('headOfImplementation', { until: china('2026-03-02 09:00') })).toBe('post.dates-wrong')
    expect(await code('deputyLeader', { person: firm.people.fieldEngineer, to: firm.departments.sales })).toBe(
      'borrowing.approver-not-above',
    )
    const own = { person: firm.people.fieldEngineer, to: firm.departments.sales, approvedBy: firm.people.deputyLeader }
    expect(await code('deputyLeader', own)).toBe('post.held-already')
    expect((await lend('deputyLeader')).statusCode).toBe(201)
    expect(await code('deputyLeader')).toBe('post.held-already')
  })

  it('ends before its day when somebody says so, and never later than was approved', async () => {
    const { id } = (await lend()).json()
    const end = (who: PersonName, body: object) =>
      app.ask(who, 'POST', `/api/organisation/borrowings/${id}/end`, {
        body,
        headers: { 'idempotency-key': `e-${Math.random()}` },
      })
    expect((await end('headOfSales', {})).json().code).toBe('borrowing.not-yours')
    expect((await end('deputyLeader', { until: china('2026-05-01 00:00') })).json().code).toBe('borrowing.longer')
    const longer = firm.as('administrator').do(ctx => changePost(ctx, id, { until: null }))
    await expect(longer).rejects.toMatchObject({ code: 'borrowing.longer' })
    expect((await end('deputyLeader', { reason: '任务提前完成' })).statusCode).toBe(200)
    expect(await rolesOf('implementation')).toEqual(['implementation'])
  })

  it('is no post of their own: saving the person leaves it as it is', async () => {
    await lend()
    await firm
      .as('administrator')
      .do(ctx => changePerson(ctx, firm.people.implementation, { title: '高级实施工程师', posts: [{ role: 'implementation' }] }))
    expect(await rolesOf('implementation')).toEqual(['field-engineer', 'implementation'])
    expect((await lent({ state: 'running' })).items).toHaveLength(1)
  })
})

describe('somebody lent works under the same rules (equip 15)', () => {
  it('is refused what field staff do before, allowed it meanwhile, and refused it after', async () => {
    const request = await firm
      .as('serviceDesk')
      .register({ kind: 'request', title: '主轴异响', channel: 'letter', customerId: firm.customers[0]!.id })
    const verify = () =>
      firm
        .as('implementation')
        .act(request.id, 'verify', { serviceStage: 'after-sales', content: '异响', scope: '一台', demand: '修' })
    await expect(verify()).rejects.toMatchObject({ code: 'act.not-yours' })
    await lend()
    const can = async (name: PersonName) => {
      const view = await firm.as(name).view(request.id)
      return Object.fromEntries(Object.entries(view.can).map(([act, verdict]) => [act, verdict === true]))
    }
    expect(await can('implementation')).toEqual(await can('fieldEngineer'))
    await verify()
    firm.clock.set('2026-04-01 09:00')
    const enquiry = await firm.as('serviceDesk').register({ kind: 'enquiry', title: '保养周期', channel: 'letter' })
    const reply = firm.as('implementation').act(enquiry.id, 'reply', { channel: 'phone', text: '每半年' })
    await expect(reply).rejects.toMatchObject({ code: 'act.not-yours' })
  })

  it('leaves its orders behind at the end: the person goes back to their department without them', async () => {
    await lend()
    const order = await anOrder()
    await firm.as('deputyLeader').act(order.id, 'assign', { person: firm.people.implementation })
    const open = await firm.as('administrator').do(async ctx => {
      const [end] = await plannedEnds(ctx, '9999-12-31T00:00:00.000Z', firm.people.implementation)
      return (await openAtEnd(ctx, end!)).map(o => [o.source, o.unit])
    })
    expect(open).toContainEqual(['case', order.id])
  })

  it('meets the same gates before departure, and one more: the norms are told first', async () => {
    await lend()
    const sent: Record<string, string[]> = {}
    for (const who of ['fieldEngineer', 'implementation'] as const) {
      const order = await anOrder()
      await firm.as('deputyLeader').act(order.id, 'assign', { person: firm.people[who] })
      const seen = [await tryDeparture(who, order.id)]
      sent[who] = seen
      await firm.as(who).act(order.id, 'submit-matter', { proposal: '出差：检修头架' })
      const [request] = (await firm.as('deputyLeader').view(order.id)).requests
      await firm.as('deputyLeader').act(order.id, 'decide', { request: request!.id, decision: 'approve' })
      seen.push(await tryDeparture(who, order.id))
      if (who === 'implementation') {
        const view = await firm.as('serviceDesk').view(order.id)
        expect(view.people.handler).toEqual([{ id: firm.people.implementation, name: '许峰', borrowedFrom: '项目实施部' }])
        expect(view.duties.filter(d => d.rule === 'tell-norms').map(d => [d.state, d.owner.name])).toEqual([['running', '周静']])
        const values = { person: firm.people.implementation, from: firm.departments.implementation, understood: true }
        await firm.as('serviceDesk').act(order.id, 'make-record', { record: 'norms-told', values })
        seen.push(await tryDeparture(who, order.id))
      }
      const skills = { person: firm.people[who], skillsFit: true }
      await firm.as('deputyLeader').act(order.id, 'make-record', { record: 'staff-check', values: skills })
      seen.push(await tryDeparture(who, order.id))
      const kit = { situation: true, documents: true, parts: true, tools: true }
      await firm.as(who).act(order.id, 'make-record', { record: 'preparation', values: kit })
      seen.push(await tryDeparture(who, order.id))
    }
    expect(sent.fieldEngineer).toEqual(['gate.missing 18.1', 'gate.missing 7', 'gate.missing 18.4', 'departed'])
    expect(sent.implementation).toEqual([
      'gate.missing 18.1',
      'gate.missing 15',
      'gate.missing 7',
      'gate.missing 18.4',
      'departed',
    ])
  })

  it('asks for the norms again where the order is handed over to somebody lent', async () => {
    await lend()
    const order = await anOrder()
    await firm.as('deputyLeader').act(order.id, 'assign', { person: firm.people.fieldEngineer })
    const [fieldEngineer, implementation] = [firm.people.fieldEngineer, firm.people.implementation]
    await firm
      .as('deputyLeader')
      .act(order.id, 'hand-over', { duties: [], from: fieldEngineer, to: implementation, cause: 'sickness' })
    const view = await firm.as('serviceDesk').view(order.id)
    expect(view.duties.some(d => d.rule === 'tell-norms' && d.state === 'running')).toBe(true)
  })
})
