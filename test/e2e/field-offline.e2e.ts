import { createHash } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { toBuffer as qrCode } from 'qrcode'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { demoPhoto } from '../../server/demo/demo-photo.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import { china } from '../clock.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'
import { look } from './screen.ts'

let world: World
let order: string
let page: Page
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [equip], keepsApplication: true, engine: 'pglite' })
  const { firm } = world
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
  order = await fromLetterToOrder()
  const { context } = await world.as('fieldEngineer')
  page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.setViewportSize({ width: 375, height: 812 })
})
afterAll(() => world.close())

/** The office's half, over the API: a letter comes in, is verified, and becomes an order that somebody is sent with. */
async function fromLetterToOrder(): Promise<string> {
  const { firm } = world
  const [desk, head, engineer] = [firm.as('serviceDesk'), firm.as('deputyLeader'), firm.as('fieldEngineer')]
  const request = await desk.register({
    ...{ kind: 'request', title: '磨床头架异响', channel: 'letter', category: 'repair', customerId: firm.customers[0]!.id },
    ...{ machineId: firm.customers[0]!.machines[0]!, description: '头架异响，停机待修' },
    customer: { name: '林主任', phone: '021-65123456', address: '上海市嘉定区曹安公路 4800 号' },
  })
  const letter = { letterNumber: '市函〔2026〕18 号', signedBy: '王经理', asked: '派人检修' }
  const values = { from: firm.departments.sales, letterDate: '2026-03-02' }
  await desk.act(request.id, 'make-record', { record: 'contact-letter', values, texts: letter })
  const scope = { serviceStage: 'after-sales', content: '头架异响', scope: '一台磨床', demand: '尽快修复' } as const
  await desk.act(request.id, 'verify', scope)
  const { result } = await desk.act(request.id, 'open-order', { title: '检修磨床头架', category: 'repair' })
  const id = String(result.order)
  const times = { arriveBy: china('2026-03-03 14:00'), completeBy: china('2026-03-03 18:00'), staffFrom: 'customer-service' }
  const texts = { task: '检修头架，恢复精度', route: '公司—虹桥—嘉定用户厂' }
  await desk.act(id, 'make-record', { record: 'order', values: times, texts })
  const ready = { by: ['phone'], needClear: true, siteReady: true }
  await head.act(id, 'make-record', { record: 'site-check', values: ready })
  await head.act(id, 'assign', { person: firm.people.fieldEngineer })
  await head.act(id, 'make-record', { record: 'staff-check', values: { person: firm.people.fieldEngineer, skillsFit: true } })
  await engineer.act(id, 'submit-matter', { proposal: '出差：检修磨床头架' })
  const [trip] = (await head.view(id)).requests
  await head.act(id, 'decide', { request: trip!.id, decision: 'approve' })
  return id
}

const head = () => world.firm.as('deputyLeader')
const view = () => world.firm.as('serviceDesk').view(order)
const picture = (name: string, buffer = demoPhoto()) => ({ name, mimeType: 'image/png', buffer })
const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth')
const cut = (isCut: boolean) => page.context().setOffline(isCut)
/** Opens a part of the order, if it is closed. */
async function section(name: string): Promise<Locator> {
  const closed = page.getByRole('button', { name: new RegExp(name), expanded: false })
  if (await closed.count()) await closed.first().click()
  return page.locator('.field-section').filter({ has: page.getByRole('button', { name: new RegExp(name), expanded: true }) })
}
/** The form that is open, once it stands still. */
async function formOf(name: string): Promise<Locator> {
  const form = page.getByRole('dialog').filter({ hasText: name })
  await form.waitFor()
  return form
}
/** The field with this label; of a row and the list around it the row's. */
const item = (form: Locator, label: string) =>
  form
    .locator('.ant-form-item')
    .filter({ has: page.locator('label', { hasText: new RegExp(`^${label}$`) }) })
    .last()
