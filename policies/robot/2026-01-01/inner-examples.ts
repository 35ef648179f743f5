import type { Example } from '../../../engine/pack.ts'
import * as on from './example-events.ts'

type Kind = Extract<Example, { type: 'gate' }>['kind']
type Told = Extract<Example, { type: 'duty' }>['events']
type State = Extract<Example, { type: 'duty' }>['state']
type Values = Readonly<Record<string, unknown>>

const begun = (kind: Kind) => on.matterOpened('2026-03-02 09:00', kind)
const duty = (rule: string, name: string, events: Told, state: State, due?: string): Example => ({
  type: 'duty',
  rule,
  name,
  events,
  now: '2026-03-03 10:00',
  state,
  ...(due === undefined ? {} : { due }),
})
const at = '2026-03-02 10:00'
const later = '2026-03-02 11:00'

const duties: readonly Example[] = [
  duty('hold-training', '计划了，还没办', [begun('training')], 'running'),
  duty('hold-training', '办了', [begun('training'), on.made(at, 'training-held', { what: 'product' })], 'met'),
  duty('review-drill', '演练后要小结', [begun('training'), on.made(at, 'training-held', { what: 'drill' })], 'running'),
  duty('review-drill', '普通培训不用小结', [begun('training'), on.made(at, 'training-held', { what: 'law' })], 'none'),
  duty('record-needs', '报价前了解需求', [begun('contract')], 'running'),
  duty(
    'check-terms',
    '质量标准没有写明：还要核对',
    [
      begun('contract'),
      on.made(at, 'needs'),
      on.made(later, 'terms-check', { rights: true, scope: true, delivery: true, quality: false }),
    ],
    'running',
  ),
  duty(
    'check-terms',
    '四项都写明',
    [
      begun('contract'),
      on.made(at, 'needs'),
      on.made(later, 'terms-check', { rights: true, scope: true, delivery: true, quality: true }),
    ],
    'met',
  ),
  duty('plan-rectification', '抽查发现问题：定措施', [begun('rectification')], 'running'),
  duty(
    'plan-rectification',
    '验证没通过：再定措施',
    [begun('rectification'), on.made(at, 'rectification-plan'), on.made(later, 'rectification-check', { passed: false })],
    'running',
  ),
  duty('check-rectification', '有措施，等验证', [begun('rectification'), on.made(at, 'rectification-plan')], 'running'),
  duty(
    'follow-up-low-score',
    '请求的客户不满意：3 个工作日内定专人和措施',
    [on.requested('2026-03-02 09:00'), on.answered(at, false)],
    'running',
    '2026-03-05 18:00',
  ),
  duty(
    'follow-up-low-score',
    '季度调查打分低：系统开出的请求',
    [on.requested('2026-03-02 09:00', { lowScore: true })],
    'running',
    '2026-03-05 18:00',
  ),
  duty('follow-up-low-score', '满意：不用', [on.requested('2026-03-02 09:00'), on.answered(at)], 'none'),
  duty(
    'follow-up-low-score',
    '已有专人和措施',
    [on.requested('2026-03-02 09:00'), on.answered(at, false), on.made(later, 'follow-up', { person: 'desk' })],
    'met',
    '2026-03-05 18:00',
  ),
  duty('have-spending-approved', '经费没有批', [begun('expense')], 'running'),
  duty('have-spending-approved', '批了', [begun('expense'), on.matterDecided(at)], 'met'),
  duty('book-spending', '批了要入账', [begun('expense'), on.matterDecided(at)], 'running'),
  duty('find-responsibility', '立项后查明', [begun('penalty')], 'running'),
  duty(
    'have-accountability-decided',
    '认定后报决定',
    [begun('penalty'), on.made(at, 'accountability-finding', { ground: 'attitude', person: 'handler' })],
    'running',
  ),
]

