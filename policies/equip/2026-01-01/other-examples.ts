import type { Example } from '../../../engine/pack.ts'
import * as on from './example-events.ts'

type Periodic = Extract<Example, { type: 'periodic' }>
type Events = Extract<Example, { type: 'archive' }>['events']

const charge = (row: string, name: string, given: Extract<Example, { type: 'table' }>['given']): Example => ({
  type: 'table',
  rule: `charge/${row}`,
  name,
  given,
  rows: [row],
})
const route = (rule: string, kind: 'request' | 'work-order' | 'return', name: string, by: string): Example => ({
  type: 'route',
  rule,
  name,
  kind,
  subject: 'matter',
  data: {},
  steps: [{ by: [`role:${by}`], passes: 'any' }],
})
const paper = (rule: string, lacking: string, filed: string, before: Events, shows: Events): Example[] => [
  { type: 'archive', rule, name: lacking, events: before, there: false },
  { type: 'archive', rule, name: filed, events: [...before, ...shows], there: true },
]
const periodic = (
  rule: string,
  name: string,
  day: string,
  covers: Periodic['covers'],
  due: string,
  ...to: string[]
): Periodic => ({
  type: 'periodic',
  rule,
  name,
  on: day,
  covers,
  owner: 'role:customer-service-manager',
  to: to.map(role => `role:${role}`),
  due,
})
const request = on.opened('2026-03-02 09:00', 'request')
const returned = on.opened('2026-03-02 09:00', 'return')
const order = on.opened('2026-03-02 09:00', 'work-order')
const contract = on.opened('2026-03-02 09:00', 'contract')
const payment = (amountFen: number) => ({ amountFen, receivedOn: '2026-03-12', via: 'bank', shares: [], creditFen: amountFen })
const figure = (rule: string, name: string, cases: readonly Events[], of: number | null): Example => ({
  type: 'indicator',
  rule,
  name,
  cases,
  now: '2026-03-31 18:00',
  figure: of,
})
const found = (rule: string, name: string): Example[] => [
  { type: 'violation', rule, name, found: true, grade: 'not-graded' },
  {
    type: 'violation',
    rule,
    name: `${name}：时限不会自动认定`,
    duty: 'verify',
    outcome: 'late',
    found: false,
    grade: 'not-graded',
  },
]

