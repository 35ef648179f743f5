import type { Example } from '../../../engine/pack.ts'
import { permitName } from '../../../engine/permissions.ts'
import type { DunningStep } from '../../../events/contract-events.ts'
import type { PlainOf } from '../../../events/registry.ts'
import { contractPermits } from './contract-rules.ts'
import * as on from './example-events.ts'

type DutyExample = Extract<Example, { type: 'duty' }>
const duty = (
  rule: string,
  name: string,
  events: DutyExample['events'],
  now: string,
  state: DutyExample['state'],
  due?: string,
): DutyExample => ({ type: 'duty', rule, name, events, now, state, ...(due === undefined ? {} : { due }) })

const contract = on.opened('2026-03-02 09:00', 'contract')
const reviewed = [contract, on.submitted('2026-03-02 10:00'), on.decided('2026-03-02 11:00', 'approved')] as const
export const signed = ['2026-03-02 14:00', 'contract.signed', signing()] as const
function signing(): PlainOf<'contract.signed'> {
  return { type: 'parts', signedOn: '2026-03-02', amountFen: 500_000, terms: [{ part: 'instalment', percent: 100, days: 30 }] }
}
const performance = (at: string, finished: boolean) =>
  [at, 'contract.performed', { sort: 'delivery', performedOn: at.slice(0, 10), lines: [], finished, toInvoice: true }] as const
const invoice = (at: string, watch: Partial<PlainOf<'invoice.issued'>> = {}) =>
  [
    at,
    'invoice.issued',
    {
      ...{ kind: 'special', number: '0001', issuedOn: at.slice(0, 10), totalFen: 500_000, taxPercent: 13, netFen: 442_478 },
      ...{ taxFen: 57_522, parts: [{ part: 'instalment', fen: 500_000, dueOn: '2026-04-11' }], ...watch },
    },
  ] as const
const next = (step: DunningStep, nextRung: number, nextAt: string) => ({ next: step, nextRung, nextAt })
const reminded = { ...next('reminder', 1, '2026-04-08T10:00:00.000Z') }
const dunned = (at: string, step: DunningStep, endsRung: number, more: Partial<PlainOf<'customer.dunned'>> = {}) =>
  [at, 'customer.dunned', { step, via: 'call', outcome: 'reached', overdueFen: 500_000, endsRung, ...more }] as const
const received = (at: string, watch: Partial<PlainOf<'payment.received'>>) =>
  [
    at,
    'payment.received',
    { amountFen: 500_000, receivedOn: at.slice(0, 10), via: 'bank', shares: [], creditFen: 0, ...watch },
  ] as const
const owed = [
  ...reviewed,
  signed,
  performance('2026-03-10 10:00', true),
  invoice('2026-03-12 10:00', { paid: false, ...reminded }),
]
const ladder: readonly (readonly [DunningStep, DunningStep | undefined])[] = [
  ['second', 'reminder'],
  ['letter', 'second'],
  ['visit', 'letter'],
  ['legal', 'visit'],
]