/** Shut with what is there already, open once what the gate asks for has come. */
const gate = (
  rule: string,
  kind: Kind,
  act: string,
  shut: string,
  open: string,
  there: readonly string[],
  ...comes: readonly string[]
): Example[] => [
  { type: 'gate', rule, name: shut, kind, act, after: there, refused: true },
  { type: 'gate', rule, name: open, kind, act, after: [...there, ...comes], refused: false },
]
const gates: readonly Example[] = [
  ...gate('training-before-closing', 'training', 'close-matter', '没有举行', '举行后办结', [], 'training-held'),
  ...gate(
    'drill-reviewed-before-closing',
    'training',
    'close-matter',
    '演练没有小结',
    '有小结',
    ['training-held', 'drill-held'],
    'drill-reviewed',
  ),
  ...gate('needs-before-terms', 'contract', 'make-record', '没有弄清需求', '需求已记录', [], 'needs-recorded'),
  ...gate('terms-before-signing', 'contract', 'make-record', '条款不明确', '四项都明确', ['needs-recorded'], 'terms-clear'),
  ...gate('plan-before-check', 'rectification', 'make-record', '没有措施', '有措施', [], 'rectification-planned'),
  ...gate(
    'check-before-closing',
    'rectification',
    'close-matter',
    '没有验证',
    '验证通过',
    ['rectification-planned'],
    'rectified',
  ),
  ...gate('approval-before-spending', 'expense', 'make-record', '没有批准', '批准后支出', [], 'matter-approved'),
  ...gate('spending-before-closing', 'expense', 'close-matter', '没有入账', '已入账', ['matter-approved'], 'spent'),
  ...gate('finding-before-decision', 'penalty', 'submit-matter', '没有认定', '认定后报决定', [], 'responsibility-found'),
  ...gate(
    'decision-before-closing',
    'penalty',
    'close-matter',
    '没有决定',
    '已决定',
    ['responsibility-found'],
    'matter-approved',
  ),
]

const permit = (
  rule: string,
  kind: Kind,
  by: string,
  notBy: string,
  name: string,
  notName: string,
  data: Values = {},
): Example[] => {
  const of = { type: 'permit', rule, kind, act: rule.split(':')[1]!, data } as const
  return [
    { ...of, name, by: `role:${by}`, allowed: true },
    { ...of, name: notName, by: `role:${notBy}`, allowed: false },
  ]
}
const matters = 'training+contract+rectification+expense+penalty'
const permits: readonly Example[] = [
  ...permit('permit:make-record:training', 'training', 'department-head', 'front-line', '部门负责人记录培训', '一线不自己记认证'),
  ...permit('permit:make-record:contract', 'contract', 'sales', 'research', '销售核对条款', '研发不核对'),
  ...permit(
    'permit:make-record:rectification:record=rectification-plan',
    'rectification',
    'department-head',
    'deputy-leader',
    '部门定措施',
    '副组长不代部门定',
    {
      record: 'rectification-plan',
    },
  ),
  ...permit(
    'permit:make-record:rectification:record=rectification-check',
    'rectification',
    'deputy-leader',
    'department-head',
    '副组长验证',
    '部门不自己验证',
    {
      record: 'rectification-check',
    },
  ),
  ...permit('permit:make-record:request', 'request', 'service-desk', 'sales', '客服定跟进人', '销售不定'),
  ...permit('permit:submit-matter:expense', 'expense', 'department-head', 'sales', '部门负责人申请经费', '销售不申请'),
  ...permit('permit:make-record:expense', 'expense', 'finance', 'department-head', '财务入账', '申请人不入账'),
  ...permit('permit:make-record:penalty', 'penalty', 'deputy-leader', 'department-head', '副组长认定', '部门负责人不认定'),
  ...permit('permit:submit-matter:penalty', 'penalty', 'deputy-leader', 'leader', '副组长报决定', '决定的人不报'),
  ...permit(`permit:close-matter:${matters}`, 'expense', 'finance', 'sales', '财务办结', '销售不办结'),
]

