import type { Example, Pack, RouteRule } from '../../../engine/pack.ts'
import * as on from './example-events.ts'
import { r } from './regulation.ts'
import { is } from './triggers.ts'

/**
 * 赔偿与追偿 of a complaint. The text names no decider for compensation: the reading `compensation-bands` takes the bands of 5.1.1, which are those
 * of orders, for the amount of the compensation.
 */
const kinds = ['complaint'] as const
const clause = '5.1.1(1)'
const reading = 'compensation-bands'
const by = { clause, reading, kinds } as const
const wan = 1_000_000
const all = (...evidence: string[]) => evidence.map(id => ({ evidence: id }))
const money = [{ role: 'finance' }, { role: 'legal' }] as const
const settled = (subject: 'compensation' | 'ratification', ...outcomes: string[]) =>
  ({
    on: 'approval.decided',
    when: {
      final: is(true),
      subject: is(subject),
      outcome: is(...outcomes),
      ...(subject === 'ratification' ? { of: is('compensation') } : {}),
    },
  }) as const

const band = (
  id: string,
  of: '5.1.1(1)' | '5.1.1(2)' | '5.1.1(3)',
  amountFen: { gte?: number; lt?: number },
  step: RouteRule['steps'][number],
): RouteRule => ({ id, clause: of, subject: 'compensation', kinds: [...kinds], when: { amountFen }, steps: [step] })
const one = (role: string, of: string): RouteRule['steps'][number] => ({
  ...{ id: role, clause: of, reading, mode: 'any', by: [{ role }] },
})
export const compensationRoutes: Pack['routes'] = [
  band('compensation-below-100k', '5.1.1(1)', { lt: 10 * wan }, one('customer-service-manager', '5.1.1(1)')),
  band('compensation-100k-to-500k', '5.1.1(2)', { gte: 10 * wan, lt: 50 * wan }, one('deputy-general-manager', '5.1.1(2)')),
  band(
    'compensation-from-500k',
    '5.1.1(3)',
    { gte: 50 * wan },
    { ...one('manager-meeting', '5.1.1(3)'), mode: 'quorum', quorum: { of: 3, need: 2 } },
  ),
]

export const compensationPermits: Pack['permits'] = r.permits([
  { ...by, act: 'assess-loss', by: money },
  { ...by, act: 'confirm-loss', by: money },
  { ...by, act: 'submit-compensation', by: [{ caseRole: 'handler' }, { role: 'finance' }] },
  { ...by, act: 'record-payment', by: [{ role: 'finance' }] },
  { ...by, act: 'open-recovery', by: money },
  { ...by, act: 'record-recovery', by: money },
  { ...by, act: 'chase-recovery', by: money },
  { ...by, act: 'close-recovery', by: money },
])

export const compensationEvidence: Pack['evidence'] = r.evidence([
  {
    id: 'loss-agreed',
    clause,
    title: { zh: '财务与法务都确认的损失评估', en: 'Loss confirmed by finance and legal' },
    on: [{ on: 'loss.confirmed', when: { complete: is(true) } }],
    voidedBy: [{ on: 'loss.assessed' }],
  },
  {
    id: 'compensation-approved',
    clause,
    title: { zh: '批准的赔偿方案', en: 'Approved compensation' },
    on: [settled('compensation', 'approved')],
    voidedBy: [{ on: 'compensation.submitted' }, settled('ratification', 'rejected')],
  },
  {
    id: 'recovery-opened',
    clause,
    title: { zh: '启动的追偿', en: 'Recovery opened' },
    on: [{ on: 'recovery.opened' }],
    voidedBy: [{ on: 'recovery.closed' }],
  },
])

