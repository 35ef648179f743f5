import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InputOf } from '../../events/registry.ts'
import { closeLoop, customerAnswers, findings, report } from './closing.ts'
import { aWorld, emailOf, until, type World } from './harness.ts'
import { formOf, nameOfAct, onScreen, openForm, spaced } from './screen.ts'

let world: World
let caseId: string
beforeAll(async () => {
  // Ten minutes before the National Day holiday.
  world = await aWorld('2026-09-30 23:50', { engine: 'pglite' })
})
afterAll(() => world.close())

test('is registered on the intake page, with the level that the table proposes', async () => {
  const { page } = await world.as('otherFrontLine')
  await page.goto('/cases/new')
  await page.getByLabel('客户电话').fill('13800000001')
  await page.getByRole('button', { name: '就是这位客户' }).click()
  await page.getByLabel('标题').fill('整线停产，减速机异响')
  await page.getByLabel('情况描述').fill('四台本体相继停机')
  await page.getByLabel('客户诉求').fill('48 小时内恢复生产')
  const fact = (question: RegExp, answer: string) =>
    page.locator('.intake-fact', { hasText: question }).getByText(answer, { exact: true }).click()
  await fact(/客户态度/, '强烈不满')
  await fact(/合同/, '中断')
  await fact(/投诉|仲裁/, '是')
  // What will follow stands beside it before anything is saved.
  await page.getByText('重大异常上报组长和主要负责人').first().waitFor()
  await page.getByRole('button', { name: spaced('登记') }).click()
  await page.waitForURL(/\/cases\/(?!new)[^/]+$/)
  caseId = new URL(page.url()).pathname.split('/').at(-1)!
  await page.getByRole('heading', { name: '整线停产，减速机异响' }).waitFor()
  const view = await (await world.as('otherFrontLine')).view(caseId)
  expect(view).toMatchObject({ level: 'major', levelConfirmed: false, stage: 'discovery', missing: ['occurredAt'] })
  expect(view.duties.find(d => d.rule === 'report-major')).toMatchObject({
    clause: '8(2)',
    dueAt: '2026-09-30T16:20:00.000Z', // 00:20, whatever the holiday: hours and minutes run through the night
    owner: { id: world.firm.people.deputyLeader },
    state: 'running',
  })
})

test('stands in the deputy leader’s inbox, rings in their mailbox, and says why it is due', async () => {
  const { page } = await world.as('deputyLeader')
  await page.goto('/')
  const duty = page.locator('main li').filter({ hasText: '重大异常上报组长和主要负责人' })
  await duty.waitFor()
  expect(await duty.innerText()).toMatch(/30\s*分|00:20/)
  await until(
    world.mails,
    mails => mails.some(m => m.to === emailOf('deputyLeader') && m.text.includes('重大异常上报组长和主要负责人')),
    'the ring in the mailbox',
  )
  await duty.getByText('为什么').click()
  const why = page.getByRole('dialog')
  await why.getByText('逐日计算').waitFor()
  const said = await why.innerText()
  expect(said).toMatch(/30\s*分钟/)
  expect(said).toContain('第 8(2) 条')
  expect(said).toMatch(/发现登记 2026-09-30 周三 23:50/)
  expect(said).toMatch(/2026-10-01 周四 00:20/)
  // The sum: one line, through the night.
  expect(said).toMatch(/23:50–00:20\s*30 分钟/)
  await page.keyboard.press('Escape')
})

test('is overdue at 00:21, and is escalated by mail and in the bell', async () => {
  world.clock.set('2026-10-01 00:21')
  const deputy = await world.as('deputyLeader')
  const dutyState = async () => (await deputy.view(caseId)).duties.find(d => d.rule === 'report-major')?.state
  await until(dutyState, state => state === 'overdue', 'the duty is overdue')
  await until(
    world.mails,
    mails => mails.some(m => m.to === emailOf('leader') && m.text.includes('重大异常上报组长和主要负责人')),
    'the escalation in the mailbox of the leader, who stands above',
  )
  const leader = await world.as('leader')
  const bell = await leader.send('GET', '/api/notifications')
  expect(JSON.stringify(bell.body)).toContain('重大异常上报组长和主要负责人')
  const fired = (await deputy.view(caseId)).timeline.filter(e => e.type === 'alarm.fired' && e.data.rule === 'report-major')
  expect(fired.map(e => e.data.kind).sort()).toEqual(['breach', 'escalation', 'warning'])
  await deputy.page.goto('/')
  const duty = deputy.page.locator('main li').filter({ hasText: '重大异常上报组长和主要负责人' })
  await duty
    .getByText(/超时?\s*1\s*分|超 1 分/)
    .first()
    .waitFor()
})

