import type { TestOrganisation } from './factories.ts'

/** A record without gaps, so that no duty to complete it opens. */
export const wholeRecord = { description: '六轴机器人报警停机', demand: '当天恢复生产', occurredAt: '2026-03-01T00:30:00.000Z' }
const report = { details: '六轴报警', judgement: '减速机异响', demand: '当天恢复', measures: '已远程复位' }

/** A general anomaly of the implementation department, handled by the field engineer, whose plan waits for the department head. */
export async function anAnomalyInPlanning(firm: TestOrganisation): Promise<{ id: string; request: string }> {
  const front = firm.as('otherFrontLine')
  const head = firm.as('headOfImplementation')
  const engineer = firm.as('fieldEngineer')
  const { id } = await front.register({ ...wholeRecord, customerId: firm.customers[0]!.id, category: 'after-sales' })
  await front.act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
  await head.act(id, 'classify', { level: 'general', facts: {} })
  const up = await front.act(id, 'report', report)
  await head.act(id, 'acknowledge', { report: up.event })
  await head.act(id, 'assign', { person: firm.people.fieldEngineer })
  await engineer.act(id, 'investigate', {
    checked: ['site-visit'],
    causeClass: 'part',
    findings: '减速机磨损',
    rootCause: '润滑不足',
  })
  const plan = await engineer.act(id, 'plan', {
    measures: [
      { department: firm.departments.implementation, person: firm.people.fieldEngineer, dueAt: '2026-03-03T09:00:00.000Z' },
    ],
    measureTexts: ['更换减速机'],
    resources: '备件一套',
  })
  return { id, request: plan.event }
}
