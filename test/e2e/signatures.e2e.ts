import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import { china } from '../clock.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'

let world: World
let order: string
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [equip] })
  const { firm } = world
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
  const { id } = await firm
    .as('serviceDesk')
    .register({ kind: 'work-order', title: '压机主缸漏油', channel: 'internal', customerId: firm.customers[0]!.id })
  order = id
  const values = { arriveBy: china('2026-03-03 09:00'), completeBy: china('2026-03-04 18:00'), staffFrom: 'customer-service' }
  const [desk, head, engineer] = [firm.as('serviceDesk'), firm.as('deputyLeader'), firm.as('fieldEngineer')]
  await desk.act(id, 'make-record', { record: 'order', values, texts: { task: '更换主缸密封', route: '高铁' } })
  await head.act(id, 'make-record', { record: 'site-check', values: { by: ['phone'], needClear: true, siteReady: true } })
  await head.act(id, 'assign', { person: engineer.person })
  await head.act(id, 'make-record', { record: 'staff-check', values: { person: engineer.person, skillsFit: true } })
  const kit = { situation: true, documents: true, parts: true, tools: true }
  await engineer.act(id, 'make-record', { record: 'preparation', values: kit })
  await engineer.act(id, 'submit-matter', { proposal: '出差：更换主缸密封' })
  const [request] = (await head.view(id)).requests
  await head.act(id, 'decide', { request: request!.id, decision: 'approve' })
  await engineer.act(id, 'make-record', { record: 'departure', values: { leftAt: firm.clock.now() } })
  const arrival = { arrivedAt: firm.clock.now(), onTime: true, workClothes: true }
  await engineer.act(id, 'make-record', { record: 'arrival', values: arrival })
  await engineer.act(id, 'complete', { solution: '更换密封圈', measures: '保压 30 分钟', guarantees: '质保一年' })
})
afterAll(() => world.close())

test('the customer signs the sheet on the screen, and whoever has the code verifies it and their copy', async () => {
  const { page } = await world.as('fieldEngineer')
  await page.goto(`/cases/${order}?sign=accept`)
  const sheet = page.getByRole('article', { name: '验收单（用户回执）' })
  await sheet.getByText('更换密封圈').waitFor()
  await page.getByRole('button', { name: '确认签署' }).click()
  await page.getByText('请选择结论').waitFor()
  await page.getByText('通过验收', { exact: true }).click()
  await page.getByLabel('签署人姓名').fill('林志强')
  const pad = page.getByRole('img', { name: '手写签名区' })
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 30, box.y + 30)
  await page.mouse.down()
  for (let step = 1; step <= 8; step++) await page.mouse.move(box.x + 30 + step * 20, box.y + 30 + (step % 3) * 20)
  await page.mouse.up()
  await page.getByLabel('本人已阅读以上内容').check()
  await page.getByRole('button', { name: '确认签署' }).click()
  const done = page.getByRole('status').filter({ hasText: '签名已保存' })
  await done.waitFor()
  const code = (await done.locator('code').textContent())!
  await page.getByRole('button', { name: '完成' }).click()
  const panel = page.getByRole('region', { name: '签署' })
  await panel.getByText('验证通过').waitFor()

  const customer = await world.window({ width: 375, height: 800 })
  await customer.page.goto(`${world.url}/verify/${code}`)
  await customer.page.getByText('签名有效').waitFor()
  expect(await customer.page.locator('body').textContent()).not.toContain('林志强')
  const pdf = await customer.page.request.get(`${world.url}/api/verify/${code}/pdf`)
  const file = join(world.dataDir, 'copy.pdf')
  await writeFile(file, await pdf.body())
  const input = customer.page.locator('input[type=file]')
  await input.setInputFiles(file)
  await customer.page.getByText('与签署时生成的副本完全一致').waitFor()
  await writeFile(file, Buffer.concat([await pdf.body(), Buffer.from(' ')]))
  await input.setInputFiles(file)
  await customer.page.getByText('文件可能被改动过').waitFor()
  expect(await seriousFaults(customer.page)).toEqual([])
})
