import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAnomalyInPlanning } from '../cases.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'

let world: World
let caseId: string
let request: string
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00')
  ;({ id: caseId, request } = await anAnomalyInPlanning(world.firm))
})
afterAll(() => world.close())

test('the level and the approvers say why they are so, beside themselves', async () => {
  const { page } = await world.as('headOfImplementation')
  await page.goto(`/cases/${caseId}`)
  await page.getByRole('link', { name: '等级 为什么？' }).click()
  const why = page.getByRole('dialog')
  await why.getByText('等级：一般').waitFor()
  const said = await why.innerText()
  expect(said).toContain('不符合的行')
  expect(said).toMatch(/确认了建议/)
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await why.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: '审批人 为什么？' }).first().click()
  await why.getByText('处置方案：部门负责人同意').waitFor()
  expect(await why.innerText()).toContain('同类的其他路线为什么不适用')
})

test('an explanation has a page of its own, which fits a phone and prints without the shell', async () => {
  const { page } = await world.as('headOfImplementation')
  await page.getByRole('link', { name: '单独打开这份说明' }).click()
  await page.waitForURL(new RegExp(`/cases/${caseId}/why/request\\.${request}$`))
  await page.getByRole('heading', { name: '为什么由他们审批' }).waitFor()
  await page.setViewportSize({ width: 375, height: 812 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
  expect(await page.getByText('处置方案：部门负责人同意').isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize({ width: 1440, height: 900 })
})
