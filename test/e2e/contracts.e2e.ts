import { afterAll, beforeAll, expect, test } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'

let world: World
let id: string
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [equip] })
  const { firm } = world
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
  const [desk, head] = [firm.as('serviceDesk'), firm.as('deputyLeader')]
  const opened = await desk.register({
    kind: 'contract',
    title: '轴承备件',
    channel: 'internal',
    customerId: firm.customers[0]!.id,
  })
  id = opened.id
  await desk.act(id, 'submit-matter', { amountFen: 500_000, proposal: '常规配件' })
  const [request] = (await desk.view(id)).requests
  await head.act(id, 'decide', { request: request!.id, decision: 'approve' })
  const terms = [{ part: 'instalment' as const, percent: 100, days: 10 }]
  await head.act(id, 'sign-contract', { type: 'parts', amountFen: 500_000, signedOn: '2026-03-02', terms })
  await desk.act(id, 'perform-contract', { sort: 'delivery', performedOn: '2026-03-02', lines: [], finished: true, what: '发货' })
})
afterAll(() => world.close())

test('an invoice is entered, shown as overdue, dunned, and paid in part with the rest still open', async () => {
  const { page } = await world.as('serviceDesk')
  await page.goto(`/cases/${id}`)
  await page.getByRole('button', { name: '登记发票' }).first().click()
  const form = page.getByRole('dialog')
  await form.getByLabel('发票号码').fill('26110000')
  await form.locator('form').press('Control+Enter')
  const money = page.getByRole('region', { name: '发票与收款' })
  await money.getByText('2026-03-12 到期').waitFor()

  world.clock.pass({ days: 20 })
  await page.goto('/contracts?tab=receivables')
  const bucket = page.getByRole('row', { name: new RegExp(world.firm.customers[0]!.name) })
  await bucket.getByRole('button', { name: '5,000.00' }).first().click()
  await page.getByText('逾期 10 天').waitFor()
  expect(await seriousFaults(page)).toEqual([])

  await page.getByRole('button', { name: '登记收款' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('combobox').first().click()
  await page.getByTitle(new RegExp(world.firm.customers[0]!.name)).first().click()
  await drawer.getByLabel('到账金额').fill('2000')
  await drawer.getByText('全部分配完').waitFor()
  await drawer.locator('form').last().press('Control+Enter')
  await drawer.waitFor({ state: 'hidden' })

  await page.goto('/contracts?tab=dunning')
  await page.getByText('3,000').first().waitFor()
  expect(await page.getByText('到期提醒').first().isVisible()).toBe(true)
})
