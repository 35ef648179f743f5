import { afterAll, beforeAll, expect, test } from 'vitest'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { manyComplaints } from '../../server/analysis/analysis.fixture.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'
import { spaced } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-02-10 09:00', { packs: [penal] })
  world.clock.set('2026-03-02 09:00')
  await manyComplaints(world.firm, 300)
})
afterAll(() => world.close())

const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth'

test('a month is analysed, a number opens its cases, and issuing it meets the report that the regulation asks for', async () => {
  const { page } = await world.as('serviceDesk')
  await page.goto('/analysis?from=2026-02-01&to=2026-02-28')
  const distribution = page.locator('section', { has: page.locator('#analysis-distribution') })
  await distribution.locator('svg').first().waitFor()
  await distribution.getByRole('combobox', { name: '维度' }).click()
  await page.locator('.ant-select-item-option', { hasText: '结果' }).click()
  const first = distribution.locator('tbody tr').first().getByRole('link')
  await distribution.getByRole('columnheader', { name: '结果' }).waitFor()
  const count = await first.textContent()
  expect(await seriousFaults(page)).toEqual([])
  await first.click()
  await page.getByText(`共 ${count} 条`).waitFor()
  await page.getByText('计入分析的').waitFor()
  await page.goBack()

  await page.getByText('投诉数据分析报告').waitFor()
  await page.getByRole('button', { name: spaced('签发分析报告') }).click()
  await page.getByRole('textbox', { name: /结论与改进措施/ }).fill('交付投诉最多，与承运商约定开箱验收')
  await page.getByRole('button', { name: spaced('签发') }).click()
  await page.getByText('与签发时一致').waitFor()
  await page.getByText('与现在的数字相同').waitFor()
  const id = page.url().split('/').at(-1)
  const pdf = await page.request.get(`/api/analysis/reports/${id}/pdf`)
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
  await page.setViewportSize({ width: 375, height: 812 })
  await page.locator('.analysis-chart svg').first().waitFor()
  expect(await page.evaluate(fits)).toBe(true)

  // Whoever the regulation sends it to finds it among what was handed in, with the way to its pictures.
  const manager = await world.as('managementOne')
  await manager.page.goto('/reports?tab=received')
  await manager.page.getByRole('link', { name: '投诉数据分析报告' }).click()
  await manager.page.getByRole('link', { name: /打开签发的分析报告/ }).click()
  await manager.page.getByText('交付投诉最多，与承运商约定开箱验收').first().waitFor()
}, 60_000)
