import { afterAll, beforeAll, expect, test } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { borrow } from '../../server/organisation/borrowings.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import { china } from '../clock.ts'
import type { PersonName } from '../factories.ts'
import { aWorld, seriousFaults, until, type World } from './harness.ts'

let world: World
const orders = {} as Record<'fieldEngineer' | 'implementation', string>
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [equip] })
  const { firm } = world
  await firm.as('administrator').do(async ctx => {
    await grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' })
    await borrow(ctx, {
      ...{ person: firm.people.implementation, role: 'field-engineer', to: firm.departments.customerService },
      ...{ until: china('2026-04-01 00:00'), approvedBy: firm.people.headOfImplementation, reason: '外勤人手不足' },
    })
  })
  for (const who of ['fieldEngineer', 'implementation'] as const) orders[who] = await anOrderFor(who)
})
afterAll(() => world.close())

async function anOrderFor(who: PersonName): Promise<string> {
  const { firm } = world
  const desk = firm.as('serviceDesk')
  const { id } = await desk.register({
    ...{ kind: 'work-order', title: `检修头架 ${who}`, channel: 'internal', customerId: firm.customers[0]!.id },
  })
  const values = { arriveBy: china('2026-03-02 15:00'), completeBy: china('2026-03-03 18:00'), staffFrom: 'customer-service' }
  await desk.act(id, 'make-record', { record: 'order', values, texts: { task: '检修', route: '高铁' } })
  const head = firm.as('deputyLeader')
  const checked = { by: ['phone'], needClear: true, siteReady: true }
  await head.act(id, 'make-record', { record: 'site-check', values: checked })
  await head.act(id, 'assign', { person: firm.people[who] })
  return id
}

test('the office sees where the field is, who is lent and by whom, and what is planned', async () => {
  const { page } = await world.as('serviceDesk')
  await page.goto('/')
  await page.getByRole('link', { name: '外勤总览' }).first().click()
  const people = page.getByRole('region', { name: '外勤人员' })
  const lent = people.getByRole('listitem', { name: '许峰' })
  await lent.waitFor()
  expect(await lent.textContent()).toContain('借调自项目实施部')
  expect(await lent.textContent()).toContain('待出发')
  expect(await lent.textContent()).toContain('计划到达')
  // The norms stand among what the office owes, because somebody lent goes (第十五条).
  const needs = page.getByRole('region', { name: '需要内勤处理' })
  await needs.getByRole('listitem', { name: '向借用人员交代规范' }).waitFor()
  expect(await seriousFaults(page)).toEqual([])
})

test('a call for support arrives by itself and is answered without leaving the desk', async () => {
  const { page } = await world.as('serviceDesk')
  const engineer = world.firm.as('fieldEngineer')
  const need = '缺主轴轴承一套'
  await engineer.act(orders.fieldEngineer, 'make-record', {
    ...{ record: 'support-request', values: { about: ['parts'] }, texts: { need } },
  })
  const call = page.getByRole('listitem', { name: '答复外勤求助' })
  await call.waitFor()
  expect(await call.textContent()).toContain(need)
  expect(await call.textContent()).toContain('备件')
  await call.getByRole('button', { name: '内勤答复' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox').first().fill('今天发货，明早到现场')
  await form.locator('form').press('Control+Enter')
  await form.waitFor({ state: 'hidden' })
  await call.waitFor({ state: 'detached' })
  const { duties } = await world.firm.as('serviceDesk').view(orders.fieldEngineer)
  expect(duties.find(d => d.rule === 'answer-field')?.state).toBe('met')
})

test('filters stand in the address and hold after a reload', async () => {
  const { page } = await world.as('serviceDesk')
  await page.getByRole('button', { name: /^.*无任务/ }).click()
  await until(
    () => page.url(),
    url => url.includes('state=free'),
    'the address',
  )
  await page.reload()
  await page.getByText('没有符合的外勤人员').waitFor()
  expect(await page.getByRole('button', { name: /无任务/ }).getAttribute('aria-pressed')).toBe('true')
})

test('on a phone what waits comes first, nothing is wider than the screen, and the norms are told from there', async () => {
  const { context } = await world.as('serviceDesk')
  const page = await context.newPage()
  await page.setViewportSize({ width: 375, height: 812 })
  await page.goto('/field-desk')
  const told = page.getByRole('listitem', { name: '向借用人员交代规范' })
  await told.waitFor()
  const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(await overflow()).toBe(0)
  expect(await seriousFaults(page)).toEqual([])
  await told.getByRole('button', { name: '规范交代' }).click()
  await page.getByRole('dialog').getByText('借用人员').first().waitFor()
  expect(await overflow()).toBe(0)
  await page.keyboard.press('Escape')
  await page.getByText(/^外勤人员/).click()
  await page.getByRole('listitem', { name: '许峰' }).waitFor()
  expect(await overflow()).toBe(0)
  await page.close()
})

test('field staff have no such page in their rail, and the server says why', async () => {
  const { page } = await world.as('fieldEngineer')
  await page.goto('/field-desk')
  await page.getByText('外勤总览由内勤、部门负责人和公司领导使用').waitFor()
  expect(await page.getByRole('link', { name: '外勤总览' }).count()).toBe(0)
})
