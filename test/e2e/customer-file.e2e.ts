import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import type { CustomerFile } from '../../server/customers/file-schema.ts'
import type { CustomerView } from '../../server/customers/schema.ts'
import { aWorld, type Visitor, type World } from './harness.ts'
import { spaced } from './screen.ts'

describe('the service file of a customer', () => {
  let world: World
  let desk: Visitor
  let customer: string
  beforeAll(async () => {
    world = await aWorld('2026-03-02 09:00', { packs: [equip] })
    desk = await world.as('serviceDesk')
    const made = await desk.send('POST', '/api/customers', {
      name: '苏州金澜精工有限公司',
      contact: '周工',
      phone: '0512-66660001',
    })
    customer = (made.body as CustomerView).id
  })
  afterAll(() => world?.close())

  it('takes sites, contacts and machines from tables and screens, decides who pays for a repair, and tells why', async () => {
    const { page } = desk
    await desk.send('POST', `/api/customers/${customer}/sites`, {
      name: '一号厂房',
      address: '苏州工业园区星湖街 8 号',
      accessNotes: '凭工牌从南门进',
    })
    // A contact, whose number was heard wrongly.
    await page.goto(`/customers/${customer}?tab=contacts`)
    await page.getByRole('button', { name: '新增联系人' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('姓名').fill('周工')
    await dialog.getByLabel('电话').fill('13900001111')
    await dialog.getByText('首选联系人').click()
    await dialog.getByRole('button', { name: spaced('保存') }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '修改联系人 周工' }).click()
    await dialog.getByLabel('电话').fill('13900001112')
    await dialog.getByLabel('更正原因').fill('少听一位')
    await dialog.getByRole('button', { name: spaced('保存') }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '更正过 1 次' }).click()
    await page.getByText('少听一位').waitFor()

    // Machines from a table: one goes in, the other says why not.
    await page.goto('/customers/import?table=machines')
    const text =
      '序列号,客户,型号,地点,验收日期\nJL-001,苏州金澜精工有限公司,VX-80,一号厂房,2025-06-01\nJL-002,没有的客户,VX-80,,\n'
    await page.locator('input[type=file]').setInputFiles({ name: '设备.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await page.getByText('没有“没有的客户”').waitFor()
    await page.getByRole('button', { name: '导入 1 行' }).click()
    await page.getByText('已导入：新增 1，修改 0').waitFor()
    await page.goto('/machines?q=JL-001')
    await page.getByRole('link', { name: /JL-001/ }).click()
    await page.getByText('还剩 91 天').waitFor()
    const machine = new URL(page.url()).pathname.split('/').at(-1)!

    // A repair: free in warranty, charged once its use turns out to have caused it.
    const opened = await desk.send('POST', '/api/cases', {
      ...{ kind: 'request', title: '主轴异响', description: '加工时异响', demand: '检修', channel: 'phone', category: 'repair' },
      ...{ customerId: customer, machineId: machine },
    })
    const { id } = opened.body as { id: string }
    await page.goto(`/cases/${id}`)
    const panel = page.getByRole('region', { name: '设备与收费' })
    await panel.getByText('免费', { exact: true }).waitFor()
    await panel.getByText('凭工牌从南门进').waitFor()
    await panel.getByRole('link', { name: '收费 为什么' }).click()
    await page.getByText('在期内，还剩 91 天（2026-06-01 − 2026-03-02）').waitFor()
    await desk.act(id, 'make-record', {
      record: 'failure',
      values: { failureCode: 'misuse', failures: 1, qualityProblem: false },
      texts: { product: 'VX-80', part: '主轴' },
    })
    await page.goto(`/cases/${id}`)
    await panel.getByText('收费', { exact: true }).waitFor()
    const file = (await desk.send('GET', `/api/customers/${customer}/file`)).body as CustomerFile
    expect(file.contacts).toMatchObject([{ name: '周工', phone: '13900001112', changes: 1 }])
  }, 60_000)
})
