import { afterAll, beforeAll, expect, test } from 'vitest'
import { wholeRecord } from '../cases.ts'
import { closeLoop, findings, report } from './closing.ts'
import { aWorld, until, type World } from './harness.ts'
import { onScreen } from './screen.ts'

let world: World
let caseId: string
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00')
})
afterAll(() => world.close())

test('a general anomaly comes in over the API and is graded on the screen by the head of the department', async () => {
  const front = await world.as('otherFrontLine')
  const { status, body } = await front.send('POST', '/api/cases', {
    ...wholeRecord,
    kind: 'anomaly',
    title: '示教器报警',
    category: 'after-sales',
    customerId: world.firm.customers[0]!.id,
  })
  expect(status).toBe(201)
  caseId = (body as { id: string }).id
  const head = await world.as('headOfImplementation')
  await head.refused(caseId, 'classify', { level: 'general', facts: {} }, 'gate.missing')
  await front.act(caseId, 'verify', { serviceStage: 'after-sales', content: '报警', scope: '一台', demand: '恢复' })
  await (await world.as('headOfSales')).refused(caseId, 'classify', { level: 'general', facts: {} }, 'act.not-yours')
  await onScreen(head.page, caseId, 'classify')
  expect(await head.view(caseId)).toMatchObject({ level: 'general', levelConfirmed: true })
})

test('what somebody does stands on another screen at once', async () => {
  const front = await world.as('otherFrontLine')
  const head = await world.as('headOfImplementation')
  await head.page.goto(`/cases/${caseId}`)
  await head.page.getByRole('heading', { name: '示教器报警' }).waitFor()
  const { event } = await front.act(caseId, 'report', report)
  await head.page.locator('main').getByText(report.judgement).first().waitFor()
  await front.refused(caseId, 'acknowledge', { report: event }, 'report.not-to-you')
  await head.page.goto('/')
  // The report's own button; the duty's opens the form.
  await head.page.getByRole('region', { name: '待我确认的上报' }).getByRole('button', { name: '确认收到' }).click()
  await until(
    async () => (await head.view(caseId)).stage,
    stage => stage === 'response',
    'the response begins',
  )
})

test('it goes to one handler, whose plan the head approves before it is carried out', async () => {
  const [head, handler, front] = [
    await world.as('headOfImplementation'),
    await world.as('fieldEngineer'),
    await world.as('otherFrontLine'),
  ]
  const { people } = world.firm
  await front.refused(caseId, 'assign', { person: people.fieldEngineer }, 'act.not-yours')
  await onScreen(head.page, caseId, 'assign', { person: { pick: '赵磊' } })
  expect((await head.view(caseId)).owner).toMatchObject({ id: people.fieldEngineer })
  await onScreen(handler.page, caseId, 'investigate', {
    checked: { pick: '现场' },
    causeClass: { pick: '零部件' },
    findings: findings.findings,
    rootCause: findings.rootCause,
  })
  await front.refused(caseId, 'investigate', findings, 'act.not-yours')
  await onScreen(handler.page, caseId, 'plan', {
    '=措施': '更换示教器',
    '=责任部门': { pick: '项目实施部' },
    '=责任人': { pick: '赵磊' },
    '=完成期限': { moment: '2026-03-02 17:00' },
    resources: '备件一台',
  })
  const request = (await head.view(caseId)).requests[0]!.id
  await handler.refused(caseId, 'start', {}, 'gate.missing')
  await handler.refused(caseId, 'decide', { request, decision: 'approve' }, 'approval.own')
  await head.refused(caseId, 'decide', { request, decision: 'return' }, 'approval.reason-missing')
  await head.act(caseId, 'decide', { request, decision: 'approve' })
  await handler.act(caseId, 'start', {})
  await handler.act(caseId, 'progress', { to: 'customer', text: '备件已到' })
  world.clock.set('2026-03-02 16:00')
  await front.refused(caseId, 'complete', { solution: '更换', measures: '校准', guarantees: '回访' }, 'act.not-yours')
  await handler.act(caseId, 'complete', { solution: '更换示教器', measures: '校准', guarantees: '一周回访' })
})

test('and all the way round to the archive', async () => {
  await closeLoop(world, caseId, {
    owner: 'fieldEngineer',
    receivers: ['headOfImplementation'],
    form: 'general-record',
    approvers: ['headOfImplementation'],
    reviewer: 'headOfImplementation',
    retainUntil: '2029-03-02',
  })
  const { duties } = await (await world.as('auditor')).view(caseId)
  expect(duties.filter(d => !['met', 'cancelled'].includes(d.state)).map(d => `${d.rule} ${d.state}`)).toEqual([])
})
