import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Pack } from '../../engine/pack.ts'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'
import { spaced } from './screen.ts'

let world: World
let page: Page
const draft = '2026-06-01'
const api = `/api/policies/furn/editions/${draft}`

beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [furn, penal] })
  const legal = await world.as('legal')
  const begun = await legal.send('POST', '/api/policies/drafts', { from: { id: 'furn', edition: '2026-01-01' }, edition: draft })
  expect(begun.status).toBe(201)
  page = legal.page
})
afterAll(() => world.close())

async function pick(within: Locator, label: string, option: string): Promise<void> {
  const box = within.getByRole('combobox', { name: label, exact: true }).last()
  await box.click()
  await box.fill(option)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: option }).waitFor()
  await box.press('Enter')
}
const card = (name: string) => page.getByRole('region', { name, exact: true })
const saved = () => page.getByRole('status').filter({ hasText: '已保存' }).waitFor()
const stored = async () => ((await (await world.as('legal')).send('GET', `${api}/pack`)).body as { pack: Pack }).pack
const shot = async (name: string) => {
  const folder = process.env.BIHUAN_SHOTS
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

async function addRule(kind: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: '添加规则' }).click()
  await page.getByRole('menuitem', { name: new RegExp(`^${kind}`) }).dispatchEvent('click')
  const dialog = page.getByRole('dialog').filter({ hasText: `添加规则 · ${kind}` })
  await fill(dialog)
  await dialog.getByRole('button', { name: spaced('添加') }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('a form gets a field with its label, kind and source, and a route that asks for it keeps it from being removed', async () => {
  await page.goto(`/policies/furn/${draft}/edit?clause=9.2.2`)
  await addRule('表单', form => form.getByLabel('名称').fill('例外申请表'))
  const form = card('例外申请表')
  await form.getByRole('button', { name: '添加栏目' }).click()
  await form.getByLabel('栏目名称', { exact: true }).last().fill('客户说了什么')
  await pick(form.getByRole('row').last(), '填写方式', '多行文字')
  await pick(form.getByRole('row').last(), '自动填入', '客户诉求')
  await form.getByRole('row').last().getByRole('checkbox').check()
  await form.getByText('内容、客户说了什么').waitFor()
  await shot('papers-1-form')
  await addRule('审批路线', async route => pick(route, '审批什么', '表单'))
  const route = page.locator('.pe-rule', { has: page.getByRole('combobox', { name: '哪张表单' }) })
  await pick(route, '哪张表单', '例外申请表')
  // The route is called after the form by now.
  const asked = form.filter({ has: page.locator('.ant-tag', { hasText: /^表单$/ }) })
  await asked.getByRole('button', { name: '删除 例外申请表' }).click()
  await page.getByText('还被这 1 处用到').waitFor()
  await shot('papers-2-used')
  await page.keyboard.press('Escape')
  await saved()
  const made = (await stored()).forms.find(one => one.title.zh === '例外申请表')
  expect(made?.clause).toBe('9.2.2')
  expect(made?.fields.map(({ title, multiline, required }) => [title.zh, multiline, required])).toEqual([
    ['内容', true, true],
    ['客户说了什么', true, true],
  ])
  expect(made?.fields[1]?.from).toMatch(/#demand$/)
})

test('a reward and a fund are said in forms, removed, and brought back with Ctrl+Z', async () => {
  await addRule('奖励', form => form.getByLabel('名称').fill('零投诉奖'))
  const reward = card('零投诉奖')
  await reward.getByLabel('给什么').fill('季度奖金')
  await reward.getByLabel('超额部分的比例').fill('7')
  await reward.getByText('7%').waitFor()
  await addRule('专项经费', form => form.getByLabel('名称').fill('例外处理经费'))
  const fund = card('例外处理经费')
  await fund.getByText('写明比例', { exact: true }).click()
  await fund.getByLabel('写明比例').last().fill('2.5')
  await fund.getByRole('button', { name: '添加用途' }).click()
  await fund.getByLabel('用途', { exact: true }).last().fill('上门复检')
  await fund.getByText('例外处理经费、上门复检').waitFor()
  await shot('papers-3-fund')
  await fund.getByRole('button', { name: '删除 例外处理经费' }).click()
  await page.getByRole('button', { name: '删除“例外处理经费”？' }).click()
  await fund.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await fund.waitFor()
  await saved()
  const pack = await stored()
  expect(pack.rewards?.find(one => one.title.zh === '零投诉奖')).toMatchObject({ gives: { zh: '季度奖金' }, shareOfExcess: 0.07 })
  expect(pack.funds?.find(one => one.title.zh === '例外处理经费')).toMatchObject({
    share: 0.025,
    uses: [{ zh: '例外处理经费' }, { zh: '上门复检' }],
  })
})

test('what must be filed is shown by an event, and how long it is kept stands beside it', async () => {
  await addRule('归档清单', async form => {
    await form.getByLabel('名称').fill('例外处理说明')
    await pick(form, '什么发生了就算有', '回复客户')
  })
  await card('例外处理说明').getByText('即发生过：回复客户').waitFor()
  await addRule('保管期限', form => form.getByLabel('名称').fill('例外处理资料'))
  await card('例外处理资料').getByLabel('保管多久', { exact: true }).fill('5')
  await card('例外处理资料').getByText(/5 ?年/).first().waitFor()
  await saved()
  expect((await stored()).retention.find(one => one.title.zh === '例外处理资料')?.keep).toEqual({ years: 5 })
  // Ids are made by the editor; nobody sees one.
  expect(await page.locator('main').innerText()).not.toMatch(/li-wai|ling-tou-su|[{}]"|#demand/)
})

test('a right that lapses, a field asked only sometimes and a law are said in forms, and Ctrl+Z takes the last one back', async () => {
  await addRule('责任事项', form => form.getByLabel('名称').fill('例外异议期'))
  const duty = card('例外异议期')
  await duty.getByText('起算、取消、逐项计时等').click()
  await duty.getByRole('checkbox', { name: '这是一项权利，过期作废' }).check()
  await duty.getByRole('checkbox', { name: '开始时就告诉责任人的上级' }).check()
  await addRule('记录', form => form.getByLabel('名称').fill('例外意见'))
  const record = card('例外意见')
  await record.getByRole('button', { name: '添加栏目' }).click()
  await pick(record.getByRole('row').last(), '填写方式', '是或否')
  const first = record.getByRole('row').first()
  await first.getByText('何时填、范围、自动填写').click()
  await pick(first, '只在这些情形必填 添加情形', '栏目名称 2')
  await shot('papers-5-record')
  await addRule('引用的法律', async () => {})
  const law = card('引用的法律').last()
  await pick(law, '哪部法律法规', '中华人民共和国产品质量法')
  await page.keyboard.press('Control+z')
  await law.getByText('中华人民共和国民法典').locator('visible=true').first().waitFor()
  await saved()
  const pack = await stored()
  expect(pack.duties.find(one => one.title.zh === '例外异议期')).toMatchObject({ lapses: true, tellsSuperior: true })
  const [opinion, isSo] = pack.records?.find(one => one.title.zh === '例外意见')?.fields ?? []
  expect(opinion?.requiredWhen).toEqual({ [isSo?.id ?? '']: { in: [true] } })
  expect(pack.laws?.at(-1)).toEqual({ law: 'civil-code', clause: '9.2.2' })
})

test('the what-if runs the draft with the other regulation in force, each line with its own, and alone when asked', async () => {
  await page.locator('.pe-side .ant-segmented-item', { hasText: '试算' }).first().click()
  const bench = page.getByRole('region', { name: '试算' })
  await pick(bench, '案件种类', '投诉')
  await bench.getByText(`这种案件由《${penal.title.zh}》主管`).waitFor()
  await pick(bench, '等级', '一般投诉')
  const duties = bench.getByRole('region', { name: '责任事项' })
  await duties.locator('.pe-bench-duty', { hasText: '本草案' }).first().waitFor()
  await duties.locator('.pe-bench-duty', { hasText: penal.title.zh }).first().waitFor()
  await bench.getByText(`在《${furn.title.zh}》里相当于一般投诉`).waitFor()
  await shot('papers-4-bench')
  expect(await seriousFaults(page)).toEqual([])
  await bench.getByRole('switch', { name: '只按这份草案' }).click()
  await bench.getByText(`没有算上现行的${penal.title.zh}`).waitFor()
  // The draft alone leads no complaints: it goes on with a kind that it leads.
  expect(await bench.getByText(penal.title.zh).count()).toBe(1)
  expect(await bench.getByText('本草案', { exact: true }).count()).toBe(0)
})
