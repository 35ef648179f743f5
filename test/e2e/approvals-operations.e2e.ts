import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeSettings } from '../../server/settings/change-settings.ts'
import { aCompensation, withStepClocks } from '../compensation.ts'
import { aWorld, seriousFaults, until, type Visitor, type World } from './harness.ts'
import { fill, formOf, nameOfAct, onScreen, openForm, spaced } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [withStepClocks] })
})
afterAll(() => world.close())

const phone = { width: 375, height: 812 }
const desktop = { width: 1440, height: 900 }
/** The case's one open submission. */
const openRequest = async (who: Visitor, id: string) => (await who.view(id)).requests[0]!
/** The row of a case in the inbox. */
const rowOf = (page: Page, number: string) => page.locator('.approval').filter({ hasText: number })
/** Nothing on the page is wider than the screen. */
const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')

test('whoever submits sees before who will decide, how soon, and by which amount; urgency wants its reason', async () => {
  const finance = await world.as('finance')
  const { id } = await aCompensation(world.firm, 100)
  const form = await openForm(finance.page, id, 'submit-compensation')
  const route = form.locator('.entry-route')
  const amount = form.getByRole('spinbutton').first()
  await amount.fill('50000')
  await route.getByText('刘建国').waitFor()
  expect(await route.textContent()).toContain('罗文')
  expect(await route.textContent()).toContain('2 个工作日')
  await amount.fill('200000')
  await route.getByText('张总').waitFor()
  await form.getByText('加急办理').click()
  await form.getByRole('button', { name: spaced(nameOfAct('submit-compensation')) }).click()
  await form.getByText('加急必须写明理由').waitFor()
  // What was typed is still there.
  await fill(finance.page, form, '加急理由', '客户停产')
  await form.getByRole('button', { name: spaced(nameOfAct('submit-compensation')) }).click()
  await form.waitFor({ state: 'hidden' })
  expect(await openRequest(finance, id)).toMatchObject({ round: 2, amountFen: 20_000_000, urgent: true })
  // The panel says what changed since the first round.
  await finance.page.locator('.request-more summary').click()
  await finance.page.locator('.request-difference del', { hasText: '1.00' }).waitFor()
})

test('加签, then 转办 on a phone; 退回到步骤 strikes what no longer counts, and the printed sheet has it all', async () => {
  const [legal, research, sales, leader] = [
    await world.as('legal'),
    await world.as('research'),
    await world.as('sales'),
    await world.as('leader'),
  ]
  const { id } = await aCompensation(world.firm, 5_000_000)
  const { number } = await legal.view(id)

  await legal.page.goto('/approvals')
  await rowOf(legal.page, number).getByRole('button', { name: '更多操作' }).click()
  await legal.page.getByRole('menuitem', { name: nameOfAct('add-signers'), exact: true }).click()
  const adding = formOf(legal.page, 'add-signers')
  await fill(legal.page, adding, '加签人', { pick: '杨帆' })
  await legal.page.keyboard.press('Escape')
  await fill(legal.page, adding, '理由', '请技术先核损失')
  expect(await seriousFaults(legal.page)).toEqual([])
  await adding.getByRole('button', { name: spaced(nameOfAct('add-signers')) }).click()
  await adding.waitFor({ state: 'hidden' })

  await research.page.setViewportSize(phone)
  await research.page.goto('/approvals')
  await rowOf(research.page, number).waitFor()
  expect(await fits(research.page)).toBe(true)
  expect(await seriousFaults(research.page)).toEqual([])
  await rowOf(research.page, number).getByRole('button', { name: '更多操作' }).click()
  await research.page.getByRole('menuitem', { name: nameOfAct('transfer-approval'), exact: true }).click()
  const passing = formOf(research.page, 'transfer-approval')
  await fill(research.page, passing, '转给', { pick: '宋佳' })
  await fill(research.page, passing, '理由', '出差')
  await passing.getByRole('button', { name: spaced(nameOfAct('transfer-approval')) }).click()
  // Who submitted it gets no say: refused, and the reason that was typed stays.
  await passing.locator('.refusal').waitFor()
  await fill(research.page, passing, '转给', { pick: '梁辉' })
  await passing.getByRole('button', { name: spaced(nameOfAct('transfer-approval')) }).click()
  await passing.waitFor({ state: 'hidden' })

  await onScreen(sales.page, id, 'decide', { decision: { tick: '同意' } })
  await onScreen(legal.page, id, 'decide', { decision: { tick: '同意' } })
  await leader.page.setViewportSize(desktop)
  const form = await openForm(leader.page, id, 'decide')
  await form.locator('form').getByText('退回', { exact: true }).click()
  await fill(leader.page, form, '退回到', { pick: '罗文' })
  await fill(leader.page, form, '说明', '依据不足')
  await form.getByRole('button', { name: spaced(nameOfAct('decide')) }).click()
  await form.waitFor({ state: 'hidden' })
  const request = await openRequest(leader, id)
  expect(request.steps[request.step]?.people[0]?.id).toBe(world.firm.people.legal)
  await leader.page.locator('.request-said[data-void="true"]', { hasText: '罗文' }).waitFor()

  await leader.page.goto(`/cases/${id}/approvals/${request.id}`)
  await leader.page.getByText('伍万元整').first().waitFor()
  await leader.page.locator('.form-sheet .request-said[data-void="true"]').first().waitFor()
  expect(await seriousFaults(leader.page)).toEqual([])
  await leader.page.setViewportSize(phone)
  expect(await fits(leader.page)).toBe(true)
  await leader.page.setViewportSize(desktop)
})

