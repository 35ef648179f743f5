import { beforeAll, describe, expect, it } from 'vitest'
import type { InputOf } from '../../events/registry.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { Walk } from '../../test/walk.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

const whole = { description: '六轴机器人报警停机', demand: '当天恢复生产', occurredAt: '2026-03-02T00:30:00.000Z' }
const report = { details: '六轴报警', judgement: '减速机异响', demand: '当天恢复', measures: '已远程复位' }
const findings = {
  checked: ['service-records', 'site-visit'],
  causeClass: 'part',
  findings: '减速机磨损',
  rootCause: '润滑不足',
} as const
const study = { title: '减速机润滑', problem: '停机', rootCause: '润滑不足', experience: '按期换油' }

async function begin(who: PersonName, more: Parameters<ReturnType<TestOrganisation['as']>['register']>[0]): Promise<Walk> {
  const firm = await anOrganisation(database)
  const opened = await firm.as(who).register({ ...whole, customerId: firm.customers[0]!.id, category: 'after-sales', ...more })
  expect(opened.stage).toBe('discovery')
  expect(opened.missing).toEqual([])
  return new Walk(firm, opened.id)
}

const stageOf = async (walk: Walk) => (await walk.view()).stage

/** What every level ends with: feedback, report back, form, retrospective, archive, case study. */
async function closeLoop(
  walk: Walk,
  owner: PersonName,
  receivers: PersonName[],
  form: string,
  approvers: PersonName[],
  reviewer: PersonName,
): Promise<void> {
  await walk.refused(owner, 'record-feedback', { satisfied: true, via: 'phone' }, 'gate.missing')
  const sent = await walk.step(owner, 'send-result', { channel: 'phone', text: '已修复' }, { sales: 'act.not-yours' })
  expect(sent.result).toEqual({ link: expect.stringMatching(/^\/c\/./) })
  await walk.step(
    owner,
    'record-feedback',
    { satisfied: true, rating: 5, via: 'phone', comment: '满意' },
    { sales: 'act.not-yours' },
  )
  expect(await stageOf(walk)).toBe('retrospective')

  const up = await walk.step(owner, 'report-result', { summary: '已恢复生产' }, { sales: 'act.not-yours' })
  for (const receiver of receivers) await walk.step(receiver, 'acknowledge', { report: up.event }, { sales: 'report.not-to-you' })

  await walk.refused('serviceDesk', 'archive', {}, 'gate.missing')
  await walk.refused(owner, 'submit-form', { form, values: {} }, 'form.incomplete')
  await walk.step(owner, 'submit-form', await walk.form(form), { sales: 'act.not-yours' })
  const request = await walk.request()
  for (const approver of approvers)
    await walk.step(approver, 'decide', { request, decision: 'approve' }, { sales: 'approval.not-your-turn' })

  await walk.step(
    reviewer,
    'review',
    { rootCause: '润滑不足', lessons: '点检缺项', improvements: '增加点检' },
    { sales: 'act.not-yours' },
  )
  await walk.refused('serviceDesk', 'publish-case-study', study, 'gate.missing')
  await walk.step('serviceDesk', 'archive', {}, { [owner]: 'act.not-yours', sales: 'act.not-yours' })
  await walk.refused(owner, 'progress', { to: 'customer', text: '再说一句' }, 'case.closed')
  await walk.step('serviceDesk', 'publish-case-study', study, { sales: 'act.not-yours' })

  const view = await walk.view()
  expect(view.stage).toBe('archived')
  expect(view.closed).toBe(true)
  expect(view.retainUntil).toBe('2029-03-02')
  expect(view.archive.filter(item => item.event === null)).toEqual([])
  expect(view.requests).toEqual([])
  expect(view.reports).toEqual([])
  expect(view.duties.filter(d => !['met', 'cancelled'].includes(d.state)).map(d => `${d.rule} ${d.state}`)).toEqual([])
  const left = await walk.firm
    .as('auditor')
    .do(ctx =>
      ctx.tx.selectFrom('alarms').select('duty_key').where('org_id', '=', ctx.org).where('fired_at', 'is', null).execute(),
    )
  expect(left).toEqual([])
}

