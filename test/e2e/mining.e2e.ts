import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAnomalyInPlanning, wholeRecord } from '../cases.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00')
  await anAnomalyInPlanning(world.firm)
  await world.firm.as('otherFrontLine').register({ ...wholeRecord, customerId: world.firm.customers[0]!.id })
})
afterAll(() => world.close())

const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth'
const log = `工单号,环节,时间,坐席,渠道
1,来电登记,2026-03-01 09:00,席一,电话
1,派单,2026-03-01 11:00,席二,电话
1,派单,2026-03-01 12:00,席二,电话
2,来电登记,2026-03-02 09:00,席一,门店
2,派单,2026-03-02 09:30,席三,门店
`

test('the process is drawn from the events, a number opens its very cases, and a log of another system answers questions', async () => {
  const { page } = await world.as('leader')
  await page.goto('/analysis/process?kind=anomaly&from=2026-03-01&to=2026-03-31')
  await page.locator('.react-flow__node', { hasText: '初步核实' }).waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByText('表格', { exact: true }).click()
  await page
    .getByRole('row', { name: /^发现登记 初步核实/ })
    .getByRole('button')
    .click()
  await page.getByText('发现登记 之后紧接 初步核实').waitFor()
  await page.locator('.mining-cases li').waitFor()
  expect(await page.locator('.mining-cases li').count()).toBe(1)
  await page.getByRole('tab', { name: '闭环符合' }).click()
  await page.getByText('1 / 1 件完全符合').waitFor()
  await page.getByRole('button', { name: '列出关口及通过件数' }).click()
  await page.getByRole('row', { name: /^先核实，再定级/ }).waitFor()
  await page.getByRole('tab', { name: '过程图' }).click()
  await page.getByText('图', { exact: true }).click()
  await page.getByRole('button', { name: '下载图' }).click()
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'SVG 矢量图' }).click()])
  expect(await readFile(await saved.path(), 'utf8')).toContain('初步核实')
  await page.getByRole('combobox', { name: '等级' }).click()
  await page.locator('.ant-select-item-option', { hasText: '重大' }).click()
  await page.getByText('没有这样的案件').waitFor()
  expect(page.url()).toContain('level=major')

  const keeper = await world.as('administrator')
  await keeper.page.goto('/analysis/process/logs/new')
  await keeper.page
    .locator('input[type=file]')
    .setInputFiles({ name: '旧系统.csv', mimeType: 'text/csv', buffer: Buffer.from(log) })
  await keeper.page.getByRole('button', { name: /^导\s?入$/ }).click()
  await keeper.page.getByText('5 行，2 件，5 个事件').waitFor()
  await keeper.page.getByRole('tab', { name: '提问' }).click()
  await keeper.page.getByRole('combobox', { name: '列', exact: true }).click()
  await keeper.page.locator('.ant-select-item-option', { hasText: '渠道' }).click()
  await keeper.page.getByRole('button', { name: '打开 门店 的 1 件' }).click()
  await keeper.page.getByText('渠道 为 门店').waitFor()
  await keeper.page.setViewportSize({ width: 375, height: 812 })
  await keeper.page.getByRole('tab', { name: '过程图' }).click()
  await keeper.page.locator('.react-flow__node').first().waitFor()
  expect(await keeper.page.evaluate(fits)).toBe(true)
}, 60_000)