test('several small ones of a kind are approved together, and each says what came of it', async () => {
  await world.firm
    .as('administrator')
    .do(ctx => changeSettings(ctx, { approvals: { batchBelowFen: 1_000_000, cumulativeDays: 0 } }))
  const made = [
    await aCompensation(world.firm, 1_000),
    await aCompensation(world.firm, 2_000),
    await aCompensation(world.firm, 3_000),
  ]
  const legal = await world.as('legal')
  const numbers = await Promise.all(made.map(async one => (await legal.view(one.id)).number))
  const { page } = legal
  await page.goto('/approvals')
  await rowOf(page, numbers[0]!).getByRole('checkbox').check()
  for (const number of numbers.slice(1)) await rowOf(page, number).getByRole('checkbox').check()
  // Larger ones have no box to tick.
  const { items } = (await legal.send('GET', '/api/approvals')).body as {
    items: { inBatch: boolean; case: { number: string } }[]
  }
  const large = items.find(one => !one.inBatch)
  if (large) expect(await rowOf(page, large.case.number).getByRole('checkbox').count()).toBe(0)
  await page.getByRole('button', { name: /^批量同意/ }).click()
  await page.getByRole('button', { name: /^同意这 3 项/ }).click()
  await page.getByText('已同意 3/3 项').waitFor()
  for (const { id } of made) expect((await openRequest(legal, id)).step).toBe(1)
})

test('a mandate is asked for, approved in writing, shown in a banner, and both names stay on the decision', async () => {
  const [legal, head, sales] = [await world.as('legal'), await world.as('headOfLegal'), await world.as('sales')]
  const { page } = legal
  await page.goto('/mandates')
  await page.getByRole('button', { name: '申请授权' }).first().click()
  const drawer = page.getByRole('dialog', { name: '申请授权' })
  await fill(page, drawer, '由谁代理', { pick: '梁辉' })
  await fill(page, drawer, '从', { moment: '2026-03-02 00:00' })
  await fill(page, drawer, '到', { moment: '2026-03-20 00:00' })
  await fill(page, drawer, '事由', '出差两周')
  expect(await seriousFaults(page)).toEqual([])
  await drawer.getByRole('button', { name: spaced('申请授权') }).click()
  await drawer.waitFor({ state: 'hidden' })
  await page.locator('.mandate', { hasText: '罗文 授权 梁辉' }).getByText('待批准').waitFor()

  await head.page.goto('/mandates?tab=to-decide')
  await head.page.getByRole('button', { name: spaced('批准') }).click()
  const word = head.page.getByRole('dialog')
  await fill(head.page, word, '书面意见', '同意，注意两人留名')
  await word.getByRole('button', { name: spaced('批准') }).click()
  await word.waitFor({ state: 'hidden' })

  const { id } = await aCompensation(world.firm, 4_000_000)
  const { number } = await sales.view(id)
  await sales.page.setViewportSize(phone)
  await sales.page.goto('/approvals?tab=mandate')
  await sales.page.getByText('你持有授权').waitFor()
  expect(await fits(sales.page)).toBe(true)
  expect(await seriousFaults(sales.page)).toEqual([])
  await rowOf(sales.page, number)
    .getByRole('button', { name: spaced('同意') })
    .click()
  const form = formOf(sales.page, 'decide')
  await form.getByText('代 罗文', { exact: true }).waitFor()
  await form.getByRole('button', { name: spaced(nameOfAct('decide')) }).click()
  await form.waitFor({ state: 'hidden' })
  const first = await until(
    async () => (await openRequest(sales, id)).steps[0]!.people[0]!,
    person => person.decision === 'approve',
    'the place of the principal is filled',
  )
  expect(first).toMatchObject({ id: world.firm.people.legal, actor: { id: world.firm.people.sales } })
  await legal.page.goto(`/cases/${id}`)
  await legal.page.locator('.request-said', { hasText: '梁辉 代 罗文' }).waitFor()
})