describe('a general anomaly', () => {
  it('goes all the way round, each step by the right people only', async () => {
    const walk = await begin('otherFrontLine', {})
    const { firm } = walk
    await walk.refused('headOfImplementation', 'classify', { level: 'general', facts: {} }, 'gate.missing')
    await walk.step('otherFrontLine', 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    expect(await stageOf(walk)).toBe('reporting')
    await walk.step(
      'headOfImplementation',
      'classify',
      { level: 'general', facts: {} },
      { otherFrontLine: 'act.not-yours', headOfSales: 'act.not-yours' },
    )
    await walk.refused('headOfImplementation', 'assign', { person: firm.people.fieldEngineer }, 'gate.missing')
    const up = await walk.step('otherFrontLine', 'report', report, { sales: 'act.not-yours' })
    await walk.step(
      'headOfImplementation',
      'acknowledge',
      { report: up.event },
      { headOfSales: 'report.not-to-you', otherFrontLine: 'report.not-to-you' },
    )
    expect(await stageOf(walk)).toBe('response')
    await walk.step(
      'headOfImplementation',
      'assign',
      { person: firm.people.fieldEngineer },
      { otherFrontLine: 'act.not-yours', headOfSales: 'act.not-yours' },
    )
    const assigned = await walk.view()
    expect(assigned.owner?.id).toBe(firm.people.fieldEngineer)
    expect(assigned.duties.find(d => d.rule === 'solve-general')?.owner.id).toBe(firm.people.fieldEngineer)

    await walk.refused('fieldEngineer', 'plan', walk.plan('fieldEngineer'), 'gate.missing')
    await walk.step(
      'fieldEngineer',
      'investigate',
      { ...findings, checked: [...findings.checked] },
      { otherFrontLine: 'act.not-yours' },
    )
    await walk.step('fieldEngineer', 'plan', walk.plan('fieldEngineer'), { otherFrontLine: 'act.not-yours' })
    const request = await walk.request()
    await walk.refused('fieldEngineer', 'start', {}, 'gate.missing')
    await walk.refused('headOfImplementation', 'decide', { request, decision: 'return' }, 'approval.reason-missing')
    await walk.step(
      'headOfImplementation',
      'decide',
      { request, decision: 'approve' },
      { fieldEngineer: 'approval.own', leader: 'approval.not-your-turn', headOfSales: 'approval.not-your-turn' },
    )
    await walk.refused('headOfImplementation', 'decide', { request, decision: 'approve' }, 'approval.none-waiting')
    await walk.step('fieldEngineer', 'start', {}, { otherFrontLine: 'act.not-yours' })
    await walk.step('fieldEngineer', 'progress', { to: 'customer', text: '备件已到' }, { otherFrontLine: 'act.not-yours' })
    await walk.refused('fieldEngineer', 'send-result', { channel: 'phone', text: '已修复' }, 'gate.missing')
    await walk.step(
      'fieldEngineer',
      'complete',
      { solution: '更换减速机', measures: '校准', guarantees: '一周回访' },
      { otherFrontLine: 'act.not-yours' },
    )
    expect(await stageOf(walk)).toBe('feedback')
    await closeLoop(
      walk,
      'fieldEngineer',
      ['headOfImplementation'],
      'general-record',
      ['headOfImplementation'],
      'headOfImplementation',
    )
  })

  it('starts a new round when the plan is returned, and nobody decides on the old one', async () => {
    const walk = await begin('otherFrontLine', {})
    const { firm } = walk
    await walk.step('otherFrontLine', 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    await walk.step('headOfImplementation', 'classify', { level: 'general', facts: {} })
    const up = await walk.step('otherFrontLine', 'report', report)
    await walk.step('headOfImplementation', 'acknowledge', { report: up.event })
    await walk.step('headOfImplementation', 'assign', { person: firm.people.fieldEngineer })
    await walk.step('fieldEngineer', 'investigate', { ...findings, checked: [...findings.checked] })
    await walk.step('fieldEngineer', 'plan', walk.plan('fieldEngineer'))
    const first = await walk.request()
    await walk.step('headOfImplementation', 'decide', { request: first, decision: 'return', reason: '缺时间安排' })
    await walk.refused('fieldEngineer', 'start', {}, 'gate.missing')
    await walk.refused('fieldEngineer', 'plan', walk.plan('fieldEngineer'), 'plan.amendment-reason-missing')
    await walk.step('fieldEngineer', 'plan', walk.plan('fieldEngineer', { amendment: '补充时间安排' }))
    await walk.refused('headOfImplementation', 'decide', { request: first, decision: 'approve' }, 'approval.none-waiting')
    const second = await walk.request()
    expect(second).not.toBe(first)
    const rows = await firm
      .as('auditor')
      .do(ctx =>
        ctx.tx
          .selectFrom('approvals')
          .select(['id', 'round', 'outcome', 'waiting'])
          .where('org_id', '=', ctx.org)
          .orderBy('round')
          .execute(),
      )
    expect(rows).toEqual([
      { id: first, round: 1, outcome: 'returned', waiting: [] },
      { id: second, round: 2, outcome: null, waiting: [firm.people.headOfImplementation] },
    ])
  })
})

describe('a larger anomaly', () => {
  it('goes over the department head to the deputy leader, with a team, acceptance and a report', async () => {
    const walk = await begin('otherFrontLine', { facts: { attitude: 'clear' } })
    const { firm } = walk
    expect((await walk.view()).level).toBe('larger')
    await walk.step('otherFrontLine', 'verify', {
      serviceStage: 'installation',
      content: '停机',
      scope: '一条线',
      demand: '恢复',
    })
    await walk.step('headOfImplementation', 'classify', { level: 'larger', facts: {} }, { otherFrontLine: 'act.not-yours' })
    const first = await walk.step('otherFrontLine', 'report', report, { sales: 'act.not-yours' })
    await walk.step('headOfImplementation', 'acknowledge', { report: first.event }, { deputyLeader: 'report.not-to-you' })
    const team = {
      owner: firm.people.research,
      members: [firm.people.research, firm.people.fieldEngineer],
      nodeTimes: ['2026-03-03T09:00:00.000Z'],
      nodes: ['到场'],
    }
    await walk.refused('deputyLeader', 'form-team', team, 'gate.missing')
    const second = await walk.step('headOfImplementation', 'report', report)
    await walk.step('deputyLeader', 'acknowledge', { report: second.event }, { leader: 'report.not-to-you' })
    expect(await stageOf(walk)).toBe('response')
    await walk.step('deputyLeader', 'form-team', team, { headOfImplementation: 'act.not-yours' })
    await walk.refused('deputyLeader', 'form-team', { ...team, nodes: ['到场', '完工'] }, 'team.nodes-without-times')

    await walk.step('research', 'investigate', { ...findings, checked: [...findings.checked] }, { sales: 'act.not-yours' })
    await walk.step('research', 'plan', walk.plan('research'), {
      fieldEngineer: 'act.not-yours',
      headOfImplementation: 'act.not-yours',
    })
    const request = await walk.request()
    await walk.step(
      'deputyLeader',
      'decide',
      { request, decision: 'approve' },
      { headOfImplementation: 'approval.not-your-turn', research: 'approval.own' },
    )
    await walk.step('research', 'start', {}, { fieldEngineer: 'act.not-yours' })
    await walk.step('research', 'progress', { to: 'deputy-leader', text: '进行中', percent: 40 }, { sales: 'act.not-yours' })
    await walk.step(
      'research',
      'complete',
      { solution: '更换减速机', measures: '校准', guarantees: '一周回访' },
      { fieldEngineer: 'act.not-yours' },
    )
    await walk.refused('research', 'submit-form', await walk.form('larger-report'), 'gate.missing')
    await walk.step('research', 'accept', { passed: true, via: 'paper', signer: '林主任' }, { sales: 'act.not-yours' })
    await closeLoop(walk, 'research', ['deputyLeader', 'leader'], 'larger-report', ['deputyLeader'], 'deputyLeader')
  })
})

describe('a major anomaly', () => {
  it('goes to leader and principal, with an emergency meeting, management, full acceptance and the group', async () => {
    const walk = await begin('otherFrontLine', { facts: { attitude: 'strong', contract: 'interrupted', disputeLikely: true } })
    const { firm } = walk
    expect((await walk.view()).level).toBe('major')
    await walk.step('otherFrontLine', 'verify', { serviceStage: 'after-sales', content: '停产', scope: '全厂', demand: '赔偿' })
    await walk.step('deputyLeader', 'classify', { level: 'major', facts: {} }, { headOfImplementation: 'act.not-yours' })
    const first = await walk.step('otherFrontLine', 'report', report)
    await walk.step('headOfImplementation', 'acknowledge', { report: first.event })
    await walk.step('deputyLeader', 'acknowledge', { report: first.event }, { headOfImplementation: 'report.not-to-you' })
    const second = await walk.step('deputyLeader', 'report', report, { headOfImplementation: 'act.not-yours' })
    const meeting = {
      meeting: 'emergency',
      attendees: [firm.people.leader, firm.people.deputyLeader, firm.people.research],
      departments: [firm.departments.research],
      owner: firm.people.research,
      minutes: '研究',
      decisions: '成立专项组',
    } as const
    const data: InputOf<'hold-meeting'> = { ...meeting, attendees: [...meeting.attendees], departments: [...meeting.departments] }
    await walk.refused('leader', 'hold-meeting', data, 'gate.missing')
    await walk.step('leader', 'acknowledge', { report: second.event }, { deputyLeader: 'report.not-to-you' })
    expect((await walk.view()).duties.find(d => d.rule === 'report-major')?.state).toBe('running')
    await walk.step('principal', 'acknowledge', { report: second.event })
    expect((await walk.view()).duties.find(d => d.rule === 'report-major')?.state).toBe('met')
    await walk.step('leader', 'hold-meeting', data, { headOfImplementation: 'act.not-yours' })

    await walk.step('research', 'investigate', { ...findings, checked: [...findings.checked] }, { sales: 'act.not-yours' })
    await walk.step(
      'research',
      'plan',
      walk.plan('research', { toManagement: true, goals: '48 小时恢复', contingency: '备机' }),
      { fieldEngineer: 'act.not-yours' },
    )
    const request = await walk.request()
    await walk.refused('managementOne', 'decide', { request, decision: 'approve' }, 'approval.not-your-turn')
    await walk.step('leader', 'decide', { request, decision: 'approve' }, { deputyLeader: 'approval.not-your-turn' })
    await walk.step('managementTwo', 'decide', { request, decision: 'approve' }, { leader: 'approval.not-your-turn' })
    await walk.step('research', 'start', {}, { fieldEngineer: 'act.not-yours' })
    await walk.step('research', 'hold-meeting', { ...data, meeting: 'daily' }, { sales: 'act.not-yours' })
    await walk.step(
      'research',
      'complete',
      { solution: '更换整机', measures: '校准', guarantees: '驻场一周' },
      { fieldEngineer: 'act.not-yours' },
    )
    await walk.step('research', 'accept', { passed: true, via: 'paper', signer: '林主任' }, { sales: 'act.not-yours' })
    const group: PersonName[] = ['leader', 'deputyLeader', 'headOfResearch', 'headOfImplementation', 'headOfSales', 'headOfLegal']
    await closeLoop(walk, 'research', ['deputyLeader', 'leader'], 'major-summary', group, 'leader')
  })
})