/** Tables, routes, papers, reports, figures and what is forbidden. */
export const otherExamples: readonly Example[] = [
  charge('guidance-by-contract', '指导安装按合同，期内外一样', {
    ...{ category: 'installation-guidance', inWarranty: false, cover: 'none', failureCode: 'unknown' },
  }),
  charge('turnkey-by-contract', '全包安装按合同', {
    ...{ category: 'turnkey-installation', inWarranty: true, cover: 'turnkey', failureCode: 'unknown' },
  }),
  charge('other-services-by-contract', '保养按合同', {
    ...{ category: 'maintenance', inWarranty: true, cover: 'maintenance', failureCode: 'unknown' },
  }),
  charge('repair-free', '三包期内维修，原因还没有登记', {
    ...{ category: 'repair', inWarranty: true, cover: 'none', failureCode: 'unknown' },
  }),
  charge('repair-free', '三包期内的电气故障，有没有合同都免费', {
    ...{ category: 'repair', inWarranty: true, cover: 'pay-per-visit', failureCode: 'electrical' },
  }),
  charge('repair-extended', '过保，延保期内', {
    ...{ category: 'repair', inWarranty: false, cover: 'extension', failureCode: 'mechanical' },
  }),
  charge('repair-by-contract', '过保，维保合同期内', {
    ...{ category: 'repair', inWarranty: false, cover: 'maintenance', failureCode: 'wear-part' },
  }),
  charge('repair-charged', '三包期外维修', {
    ...{ category: 'repair', inWarranty: false, cover: 'none', failureCode: 'unknown' },
  }),
  charge('repair-charged', '过保，按次付费', {
    ...{ category: 'repair', inWarranty: false, cover: 'pay-per-visit', failureCode: 'mechanical' },
  }),
  charge('misuse-by-contract', '操作不当，有维保合同', {
    ...{ category: 'repair', inWarranty: true, cover: 'maintenance', failureCode: 'misuse' },
  }),
  charge('misuse-charged', '三包期内，操作不当', {
    ...{ category: 'repair', inWarranty: true, cover: 'none', failureCode: 'misuse' },
  }),
  charge('misuse-charged', '延保期内，操作不当', {
    ...{ category: 'repair', inWarranty: false, cover: 'extension', failureCode: 'misuse' },
  }),

  route('consent-to-direct-request', 'request', '没有联系函：总经理', 'general-manager'),
  route('approve-trip', 'work-order', '出差：客户服务部负责人', 'customer-service-manager'),
  route('decide-return', 'return', '退换货：客户服务部负责人', 'customer-service-manager'),

  ...paper('verification', '收到，没有核实', '有核实记录', [request], [on.verified('2026-03-02 10:00')]),
  ...paper(
    'completion',
    '派了人，没有完成',
    '有服务记录',
    [request, on.assigned('2026-03-02 11:00')],
    [on.completed('2026-03-04 10:00')],
  ),
  ...paper(
    'completion',
    '重新打开：要再完成',
    '再次完成',
    [request, on.completed('2026-03-04 10:00'), on.reopened('2026-03-05 10:00')],
    [on.completed('2026-03-06 10:00')],
  ),
  ...paper(
    'settlement',
    '核查了，没有办',
    '已办妥',
    [returned, on.made('2026-03-02 10:00', 'return-check', { remedy: 'repair' })],
    [on.made('2026-03-05 10:00', 'return-settled', { remedy: 'repair' })],
  ),
  ...paper(
    'callback',
    '告知了，没有回访',
    '有回访',
    [request, on.resultSent('2026-03-04 11:00')],
    [on.answered('2026-03-05 10:00')],
  ),
  ...paper('reply', '没有答复', '有答复', [on.opened('2026-03-02 09:00', 'enquiry')], [on.replied('2026-03-02 10:00')]),
  {
    type: 'retention',
    rule: 'service-file-three-years',
    name: '满三年的同一天',
    kind: 'request',
    archivedOn: '2026-03-02',
    keptUntil: '2029-03-02',
  },

  periodic(
    'failure-analysis',
    '二月的故障：三月第 5 个工作日',
    '2026-02-10',
    ['2026-02-01', '2026-02-28'],
    '2026-03-06 18:00',
    'quality',
    'technical',
  ),
  periodic(
    'satisfaction-survey',
    '一季度：四月第 10 个工作日',
    '2026-01-15',
    ['2026-01-01', '2026-03-31'],
    '2026-04-15 18:00',
    'general-manager',
  ),
  periodic(
    'spare-parts-plan',
    '三季度：国庆后算起',
    '2026-08-01',
    ['2026-07-01', '2026-09-30'],
    '2026-10-20 18:00',
    'general-manager',
  ),
  periodic(
    'manuals-review',
    '2025 年的复核：2026 年第 20 个工作日',
    '2025-06-01',
    ['2025-01-01', '2025-12-31'],
    '2026-01-29 18:00',
    'technical',
  ),

  figure(
    'verified-in-time',
    '两件里一件按时',
    [
      [request, on.verified('2026-03-02 10:00')],
      [request, on.verified('2026-03-04 10:00')],
    ],
    50,
  ),
  figure('verified-in-time', '没有请求', [], null),
  figure(
    'satisfaction',
    '三件回访，两件满意，一件没回访不算',
    [
      [request, on.answered('2026-03-05 10:00')],
      [returned, on.answered('2026-03-05 10:00')],
      [request, on.answered('2026-03-05 10:00', false)],
      [request],
    ],
    66.67,
  ),
  figure(
    'failures',
    '同一单登记两次：3 次加 1 次',
    [
      [
        order,
        on.made('2026-03-03 10:00', 'failure', { failureCode: 'electrical', failures: 3, qualityProblem: false }),
        on.made('2026-03-03 11:00', 'failure', { failureCode: 'mechanical', failures: 1, qualityProblem: false }),
      ],
    ],
    4,
  ),
  figure(
    'arrived-on-time',
    '晚到一次，按时一次',
    [
      [order, on.made('2026-03-03 10:00', 'arrival', { onTime: false })],
      [order, on.made('2026-03-03 10:00', 'arrival', { onTime: true })],
    ],
    50,
  ),
  figure('finished-on-time', '都按时', [[order, on.made('2026-03-04 10:00', 'leave-site', { onTime: true })]], 100),
  figure(
    'project-cost',
    '两次进展的费用相加',
    [
      [
        order,
        on.made('2026-03-09 10:00', 'project-status', { projectCostFen: 300_000 }),
        on.made('2026-03-16 10:00', 'project-status', { projectCostFen: 200_000 }),
      ],
    ],
    500_000,
  ),
  figure(
    'collected',
    '收了两笔',
    [
      [
        contract,
        ['2026-03-12 10:00', 'payment.received', payment(100_000)],
        ['2026-03-20 10:00', 'payment.received', payment(400_000)],
      ],
    ],
    500_000,
  ),

  ...found('misconduct', '违反规章'),
  ...found('route-without-consent', '擅自改路线'),
  ...found('promised-on-the-spot', '随意答应'),
  ...found('makes-things-hard', '刁难用户'),
  ...found('scope-without-consent', '擅自超范围'),
  ...found('left-without-receipt', '没有回执就走'),
]
