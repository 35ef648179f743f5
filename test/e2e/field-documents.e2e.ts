import { afterAll, beforeAll, expect, test } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'
import { spaced } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [equip] })
  const { firm } = world
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.headOfResearch, { role: 'technical' }))
})
afterAll(() => world.close())

const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth'

test('a manual is written, released by another department and read on the order, where a checklist is filled in and a project counts', async () => {
  const { page } = await world.as('deputyLeader')
  await page.goto('/manuals')
  await page.getByRole('button', { name: '新建文件' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('文件编号').fill('WI-REP-001')
  await dialog.getByLabel('名称').fill('机器人维修手册')
  await dialog.getByLabel('版次').fill('V1.0')
  await dialog.getByLabel('这一版改了什么').fill('首版')
  const pdf = { name: '手册.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n% 手册\n') }
  await dialog.locator('input[type=file]').first().setInputFiles(pdf)
  await dialog.getByText('手册.pdf').waitFor()
  await dialog.getByRole('button', { name: '提交，等待放行' }).click()
  await page.getByText('自己编写的版本不能自己放行').waitFor()

  const other = await world.as('headOfResearch')
  await other.page.goto('/manuals?state=waiting')
  await other.page.getByRole('link', { name: /机器人维修手册/ }).click()
  await other.page.getByRole('button', { name: spaced('放行') }).click()
  await other.page.getByText('郑工 放行').waitFor()
  expect(await seriousFaults(other.page)).toEqual([])

  const desk = await world.as('serviceDesk')
  const lead = await world.as('deputyLeader')
  const list = {
    ...{ name: '维修后复核', phase: 'on-site', kinds: ['work-order'], categories: [], models: [], before: null },
    items: [
      { id: 'guards', kind: 'check', title: '防护装置已恢复', required: true },
      { id: 'rise', kind: 'number', title: '温升', required: true, unit: '℃', max: 35 },
    ],
  }
  expect((await lead.send('POST', '/api/checklists', list)).status).toBe(201)
  const customerId = world.firm.customers[0]!.id
  const order = await world.firm.as('serviceDesk').register({
    ...{ kind: 'work-order', title: '检修', channel: 'internal', customerId, category: 'repair' },
  })
  await desk.page.goto(`/cases/${order.id}`)
  const manuals = desk.page.getByRole('region', { name: '手册与规范' })
  expect(await manuals.getByRole('link', { name: '手册.pdf' }).getAttribute('href')).toMatch(/^\/api\/files\//)
  await desk.page
    .getByRole('region', { name: '检查单' })
    .getByRole('button', { name: spaced('填写') })
    .click()
  const form = desk.page.getByRole('dialog')
  await form.getByText('✓ 合格').click()
  await form.getByLabel('温升').fill('41')
  await form.getByText('超出范围').waitFor()
  await form.getByPlaceholder('什么问题，怎样处理').fill('轴承润滑不足，补油后复测')
  await form.getByRole('button', { name: spaced('保存') }).click()
  await desk.page.getByText('1 项不合格').first().waitFor()

  const planned = await desk.send('POST', '/api/projects', {
    ...{ name: '检修项目', customerId, manager: world.firm.people.fieldEngineer },
    phases: [
      { id: 'all', title: '检修', from: '2026-03-02', until: '2026-03-06', weight: 100, costFen: 100_000, isKeyNode: true },
    ],
  })
  const { id } = planned.body as { id: string }
  await desk.page.goto(`/projects/${id}`)
  await desk.page.getByRole('button', { name: '加入派工单' }).click()
  await desk.page.getByLabel('派工单编号').fill(order.number)
  await desk.page
    .getByRole('dialog')
    .getByRole('button', { name: spaced('保存') })
    .click()
  await desk.page.getByRole('link', { name: new RegExp(order.number) }).waitFor()
  await desk.page.getByText('客户未签字').waitFor()
  expect(await seriousFaults(desk.page)).toEqual([])
  await desk.page.setViewportSize({ width: 375, height: 812 })
  await desk.page.getByText('客户未签字').waitFor()
  expect(await desk.page.evaluate(fits)).toBe(true)
}, 60_000)
