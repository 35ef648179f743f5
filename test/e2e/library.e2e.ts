import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockCase } from '../../server/cases/case-record.ts'
import { addEvent } from '../../server/events/add-event.ts'
import { flush } from '../../server/events/flush.ts'
import { newWork } from '../../server/events/work.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'
import { spaced } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00')
})
afterAll(() => world.close())

const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth'

test('a closed case becomes a study: names are taken out and refused, somebody else reviews it, everybody reads it', async () => {
  const { firm } = world
  const [customer] = firm.customers
  const found = await firm.as('frontLine').register({
    ...{ title: '减速机异响停机', customerId: customer!.id, category: 'after-sales' },
    description: `${customer!.name}来电13812345678，赵磊修过的减速机又异响。`,
  })
  await firm.as('serviceDesk').do(async ctx => {
    const [work, record] = [newWork(), await lockCase(ctx, found.id)]
    const plain = { items: [], retainUntil: '2029-03-02', keeper: 'service-desk' }
    addEvent(ctx, work, record, { type: 'case.archived', plain, sealed: {} })
    await flush(ctx, work)
  })

  // The draft is there, without names; one that comes back is refused where it stands, and nothing typed is lost.
  const desk = await world.as('serviceDesk')
  await desk.page.goto(`/library/drafts/${found.id}`)
  const part = (name: string) => desk.page.getByRole('region', { name, exact: true })
  const problem = part('问题').locator('textarea').first()
  expect(await problem.inputValue()).toMatch(/客户甲来电某电话/)
  await part('根本原因').locator('textarea').first().fill('赵磊换脂后没有补油')
  await part('根本原因').getByText('仍有：').waitFor()
  await part('经验').locator('textarea').first().fill('换脂以后称量补油量')
  expect(await seriousFaults(desk.page)).toEqual([])
  const submit = desk.page.getByRole('button', { name: spaced('送审') })
  await submit.click()
  await desk.page.getByText('案例里还有人名、单位或联系方式').waitFor()
  expect(await part('根本原因').locator('textarea').first().inputValue()).toBe('赵磊换脂后没有补油')
  await part('根本原因').locator('textarea').first().fill('换脂后没有补油')
  await desk.page.getByText('没有名称了').waitFor()
  await submit.click()
  await desk.page.getByText('审核中，不能改动').waitFor()

  // From the inbox to what the case says beside what the study says; a return needs its comment.
  const reviewer = await world.as('deputyLeader')
  await reviewer.page.goto('/approvals')
  await reviewer.page.getByRole('link', { name: '案例审核' }).first().click()
  await reviewer.page.getByRole('button', { name: spaced('退回修改') }).click()
  await reviewer.page.getByText('退回和不入库须写明意见').waitFor()
  await reviewer.page.getByRole('button', { name: spaced('同意发布') }).click()
  await reviewer.page.getByText('已办理').waitFor()

  // On a phone, by somebody who cannot see the case.
  const reader = await world.as('sales')
  await reader.page.setViewportSize({ width: 375, height: 800 })
  await reader.page.emulateMedia({ colorScheme: 'dark' })
  await reader.page.goto('/library')
  await reader.page.getByRole('link', { name: '减速机异响停机' }).click()
  await reader.page.getByText('换脂以后称量补油量').waitFor()
  expect(await reader.page.getByText(found.number).count()).toBe(0)
  expect(await reader.page.evaluate(fits)).toBe(true)
  expect(await seriousFaults(reader.page)).toEqual([])
})
