import type { Pack } from '../engine/pack.ts'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { wholeRecord } from './cases.ts'
import type { TestOrganisation } from './factories.ts'

/** The robot regulation with times on the steps of compensations, a countersignature from 200,000 CNY on top, and a limit of the leader. */
export const withStepClocks: Pack = {
  ...robot,
  routes: [
    ...robot.routes.map(route =>
      route.subject === 'compensation'
        ? { ...route, steps: route.steps.map(step => ({ ...step, within: { workdays: 2 } })) }
        : route,
    ),
    {
      id: 'countersign-large-compensation',
      clause: '12(3)',
      subject: 'compensation',
      overlay: 'before',
      when: { amountFen: { gte: 20_000_000 } },
      steps: [{ id: 'finance-head', clause: '12(3)', mode: 'any', by: [{ role: 'department-head' }] }],
    },
  ],
  limits: [{ id: 'leader-below-100k', clause: '12(3)', role: 'leader', subjects: ['compensation'], belowFen: 10_000_000 }],
}

/** An anomaly whose loss finance and legal have assessed, with a compensation put to its route by finance. */
export async function aCompensation(
  firm: TestOrganisation,
  amountFen = 5_000_000,
  more: { urgent?: boolean; urgentReason?: string } = {},
): Promise<{ id: string; request: string }> {
  const { id } = await firm
    .as('otherFrontLine')
    .register({ ...wholeRecord, customerId: firm.customers[0]!.id, category: 'after-sales' })
  await firm
    .as('otherFrontLine')
    .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '赔偿' })
  await firm.as('headOfImplementation').act(id, 'classify', { level: 'general', facts: {} })
  const assessed = await firm.as('finance').act(id, 'assess-loss', {
    lossFen: amountFen,
    finance: firm.people.finance,
    legal: firm.people.legal,
    liability: 'company',
    basis: '停机两天的产值',
  })
  const { event: assessment } = assessed
  await firm.as('legal').act(id, 'confirm-loss', { assessment })
  const { event } = await firm.as('finance').act(id, 'submit-compensation', { amountFen, terms: '一次性赔付', ...more })
  return { id, request: event }
}
