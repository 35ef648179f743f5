import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'
import { answered, made } from './triggers.ts'

const satisfied = { ...answered, when: { satisfied: { in: [true] } } }

/** What the clauses ask to be counted. The text sets no target for any of it. */
export const indicators: Pack['indicators'] = r.indicators([
  {
    id: 'verified-in-time',
    clause: '18.1',
    title: both('按时核实率', 'Verified in time'),
    measure: {
      ratio: {
        of: { count: 'duties', kinds: ['request'], meanings: ['verify'], outcomes: ['met'] },
        among: { count: 'duties', kinds: ['request'], meanings: ['verify'] },
      },
    },
    unit: 'percent',
    better: 'higher',
    every: 'month',
    by: ['organisation', 'person'],
  },
  {
    id: 'satisfaction',
    clause: '8',
    title: both('用户满意率', 'Satisfied users'),
    measure: {
      ratio: {
        of: { count: 'cases', kinds: ['request', 'return'], with: [satisfied] },
        among: { count: 'cases', kinds: ['request', 'return'], with: [answered] },
      },
    },
    unit: 'percent',
    better: 'higher',
    every: 'quarter',
    by: ['organisation', 'person', 'region'],
  },
  {
    id: 'failures',
    clause: '10',
    reading: 'failure-statistics',
    title: both('产品故障次数', 'Product failures'),
    measure: { sum: { on: 'record.made', field: 'values.failures' } },
    unit: 'count',
    better: 'lower',
    every: 'month',
    by: ['organisation', 'product'],
  },
  {
    id: 'arrived-on-time',
    clause: '18.3',
    title: both('按时到达率', 'Arrived on time'),
    measure: {
      ratio: {
        of: { count: 'events', kinds: ['work-order'], on: [made('arrival', { onTime: true })] },
        among: { count: 'events', kinds: ['work-order'], on: [made('arrival')] },
      },
    },
    unit: 'percent',
    better: 'higher',
    every: 'month',
    by: ['organisation', 'person'],
  },
  {
    id: 'finished-on-time',
    clause: '19.2',
    title: both('按时完成率', 'Finished on time'),
    measure: {
      ratio: {
        of: { count: 'events', kinds: ['work-order'], on: [made('leave-site', { onTime: true })] },
        among: { count: 'events', kinds: ['work-order'], on: [made('leave-site')] },
      },
    },
    unit: 'percent',
    better: 'higher',
    every: 'month',
    by: ['organisation', 'person'],
  },
  {
    id: 'project-cost',
    clause: '13',
    title: both('安装项目费用', 'Cost of installation projects'),
    measure: { sum: { on: 'record.made', field: 'values.projectCostFen' } },
    unit: 'fen',
    better: 'lower',
    every: 'month',
    by: ['organisation', 'product'],
  },
  {
    id: 'collected',
    clause: '16',
    title: both('自签合同收款', 'Collected on own contracts'),
    measure: { sum: { on: 'payment.received', field: 'amountFen' } },
    unit: 'fen',
    better: 'higher',
    every: 'month',
    by: ['organisation'],
  },
])

/** The text forbids things but answers none of them: one grade that it does not name, and no sanction. */
export const grades: Pack['grades'] = r.grades([
  { id: 'not-graded', clause: '19.1', title: both('条文未分等级', 'Not graded by the text'), rank: 1 },
])

const violation = (id: string, clause: '6' | '18.3' | '18.5' | '19.1' | '19.2', zh: string, en: string) =>
  ({ id, clause, title: both(zh, en), grade: 'not-graded', of: ['person'], found: 'person' }) as const

/** What the clauses forbid. */
export const violations: Pack['violations'] = r.violations([
  violation('misconduct', '6', '违反规章或职业操守', 'Breaks rules or professional ethics'),
  violation('route-without-consent', '18.3', '未经同意改路线', 'Changes the route without consent'),
  violation('promised-on-the-spot', '18.5', '随意答应计划外请求', 'Promises a request outside the order'),
  violation('makes-things-hard', '19.1', '故意刁难用户', 'Makes things hard for a user on purpose'),
  violation('scope-without-consent', '19.1', '无原则迎合、擅自超范围', 'Gives in, or goes beyond scope without consent'),
  violation('left-without-receipt', '19.2', '没有回执就离开', 'Leaves without the receipt'),
])
