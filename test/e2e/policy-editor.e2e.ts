import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Pack } from '../../engine/pack.ts'
import type { EditionProgress } from '../../server/policies/drafts/schema.ts'
import { aWorld, seriousFaults, until, type World } from './harness.ts'
import { look, spaced } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00')
})
afterAll(() => world.close())

const draft = '2026-06-01'
const api = `/api/policies/robot/editions/${draft}`

/** Picks from a list by what people read in it. */
async function pick(page: Page, within: Page | Locator, label: string, option: string): Promise<void> {
  const box = within.getByRole('combobox', { name: label, exact: true }).last()
  await box.click()
  await box.fill(option)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: option }).waitFor()
  await box.press('Enter')
}
/** The same from a list of which several can be chosen, which stays open until one clicks elsewhere. */
async function pickAmong(page: Page, within: Locator, label: string, option: string): Promise<void> {
  await pick(page, within, label, option)
  await within.getByText(label, { exact: true }).first().click()
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
}
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
async function addRule(page: Page, kind: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: '添加规则' }).click()
  await page.getByRole('menuitem', { name: new RegExp(`^${kind}`) }).dispatchEvent('click')
  const dialog = page.getByRole('dialog').filter({ hasText: `添加规则 · ${kind}` })
  await fill(dialog)
  await dialog.getByRole('button', { name: spaced('添加') }).click()
  await dialog.waitFor({ state: 'hidden' })
}
const saved = (page: Page) => page.getByRole('status').filter({ hasText: '已保存' }).waitFor()

test('somebody who does not program begins a draft, adds a clause, and under it a duty with a ladder', async () => {
  const { page } = await world.as('legal')
  await page.goto('/policies/robot/2026-01-01/versions')
  await page.getByRole('button', { name: '以本版起草' }).click()
  const dialog = page.getByRole('dialog').filter({ hasText: '起草新版本' })
  await dialog.getByRole('textbox').first().fill(draft)
  await dialog.getByRole('textbox').first().press('Tab')
  await dialog.getByRole('button', { name: '建立草案' }).click()
  await page.waitForURL(new RegExp(`${draft}/versions`))
  // The page of the edition before stands there until this one is loaded, and a click in the moment of the change is nobody's.
  await until(
    async () => {
      await page
        .getByRole('button', { name: '编辑草案' })
        .click({ timeout: 2_000 })
        .catch(() => {})
      return page.url()
    },
    url => url.includes('/edit'),
    'the draft is open',
  )
  await look(page, '1-opened', false)

  await page.getByRole('button', { name: '添加条款' }).click()
  const clause = page.getByRole('dialog').filter({ hasText: '添加条款' })
  await clause.getByLabel('条款号').fill('20')
  await clause.getByLabel('标题').fill('停机回访')
  await clause.getByLabel('条文').fill('设备停机的，当天回访客户；延期交付按天数分档。')
  await clause.getByRole('button', { name: spaced('添加') }).click()
  // Nothing follows from it yet, and the lint says so while one looks.
  const findings = page.getByRole('region', { name: '检查' })
  await findings.locator('.ant-segmented-item', { hasText: '提醒' }).click()
  const uncited = findings.locator('.pe-finding', { hasText: '第20条' })
  await uncited.waitFor()

  await addRule(page, '责任事项', form => form.getByLabel('名称').fill('停机当天回访客户'))
  const duty = card(page, '停机当天回访客户')
  await pick(page, duty, '由谁负责', '一线服务人员')
  await pick(page, duty, '从什么时候开始', '定级')
  await duty.getByLabel('时限', { exact: true }).fill('4')
  await duty.getByRole('button', { name: '添加一级' }).click()
  await pick(page, duty, '报给', '部门负责人')
  await duty.getByLabel('超时', { exact: true }).fill('3')
  // The sentence that staff will read follows the form.
  await duty.getByText('4个工作小时内').waitFor()
  await uncited.waitFor({ state: 'hidden' })
  await saved(page)
  await look(page, '2-duty', false)
})