const choose = (form: Locator, label: string, value: string) => item(form, label).getByText(value, { exact: true }).click()
const type = (form: Locator, label: string, text: string) => item(form, label).locator('textarea, input').first().fill(text)
/** Sends the form; what it is called is also its button. */
async function send(form: Locator, name: string) {
  await form.getByRole('button', { name, exact: true }).click()
  await form.waitFor({ state: 'hidden' }).catch(async error => {
    await look(page, 'fail', false)
    throw error
  })
}
/** The next step, as the phone offers it. */
async function step(name: string): Promise<Locator> {
  await page.locator('.bottom-actions').getByRole('button', { name }).click()
  return formOf(name)
}
/** A record of the list. */
async function record(name: string): Promise<Locator> {
  const list = await section('现场记录')
  await list
    .getByRole('button')
    .filter({ has: page.getByText(name, { exact: true }) })
    .click()
  return formOf(name)
}
/** The customer's hand on the phone's screen. */
async function sign(paper: string, answer: string) {
  const list = await section('客户签字')
  await list.getByRole('button', { name: new RegExp(paper) }).click()
  await signed(paper, answer)
}
async function signed(paper: string, answer: string) {
  const form = await formOf(paper)
  await form.getByText(answer, { exact: true }).click()
  const pad = form.locator('canvas').first()
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 30, box.y + 50)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 20, { steps: 4 })
  await page.mouse.move(box.x + 200, box.y + 60, { steps: 4 })
  await page.mouse.up()
  await form.getByText('本人已阅读以上内容').click()
  await look(page, `sign-${paper}`)
  await form.getByRole('button', { name: '确认签署' }).click()
  await form.getByRole('button', { name: '关闭', exact: true }).last().click()
  await form.waitFor({ state: 'hidden' })
}
/** Everything that waited has arrived. */
const arrived = async () => {
  await cut(false)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.getByText(/项待发送|没有发出/).waitFor({ state: 'detached', timeout: 40_000 })
}

test('the engineer finds the order first thing on the phone, prepares and leaves', async () => {
  await page.goto('/')
  await page.getByRole('link', { name: '今日外勤' }).first().click()
  await page.getByRole('heading', { name: '今日外勤' }).waitFor()
  const card = page.getByRole('listitem').filter({ hasText: '检修磨床头架' })
  await card.waitFor()
  expect(await card.textContent()).toContain('嘉定区曹安公路')
  await look(page, '1-today')
  expect(await overflow()).toBe(0)
  expect(await seriousFaults(page)).toEqual([])
  await card.getByRole('link').click()
  await page.getByRole('heading', { name: '检修磨床头架' }).waitFor()
  expect(await page.getByRole('link', { name: /拨打电话/ }).getAttribute('href')).toBe('tel:02165123456')
  await look(page, '2-order')
  expect(await overflow()).toBe(0)
  expect(await seriousFaults(page)).toEqual([])
  const kit = await step('出差准备清单')
  for (const one of ['情况已了解', '资料和作业手册已带', '备件已带', '工器具已带']) await choose(kit, one, '是')
  await look(page, '3-kit')
  await send(kit, '出差准备清单')
  world.clock.set('2026-03-03 08:00')
  await send(await step('出发'), '出发')
  // A change of route is asked for on the way, and consented to before it is taken (第十八条3).
  const route = await record('申请变更路线')
  await type(route, '新路线', '改走京沪高速，先到嘉定')
  await type(route, '为什么要改', '原路封闭')
  await send(route, '申请变更路线')
  await head().act(order, 'make-record', { record: 'route-consent', values: { agreed: true }, texts: { reason: '同意' } })
  await page.getByRole('button', { name: '刷新' }).click()
  // Known to the phone before the network goes.
  const list = await section('现场记录')
  await list
    .getByRole('button', { disabled: false })
    .filter({ has: page.getByText('变更路线', { exact: true }) })
    .waitFor()
})

test('the nameplate is read from a photo, and another machine is said to be another', async () => {
  const { serial } = (await view()).machine!
  const part = await section('设备')
  const read = async (text: string) => {
    await part.getByRole('button', { name: /扫铭牌/ }).click()
    const form = await formOf('扫铭牌')
    await form.locator('input[type=file]').setInputFiles(picture('plate.png', await qrCode(text, { width: 400 })))
  }
  await read(`SN:${serial}`)
  await part.getByText('就是派工单上的这台设备').waitFor()
  await read('SN:XX-9-999')
  await part.getByText('不是派工单上的设备').waitFor()
  await look(page, '4-nameplate')
})

test('without a network: another route, arrival, photos, the failure, work beyond scope and an extension are kept in the phone', async () => {
  await cut(true)
  const route = await record('变更路线')
  await type(route, '新路线', '京沪高速—嘉定')
  await send(route, '变更路线')
  const there = await step('到达现场')
  await choose(there, '按指定时间到达', '是')
  await choose(there, '穿着工装', '是')
  await look(page, '5-arrival')
  await send(there, '到达现场')
  const photos = await section('现场照片')
  await photos.locator('input[type=file]').first().setInputFiles(picture('before.png'))
  await photos.getByText('待发送').first().waitFor()
  const failure = await record('故障登记')
  await type(failure, '产品', '磨床')
  await type(failure, '部件', '头架轴承')
  await item(failure, '故障分类').getByRole('combobox').click()
  await page.locator('.ant-select-item-option').first().click()
  await type(failure, '故障次数', '1')
  await choose(failure, '是产品质量问题', '否')
  await send(failure, '故障登记')
  const scope = await record('超范围工作请示')
  await type(scope, '用户要求和理由', '用户要求顺带更换砂轮罩')
  await type(scope, '项目', '更换砂轮罩')
  await type(scope, '数量', '1')
  await type(scope, '单价', '800')
  await look(page, '6-scope')
  await send(scope, '超范围工作请示')
  const longer = await record('延长报告')
  await choose(longer, '原因', '用户原因')
  await type(longer, '延长到', '2026-03-04 12:00')
  await item(longer, '延长到').locator('input').first().press('Tab')
  await type(longer, '情况', '用户午后停电两小时')
  await send(longer, '延长报告')
  await page
    .getByText(/项待发送/)
    .first()
    .waitFor()
  await look(page, '7-offline')
  expect(await overflow()).toBe(0)
  // The server knows nothing of it yet.
  expect((await view()).stage).toBe('on-the-way')
})

