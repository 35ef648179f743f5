import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../events/roles.ts'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import type { PersonName } from '../factories.ts'
import { aWorld, type World } from './harness.ts'
import { fill, formOf, spaced } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [furn, penal] })
  const posts: readonly [PersonName, Role][] = [
    ['headOfSupplyChain', 'human-resources'],
    ['principal', 'general-manager'],
    ['headOfResearch', 'internal-control'],
  ]
  for (const [name, role] of posts)
    await world.firm.as('administrator').do(ctx => grantPost(ctx, world.firm.people[name], { role }))
})
afterAll(() => world.close())

test('a reward: computed from its base, approved, published, objected to and answered (furn 8.1)', async () => {
  const { firm, clock } = world
  const head = await world.as('deputyLeader')
  await head.page.goto('/cases/new?kind=reward&category=kpi-excess')
  await head.page.getByRole('textbox', { name: /^标题/ }).fill('客服部：满意度超目标')
  await head.page.getByRole('button', { name: spaced('登记') }).click()
  await head.page.waitForURL(url => !url.pathname.endsWith('/new'))
  const id = head.page.url().split('/').at(-1)!
  await head.page.locator('.case-header-acts .ant-btn-primary').click()
  const application = formOf(head.page, 'submit-form')
  await application.getByText('无须审批').waitFor()
  for (const name of ['申请部门或个人', '事迹', '申请的奖励']) await fill(head.page, application, name, '李晓：满意度 94.5%')
  await application.getByRole('button', { name: spaced('提交表单') }).click()
  await application.waitFor({ state: 'hidden' })

  // Human resources state the base; the sum stands there as it is typed, and is no field of the form.
  const hr = await world.as('headOfSupplyChain')
  await hr.page.goto(`/cases/${id}`)
  await hr.page.locator('.case-header-acts .ant-btn-primary').click()
  const base = formOf(hr.page, 'make-record')
  await fill(hr.page, base, '奖励对象', { tick: '个人' })
  await fill(hr.page, base, '个人', { pick: '李晓' })
  await fill(hr.page, base, '指标$', { pick: '客户满意度' })
  await fill(hr.page, base, '考核期起', { moment: '2026-02-01' })
  await fill(hr.page, base, '考核期止', { moment: '2026-02-28' })
  await fill(hr.page, base, '指标的单位', { tick: '百分比、分数或件数' })
  await fill(hr.page, base, '超额的方向', { tick: '高于目标' })
  await base.getByRole('spinbutton', { name: /目标/ }).fill('90')
  await base.getByRole('spinbutton', { name: /实际/ }).fill('89')
  await base.getByRole('spinbutton', { name: /折合/ }).fill('20000')
  await base.getByText('没有超过目标').waitFor()
  await base.getByRole('spinbutton', { name: /实际/ }).fill('94.5')
  await base.getByText('奖金 4,500.00 元').waitFor()
  await fill(hr.page, base, '折合金额的依据', '年度方案')
  await fill(hr.page, base, '数据来源', '回访系统 2 月报表')
  // Asked for while the file is on its way, it is sent as soon as that has arrived.
  let letThrough = () => {}
  const held = new Promise<void>(resolve => {
    letThrough = resolve
  })
  await hr.page.route(/\/api\/files/, async route => {
    await held
    await route.continue()
  })
  await base.locator('input[type=file]').setInputFiles({ name: '报表.txt', mimeType: 'text/plain', buffer: Buffer.from('94.5') })
  await base.getByText('报表.txt').waitFor()
  await base.getByRole('button', { name: spaced('填写记录') }).click()
  await base.getByText('文件传完后自动提交').waitFor()
  letThrough()
  await base.waitFor({ state: 'hidden' })

  // What is submitted is the computed sum: there is no amount to type.
  await head.page.goto(`/cases/${id}?act=submit-matter`)
  const submission = formOf(head.page, 'submit-matter')
  await submission.getByText('奖金 4,500.00 元').waitFor()
  expect(await submission.getByRole('spinbutton').count()).toBe(0)
  await fill(head.page, submission, '提请事项与理由', '请批准')
  await submission.getByRole('button', { name: spaced('提请决定') }).click()
  await submission.waitFor({ state: 'hidden' })
  const manager = await world.as('principal')
  const [request] = (await manager.view(id)).requests
  expect(request).toMatchObject({ amountFen: 450_000 })
  await manager.act(id, 'decide', { request: request!.id, decision: 'approve' })

  await hr.page.goto(`/cases/${id}`)
  await hr.page.locator('.case-header-acts .ant-btn-primary').click()
  const publication = formOf(hr.page, 'make-record')
  await fill(hr.page, publication, '公示内容', '李晓：二月满意度 94.5%')
  await publication.getByRole('button', { name: spaced('填写记录') }).click()
  await publication.waitFor({ state: 'hidden' })

  // Everybody of the company reads it, and may object.
  const reader = await world.as('fieldEngineer')
  await reader.page.goto('/rewards')
  await reader.page.getByText('李晓：二月满意度 94.5%').waitFor()
  await reader.page.getByRole('button', { name: /对公示的异议/ }).click()
  const objection = reader.page.getByRole('dialog')
  await fill(reader.page, objection, '理由', '二月有两天没有记录')
  await objection.getByRole('button', { name: spaced('提异议') }).click()
  await reader.page.getByText('等待答复').waitFor()
  await hr.act(id, 'make-record', { record: 'objection-answer', values: { upheld: false }, texts: { answer: '已补录核对' } })
  await reader.page.reload()
  await reader.page.getByText('已补录核对').waitFor()

  await hr.refused(id, 'close-matter', { outcome: 'done', summary: '公示期满' }, 'reward.publication-runs')
  clock.pass({ days: 8 })
  await hr.act(id, 'close-matter', { outcome: 'done', summary: '公示期满' })
  const mine = await world.as('frontLine')
  await mine.page.goto('/rewards?tab=register&subject=me')
  await mine.page.getByText('客服部：满意度超目标').waitFor()
  expect(firm.people.frontLine).toBeTruthy()
})