test('a table whose bands are cut with one click; a hole in it is told at once and undone with Ctrl+Z', async () => {
  const { page } = await world.as('legal')
  await addRule(page, '决策表', async form => {
    await form.getByLabel('名称').fill('延期交付怎么定级')
    await pick(page, form, '看什么来判断', '延期交付（天）')
  })
  const table = card(page, '延期交付怎么定级')
  await table.getByText('每种情形都有且只有一行适用').waitFor()
  await table.getByRole('button', { name: '加一档' }).first().click()
  const from = table.getByLabel('延期交付（天） 起（含）')
  await expect.poll(() => from.nth(1).inputValue()).toBe('10')
  await from.nth(1).fill('7')
  // The band below follows the boundary.
  await expect.poll(() => table.getByLabel('延期交付（天） 止（不含）').first().inputValue()).toBe('7')
  await pick(page, table.locator('tbody tr').nth(1), '等级', '较大')
  await table.getByText('改界点时相邻一档跟着动').click()
  await from.nth(1).fill('9')
  await from.nth(1).press('Tab')
  await table
    .getByText(/没有规定/)
    .first()
    .waitFor()
  await page.locator('.pe-rule[data-worst="error"]', { hasText: '延期交付怎么定级' }).waitFor()
  await look(page, '3-gap', false)
  await page.keyboard.press('Control+z')
  await table.getByText('每种情形都有且只有一行适用').waitFor()
  expect(await from.nth(1).inputValue()).toBe('7')
  await page.locator('.pe-rule[data-worst="error"]').waitFor({ state: 'detached' })
})

test('what somebody else saves meanwhile is merged with what is being typed, and nothing is lost', async () => {
  const { page } = await world.as('legal')
  const other = await world.as('headOfLegal')
  await saved(page)
  const { pack, revision } = (await other.send('GET', `${api}/pack`)).body as { pack: Pack; revision: number }
  const clauses = { ...pack.clauses, '1': { ...pack.clauses['1']!, title: { zh: '立规目的' } } }
  const headers = { origin: world.url, 'idempotency-key': 'somebody-else-saves' }
  const put = await other.context.request.put(`${api}/pack`, { headers, data: { pack: { ...pack, clauses }, revision } })
  expect(put.status()).toBe(200)
  await page.locator('.pe-clause-text').getByLabel('标题').fill('停机与延期')
  await page.getByText('别人刚才也改了这份草案，双方的修改已合在一起').waitFor()
  await page.locator('.pe-clauses').getByText('立规目的').waitFor()
  await saved(page)
  const now = ((await other.send('GET', `${api}/pack`)).body as { pack: Pack }).pack
  expect([now.clauses['1']?.title.zh, now.clauses['20']?.title.zh]).toEqual(['立规目的', '停机与延期'])
})

