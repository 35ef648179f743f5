import { afterAll, beforeAll, expect, test } from 'vitest'
import { wholeRecord } from '../cases.ts'
import { closeLoop, customerAnswers, findings, report } from './closing.ts'
import { aWorld, emailOf, until, type World } from './harness.ts'
import { onScreen } from './screen.ts'

let world: World
let caseId: string
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00')
})
afterAll(() => world.close())

test('a larger anomaly goes up two steps; the deputy leader is warned before the two hours are over', async () => {
  const [front, head, deputy] = [
    await world.as('otherFrontLine'),
    await world.as('headOfImplementation'),
    await world.as('deputyLeader'),
  ]
  const { status, body } = await front.send('POST', '/api/cases', {
    ...wholeRecord,
    kind: 'anomaly',
    title: '视觉定位偏差超标',
    category: 'installation',
    customerId: world.firm.customers[0]!.id,
    facts: { attitude: 'clear' },
  })
  expect(status).toBe(201)
  caseId = (body as { id: string }).id
  expect(await front.view(caseId)).toMatchObject({ level: 'larger', levelConfirmed: false })
  await front.act(caseId, 'verify', { serviceStage: 'installation', content: '偏差', scope: '一条线', demand: '恢复节拍' })
  await front.refused(caseId, 'classify', { level: 'larger', facts: {} }, 'act.not-yours')
  await head.act(caseId, 'classify', { level: 'larger', facts: {} })
  const first = await front.act(caseId, 'report', report)
  await deputy.refused(caseId, 'acknowledge', { report: first.event }, 'report.not-to-you')
  await head.act(caseId, 'acknowledge', { report: first.event })

  // Three quarters of the two hours have gone: whoever owes the report is warned.
  const due = (await head.view(caseId)).duties.find(d => d.rule === 'report-larger')!
  expect(due).toMatchObject({
    clause: '8(2)',
    dueAt: '2026-03-02T03:00:00.000Z',
    owner: { id: world.firm.people.headOfImplementation },
  })
  world.clock.set('2026-03-02 10:31')
  const rung = await until(
    async () => (await head.view(caseId)).timeline.filter(e => e.type === 'alarm.fired' && e.data.rule === 'report-larger'),
    fired => fired.length > 0,
    'the warning',
  )
  expect(rung.map(e => e.data.kind)).toEqual(['warning'])
  await until(
    world.mails,
    mails => mails.some(m => m.to === emailOf('headOfImplementation') && m.text.includes('较大异常上报副组长')),
    'its mail',
  )

  const second = await head.act(caseId, 'report', report)
  await deputy.act(caseId, 'acknowledge', { report: second.event })
  expect((await head.view(caseId)).duties.find(d => d.rule === 'report-larger')).toMatchObject({ state: 'met' })
})

test('a team is formed on the screen, with time nodes', async () => {
  const [head, deputy] = [await world.as('headOfImplementation'), await world.as('deputyLeader')]
  const { people } = world.firm
  const team = { owner: people.research, members: [people.research], nodeTimes: ['2026-03-03T09:00:00.000Z'], nodes: ['到场'] }
  await head.refused(caseId, 'form-team', team, 'act.not-yours')
  await onScreen(deputy.page, caseId, 'form-team', {
    owner: { pick: '杨帆' },
    members: { pick: '赵磊' },
    '=节点': '到场',
    '=时间': { moment: '2026-03-03 09:00' },
  })
  expect((await deputy.view(caseId)).people['team-owner']).toMatchObject([{ id: people.research }])
})

test('it is investigated, planned, carried out with daily progress and accepted by the customer', async () => {
  const { people, departments } = world.firm
  const [owner, deputy, head] = [
    await world.as('research'),
    await world.as('deputyLeader'),
    await world.as('headOfImplementation'),
  ]
  await owner.act(caseId, 'investigate', findings)
  const plan = {
    measures: [{ department: departments.research, person: people.research, dueAt: '2026-03-03T09:00:00.000Z' }],
    measureTexts: ['重新标定'],
    resources: '研发一人',
  }
  await head.refused(caseId, 'plan', plan, 'act.not-yours')
  const { event: request } = await owner.act(caseId, 'plan', plan)
  await head.refused(caseId, 'decide', { request, decision: 'approve' }, 'approval.not-your-turn')
  await onScreen(deputy.page, caseId, 'decide', { decision: { tick: '同意' } })
  await owner.act(caseId, 'start', {})
  world.clock.set('2026-03-03 10:00')
  await onScreen(owner.page, caseId, 'progress', { text: '标定完成一半' })
  await owner.refused(caseId, 'submit-form', { form: 'larger-report', values: {} }, 'gate.missing')
  const { result } = await owner.act(caseId, 'complete', { solution: '重新标定', measures: '加装定位销', guarantees: '一周回访' })
  await customerAnswers(world, result.link!, 'acceptance')
})

test('and all the way round to the archive', async () => {
  await closeLoop(world, caseId, {
    owner: 'research',
    receivers: ['deputyLeader', 'leader'],
    form: 'larger-report',
    approvers: ['deputyLeader'],
    reviewer: 'deputyLeader',
    retainUntil: '2029-03-05', // three years later is a Saturday: the last day off rolls on,
  })
})