export const compensationGates: Pack['gates'] = r.gates([
  {
    ...by,
    id: 'assessment-before-compensation',
    title: { zh: '财务、法务共同评估，再提赔偿', en: 'Compensation follows the joint assessment' },
    act: 'submit-compensation',
    needs: all('loss-agreed'),
  },
  {
    ...by,
    id: 'approval-before-compensation-paid',
    title: { zh: '赔偿批准后付款', en: 'Paid once approved' },
    act: 'record-payment',
    needs: all('compensation-approved'),
  },
  ...(['record-recovery', 'chase-recovery', 'close-recovery'] as const).map(
    act =>
      ({
        ...by,
        id: `recovery-before-${act}`,
        title: { zh: '先启动追偿', en: 'Recovery is opened first' },
        act,
        needs: all('recovery-opened'),
      }) as const,
  ),
])

const open = { on: 'recovery.opened' } as const
const received = { on: 'recovery.received' } as const
const chased = { on: 'recovery.chased' } as const
const ended = { on: 'recovery.closed' } as const
export const compensationDuties: Pack['duties'] = r.duties([
  ...(['finance', 'legal'] as const).map(
    post =>
      ({
        ...by,
        id: `confirm-loss-${post}`,
        title:
          post === 'finance'
            ? { zh: '确认损失评估（财务）', en: 'Confirm the loss (finance)' }
            : { zh: '确认损失评估（法务）', en: 'Confirm the loss (legal)' },
        meaning: 'assess-loss',
        start: [{ on: 'loss.assessed', when: { waitsFor: is(post) } }],
        stop: [{ on: 'loss.confirmed', when: { as: is(post) } }],
        again: true,
        owner: { role: post },
        pausable: true,
        acts: ['confirm-loss'],
      }) as const,
  ),
  {
    ...by,
    id: 'pay-compensation',
    title: { zh: '支付赔偿', en: 'Pay the compensation' },
    meaning: 'pay-compensation',
    start: [settled('compensation', 'approved')],
    stop: [{ on: 'compensation.paid', when: { settled: is(true) } }],
    again: true,
    owner: { role: 'finance' },
    pausable: false,
    acts: ['record-payment'],
  },
  {
    ...by,
    id: 'pursue-recovery',
    title: { zh: '追偿到底', en: 'Pursue the recovery to its end' },
    meaning: 'recovery',
    start: [open],
    stop: [ended],
    again: true,
    owner: { role: 'legal' },
    pausable: false,
    acts: ['record-recovery', 'close-recovery'],
  },
  {
    ...by,
    id: 'chase-recovery',
    title: { zh: '每月催收追偿', en: 'Chase the recovery every month' },
    meaning: 'chase-recovery',
    // What comes in, and what is done about it, begins another month.
    start: [open, received, chased],
    stop: [received, chased],
    cancel: [ended],
    again: true,
    within: { months: 1 },
    owner: { role: 'legal' },
    to: [{ role: 'finance' }],
    pausable: false,
    acts: ['chase-recovery', 'record-recovery'],
  },
])

type Duty = Extract<Example, { type: 'duty' }>
const monday = '2026-03-02 09:00'
const duty = (rule: string, name: string, events: Duty['events'], state: Duty['state'], due?: string): Duty => ({
  ...{ type: 'duty', rule, name, state, now: '2026-03-20 10:00' },
  events: [on.opened(monday, 'complaint', { level: 'serious' }), ...events],
  ...(due === undefined ? {} : { due }),
})
const gate = (rule: string, act: string, name: string, needs: string): Example[] => [
  { type: 'gate', rule, name: `${name}：还没有`, kind: 'complaint', act, after: [], refused: true },
  { type: 'gate', rule, name: `${name}：有了`, kind: 'complaint', act, after: [needs], refused: false },
]
const permit = (act: string, may: string, mayNot: string): Example[] =>
  ([may, mayNot] as const).map(post => ({
    ...{ type: 'permit', rule: `permit:${act}:complaint`, act, kind: 'complaint', data: {}, by: post },
    ...{ name: `${post} ${post === may ? '可以' : '不可以'}`, allowed: post === may },
  }))
