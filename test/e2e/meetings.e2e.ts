import { afterAll, beforeAll, expect, test } from 'vitest'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-06 15:00', { packs: [furn, penal] })
  const { firm } = world
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.headOfSales, { role: 'logistics' }))
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.managementTwo, { role: 'human-resources' }))
  await firm.as('serviceDesk').register({
    ...{ kind: 'complaint', title: '餐桌开裂', description: '台面开裂', demand: '更换', occurredAt: world.clock.now() },
    ...{ customerId: firm.customers[0]!.id, category: 'product-quality' },
  })
})
afterAll(() => world.close())

test('the week is coordinated: agenda drafted, minutes written once, the action done and confirmed; the monthly report is written, signed and downloaded', async () => {
  const { page } = await world.as('serviceDesk')
  await page.goto('/meetings')
  await page.getByText('每周协调会纪要').first().waitFor()
  await page.getByRole('button', { name: '召集会议' }).first().click()
  await page.getByText('餐桌开裂').first().waitFor()
  await page.getByLabel('议题').fill('华东仓周转箱')
  await page.getByRole('button', { name: '加一项议题' }).click()
  await page.getByRole('region', { name: '召集会议' }).getByRole('button', { name: '召集会议' }).click()
  await page.getByRole('region', { name: '纪要' }).waitFor()
  expect(await page.getByText('华东仓周转箱').isVisible()).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await page.getByLabel('讨论内容').fill('破损集中在华东仓')
  await page.getByLabel('决定').fill('换包装')
  await page.getByRole('region', { name: '纪要' }).locator('form').press('Control+Enter')
  await page.getByText('存证相符').waitFor()
  await page.getByText('已完成本期').waitFor()

  world.clock.set('2026-04-03 10:00')
  await page.goto('/')
  await page
    .getByRole('region', { name: /要交的报告和会议/ })
    .getByRole('link', { name: '客服月度报告' })
    .waitFor()
  await page.goto('/reports')
  await page.getByRole('link', { name: '客服月度报告' }).nth(1).click()
  await page.getByRole('heading', { name: /异常投诉清单/ }).waitFor()
  await page.getByLabel('异常投诉清单的说明').fill('已约定上门日期')
  await page.getByRole('textbox', { name: '分析与说明' }).fill('三月平稳')
  await page.getByText('已保存').waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: '签署并提交' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '签署并提交' }).click()
  await page.getByText('第 1 版').waitFor()
  await page.getByText('上报的数字与现在一致').waitFor()
  const href = await page.getByRole('link', { name: 'PDF' }).getAttribute('href')
  const file = await page.request.get(href!)
  expect(file.status()).toBe(200)
  expect(file.headers()['content-type']).toBe('application/pdf')
})

test('a number opens its cases; weights that do not make 100 are refused, and then an assessment begins and says how its points come about', async () => {
  const assessor = (await world.as('managementTwo')).page
  await assessor.goto('/indicators?period=2026-03')
  await assessor.getByRole('link', { name: '投诉率', exact: true }).click()
  await assessor.getByText('分母为 0').waitFor()
  await assessor.getByRole('link', { name: /餐桌开裂/ }).waitFor()
  expect(await seriousFaults(assessor)).toEqual([])
  await assessor.goto('/indicators/scorecards?period=2026-03')
  const card = assessor.getByRole('region', { name: '客服部考核表' })
  await card.getByRole('button', { name: '设定权重' }).click()
  await card.getByRole('button', { name: '添加指标' }).click()
  const weight = card.getByRole('spinbutton', { name: /^权重/ }).last()
  await weight.fill('20')
  await card.getByLabel('理由').fill('年初议定')
  await card.getByRole('button', { name: '保存权重' }).click()
  await assessor.getByText('权重合计不是 100%').first().waitFor()
  await weight.fill('30')
  await card.getByRole('button', { name: '保存权重' }).click()
  await card.getByRole('button', { name: '开始考核' }).click()
  await assessor.getByText('分数怎样算出来').click()
  await assessor.getByText('权重 50%（条文）').waitFor()
})
