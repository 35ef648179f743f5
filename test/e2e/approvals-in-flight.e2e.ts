import { Buffer } from 'node:buffer'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
/** A picture of one point, as a scanned paper. */
const scan = {
  name: '签批单.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}
const openRequest = async (who: Visitor, id: string) => (await who.view(id)).requests[0]!
const rowOf = (page: Page, number: string) => page.locator('.approval').filter({ hasText: number })

/** Nothing on the page is wider than the screen, and axe finds nothing serious. */
async function fits(page: Page): Promise<void> {
  expect(
    await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
    `${page.url()} is wider than the screen`,
  ).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
}

/** An operation of the row's menu in the inbox. */
async function fromMenu(page: Page, number: string, act: Parameters<typeof nameOfAct>[0]) {
  await rowOf(page, number).getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: nameOfAct(act), exact: true }).click()
  const form = formOf(page, act)
  await form.locator('form').waitFor()
  return form
}
async function send(form: Awaited<ReturnType<typeof fromMenu>>, act: Parameters<typeof nameOfAct>[0]) {
  await form.getByRole('button', { name: spaced(nameOfAct(act)) }).click()
  await form.waitFor({ state: 'hidden' })
}

test('on a phone: 催办 reaches who is to decide, 抄送 is read and not decided, 撤回 ends it, and the next round says what is new', async () => {
  const [finance, legal, sales] = [await world.as('finance'), await world.as('legal'), await world.as('sales')]
  const { id } = await aCompensation(world.firm, 5_000_000)
  const { number } = await finance.view(id)
  const { page } = finance
  await page.setViewportSize(phone)
  await page.goto('/approvals?tab=mine')
  await rowOf(page, number).getByText('等 罗文').waitFor()

  const urging = await fromMenu(page, number, 'urge-approval')
  await fill(page, urging, '备注', '客户下午来签字')
  await fits(page)
  await send(urging, 'urge-approval')
  await legal.page.goto('/notifications')
  await legal.page.getByText('客户下午来签字').or(legal.page.getByText(/催办/)).first().waitFor()

  const copying = await fromMenu(page, number, 'copy-approval')
  await fill(page, copying, '抄送', { pick: '梁辉' })
  await page.keyboard.press('Escape')
  await send(copying, 'copy-approval')
  await sales.page.setViewportSize(phone)
  await sales.page.goto('/approvals?tab=copied')
  await rowOf(sales.page, number).waitFor()
  expect(
    await rowOf(sales.page, number)
      .getByRole('button', { name: spaced('同意') })
      .count(),
  ).toBe(0)
  await fits(sales.page)

  const withdrawing = await fromMenu(page, number, 'withdraw-approval')
  // Never without a reason.
  await withdrawing.getByRole('button', { name: spaced(nameOfAct('withdraw-approval')) }).click()
  await withdrawing.locator('.ant-form-item-explain-error').first().waitFor()
  await fill(page, withdrawing, '理由', '金额算错了')
  await send(withdrawing, 'withdraw-approval')
  await rowOf(page, number).getByText('已撤回').waitFor()
  await legal.page.goto('/approvals')
  await legal.page.locator('.approval-list, .nothing, .ant-empty').first().waitFor()
  expect(await rowOf(legal.page, number).count()).toBe(0)

  const again = await openForm(page, id, 'submit-compensation')
  await again.getByRole('spinbutton').first().fill('30000')
  await again.locator('.entry-route').getByText('罗文').waitFor()
  await send(again, 'submit-compensation')
  expect(await openRequest(finance, id)).toMatchObject({ round: 2, amountFen: 3_000_000 })
  // What the approver decides on stands in the form itself, with what changed.
  await legal.page.setViewportSize(phone)
  const form = await openForm(legal.page, id, 'decide')
  await form.locator('.request-difference del', { hasText: '50,000.00' }).waitFor()
  await form.locator('.request-difference ins', { hasText: '30,000.00' }).waitFor()
  await fits(legal.page)
  await form.getByRole('button', { name: spaced(nameOfAct('decide')) }).click()
  await form.waitFor({ state: 'hidden' })
  await legal.page.setViewportSize(desktop)
})