const duties: readonly Example[] = [
  duty('review-contract', '起草了要送审', [contract], '2026-03-02 09:30', 'running'),
  duty('review-contract', '送审了，还没有通过', [contract, on.submitted('2026-03-02 10:00')], '2026-03-02 10:30', 'running'),
  duty('review-contract', '评审通过了', [...reviewed], '2026-03-02 11:30', 'met'),
  duty(
    'review-contract',
    '退回来了：重新送审',
    [contract, on.submitted('2026-03-02 10:00'), on.decided('2026-03-02 11:00', 'returned')],
    '2026-03-02 12:00',
    'running',
  ),
  duty(
    'review-contract',
    '签订后核销没有批准：不是评审',
    [...reviewed, signed, on.submitted('2026-05-04 10:00'), on.decided('2026-05-04 11:00', 'returned')],
    '2026-05-04 12:00',
    'met',
  ),
  duty('sign-contract', '评审通过了要签', [...reviewed], '2026-03-02 11:30', 'running'),
  duty('sign-contract', '签了', [...reviewed, signed], '2026-03-02 15:00', 'met'),
  duty('perform-contract', '签了要履行', [...reviewed, signed], '2026-03-02 15:00', 'running'),
  duty(
    'perform-contract',
    '只履行了一部分',
    [...reviewed, signed, performance('2026-03-09 10:00', false)],
    '2026-03-09 11:00',
    'running',
  ),
  duty(
    'invoice-contract',
    '履行完开票',
    [...reviewed, signed, performance('2026-03-10 10:00', true)],
    '2026-03-10 11:00',
    'running',
  ),
  duty('dun-reminder', '到期前提醒，按公司设置的日子', owed, '2026-03-13 09:00', 'running', '2026-04-08 18:00'),
  duty(
    'dun-reminder',
    '提醒过了',
    [...owed, dunned('2026-04-08 10:00', 'reminder', 1)],
    '2026-04-08 11:00',
    'met',
    '2026-04-08 18:00',
  ),
  duty(
    'dun-reminder',
    '提前付清：不用提醒了',
    [...owed, received('2026-03-20 10:00', { paid: true, rearmed: true })],
    '2026-03-21 09:00',
    'cancelled',
    '2026-04-08 18:00',
  ),
  duty(
    'dun-second',
    '付了一部分：催收照旧',
    [
      ...owed,
      dunned('2026-04-08 10:00', 'reminder', 1, next('second', 2, '2026-04-20T10:00:00.000Z')),
      received('2026-04-09 10:00', { paid: false, amountFen: 100 }),
    ],
    '2026-04-10 09:00',
    'running',
    '2026-04-20 18:00',
  ),
  duty(
    'dun-second',
    '登记争议：停催',
    [
      ...owed,
      dunned('2026-04-08 10:00', 'reminder', 1, next('second', 2, '2026-04-20T10:00:00.000Z')),
      ['2026-04-09 10:00', 'receivable.disputed', { invoice: 'e5', paid: false, rearmed: true }],
    ],
    '2026-04-10 09:00',
    'cancelled',
    '2026-04-20 18:00',
  ),
  duty(
    'dun-letter',
    '承诺 5 月 13 日付：第二天才到期',
    [
      ...owed,
      dunned('2026-04-20 10:00', 'second', 1, {
        ...{ outcome: 'promised', promisedOn: '2026-05-13' },
        ...next('letter', 3, '2026-05-14T10:00:00.000Z'),
      }),
    ],
    '2026-05-04 09:00',
    'running',
    '2026-05-14 18:00',
  ),
  ...ladder.map(([step], at) =>
    duty(
      `dun-${step}`,
      '上一步之后，按公司设置的日子',
      [...owed, dunned('2026-04-10 10:00', ladder[at]![1]!, 1, next(step, at + 2, '2026-05-11T10:00:00.000Z'))],
      '2026-05-12 09:00',
      'overdue',
      '2026-05-11 18:00',
    ),
  ),
]

type Gate = Extract<Example, { type: 'gate' }>
const gate = (rule: string, act: string, name: string, open: string, before: string[], evidence: string[]): Gate[] => {
  const said = { type: 'gate', rule, kind: 'contract', act } as const
  return [
    { ...said, name, after: before, refused: true },
    { ...said, name: open, after: [...before, ...evidence], refused: false },
  ]
}
const gates: readonly Example[] = [
  ...gate('review-before-signature', 'sign-contract', '没有评审', '评审通过', [], ['contract-reviewed']),
  ...gate('signature-before-performance', 'perform-contract', '没有签', '签订后', [], ['signed']),
  ...gate('signature-before-invoice', 'issue-invoice', '没有签', '签订后', [], ['signed']),
  ...gate('invoice-before-dunning', 'dun', '没有开票', '开票后', ['performed'], ['invoiced']),
  ...gate('payment-before-closing', 'close-matter', '没有付清', '付清', ['performed', 'invoiced'], ['paid']),
]

const permits: readonly Example[] = contractPermits.flatMap(permit => {
  const of = { type: 'permit', rule: permitName(permit), kind: 'contract', act: permit.act, data: {} } as const
  const by = 'role' in permit.by[0]! ? `role:${permit.by[0].role}` : ''
  return [
    { ...of, name: '可以办', by, allowed: true },
    { ...of, name: '外勤不办', by: 'role:field-engineer', allowed: false },
  ]
})

type Route = Extract<Example, { type: 'route' }>
const route = (rule: string, name: string, data: Route['data'], ...by: string[]): Route => ({
  ...{ type: 'route', rule, name, kind: 'contract', subject: 'matter', data },
  steps: by.map(role => ({ by: [`role:${role}`], passes: 'any' })),
})
const routes: readonly Example[] = [
  route('contract-below-100k', '99,999.99 元：负责人', { amountFen: 9_999_999 }, 'customer-service-manager'),
  route(
    'contract-from-100k',
    '正好 10 万元：还要总经理',
    { amountFen: 10_000_000 },
    'customer-service-manager',
    'general-manager',
  ),
  route(
    'write-off',
    '核销一分钱也要总经理',
    { purpose: 'write-off', amountFen: 1 },
    'customer-service-manager',
    'general-manager',
  ),
]

/** 第十六条: contracts of the department itself. */
export const contractExamples: readonly Example[] = [...duties, ...gates, ...permits, ...routes]
