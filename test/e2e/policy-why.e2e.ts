import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, seriousFaults, type World } from './harness.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00')
})
afterAll(() => world.close())
const base = '/policies/robot/2026-01-01'

test('a duty under its clause leads to its due time with facts of one’s own, day by day with the holiday notices', async () => {
  const { page } = await world.as('legal')
  await page.goto(`${base}#9`)
  await page.getByRole('link', { name: '推算：1 个工作日内解决' }).first().click()
  await page.getByRole('heading', { name: '为什么是这个时间' }).waitFor()
  // From now, without anything typed.
  await page.locator('.why-answer').getByText('2026-03-03').waitFor()
  await page.getByLabel('起算时间').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('2026-09-30 10:00')
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('region', { name: '推算结果' })
  await sheet.getByText('2026-10-08', { exact: false }).first().waitFor()
  const days = sheet.getByRole('row').filter({ hasText: '国庆节' })
  expect(await days.count()).toBe(7)
  expect(await days.first().getByRole('link', { name: '通知' }).getAttribute('href')).toMatch(/^https?:/)
  expect(await sheet.innerText()).toContain('同类的其他责任为什么不适用')
  expect(await sheet.innerText()).toContain('客户服务异常处置管理制度 2026-01-01')
  expect(await seriousFaults(page)).toEqual([])
})

test('a sanction is found by grade and violation, with its blank; the address holds the facts, and somebody else sees the same', async () => {
  const { page } = await world.as('legal')
  await page.goto(`${base}/why?about=penalty`)
  await page.getByText('还需要填写：处罚等级').waitFor()
  await page.getByLabel('处罚等级').click()
  await page.getByTitle('未按要求处置', { exact: true }).click()
  await page.getByText('未按要求处置：绩效考核扣分').waitFor()
  await page.getByLabel('违规', { exact: false }).first().click()
  await page.getByTitle('未按要求完成处置', { exact: true }).click()
  const answer = page.getByText('未按要求完成处置：绩效考核扣分')
  await answer.waitFor()
  expect(await page.getByRole('region', { name: '推算结果' }).innerText()).toMatch(/分值未写/)
  const { search } = new URL(page.url())
  const other = await world.as('headOfImplementation')
  await other.page.goto(`${base}/why${search}`)
  await other.page.getByText('未按要求完成处置：绩效考核扣分').waitFor()
  await other.page.setViewportSize({ width: 375, height: 812 })
  expect(await other.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  await other.page.emulateMedia({ media: 'print' })
  expect(await other.page.getByLabel('处罚等级').isVisible()).toBe(false)
  expect(await other.page.getByText('未按要求完成处置：绩效考核扣分').isVisible()).toBe(true)
  await other.page.emulateMedia({ media: 'screen' })
})

test('a scorecard is weighed from the points typed in, and says what the text leaves open', async () => {
  const { page } = await world.as('legal')
  await page.goto(`${base}/why?about=scorecard`)
  const points = page.getByLabel(/：评分/).first()
  await points.fill('80')
  await points.press('Tab')
  await page.getByText('为什么是这个得分').waitFor()
  await page.waitForURL(/p\.[^=]+=80/)
  expect(await page.getByRole('region', { name: '推算结果' }).innerText()).toMatch(/权重与评分/)
})