test('is verified, graded and reported up the line by the right people', async () => {
  const [front, head, deputy] = [
    await world.as('otherFrontLine'),
    await world.as('headOfImplementation'),
    await world.as('deputyLeader'),
  ]
  const [leader, principal, stranger] = [await world.as('leader'), await world.as('principal'), await world.as('legal')]
  await front.act(caseId, 'complete-record', { occurredAt: '2026-09-30T15:00:00.000Z' })
  await deputy.refused(caseId, 'classify', { level: 'major', facts: {} }, 'gate.missing')
  await onScreen(front.page, caseId, 'verify', {
    serviceStage: { pick: '售后' },
    content: '四台本体停机',
    scope: '整条产线',
    demand: '48 小时内恢复',
  })
  await head.refused(caseId, 'classify', { level: 'major', facts: {} }, 'act.not-yours')
  await onScreen(deputy.page, caseId, 'classify')
  await stranger.refused(caseId, 'report', report, 'act.not-yours')

  await onScreen(front.page, caseId, 'report', report)
  const first = (await front.view(caseId)).reports[0]!.id
  await leader.refused(caseId, 'acknowledge', { report: first }, 'report.not-to-you')
  await head.act(caseId, 'acknowledge', { report: first })
  await deputy.page.goto('/')
  await deputy.page.getByRole('button', { name: '确认收到' }).first().click()
  await until(
    async () => (await deputy.view(caseId)).reports.length,
    n => n === 0,
    'both have acknowledged',
  )

  await head.refused(caseId, 'report', report, 'act.not-yours')
  const second = (await deputy.act(caseId, 'report', report)).event
  await leader.act(caseId, 'acknowledge', { report: second })
  expect((await deputy.view(caseId)).duties.find(d => d.rule === 'report-major')?.closedAt).toBeNull()
  await principal.act(caseId, 'acknowledge', { report: second })
  expect((await deputy.view(caseId)).duties.find(d => d.rule === 'report-major')).toMatchObject({ state: 'late' })
})

test('is met, planned, approved, carried out and accepted; who may not sees why not', async () => {
  const { people, departments } = world.firm
  const [leader, owner, manager, deputy, engineer] = [
    await world.as('leader'),
    await world.as('research'),
    await world.as('managementOne'),
    await world.as('deputyLeader'),
    await world.as('serviceDesk'),
  ]
  world.clock.set('2026-10-01 01:00')
  const meeting: InputOf<'hold-meeting'> = {
    meeting: 'emergency',
    attendees: [people.leader, people.deputyLeader, people.research],
    departments: [departments.research],
    owner: people.research,
    minutes: '研究',
    decisions: '成立专项组',
  }
  await deputy.refused(caseId, 'hold-meeting', meeting, 'act.not-yours')
  await leader.act(caseId, 'hold-meeting', meeting)
  await owner.act(caseId, 'investigate', findings)

  await onScreen(owner.page, caseId, 'plan', {
    '=措施': '更换四台减速机',
    '=完成期限': { moment: '2026-10-02 18:00' },
    resources: '备件四套',
    goals: '48 小时恢复',
    contingency: '租用同型号设备',
    toManagement: { tick: '必要时提交公司管理层审议' },
  })
  const request = (await owner.view(caseId)).requests[0]!.id
  await manager.refused(caseId, 'decide', { request, decision: 'approve' }, 'approval.not-your-turn')
  // On the screen: the button is there, disabled, and says why.
  const form = await openForm(manager.page, caseId, 'decide')
  const button = form.getByRole('button', { name: spaced(nameOfAct('decide')) })
  expect(await button.isDisabled()).toBe(true)
  const because = form.locator('.gated-because')
  expect((await because.textContent())?.length).toBeGreaterThan(4)
  await manager.page.goto('/')

  await leader.page.goto('/approvals')
  await leader.page.getByText('整线停产，减速机异响').first().waitFor()
  await onScreen(leader.page, caseId, 'decide', { decision: { tick: '同意' } })
  await manager.act(caseId, 'decide', { request, decision: 'approve' })
  await engineer.refused(caseId, 'start', {}, 'act.not-yours')
  await onScreen(owner.page, caseId, 'start')
  await owner.act(caseId, 'hold-meeting', { ...meeting, meeting: 'daily' })
  world.clock.set('2026-10-01 09:00')
  await owner.refused(caseId, 'send-result', { channel: 'phone', text: '已修复' }, 'gate.missing')
  const form2 = await openForm(owner.page, caseId, 'complete')
  await form2.getByRole('button', { name: spaced(nameOfAct('complete')) }).click()
  // Nothing filled in: the form says what is missing and stays.
  await formOf(owner.page, 'complete').locator('.ant-form-item-explain-error').first().waitFor()
  const { result } = await owner.act(caseId, 'complete', { solution: '更换整机', measures: '校准', guarantees: '驻场一周' })
  await customerAnswers(world, result.link!, 'acceptance')
  await until(
    async () => (await owner.view(caseId)).timeline.some(e => e.type === 'customer.accepted'),
    Boolean,
    'the acceptance',
  )
})

test('goes the rest of the way round to the archive', async () => {
  await closeLoop(world, caseId, {
    owner: 'research',
    receivers: ['deputyLeader', 'leader'],
    form: 'major-summary',
    approvers: ['leader', 'deputyLeader', 'headOfResearch', 'headOfImplementation', 'headOfSales', 'headOfLegal'],
    reviewer: 'leader',
    retainUntil: '2029-10-01',
  })
})