const route = (rule: string, name: string, amountFen: number, by: string, passes = 'any'): Example => ({
  ...{ type: 'route', rule, name, kind: 'complaint', subject: 'compensation', data: { amountFen } },
  steps: [{ by: [`role:${by}`], passes }],
})

export const compensationExamples: readonly Example[] = [
  route('compensation-below-100k', '99,999.99 元：客服部经理', 10 * wan - 1, 'customer-service-manager'),
  route('compensation-100k-to-500k', '正好 10 万元：分管副总经理', 10 * wan, 'deputy-general-manager'),
  route('compensation-from-500k', '正好 50 万元：总经理办公会', 50 * wan, 'manager-meeting', '2/3'),
  ...permit('assess-loss', 'role:finance', 'role:sales'),
  ...permit('confirm-loss', 'role:legal', 'role:sales'),
  ...permit('submit-compensation', 'case:handler', 'role:sales'),
  ...permit('record-payment', 'role:finance', 'role:legal'),
  ...permit('open-recovery', 'role:legal', 'role:sales'),
  ...permit('record-recovery', 'role:finance', 'role:sales'),
  ...permit('chase-recovery', 'role:legal', 'role:sales'),
  ...permit('close-recovery', 'role:legal', 'role:sales'),
  ...gate('assessment-before-compensation', 'submit-compensation', '共同评估', 'loss-agreed'),
  ...gate('approval-before-compensation-paid', 'record-payment', '批准', 'compensation-approved'),
  ...gate('recovery-before-record-recovery', 'record-recovery', '启动追偿', 'recovery-opened'),
  ...gate('recovery-before-chase-recovery', 'chase-recovery', '启动追偿', 'recovery-opened'),
  ...gate('recovery-before-close-recovery', 'close-recovery', '启动追偿', 'recovery-opened'),
  duty('confirm-loss-legal', '财务评估了，等法务', [on.assessed('2026-03-03 10:00', 'legal')], 'running'),
  duty(
    'confirm-loss-legal',
    '法务确认了',
    [on.assessed('2026-03-03 10:00', 'legal'), on.agreed('2026-03-03 15:00', 'legal')],
    'met',
  ),
  duty('confirm-loss-finance', '法务评估了，等财务', [on.assessed('2026-03-03 10:00', 'finance')], 'running'),
  duty(
    'confirm-loss-finance',
    '财务确认了',
    [on.assessed('2026-03-03 10:00', 'finance'), on.agreed('2026-03-03 15:00', 'finance')],
    'met',
  ),
  duty('pay-compensation', '批准后要付', [on.decided('2026-03-05 10:00', 'compensation', 'approved')], 'running'),
  duty(
    'pay-compensation',
    '只付了一部分',
    [on.decided('2026-03-05 10:00', 'compensation', 'approved'), on.paid('2026-03-06 10:00', false)],
    'running',
  ),
  duty(
    'pay-compensation',
    '付清了',
    [on.decided('2026-03-05 10:00', 'compensation', 'approved'), on.paid('2026-03-06 10:00', true)],
    'met',
  ),
  duty('pursue-recovery', '还在追', [on.recovering('2026-03-05 10:00')], 'running'),
  duty('pursue-recovery', '有了结果', [on.recovering('2026-03-05 10:00'), on.recovered('2026-03-10 10:00')], 'met'),
  duty('chase-recovery', '启动后一个月内催收', [on.recovering('2026-03-05 10:00')], 'running', '2026-04-07 18:00'),
  duty(
    'chase-recovery',
    '到账一笔，再过一个月',
    [on.recovering('2026-03-05 10:00'), on.instalment('2026-03-16 10:00')],
    'running',
    '2026-04-16 18:00',
  ),
  duty(
    'chase-recovery',
    '追偿结束',
    [on.recovering('2026-03-05 10:00'), on.recovered('2026-03-10 10:00')],
    'cancelled',
    '2026-04-07 18:00',
  ),
]
