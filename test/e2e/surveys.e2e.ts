import { afterAll, beforeAll, expect, test } from 'vitest'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { createCustomerLink } from '../../server/customer-links/create-link.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'
import { spaced } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [furn, penal] })
  const { firm } = world
  await firm.as('administrator').do(async ctx => {
    await grantPost(ctx, firm.people.frontLine, { role: 'specialist' })
    await grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' })
    await grantPost(ctx, firm.people.leader, { role: 'supervisor' })
  })
})
afterAll(() => world.close())

test('a questionnaire is written, a callback read out by a colleague, and a low score by QR code begins a follow-up', async () => {
  const { firm } = world
  const { page } = await world.as('serviceDesk')
  await page.goto('/questionnaires/new')
  await page.getByRole('textbox', { name: '问卷名称' }).fill('服务回访')
  await page.getByRole('button', { name: /添加题目/ }).click()
  // Nothing typed is lost by a reload; what was typed last is written a moment later.
  await page.waitForFunction(() => Object.keys(localStorage).some(key => key.endsWith('questionnaire/new')))
  await page.reload()
  expect(await page.getByRole('textbox', { name: '问卷名称' }).inputValue()).toBe('服务回访')
  const second = page.locator('.survey-edit-question').nth(1)
  await second.getByRole('combobox', { name: '题型' }).click()
  await page.locator('.ant-select-item-option', { hasText: '文字' }).click()
  await second.getByRole('textbox', { name: '题目', exact: true }).fill('哪里需要改进')
  await second.getByRole('combobox', { name: '何时问这道题' }).click()
  await page.locator('.ant-select-item-option', { hasText: '1 到 3 分' }).click()
  await page.getByRole('button', { name: spaced('发布'), exact: true }).click()
  await page.getByRole('heading', { name: '服务回访' }).waitFor()

  // Two enquiries that the specialist has answered: both are owed a callback.
  const ids: string[] = []
  for (const title of ['柜门异响', '抽屉卡住']) {
    const made = await firm.as('serviceDesk').register({
      ...{ kind: 'enquiry', title, channel: 'phone', customerId: firm.customers[0]!.id, category: 'after-sales-service' },
    })
    ids.push(made.id)
    await firm
      .as('serviceDesk')
      .act(made.id, 'make-record', { record: 'need-match', values: { complex: false }, texts: { need: title } })
    await firm.as('deputyLeader').act(made.id, 'assign', { person: firm.people.frontLine })
    await firm.as('frontLine').act(made.id, 'complete', { solution: '已调好', measures: '复核', guarantees: '一月' })
  }
  // Whoever is judged finds the link and no questions.
  const judged = await world.as('frontLine')
  await judged.page.goto(`/callbacks?call=${ids[0]}`)
  await judged.page.getByText('请同事回访').first().waitFor()
  expect(await judged.page.getByRole('tab', { name: '读问卷' }).count()).toBe(0)

  await page.goto('/callbacks')
  await page
    .locator('.survey-callback', { hasText: '柜门异响' })
    .getByRole('button', { name: /^phone/ })
    .click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: spaced('保存客户的回答') }).click()
  await drawer.getByText('请回答').waitFor()
  await drawer.getByRole('radio', { name: '5' }).check()
  await drawer.getByRole('button', { name: spaced('保存客户的回答') }).click()
  await page.locator('.survey-callback', { hasText: '柜门异响' }).waitFor({ state: 'detached' })

  await page
    .locator('.survey-callback', { hasText: '抽屉卡住' })
    .getByRole('button', { name: /^phone/ })
    .click()
  await drawer.getByRole('tab', { name: '发链接或二维码' }).click()
  await drawer.getByRole('button', { name: '生成链接和二维码' }).click()
  const link = await drawer.getByRole('textbox', { name: '发链接或二维码' }).inputValue()
  const phone = await world.window({ width: 375, height: 800 })
  await phone.page.goto(new URL(link).pathname)
  await phone.page.getByRole('heading', { name: '服务回访' }).waitFor()
  expect(await phone.page.getByRole('radio', { checked: true }).count()).toBe(0)
  expect(await seriousFaults(phone.page)).toEqual([])
  await phone.page.getByRole('radio', { name: '2' }).check()
  await phone.page.getByLabel(/哪里需要改进/).fill('来得太晚')
  await phone.page.getByRole('button', { name: spaced('提交') }).click()
  await phone.page.getByText('已收到，谢谢您').waitFor()
  await phone.page.reload()
  await phone.page.getByText('这个链接已失效').waitFor()
  await phone.context.close()

  await page.goto('/survey-answers?satisfied=no')
  await page.getByText('来得太晚').waitFor()
  expect(await seriousFaults(page)).toEqual([])

  // The link that goes with a result asks the same questions.
  const third = await firm.as('serviceDesk').register({
    ...{
      kind: 'enquiry',
      title: '滑轨换新',
      channel: 'phone',
      customerId: firm.customers[0]!.id,
      category: 'after-sales-service',
    },
  })
  await firm
    .as('serviceDesk')
    .act(third.id, 'make-record', { record: 'need-match', values: { complex: false }, texts: { need: '换' } })
  await firm.as('deputyLeader').act(third.id, 'assign', { person: firm.people.frontLine })
  await firm.as('frontLine').act(third.id, 'complete', { solution: '已换', measures: '复核', guarantees: '一月' })
  const result = await firm.as('frontLine').do(ctx => createCustomerLink(ctx, { id: third.id } as never, { purpose: 'feedback' }))
  const customer = await world.window({ width: 375, height: 800 })
  await customer.page.goto(result.link)
  await customer.page.getByRole('radio', { name: '4' }).check()
  expect(await seriousFaults(customer.page)).toEqual([])
  await customer.page.getByRole('button', { name: spaced('提交') }).click()
  await customer.page.getByText('感谢您的评价').waitFor()
  await customer.context.close()

  // Divided by person, each number opens its answers.
  await page.goto('/questionnaires')
  await page.getByRole('link', { name: /服务回访/ }).click()
  await page.getByText('人员', { exact: true }).click()
  await page.getByRole('region', { name: '分组' }).getByRole('link', { name: '3 / 3' }).click()
  await page.locator('.survey-answer').nth(2).waitFor()
  await page.locator('.survey-answer', { hasText: '链接由被评价人交给客户' }).waitFor()
  const { duties } = await firm.as('serviceDesk').view(ids[1]!)
  expect(duties.find(duty => duty.rule === 'follow-up-low-score')).toMatchObject({ closedAt: null })
}, 60_000)