test('补录: a paper beyond authority stands, is shown to the auditor, and is ratified with a finding by those who should have decided', async () => {
  const [finance, legal, leader, auditor] = [
    await world.as('finance'),
    await world.as('legal'),
    await world.as('leader'),
    await world.as('auditor'),
  ]
  const { id, request } = await aCompensation(world.firm, 4_000_000)
  const { number } = await finance.view(id)
  await finance.page.setViewportSize(desktop)
  const form = await openForm(finance.page, id, 'record-decision')
  // What is decided about, and who should have been asked, stands above.
  await form.locator('.request-brief').getByText('罗文').waitFor()
  await fill(finance.page, form, '作出决定的人', { pick: '梁辉' })
  await fill(finance.page, form, '情况说明', '展会现场客户催促，先行签字')
  await form.getByRole('button', { name: spaced(nameOfAct('record-decision')) }).click()
  // Paper needs its scan; what was typed is still there.
  await form.locator('.ant-form-item-explain-error').first().waitFor()
  await form.locator('input[type=file]').first().setInputFiles(scan)
  await form.getByText(scan.name).waitFor()
  expect(await seriousFaults(finance.page)).toEqual([])
  await send(form, 'record-decision')
  const made = await openRequest(finance, id)
  expect(made).toMatchObject({ subject: 'ratification', amountFen: 4_000_000 })
  expect(made.id).not.toBe(request)
  // Whoever recorded it did not decide.
  await finance.page.getByText('补录：梁辉').waitFor()

  await auditor.page.setViewportSize(phone)
  await auditor.page.goto('/ratifications?state=open')
  await rowOf(auditor.page, number).getByText('不在审批路线上').waitFor()
  await fits(auditor.page)

  await legal.page.setViewportSize(phone)
  await legal.page.goto('/approvals')
  await rowOf(legal.page, number).getByText('赔偿方案').waitFor()
  await rowOf(legal.page, number)
    .getByRole('button', { name: spaced('追认') })
    .click()
  const finding = formOf(legal.page, 'decide')
  await finding.locator('form').getByText('追认，同时记录问题').click()
  await finding.getByRole('button', { name: spaced(nameOfAct('decide')) }).click()
  await finding.locator('.ant-form-item-explain-error').first().waitFor()
  await fill(legal.page, finding, '说明', '未评估合同责任')
  await fits(legal.page)
  await send(finding, 'decide')
  await onScreen(leader.page, id, 'decide')
  await auditor.page.goto('/ratifications?state=settled')
  await rowOf(auditor.page, number).getByText('已追认，指出问题').waitFor()
  await rowOf(auditor.page, number).getByRole('link').first().click()
  await auditor.page.locator('.form-sheet').getByText('已追认，记录了问题').waitFor()
  await legal.page.setViewportSize(desktop)
})

test('补录: one that is refused ratification names its remedy, on the printed sheet as well', async () => {
  const [finance, legal, auditor] = [await world.as('finance'), await world.as('legal'), await world.as('auditor')]
  const { id } = await aCompensation(world.firm, 2_000_000)
  const form = await openForm(finance.page, id, 'record-decision')
  await form.locator('form').getByText('从旧系统补录').click()
  await fill(finance.page, form, '作出决定的人', { pick: '梁辉' })
  await fill(finance.page, form, '情况说明', '旧系统里的审批')
  await send(form, 'record-decision')
  const { id: made } = await openRequest(finance, id)

  const { number } = await finance.view(id)
  await legal.page.goto('/approvals')
  await rowOf(legal.page, number).getByRole('button', { name: '不予追认' }).click()
  const refusing = formOf(legal.page, 'decide')
  await fill(legal.page, refusing, '说明', '没有依据')
  await refusing.getByRole('button', { name: spaced(nameOfAct('decide')) }).click()
  await refusing.locator('.ant-form-item-explain-error').first().waitFor()
  await fill(legal.page, refusing, '补救措施', '追回已付款')
  await send(refusing, 'decide')
  expect((await finance.view(id)).requests).toEqual([])
  await auditor.page.goto(`/cases/${id}/approvals/${made}`)
  const sheet = auditor.page.locator('.form-sheet')
  await sheet.getByText('不予追认', { exact: false }).first().waitFor()
  await sheet.getByText('追回已付款').waitFor()
  await fits(auditor.page)
})

