import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAnomalyInPlanning } from '../cases.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'
import { spaced } from './screen.ts'

let world: World
let caseId: string
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00')
  ;({ id: caseId } = await anAnomalyInPlanning(world.firm))
})
afterAll(() => world.close())

test('a visitor who follows a link is asked to sign in, and not told that a session has ended', async () => {
  const { page, context } = await world.window()
  await page.goto(`/cases/${caseId}`)
  await page.getByText('请先登录').waitFor()
  expect(await page.getByText('登录已过期').count()).toBe(0)
  await context.close()
})

test('while the plan waits for approval it is not offered again; whoever decides is named', async () => {
  const { page } = await world.as('fieldEngineer')
  await page.goto(`/cases/${caseId}`)
  await page.getByText('等待审批').first().waitFor()
  expect(await page.locator('.case-header').getByRole('button', { name: '提交处置方案' }).count()).toBe(0)
  const auditor = (await world.as('auditor')).page
  await auditor.goto(`/cases/${caseId}`)
  await auditor.getByText('等待 何伟 审批处置方案').waitFor()
})

test('a mistake of intake is put right on the screen: from what, to what, by whom, and what it did to the clocks', async () => {
  const { page, view } = await world.as('otherFrontLine')
  const opening = (await view(caseId)).timeline[0]!
  await page.goto(`/cases/${caseId}#${opening.id}`)
  const entry = page.locator(`[id="${opening.id}"]`)
  await entry.hover()
  await entry.getByRole('button', { name: '更正' }).click()
  const form = page.getByRole('dialog')
  const send = form.getByRole('button', { name: spaced('更正') })
  await form.getByRole('textbox', { name: /理由/ }).fill('听错了')
  await send.click()
  await form.getByText('没有可更正的内容').waitFor()
  await form.getByRole('textbox', { name: /情况描述应为/ }).fill('六轴在半速时停机')
  await form
    .locator('.ant-form-item', { hasText: /^客户态度/ })
    .getByText('明显不满', { exact: true })
    .click()
  await send.click()
  await form.waitFor({ state: 'hidden' })
  const correction = (await view(caseId)).timeline.findLast(e => e.type === 'event.corrected')!
  const said = page.locator(`[id="${correction.id}"]`)
  await said.getByText('六轴在半速时停机').waitFor()
  // As it is read, one thing after the other: the text of the nodes alone would run together.
  const text = (await said.locator('dl, .entry-head').allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ')
  expect(text).toContain('王强')
  expect(text).toMatch(/情况描述 原为 .+ 更正为 六轴在半速时停机/)
  expect(text).toMatch(/客户态度.* 更正为 .*明显不满/)
  expect(text).toContain('对时限的影响')
  expect(text).not.toMatch(/clear|attitude|robot:/)
  expect(await seriousFaults(page)).toEqual([])
})

test('somebody else is not offered to correct it, and whoever has nothing to do with it finds no such case', async () => {
  const { page } = await world.as('serviceDesk')
  expect((await (await world.as('sales')).send('GET', `/api/cases/${caseId}`)).status).toBe(404)
  await page.goto(`/cases/${caseId}`)
  await page.getByText('六轴在半速时停机').first().waitFor()
  expect(await page.getByRole('button', { name: '更正' }).count()).toBe(0)
})

test('the form prints alone on its pages, under the name the regulation gives it', async () => {
  const { page } = await world.as('fieldEngineer')
  await page.goto(`/cases/${caseId}/forms/general-record`)
  await page.getByRole('heading', { name: '一般客户服务异常处置记录表' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText('跳到正文').isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  expect(await page.locator('.form-sheet').textContent()).not.toMatch(/general-record/)
  await page.emulateMedia({ media: 'screen' })
})

test('a report from the composer names each part it lacks, and goes once all four are there', async () => {
  const { page, view, send } = await world.as('otherFrontLine')
  const made = await send('POST', '/api/cases', {
    kind: 'anomaly',
    title: '示教器黑屏',
    channel: 'phone',
    category: 'after-sales',
  })
  const { id } = made.body as { id: string }
  await page.goto(`/cases/${id}`)
  const composer = page.locator('.composer')
  await composer.getByText('上报', { exact: true }).first().click()
  await composer.getByLabel('客户诉求').fill('当天恢复')
  await composer.locator('textarea').last().fill('示教器黑屏，重启无效')
  await page.keyboard.press('Control+Enter')
  await composer.getByText('上报内容不齐，还缺：初步判断、已采取的措施').waitFor()
  expect((await view(id)).reports).toEqual([])
  await composer.getByLabel('初步判断').fill('屏线松动')
  await composer.getByLabel('已采取的措施').fill('已远程重启')
  await composer.locator('textarea').last().focus()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: '等待确认收到' }).waitFor()
  // Sent is sent: while it waits for its receipt it is not the next step once more.
  expect(
    await page
      .locator('.case-header')
      .getByRole('button', { name: spaced('上报') })
      .count(),
  ).toBe(0)
  const head = await world.as('headOfImplementation')
  await head.page.goto(`/cases/${id}`)
  await head.page.locator('.case-header').getByRole('button', { name: '确认收到' }).click()
  await head.page.getByRole('dialog').getByRole('button', { name: '确认收到' }).click()
  await head.page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect((await view(id)).duties.find(d => d.rule === 'report-general')).toMatchObject({ state: 'met' })
})
