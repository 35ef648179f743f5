import type { Example, ToldEvent } from '../../../engine/pack.ts'
import * as on from './example-events.ts'

type Cases = readonly (readonly ToldEvent[])[]
const now = '2026-03-31 18:00'
const indicator = (rule: string, name: string, cases: Cases, figure: number | null): Example => ({
  type: 'indicator',
  rule,
  name,
  cases,
  now,
  figure,
})
const sample = (rule: string, population: number, drawn: number): Example => ({
  type: 'sample',
  rule,
  name: `${population} 中抽 ${drawn}`,
  population,
  drawn,
})
const violation = (rule: string, grade: string, name: string, found: boolean, duty?: string, outcome?: string): Example => ({
  type: 'violation',
  rule,
  name,
  grade,
  found,
  ...(duty === undefined ? {} : { duty }),
  ...(outcome === undefined ? {} : { outcome }),
})
const sanction = (rule: string, grade: string, name: string): Example => ({
  type: 'sanction',
  rule,
  name,
  of: 'person',
  grade,
  times: 1,
  rules: [rule],
})
const map = (level: string, to: string): Example => ({
  type: 'level-map',
  rule: 'penal',
  name: `${level} 对应 ${to}`,
  from: 'penal',
  level,
  to,
})

const request = (...events: ToldEvent[]) => [on.opened('2026-03-02 09:00', 'request'), ...events]
const complaint = (...events: ToldEvent[]) => [on.opened('2026-03-02 09:00', 'complaint', { level: 'general' }), ...events]
const workOrder = (...events: ToldEvent[]) => [on.opened('2026-03-02 09:00', 'work-order'), ...events]
const contract = (...events: ToldEvent[]) => [
  on.opened('2026-03-02 09:00', 'contract'),
  on.submitted('2026-03-02 10:00', { amountFen: 5_000_000 }),
  ...events,
]
const installed = workOrder(on.completed('2026-03-04 10:00'), on.accepted('2026-03-04 11:00'))
const delayed = workOrder(
  on.made('2026-03-03 10:00', 'delay-report', { backupTeam: true, newDay: '2026-03-09' }),
  on.completed('2026-03-09 10:00'),
  on.accepted('2026-03-09 11:00'),
)

export const measureExamples: readonly Example[] = [
  indicator(
    'satisfaction',
    '三个回访两个满意',
    [
      request(on.answered('2026-03-06 10:00')),
      request(on.answered('2026-03-06 10:00', false)),
      installed.concat([on.answered('2026-03-09 10:00')]),
    ],
    66.67,
  ),
  indicator('satisfaction', '没有回访：没有数', [request()], null),
  indicator('complaint-rate', '四个订单一个投诉', [complaint(), contract(), contract(), contract(), contract()], 25),
  indicator('service-cost', '由两年的服务成本算，不从案件里数', [request()], null),
  indicator('service-cost-total', '由财务填报，不从案件里数', [request()], null),
  indicator(
    'contracts-in-time',
    '一个按时一个迟',
    [
      contract(on.decided('2026-03-03 10:00', 'matter', 'approved')),
      contract(on.decided('2026-03-04 10:00', 'matter', 'approved')),
    ],
    50,
  ),
  indicator('installations-kept', '延误过的不算履约', [installed, delayed], 50),
  indicator(
    'resolution',
    '15 日内一个，之后一个',
    [complaint(on.answered('2026-03-12 10:00')), complaint(on.answered('2026-03-18 10:00'))],
    50,
  ),
  indicator(
    'first-response',
    '一个 5 分钟，一个 20 分钟',
    [request(on.replied('2026-03-02 09:05')), request(on.replied('2026-03-02 09:20'))],
    50,
  ),
  indicator('crm-coverage', '由 IT 填报', [request()], null),
  indicator(
    'callback-rate',
    '一个按时一个迟',
    [
      request(on.completed('2026-03-03 10:00'), on.answered('2026-03-05 10:00')),
      request(on.completed('2026-03-03 10:00'), on.answered('2026-03-20 10:00')),
    ],
    50,
  ),
  indicator(
    'timeliness',
    '投诉 4 小时内响应',
    [
      complaint(on.replied('2026-03-02 10:00')),
      complaint(on.replied('2026-03-02 14:00')),
      request(on.replied('2026-03-02 14:00')),
    ],
    50,
  ),

  sample('daily-callbacks', 31, 4),
  sample('daily-callbacks', 30, 3),
  sample('daily-callbacks', 3, 1),
  sample('daily-callbacks', 0, 0),
  sample('monthly-scenes', 40, 5),
  sample('monthly-scenes', 3, 3),
  sample('mystery-shoppers', 25, 3),

  violation('callback-overdue', 'general-violation', '回访迟了', true, 'callback', 'late'),
  violation('callback-overdue', 'general-violation', '回访按时', false, 'callback', 'met'),
  violation('complaint-overdue', 'heavier-violation', '闭环迟了', true, 'close-complaint', 'late'),
  violation('complaint-overdue', 'heavier-violation', '电话没接起来不算', false, 'first-response', 'late'),
  violation('privacy-leak', 'serious-violation', '由人发现', true),
  violation('privacy-leak', 'serious-violation', '系统不会自己认定', false, 'callback', 'late'),
  violation('rectification-failed', 'failed-rectification', '由人认定', true),
  violation('rectification-failed', 'failed-rectification', '逾期不会自动认定', false, 'rectify', 'late'),
  sanction('written-warning', 'general-violation', '一般：警告'),
  sanction('bonus-withheld', 'heavier-violation', '较重：扣奖金'),
  sanction('demotion-or-transfer', 'failed-rectification', '整改不力'),
  map('minor', 'general'),
  map('general', 'general'),
  map('serious', 'major'),
]