test('an amount raised over a band in flight: consent to less no longer counts, others are asked besides, and everybody is told', async () => {
  const [finance, legal] = [await world.as('finance'), await world.as('legal')]
  const { id } = await aCompensation(world.firm, 5_000_000)
  await onScreen(legal.page, id, 'decide')
  expect((await openRequest(finance, id)).step).toBe(1)
  await finance.page.setViewportSize(phone)
  const form = await openForm(finance.page, id, 'change-amount')
  await form.getByRole('spinbutton').fill('250000')
  await fill(finance.page, form, '理由', '客户补交了停产证明')
  await form.locator('.entry-route').getByText('张总').waitFor()
  await fits(finance.page)
  await send(form, 'change-amount')
  const request = await openRequest(finance, id)
  expect(request).toMatchObject({ step: 0, amountFen: 25_000_000 })
  expect(request.steps.length).toBeGreaterThan(2)

  await finance.page.goto(`/cases/${id}`)
  const entry = finance.page.locator('.entry').filter({ hasText: '把赔偿方案的金额改为 250,000' })
  await entry.getByText('须重新审批').waitFor()
  await entry.getByText('新增审批').waitFor()
  await finance.page.goto(`/cases/${id}/approvals/${request.id}`)
  await finance.page.getByText('贰拾伍万元整').first().waitFor()
  await finance.page.locator('.form-sheet .request-said[data-void="true"]', { hasText: '罗文' }).waitFor()
  await fits(finance.page)
  await finance.page.setViewportSize(desktop)
})

test('an approver who leaves: what waits for them passes to whoever takes the post, and only then the account closes', async () => {
  const [administrator, legal, sales, leader] = [
    await world.as('administrator'),
    await world.as('legal'),
    await world.as('sales'),
    await world.as('leader'),
  ]
  const { id } = await aCompensation(world.firm, 3_000_000)
  const { number } = await leader.view(id)
  const { page } = administrator
  await page.goto(`/organisation/people/${world.firm.people.legal}`)
  const panel = page.getByRole('region', { name: '离岗交接' })
  await panel.getByText(number).first().waitFor()
  const closing = panel.getByRole('button', { name: spaced('关闭账户') })
  expect(await closing.isDisabled()).toBe(true)
  await fits(page)
  const box = panel.getByRole('combobox').first()
  await box.click()
  await box.fill('梁辉')
  await page.locator('.ant-select-item-option-active', { hasText: '梁辉' }).waitFor()
  await box.press('Enter')
  await panel.getByRole('button', { name: /^交接 \d+ 项/ }).click()
  await until(
    () => closing.isDisabled(),
    isDisabled => !isDisabled,
    'nothing is open any more',
  )
  await closing.click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: spaced('关闭账户') })
    .click()
  // The account is closed at once, wherever it was used.
  await until(
    async () => (await legal.send('GET', '/api/me')).status,
    status => status === 401,
    'whoever left is signed out',
  )
  await sales.page.setViewportSize(phone)
  await sales.page.goto('/approvals')
  await rowOf(sales.page, number)
    .getByRole('button', { name: spaced('同意') })
    .click()
  await send(formOf(sales.page, 'decide'), 'decide')
  await onScreen(leader.page, id, 'decide')
  const view = await leader.view(id)
  expect(view.requests).toEqual([])
  expect(view.duties.find(duty => duty.rule === 'pay-compensation' || duty.acts.includes('record-payment'))).toBeDefined()
  await leader.page.goto(`/cases/${id}`)
  await leader.page.getByText('梁辉').first().waitFor()
})