test('a gate that asks for what has to be there, and a made-up case that shows all of it', async () => {
  const { page } = await world.as('legal')
  await addRule(page, '关口', async form => {
    await form.getByLabel('名称').fill('回访过才能归档')
    await pick(page, form, '办理哪一步之前', '归档')
    await pick(page, form, '必须先有什么', '回复客户')
  })
  await card(page, '回访过才能归档').getByText('办理“归档”之前，须有').first().waitFor()
  await page.locator('.pe-side .ant-segmented-item', { hasText: '试算' }).first().click()
  const bench = page.getByRole('region', { name: '试算' })
  await bench.getByText('还缺').first().waitFor()
  await bench.getByRole('button', { name: '添加一件事' }).click()
  await pick(page, bench, '接着发生', '定级')
  // Four working hours from nine on a Monday morning: three before noon, one after 13:30.
  await bench.locator('.pe-bench-duty', { hasText: '停机当天回访客户' }).getByText(/14:30/).first().waitFor()
  await look(page, '4-bench', false)
  await saved(page)
  expect(await seriousFaults(page)).toEqual([])
  // Ids are made by the editor; nobody sees one.
  expect(await page.locator('main').innerText()).not.toMatch(/ting-ji|yan-qi|hui-fang|[{}]"/)
})

test('who may do a step, a stage of the case and a category are added by name, and what is in use says by what', async () => {
  const { page } = await world.as('legal')
  await page.goto(`/policies/robot/${draft}/edit?clause=20`)
  await addRule(page, '办理权限', async form => {
    await pick(page, form, '办理哪一步', '归档')
    await pickAmong(page, form, '由谁办理', '部门负责人')
  })
  const permit = card(page, '谁可办理“归档”')
  await pick(page, permit, '等级', '重大')
  await permit.getByText('适用范围').click()
  // The sentence that staff will read follows the form.
  await permit.getByText('部门负责人 · 异常 · 重大').waitFor()

  await addRule(page, '办理阶段', async form => {
    await pick(page, form, '哪一种案件', '异常')
    await form.getByLabel('阶段名称').fill('停机核查')
    await pick(page, form, '做了什么就进入', '调查记录')
  })
  const stages = card(page, '异常的办理阶段')
  await stages.getByText(/复盘 → 停机核查 → 归档/).waitFor()
  await stages.getByRole('button', { name: '上移 停机核查' }).click()
  await stages.getByText(/停机核查 → 复盘 → 归档/).waitFor()
  // A stage to which cases go back stays, and why is said.
  await stages.getByRole('button', { name: '删除 处置', exact: true }).click()
  await page
    .getByText(/时要回到这一阶段/)
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  await look(page, '5-stages', false)

  await addRule(page, '类别', form => form.getByLabel('名称').fill('停机'))
  const category = card(page, '停机')
  await category.getByRole('button', { name: '添加一种' }).click()
  await category.getByLabel('叫什么').fill('无预警停机')
  await category.getByText('包括 无预警停机').waitFor()
  await look(page, '6-category', false)
  // The table that says who takes which category now lacks one, and leads there; with the category in a row it is whole again.
  const gap = page.getByRole('region', { name: '检查' }).locator('.pe-finding', { hasText: '归口部门' })
  await gap.first().waitFor()
  await page
    .locator('.pe-clauses')
    .getByRole('button', { name: /^第\s*3\s*条/ })
    .click()
  const table = card(page, '归口部门')
  await table.getByRole('button', { name: /^修改/ }).click()
  await pick(page, table.locator('tbody tr').last(), '类别', '停机')
  await table.getByText('每种情形都有且只有一行适用').waitFor()
  await gap.first().waitFor({ state: 'detached' })
  await page
    .locator('.pe-clauses')
    .getByRole('button', { name: /^第\s*20\s*条/ })
    .click()
  await saved(page)
  const { pack } = (await (await world.as('legal')).send('GET', `${api}/pack`)).body as { pack: Pack }
  expect(pack.permits.at(-1)).toMatchObject({
    act: 'archive',
    clause: '20',
    levels: ['major'],
    by: [{ role: 'department-head' }],
  })
  const anomaly = pack.lifecycles.find(one => one.kind === 'anomaly')!
  expect(anomaly.stages.at(-3)).toMatchObject({
    clause: '20',
    title: { zh: '停机核查' },
    enter: [{ on: 'investigation.recorded' }],
  })
  expect(pack.categories.at(-1)).toMatchObject({ clause: '20', subtypes: [{ title: { zh: '无预警停机' } }] })
  expect(await seriousFaults(page)).toEqual([])
  expect(await page.locator('main').innerText()).not.toMatch(/ting-ji|wu-yu-jing|permit:|[{}]"/)
})

test('it goes to the vote and is published', async () => {
  const legal = await world.as('legal')
  // Warnings that the text itself causes are let pass by name on the lint page, which has its own test.
  const { body } = await legal.send('GET', `${api}/lint`)
  for (const found of (body as { findings: { id: string; severity: string; waiver?: unknown }[] }).findings)
    if (found.severity === 'warning' && found.waiver === undefined)
      await legal.send('POST', `${api}/waivers`, { finding: found.id, reason: '条文如此，下次修订' })
  await legal.page.getByRole('link', { name: '去送审' }).click()
  await legal.page.waitForURL(/\/versions/)
  await legal.page.getByRole('button', { name: '提交审批' }).click()
  const dialog = legal.page.getByRole('dialog').filter({ hasText: '提交审批' })
  await dialog.getByRole('textbox').first().fill(draft)
  await dialog.getByRole('textbox').first().press('Tab')
  await dialog.getByRole('textbox').nth(1).fill('补上停机回访')
  await dialog.getByRole('button', { name: '提交审批' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const principal = await world.as('principal')
  await principal.page.goto(`/policies/robot/${draft}/versions`)
  await principal.page.getByRole('button', { name: spaced('表决') }).click()
  const vote = principal.page.getByRole('dialog').filter({ hasText: '对本版表决' })
  await vote.getByText('同意', { exact: true }).click()
  await vote.getByRole('button', { name: spaced('表决') }).click()
  const progress = await until(
    async () => (await principal.send('GET', `${api}/progress`)).body as EditionProgress,
    one => one.status === 'published',
    'the edition is published',
  )
  expect(progress.inForce.from).toBe(draft)
  // Published, it no longer changes.
  await legal.page.goto(`/policies/robot/${draft}/edit?clause=20`)
  await legal.page.getByText('这一版已发布，内容不能再改').waitFor()
  await legal.page.getByText('停机当天回访客户').first().waitFor()
  expect(await legal.page.getByRole('button', { name: '添加规则' }).count()).toBe(0)
})
