import { readFile } from 'node:fs/promises'
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

test('the board: a period and a department stand in the address, a chart goes along as picture and table, and a wall shows nothing of one person', async () => {
  const { page } = await world.as('managementOne')
  await page.goto('/board')
  const trend = page.getByRole('region', { name: '走势与原因' })
  const flow = trend.getByRole('region', { name: '登记与办结' })
  await flow.locator('svg').first().waitFor()
  await trend.getByText('近 12 个月').click()
  await page.waitForURL(/from=2025-04-01&to=2026-03-31&step=month/)
  await trend.getByRole('combobox', { name: '部门' }).click()
  await page.locator('.ant-select-item-option').nth(1).click()
  await page.waitForURL(/department=/)
  await page.goto('/board?kind=complaint&from=2026-02-01&to=2026-02-28&step=week&department=all')
  const total = await trend.getByRole('link', { name: /^登记 \d+ 件$/ }).innerText()
  await flow.getByText('表格').click()
  const rows = await flow.locator('tbody tr td:nth-child(2)').allInnerTexts()
  expect(`登记 ${rows.reduce((sum, count) => sum + Number(count), 0)} 件`).toBe(total)
  expect(rows.length).toBe(5)
  // Pressed at once, it waits for the chart, whose library may still be on its way.
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    flow.getByRole('button', { name: '下载图片：登记与办结' }).click(),
  ])
  const bytes = await readFile(await picture.path())
  expect([picture.suggestedFilename(), bytes.subarray(1, 4).toString()]).toEqual(['登记与办结.png', 'PNG'])
  const [book] = await Promise.all([page.waitForEvent('download'), trend.getByRole('button', { name: '表格（Excel）' }).click()])
  expect((await readFile(await book.path())).subarray(0, 2).toString()).toBe('PK')
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: '大屏' }).click()
  await page.getByRole('button', { name: '退出大屏' }).waitFor()
  expect(await page.getByRole('navigation').count()).toBe(0)
  expect(await page.getByRole('region', { name: '我的' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: '我的' }).waitFor()
  await page.setViewportSize({ width: 375, height: 812 })
  await flow.locator('svg').first().waitFor()
  expect(await page.evaluate(fits)).toBe(true)
}, 60_000)
