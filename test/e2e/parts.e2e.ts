import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAnomalyInPlanning } from '../cases.ts'
import { aStore } from '../parts.ts'
import { aWorld, type World } from './harness.ts'
import { fill, formOf, spaced } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00')
})
afterAll(() => world.close())

test('a part comes in, is kept for a case, handed out and used, also beyond what the books have', async () => {
  const { firm } = world
  const store = await aStore(firm, [{ number: 'BRG-7014', name: '主轴轴承', isCommon: true }])
  const { id } = await anAnomalyInPlanning(firm)
  const keeper = await world.as('serviceDesk')

  // The store keeper books a receipt on the page of the part.
  await keeper.page.goto('/parts')
  await keeper.page.getByRole('link', { name: 'BRG-7014' }).click()
  await keeper.page.getByRole('button', { name: '登记出入库' }).click()
  const move = keeper.page.getByRole('dialog').filter({ hasText: '登记出入库' })
  await fill(keeper.page, move, '到', { pick: '总仓' })
  await move.getByRole('spinbutton').first().fill('3')
  await move.getByRole('button', { name: spaced('记账') }).click()
  await move.waitFor({ state: 'hidden' })
  await keeper.page.getByRole('region', { name: '在哪里' }).getByText('总仓').waitFor()

  // Kept for the case: five wanted, three there; the shortfall shows.
  const part = store.parts['BRG-7014']!
  const kept = await keeper.send('POST', `/api/cases/${id}/reservations`, {
    lines: [{ part, location: store.main, quantity: 5 }],
  })
  expect(kept.status).toBe(201)
  await keeper.page.goto('/parts?tab=picking')
  await keeper.page.getByText('缺 2').waitFor()
  await keeper.page.getByRole('button', { name: spaced('发放') }).click()
  const issue = keeper.page.getByRole('dialog').filter({ hasText: '发放' })
  await issue.getByText('一号车').waitFor()
  await issue.getByRole('button', { name: spaced('发放') }).click()
  await issue.waitFor({ state: 'hidden' })

  // On a phone: what lies in the van, and four used of three: recorded, with a difference.
  const engineer = await world.as('fieldEngineer')
  await engineer.page.setViewportSize({ width: 375, height: 812 })
  await engineer.page.goto('/parts?tab=mine')
  await engineer.page.getByRole('region', { name: '一号车' }).getByText('3 件').waitFor()
  await engineer.page.setViewportSize({ width: 1440, height: 900 })
  await engineer.page.goto(`/cases/${id}?act=use-parts`)
  const use = formOf(engineer.page, 'use-parts')
  await fill(engineer.page, use, '备件', { pick: 'BRG-7014' })
  await fill(engineer.page, use, '取自', { pick: '一号车' })
  await use.getByRole('spinbutton').first().fill('4')
  await use.getByRole('button', { name: spaced('登记使用备件') }).click()
  await use.waitFor({ state: 'hidden' })
  await engineer.page.getByText('账上缺 1 件').first().waitFor()

  await keeper.page.goto('/parts?tab=picking')
  await keeper.page.getByRole('region', { name: '账实差异' }).getByText('账上缺 1 件').waitFor()
  const { body } = await keeper.send('GET', `/api/parts/${part}`)
  expect(body).toMatchObject({ onHand: 0, reserved: 0 })
}, 60_000)