const decision = (rule: string, kind: Kind, name: string, data: Values, ...by: string[]): Example => ({
  type: 'route',
  rule,
  name,
  kind,
  subject: 'matter',
  data,
  steps: by.map(role => ({ by: [`role:${role}`], passes: 'any' })),
})
const routes: readonly Example[] = [
  decision('spend-below-100k', 'expense', '99,999.99 元：财务，然后组长', { amountFen: 9_999_999 }, 'finance', 'leader'),
  decision(
    'spend-from-100k',
    'expense',
    '正好 100,000 元：财务，然后主要负责人',
    { amountFen: 10_000_000 },
    'finance',
    'principal',
  ),
  decision('decide-accountability', 'penalty', '追责：组长，然后主要负责人', {}, 'leader', 'principal'),
]

const without = (given: Values, field: string) => Object.fromEntries(Object.entries(given).filter(([name]) => name !== field))
/** A record as it is filled in, and refused where one field is left out. */
const record = (rule: string, kind: Kind, name: string, values: Values, texts: Values, lacks: string): Example[] => [
  { type: 'record', rule, kind, name, values, texts },
  {
    type: 'record',
    rule,
    kind,
    name: `${name}：缺一栏`,
    values: without(values, lacks),
    texts: without(texts, lacks),
    refused: lacks,
  },
]
const records: readonly Example[] = [
  ...record('training-held', 'training', '产品培训', { what: 'product', heldOn: '2026-03-05', people: 8 }, {}, 'people'),
  ...record(
    'certification',
    'training',
    '通过认证',
    { person: 'front', passed: true, validUntil: '2028-03-05' },
    {},
    'validUntil',
  ),
  ...record('drill-review', 'training', '停机演练', {}, { scenario: '产线停机', shortcomings: '电话不通' }, 'shortcomings'),
  ...record('needs', 'contract', '焊接需求', {}, { production: '每班 300 件', parameters: '节拍 90 秒' }, 'parameters'),
  ...record('terms-check', 'contract', '四项', { rights: true, scope: true, delivery: true, quality: true }, {}, 'delivery'),
  ...record('contract-signed', 'contract', '签订', { contractFen: 98_000_000 }, {}, 'contractFen'),
  ...record(
    'rectification-plan',
    'rectification',
    '巡查发现',
    { foundBy: 'patrol', by: '2026-03-20' },
    { measure: '补标识' },
    'foundBy',
  ),
  ...record('rectification-check', 'rectification', '通过', { passed: true }, {}, 'passed'),
  ...record('follow-up', 'request', '专人跟进', { person: 'desk' }, { demand: '要培训', measure: '安排一天' }, 'measure'),
  ...record('spending', 'expense', '配件', { use: 'parts', spentFen: 320_000 }, { caseNumber: 'YC-0001' }, 'caseNumber'),
  ...record(
    'accountability-finding',
    'penalty',
    '态度恶劣',
    { ground: 'attitude', person: 'handler' },
    { consequences: '客户投诉' },
    'ground',
  ),
]