test('with a network again it arrives once, in order; what the head decides comes back', async () => {
  world.clock.set('2026-03-03 14:10')
  await arrived()
  const { stage, records } = await view()
  expect(stage).toBe('on-site')
  const made = Object.fromEntries(records.map(one => [one.id, one.made]))
  expect(made).toMatchObject({ 'route-change': 1, arrival: 1, failure: 1, 'scope-request': 1, extension: 1 })
  const texts = { scope: '更换砂轮罩' }
  await head().act(order, 'make-record', { record: 'scope-consent', values: { agreed: true, charged: true }, texts })
  await page.getByRole('button', { name: '刷新' }).click()
  await (await section('客户签字')).getByRole('button', { name: /变更单/, disabled: false }).waitFor()
})

test('cut off again: the customer signs the change order, the extension and the receipt on the screen, and the engineer leaves', async () => {
  await cut(true)
  await sign('变更单', '同意')
  const extra = await record('超范围工作')
  await type(extra, '做了什么', '更换砂轮罩一只')
  await send(extra, '超范围工作')
  await sign('延长确认单', '同意')
  const finished = await step('处置完成')
  await type(finished, '解决情况', '更换头架轴承，恢复精度')
  await type(finished, '采取的措施', '换轴承、校准')
  await type(finished, '后续保障', '三个月后回访')
  await send(finished, '处置完成')
  await page.locator('.bottom-actions').getByRole('button').click()
  await signed('验收单', '通过验收')
  await send(await leaving(), '离开现场')
  await look(page, '8-left')
  expect(await seriousFaults(page)).toEqual([])
})
async function leaving(): Promise<Locator> {
  const form = await step('离开现场')
  await choose(form, '在规定时间内完成', '是')
  return form
}

test('all of it arrives, each once, with the phone’s time and the bytes that were hashed there', async () => {
  world.clock.set('2026-03-03 17:00')
  await arrived()
  const { stage, signatures } = { ...(await view()), signatures: await world.firm.as('serviceDesk').view(order) }
  expect(stage).toBe('receipted')
  expect(signatures.records.find(one => one.id === 'leave-site')?.made).toBe(1)
  const { send } = await world.as('serviceDesk')
  const { timeline } = (await send('GET', `/api/cases/${order}`)).body as {
    timeline: { type: string; data: Record<string, unknown> }[]
  }
  const of = (name: string) => timeline.filter(entry => entry.type === name)
  expect(of('customer.accepted')).toHaveLength(1)
  expect(of('paper.signed').map(entry => entry.data.paper)).toEqual(['change-order', 'extension'])
  expect(of('photo.added')).toHaveLength(1)
  const [photo] = of('photo.added')
  const { context } = await world.as('serviceDesk')
  const bytes = await (await context.request.get(`/api/files/${String(photo!.data.file)}?download=1`)).body()
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(photo!.data.sha256)
  await world.firm.as('serviceDesk').act(order, 'close-matter', { outcome: 'done', summary: '回执已取得' })
  expect((await view()).closed).toBe(true)
})

test('in WeChat’s own browser it says how to leave it, and reads well in the dark', async () => {
  const { context } = await world.as('fieldEngineer')
  const inside = await world.browser.newContext({
    ...{ baseURL: world.url, storageState: await context.storageState(), locale: 'zh-CN', colorScheme: 'dark' },
    ...{ viewport: { width: 375, height: 812 }, reducedMotion: 'reduce' },
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.49',
  })
  page = await inside.newPage()
  await page.goto('/field')
  const hint = page.getByText('微信的内置浏览器')
  await hint.waitFor()
  await page.getByText(/在 Safari 中打开/).waitFor()
  await look(page, '9-wechat')
  expect(await overflow()).toBe(0)
  expect(await seriousFaults(page)).toEqual([])
  await page.goto(`/field/${order}`)
  await page.getByRole('heading', { name: '检修磨床头架' }).waitFor()
  await look(page, '10-dark')
  expect(await seriousFaults(page)).toEqual([])
  await inside.close()
})
