import { afterAll, beforeAll, expect, it } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import { china } from '../clock.ts'
import { aWorld, type World } from './harness.ts'
import { formOf, onScreen, openForm } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [equip] })
  const { firm } = world
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
})
afterAll(() => world.close())

it('a request by contact letter becomes an order, somebody fitting is sent, and the trip is submitted with its budget', async () => {
  const { firm } = world
  const desk = await world.as('serviceDesk')
  const { id } = await firm.as('serviceDesk').register({
    ...{ kind: 'request', title: '主轴异响', description: '磨床主轴异响', channel: 'letter', category: 'repair' },
    customerId: firm.customers[0]!.id,
  })
  await desk.act(id, 'verify', { serviceStage: 'after-sales', content: '异响', scope: '一台', demand: '修复' })
  await desk.refused(id, 'open-order', { title: '检修' }, 'gate.missing')
  await desk.act(id, 'make-record', {
    record: 'contact-letter',
    values: { from: firm.departments.sales, letterDate: '2026-03-01' },
    texts: { letterNumber: 'YX-018', signedBy: '马涛' },
  })
  await onScreen(desk.page, id, 'open-order', { '=派工单标题': '检修主轴' })
  const order = (await desk.view(id)).linked.followed[0]!
  expect(order).toMatchObject({ kind: 'work-order', title: '检修主轴' })
  await desk.act(order.id, 'make-record', {
    record: 'order',
    values: { arriveBy: china('2026-03-04 09:00'), completeBy: china('2026-03-05 18:00'), staffFrom: 'customer-service' },
    texts: { task: '检修', route: '高铁' },
  })
  const head = await world.as('deputyLeader')
  const ready = { by: ['phone'], needClear: true, siteReady: true }
  await head.act(order.id, 'make-record', { record: 'site-check', values: ready })
  const assign = await openForm(head.page, order.id, 'assign')
  await assign.getByRole('radio', { name: /赵磊/ }).check()
  await assign.getByText('这段时间没有请假').waitFor()
  await assign.getByRole('button', { name: '指定处置人' }).click()
  await assign.waitFor({ state: 'hidden' })
  const engineer = await world.as('fieldEngineer')
  const trip = await openForm(engineer.page, order.id, 'submit-matter')
  await trip.getByRole('textbox', { name: /出差事由/ }).fill('检修主轴')
  for (const [label, day] of [
    ['出发日期', '2026-03-03'],
    ['返回日期', '2026-03-05'],
  ] as const) {
    await trip.getByRole('textbox', { name: new RegExp(label) }).fill(day)
    await trip.getByRole('textbox', { name: new RegExp(label) }).press('Tab')
  }
  const amounts = trip.getByLabel('金额')
  await amounts.nth(0).fill('900')
  await amounts.nth(1).fill('600.50')
  await trip.getByText('预算合计 1,500.50').waitFor()
  await trip.getByRole('button', { name: '提请决定' }).click()
  await formOf(engineer.page, 'submit-matter').waitFor({ state: 'hidden' })
  const [request] = (await head.view(order.id)).requests
  expect(request).toMatchObject({ subject: 'matter', amountFen: 150_050 })
})