const anomaly = on.opened('2026-03-02 09:00', 'general')
const request = on.requested('2026-03-02 09:00')
const figure = (rule: string, name: string, cases: readonly Told[], of: number | null): Example => ({
  type: 'indicator',
  rule,
  name,
  cases,
  now: '2026-03-31 18:00',
  figure: of,
})
const measures: readonly Example[] = [
  figure('anomaly-rate', '一件异常，三件请求', [[anomaly], [request], [request], [request]], 25),
  figure(
    'timely-response',
    '一件 1 小时内报到，一件没有报到也没有响应',
    [
      [
        anomaly,
        on.reported('2026-03-02 09:20', 'front-to-head'),
        on.acknowledged('2026-03-02 09:30', 'front-to-head', 'department-head'),
        on.assigned('2026-03-02 09:40'),
      ],
      [anomaly],
    ],
    100,
  ),
  figure(
    'timely-response',
    '报晚了，响应按时：一半',
    [
      [
        anomaly,
        on.reported('2026-03-02 10:20', 'front-to-head'),
        on.acknowledged('2026-03-02 10:30', 'front-to-head', 'department-head'),
        on.assigned('2026-03-02 10:40'),
      ],
    ],
    50,
  ),
  figure('completion-rate', '两件办完一件', [[anomaly, on.completed('2026-03-03 10:00')], [anomaly]], 50),
  figure('satisfaction', '没有答复的不算', [[anomaly, on.answered('2026-03-03 11:00')], [anomaly]], 100),
  figure(
    'fund-spent',
    '两笔相加',
    [
      [begun('expense'), on.made(at, 'spending', { spentFen: 320_000 })],
      [begun('expense'), on.made(at, 'spending', { spentFen: 80_000 })],
    ],
    400_000,
  ),
  figure(
    'rectified-problems',
    '第二次才通过',
    [
      [
        begun('rectification'),
        on.made(at, 'rectification-check', { passed: false }),
        on.made(later, 'rectification-check', { passed: true }),
      ],
    ],
    50,
  ),

  { type: 'sample', rule: 'record-sample', name: '60 件的 5% 是 3 件：至少 5 件', population: 60, drawn: 5 },
  { type: 'sample', rule: 'record-sample', name: '201 件：进到 11 件', population: 201, drawn: 11 },
  { type: 'sample', rule: 'random-callback', name: '只有 4 个客户：全访', population: 4, drawn: 4 },
  { type: 'sample', rule: 'site-patrol', name: '每季度 2 个现场', population: 30, drawn: 2 },

  {
    type: 'violation',
    rule: 'handling-not-done',
    name: '到期没有办完',
    duty: 'solve',
    outcome: 'late',
    found: true,
    grade: 'not-done',
  },
  {
    type: 'violation',
    rule: 'handling-not-done',
    name: '按时办完',
    duty: 'solve',
    outcome: 'met',
    found: false,
    grade: 'not-done',
  },
  ...['dereliction', 'malfeasance', 'breach-of-rules', 'bad-attitude'].flatMap((rule): Example[] => [
    { type: 'violation', rule, name: '由人认定', found: true, grade: 'accountable' },
    { type: 'violation', rule, name: '迟到不会自动认定', duty: 'solve', outcome: 'late', found: false, grade: 'accountable' },
  ]),
  {
    type: 'sanction',
    rule: 'deduct-from-department',
    name: '部门未按要求处置：扣分',
    of: 'department',
    grade: 'not-done',
    times: 1,
    rules: ['deduct-from-department'],
  },
  {
    type: 'sanction',
    rule: 'deduct-from-person',
    name: '个人未按要求处置：扣分',
    of: 'person',
    grade: 'not-done',
    times: 1,
    rules: ['deduct-from-person'],
  },
  {
    type: 'sanction',
    rule: 'deduct-from-person',
    name: '追责事由没有写怎么处理',
    of: 'person',
    grade: 'accountable',
    times: 1,
    rules: [],
  },
]

const periodic = (
  rule: string,
  owner: string,
  to: string,
  name: string,
  day: string,
  covers: readonly [string, string],
  due: string,
): Example => ({
  type: 'periodic',
  rule,
  name,
  on: day,
  covers,
  owner: `role:${owner}`,
  to: [`role:${to}`],
  due,
})
const reports: readonly Example[] = [
  periodic(
    'quarterly-survey',
    'deputy-leader',
    'leader',
    '一季度调查：四月第 10 个工作日',
    '2026-02-01',
    ['2026-01-01', '2026-03-31'],
    '2026-04-15 18:00',
  ),
  periodic(
    'quarterly-training',
    'deputy-leader',
    'leader',
    '一季度培训',
    '2026-02-01',
    ['2026-01-01', '2026-03-31'],
    '2026-04-15 18:00',
  ),
  periodic(
    'yearly-drills',
    'deputy-leader',
    'leader',
    '2025 年的演练：2026 年第 10 个工作日',
    '2025-06-01',
    ['2025-01-01', '2025-12-31'],
    '2026-01-15 18:00',
  ),
  periodic(
    'yearly-materials',
    'deputy-leader',
    'leader',
    '2025 年的清点：2026 年第 20 个工作日',
    '2025-06-01',
    ['2025-01-01', '2025-12-31'],
    '2026-01-29 18:00',
  ),
]

/** 第十三条至第十九条: prevention, supervision, the fund, training, the yearly review and accountability. */
export const innerExamples: readonly Example[] = [...duties, ...gates, ...permits, ...routes, ...records, ...measures, ...reports]
