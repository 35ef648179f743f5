import { afterAll, beforeAll, expect, test } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { recordAbsence } from '../../server/organisation/absences.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import { china } from '../clock.ts'
import { aWorld, seriousFaults, until, type World } from './harness.ts'

let world: World
let dragged: string
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [equip] })
  const { firm } = world
  await firm.as('administrator').do(async ctx => {
    await grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' })
    await grantPost(ctx, firm.people.implementation, { role: 'field-engineer' })
  })
  const leave = { from: '2026-03-06', fromHalf: 'morning', to: '2026-03-06', toHalf: 'afternoon', kind: 'annual' } as const
  await firm.as('implementation').do(ctx => recordAbsence(ctx, { ...leave, substitute: firm.people.serviceDesk }))
  dragged = await anOrder('磨床头架检修（株洲）')
  await anOrder('卧车刀架更换（大连）', false)
})
afterAll(() => world.close())

async function anOrder(title: string, isReady = true): Promise<string> {
  const { firm } = world
  const desk = firm.as('serviceDesk')
  const { id } = await desk.register({ kind: 'work-order', title, channel: 'internal', customerId: firm.customers[0]!.id })
  const values = { arriveBy: china('2026-03-05 09:00'), completeBy: china('2026-03-06 18:00'), staffFrom: 'customer-service' }
  await desk.act(id, 'make-record', { record: 'order', values, texts: { task: '检修', route: '高铁' } })
  const checked = { by: ['phone'], needClear: true, siteReady: true }
  if (isReady) await firm.as('deputyLeader').act(id, 'make-record', { record: 'site-check', values: checked })
  return id
}
const fillIn = async (drawer: ReturnType<import('playwright-core').Page['getByRole']>) => {
  await drawer.getByRole('radio', { name: '电话' }).check()
  await drawer.getByRole('radio', { name: '否', exact: true }).check()
}

test('an order is dragged onto a lane, what speaks against it is shown before it is saved, and it stands there', async () => {
  const { page } = await world.as('deputyLeader')
  await page.goto('/')
  await page.getByRole('link', { name: '派工板' }).first().click()
  const list = page.getByRole('region', { name: '待安排' })
  const item = list.getByRole('listitem').filter({ hasText: '磨床头架检修' })
  await item.getByText('可以安排').waitFor()
  await list.getByText(/还差/).waitFor()
  const board = page.getByRole('region', { name: '人员与上门' })
  await board.getByText('休假').first().waitFor()
  // Onto the lane of whoever is away on Friday, at that day.
  const away = (await board.locator('.dispatch-away').first().boundingBox())!
  const grip = (await item.locator('.dispatch-grip').boundingBox())!
  await page.mouse.move(grip.x + 5, grip.y + 5)
  await page.mouse.down()
  await page.mouse.move(away.x + 60, away.y + away.height / 2, { steps: 5 })
  await page.mouse.up()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('这段时间请假或外出').waitFor()
  await fillIn(drawer)
  // Somebody else is free then; the warnings follow.
  await drawer.getByRole('combobox', { name: '谁去' }).click()
  await page.locator('.ant-select-item-option', { hasText: '赵磊' }).click()
  await drawer.getByText('没有冲突，可以安排').waitFor()
  await drawer.getByRole('button', { name: '确认安排' }).click()
  await drawer.waitFor({ state: 'hidden' })
  await board.getByRole('button', { name: /未确认.*磨床头架检修/ }).waitFor()
  await item.waitFor({ state: 'detached' })
  expect(await seriousFaults(page)).toEqual([])
  const { people } = await world.firm.as('serviceDesk').view(dragged)
  expect(people.handler?.[0]?.id).toBe(world.firm.people.fieldEngineer)
})

test('the customer answers on a link of their own, the board hears of it by itself, and the time is changed by keyboard', async () => {
  const { page } = await world.as('deputyLeader')
  const visit = page.getByRole('button', { name: /磨床头架检修/ }).first()
  await visit.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '请客户确认' }).click()
  const address = await page.getByRole('textbox', { name: /链接/ }).inputValue()
  await page.keyboard.press('Escape')
  const { page: customer } = await world.window({ width: 375, height: 812 })
  await customer.goto(address)
  await customer.getByText('请您确认上门时间').first().waitFor()
  await customer.getByText('希望改时间').click()
  await customer.getByLabel('希望改到什么时候').fill('2026-03-05T13:30')
  expect(await seriousFaults(customer)).toEqual([])
  await customer.getByRole('button', { name: '提交' }).click()
  await customer.getByText('已收到您的答复').waitFor()
  await customer.close()
  const wish = page.getByRole('region', { name: '待安排' }).getByText('客户希望改到 03-05 13:30')
  await wish.waitFor()
  await page
    .getByRole('button', { name: /^安排 / })
    .first()
    .press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.getByText('没有冲突，可以安排').waitFor()
  await drawer.getByRole('radio', { name: '微信' }).check()
  await drawer.getByRole('radio', { name: '是', exact: true }).check()
  await drawer.locator('form').press('Control+Enter')
  await drawer.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: /13:30.*已确认.*磨床头架检修/ }).waitFor()
})

test('on a phone it is a list by the day, and what is printed is that list', async () => {
  const { context } = await world.as('deputyLeader')
  const page = await context.newPage()
  await page.setViewportSize({ width: 375, height: 812 })
  await page.goto('/dispatch?days=1&from=2026-03-05')
  await page.getByRole('button', { name: /13:30.*赵磊.*已确认/ }).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('search').getByText('周', { exact: true }).click()
  await until(
    () => page.url(),
    url => !url.includes('days=1'),
    'the address',
  )
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ media: 'print' })
  await page.getByRole('heading', { name: '2026-03-02 至 2026-03-08 上门安排' }).waitFor()
  expect(await page.locator('.dispatch-columns').isVisible()).toBe(false)
  await page.close()
})