test('an enquiry turns into a complaint, out of which comes a suggestion whose author is told (furn 4.1(2), 7.4)', async () => {
  const { firm } = world
  const desk = await world.as('serviceDesk')
  const { id, number } = await firm.as('serviceDesk').register({
    ...{ kind: 'enquiry', title: '沙发面料起球正常吗', description: '用了两周起球', demand: '答复', channel: 'web' },
    ...{ category: 'technical-question', customerId: firm.customers[0]!.id },
  })
  const { page } = desk
  await page.goto(`/cases/${id}`)
  const open = async (from: string, item: RegExp) => {
    await page.goto(`/cases/${from}`)
    await page
      .getByRole('region', { name: '关联案件' })
      .getByRole('button', { name: /由此登记/ })
      .click()
    await page.getByRole('menuitem', { name: item }).click()
    await page.getByRole('textbox', { name: /^标题/ }).waitFor()
    return page.getByRole('textbox', { name: /^标题/ }).inputValue()
  }
  expect(await open(id, /转为投诉/)).toBe('沙发面料起球正常吗')
  expect(await page.getByRole('textbox', { name: '情况描述' }).inputValue()).toBe('用了两周起球')
  await page.getByRole('button', { name: spaced('登记') }).click()
  await page.waitForURL(url => !url.pathname.endsWith('/new'))
  const complaint = page.url().split('/').at(-1)!
  const before = await desk.view(id)
  expect([before.closed, before.mergedInto]).toEqual([true, complaint])

  expect(await open(complaint, /登记建议/)).toBe('建议：沙发面料起球正常吗')
  await page.getByRole('button', { name: spaced('登记') }).click()
  await page.waitForURL(url => !url.pathname.endsWith('/new'))
  const suggestion = page.url().split('/').at(-1)!
  await page
    .getByRole('region', { name: '关联案件' })
    .getByText(number.slice(0, 2) === '' ? number : '沙发面料起球正常吗')
    .first()
    .waitFor()
  expect((await desk.view(suggestion)).linked.origin?.id).toBe(complaint)

  const control = await world.as('headOfResearch')
  await control.act(suggestion, 'make-record', { record: 'evaluation', values: { adopt: false }, texts: { opinion: '已有说明' } })
  await control.refused(suggestion, 'close-matter', { outcome: 'dropped', summary: '不采纳' }, 'gate.missing')
  await control.page.goto(`/cases/${suggestion}`)
  await control.page.locator('.case-header-acts .ant-btn-primary').click()
  const answer = formOf(control.page, 'make-record')
  await fill(control.page, answer, '结果', { tick: '未采纳' })
  await fill(control.page, answer, '怎样告知', { pick: '系统通知' })
  await fill(control.page, answer, '答复内容', '面料说明已在官网')
  await answer.getByRole('button', { name: spaced('填写记录') }).click()
  await answer.waitFor({ state: 'hidden' })
  await control.act(suggestion, 'close-matter', { outcome: 'dropped', summary: '不采纳，已告知' })
})
