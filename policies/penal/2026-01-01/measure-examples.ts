import type { Example } from '../../../engine/pack.ts'
import * as on from './example-events.ts'

type Archive = Extract<Example, { type: 'archive' }>
const paper =
  (there: boolean) =>
  (rule: string, name: string, ...events: Archive['events']): Archive => ({
    type: 'archive',
    rule,
    name,
    there,
    events: [on.complained('2026-03-02 09:00'), ...events],
  })
const filed = paper(true)
const lacking = paper(false)
const papers: readonly Example[] = [
  lacking('causes', '还没有调查'),
  filed('causes', '有调查记录', on.investigated('2026-03-03 10:00')),
  lacking('liable', '没有认定责任', on.investigated('2026-03-03 10:00')),
  filed('liable', '认定了责任', on.liability('2026-03-03 15:00')),
  lacking('solution', '提交了，没有批准', on.planned('2026-03-04 10:00')),
  filed('solution', '方案批准', on.planned('2026-03-04 10:00'), on.decided('2026-03-04 11:00', 'plan')),
  lacking('result', '客户不满意：上一轮的结果不算', on.completed('2026-03-05 10:00'), on.answered('2026-03-06 10:00', false)),
  filed('result', '办完了', on.completed('2026-03-05 10:00')),
  lacking('answer', '答复不满意，不是确认', on.answered('2026-03-06 10:00', false)),
  filed('answer', '客户满意', on.answered('2026-03-06 10:00')),
  lacking('effect', '没有评估', on.answered('2026-03-06 10:00')),
  filed('effect', '评估了', on.assessed('2026-03-20 10:00')),
]

type Periodic = Extract<Example, { type: 'periodic' }>
const report = (
  rule: string,
  name: string,
  day: string,
  covers: Periodic['covers'],
  due: string,
  owner: string,
  ...to: string[]
): Periodic => ({
  type: 'periodic',
  rule,
  name,
  on: day,
  covers,
  due,
  owner: `role:${owner}`,
  to: to.map(role => `role:${role}`),
})
const reports: readonly Example[] = [
  report(
    'complaint-analysis',
    '二月的报告：三月第 5 个工作日',
    '2026-02-10',
    ['2026-02-01', '2026-02-28'],
    '2026-03-06 18:00',
    'service-desk',
    'management',
  ),
  report(
    'complaint-analysis',
    '九月的报告：国庆后算起',
    '2026-09-30',
    ['2026-09-01', '2026-09-30'],
    '2026-10-13 18:00',
    'service-desk',
    'management',
  ),
  report(
    'staff-training',
    '一季度培训：四月第 10 个工作日',
    '2026-01-15',
    ['2026-01-01', '2026-03-31'],
    '2026-04-15 18:00',
    'human-resources',
    'management',
  ),
  report(
    'case-discussions',
    '三季度案例讨论：国庆后算起',
    '2026-08-01',
    ['2026-07-01', '2026-09-30'],
    '2026-10-20 18:00',
    'service-desk',
    'human-resources',
    'department-head',
  ),
]

type Rec = Extract<Example, { type: 'record' }>
type Filled = { values?: Rec['values']; texts?: Rec['values'] }
/** Taken as filled in; refused without the field named. */
const record = (rule: string, kind: string, full: Filled, without: string): Example[] => {
  const less = (part: Rec['values'] = {}) => Object.fromEntries(Object.entries(part).filter(([id]) => id !== without))
  const base = { type: 'record', rule, kind } as const
  return [
    { ...base, kind: kind as Rec['kind'], name: '填写完整', values: full.values ?? {}, texts: full.texts ?? {} },
    {
      ...base,
      kind: kind as Rec['kind'],
      name: `缺 ${without}`,
      values: less(full.values),
      texts: less(full.texts),
      refused: without,
    },
  ]
}
const records: readonly Example[] = [
  ...record(
    'evidence',
    'complaint',
    {
      values: { pieces: [{ kind: 'sample', collectedAt: '2026-03-02T06:00:00.000Z' }] },
      texts: { pieces: [{ shows: '外壳开裂的实物' }] },
    },
    'pieces',
  ),
  {
    type: 'record',
    rule: 'evidence',
    kind: 'complaint',
    name: '没有的证据种类',
    values: { pieces: [{ kind: 'rumour', collectedAt: '2026-03-02T06:00:00.000Z' }] },
    texts: { pieces: [{ shows: '听说' }] },
    refused: 'pieces',
  },
  ...record(
    'cause-analysis',
    'complaint',
    {
      values: { cause: 'process', fishbone: [{ factor: 'method', finding: 'holds', evidence: [1] }], whys: [{ evidence: [1] }] },
      texts: { fishbone: [{ cause: '工序没有复检' }], whys: [{ because: '没有人复检' }] },
    },
    'whys',
  ),
  {
    type: 'record',
    rule: 'cause-analysis',
    kind: 'complaint',
    name: '追问没有证据编号',
    values: { cause: 'process', fishbone: [{ factor: 'method' }], whys: [{}] },
    texts: { fishbone: [{ cause: '工序没有复检' }], whys: [{ because: '没有人复检' }] },
    refused: 'whys',
  },
  ...record(
    'liability',
    'complaint',
    {
      values: { liable: 'department', departments: 'one', shares: [{ department: 'production', percent: 100, evidence: [1] }] },
      texts: { shares: [{ basis: '检测报告' }] },
    },
    'liable',
  ),
  {
    type: 'record',
    rule: 'liability',
    kind: 'complaint',
    name: '比例合计不是 100%',
    values: {
      liable: 'department',
      departments: 'several',
      shares: [
        { department: 'production', percent: 60, evidence: [1] },
        { department: 'logistics', percent: 39.99, evidence: [1] },
      ],
    },
    texts: { shares: [{ basis: '检测报告' }, { basis: '运单' }] },
    refused: 'shares',
  },
  ...record(
    'solution-told',
    'complaint',
    {
      values: { channel: 'phone', chosenBy: 'customer', apologised: true, expectedBy: '2026-03-10' },
      texts: { cause: '漏检', measures: '换货' },
    },
    'apologised',
  ),
  ...record('coordination', 'complaint', { values: { lead: 'production' }, texts: { duties: '生产返工，物流取送' } }, 'lead'),
  ...record(
    'effect-assessment',
    'complaint',
    {
      values: { solved: true, rateBefore: 3, rateAfter: 1, satisfactionBefore: 80, satisfactionAfter: 92 },
      texts: { lessons: '加一道复检' },
    },
    'rateBefore',
  ),
  ...record(
    'rounds-decision',
    'complaint',
    {
      values: { outcome: 'final-answer', toldOn: '2026-03-12' },
      texts: { reasons: '三轮返修后各项检测合格', answer: '维持返修结果，延长保修一年' },
    },
    'outcome',
  ),
  ...record('penalty-raised', 'complaint', { values: { of: 'person' }, texts: { number: 'CF-0001' } }, 'number'),
  ...record('investigators', 'penalty', { values: { lead: 'a', second: 'b' } }, 'second'),
  ...record('witness-evidence', 'penalty', { texts: { seen: '当班记录' } }, 'seen'),
  ...record(
    'allegation-notice',
    'penalty',
    {
      values: { hearingOn: '2026-03-09', servedOn: '2026-03-06', how: 'system' },
      texts: { alleged: '未按承诺回电，四(二)2', evidence: '通话记录' },
    },
    'alleged',
  ),
  ...record('defence', 'penalty', { texts: { statement: '当天系统显示已转派' } }, 'statement'),
  {
    type: 'record',
    rule: 'hearing',
    kind: 'penalty',
    name: '经告知没有到场：不用写申辩意见',
    values: { outcome: 'absent', on: '2026-03-09' },
    texts: {},
  },
  {
    type: 'record',
    rule: 'appeal-decision',
    kind: 'penalty',
    name: '变更要写明变更后的处罚',
    values: { outcome: 'changed' },
    texts: { reasons: '情节较轻' },
    refused: 'sanctions',
  },
  ...record(
    'hearing',
    'penalty',
    { values: { outcome: 'heard', on: '2026-03-09' }, texts: { statement: '来料有问题', answer: '已复核，不采纳' } },
    'answer',
  ),
  ...record(
    'penalty-notice',
    'penalty',
    {
      values: { of: 'person', grade: 'minor', sanctions: ['talk'], servedOn: '2026-03-11', how: 'in-person' },
      texts: { reasons: '四(二)1' },
    },
    'servedOn',
  ),
  ...record(
    'appeal',
    'penalty',
    { values: { filedOn: '2026-03-12', newEvidence: true }, texts: { grounds: '有新的检测报告' } },
    'newEvidence',
  ),
  ...record('appeal-decision', 'penalty', { values: { outcome: 'upheld' }, texts: { reasons: '新报告不影响结论' } }, 'outcome'),
  ...record(
    'self-criticism',
    'penalty',
    { values: { before: 'management' }, texts: { causes: '漏检', improvements: '复检' } },
    'improvements',
  ),
  ...record('internal-notice', 'penalty', { values: { meetingOn: '2026-03-12' } }, 'meetingOn'),
  ...record('talk', 'penalty', { values: { on: '2026-03-12' }, texts: { content: '谈话要点' } }, 'on'),
  ...record('deduction', 'penalty', { values: { what: 'fine', from: 'pay', amountFen: 20_000, payFen: 800_000 } }, 'what'),
  ...record('improvement-plan', 'penalty', { values: { approved: true }, texts: { plan: '每批复检' } }, 'plan'),
  ...record('rectification-opened', 'penalty', { texts: { number: 'ZG-0001' } }, 'number'),
  ...record('restriction', 'rectification', { values: { how: 'suspended' }, texts: { what: '两个外协项目' } }, 'how'),
  ...record(
    'demotion',
    'penalty',
    { values: { from: '2026-04-01', until: '2026-10-01' }, texts: { posts: '主管改专员' } },
    'until',
  ),
  ...record('restoration-request', 'penalty', { texts: { conduct: '半年没有投诉' } }, 'conduct'),
  ...record('restoration-review', 'penalty', { values: { outcome: 'restored' }, texts: { conduct: '无投诉' } }, 'outcome'),
  ...record(
    'contract-ended',
    'penalty',
    {
      values: { on: '2026-03-31', unionTold: true, unionToldOn: '2026-03-20' },
      texts: { dereliction: '伪造检测', damage: '召回', complaint: '客户停产', consequences: '伤人' },
    },
    'unionTold',
  ),
  ...record('liability-pursued', 'penalty', { texts: { steps: '报案' } }, 'steps'),
  ...record(
    'gap-review',
    'rectification',
    { values: { area: 'production', gap: true }, texts: { findings: '没有复检条款' } },
    'gap',
  ),
  ...record('process-improved', 'rectification', { texts: { regulation: '检验规程', change: '加复检' } }, 'change'),
  ...record('measure-check', 'rectification', { values: { state: 'on-time' }, texts: { seen: '复检在做' } }, 'state'),
  ...record(
    'effect-check',
    'rectification',
    {
      values: { effect: 'effective', restricted: false, rateBefore: 4, rateAfter: 1, clearlyDown: true },
      texts: { basis: '三个月数据' },
    },
    'clearlyDown',
  ),
  ...record('restoration', 'rectification', { values: { step: 1, full: false }, texts: { what: '恢复一个项目' } }, 'step'),
]

const complaintWith = (level: string, ...answers: boolean[]) => [
  on.complained('2026-03-02 09:00', level),
  ...answers.map((satisfied, i) => on.answered(`2026-03-0${i + 3} 10:00`, satisfied)),
]
const indicators: readonly Example[] = [
  {
    type: 'indicator',
    rule: 'satisfaction-after-handling',
    name: '三次答复，两次满意；没有答复的不计',
    cases: [complaintWith('general', false, true), complaintWith('minor', true), complaintWith('minor')],
    now: '2026-03-31 18:00',
    figure: 66.67,
  },
  {
    type: 'indicator',
    rule: 'serious-share',
    name: '四件里一件严重',
    cases: [complaintWith('serious'), complaintWith('general'), complaintWith('minor'), complaintWith('minor')],
    now: '2026-03-31 18:00',
    figure: 25,
  },
  {
    type: 'indicator',
    rule: 'repeat-rate',
    name: '两件里一件是第二次提出',
    cases: [[on.complained('2026-03-02 09:00', 'general', { facts: { timesRaised: 2 } })], complaintWith('general')],
    now: '2026-03-31 18:00',
    figure: 50,
  },
  { type: 'indicator', rule: 'serious-share', name: '没有投诉就没有数', cases: [], now: '2026-03-31 18:00', figure: null },
  {
    type: 'indicator',
    rule: 'complaint-rate',
    name: '没有交付和服务就没有数（合同和派工单归另一部制度管）',
    cases: [complaintWith('general')],
    now: '2026-03-31 18:00',
    figure: null,
  },
  {
    type: 'indicator',
    rule: 'complaint-trend',
    name: '由前后两期的投诉率算，不由案件数',
    cases: [complaintWith('general')],
    now: '2026-03-31 18:00',
    figure: null,
  },
]

type Sanction = Extract<Example, { type: 'sanction' }>
const sanction = (
  rule: string,
  of: Sanction['of'],
  grade: string,
  times: number,
  name: string,
  ...rules: string[]
): Sanction => ({
  type: 'sanction',
  rule,
  name,
  of,
  grade,
  times,
  rules,
})
const found = (rule: string, grade: string, name: string): Example => ({ type: 'violation', rule, name, grade, found: true })
const notByClock = (rule: string, grade: string): Example => ({
  type: 'violation',
  rule,
  name: '不由超时自动认定',
  duty: 'solve',
  outcome: 'late',
  found: false,
  grade,
})
const penalties: readonly Example[] = [
  sanction('department-warning', 'department', 'minor', 1, '轻微：警告、检讨、通报', 'department-warning'),
  sanction('department-warning', 'department', 'minor', 5, '轻微没有加重的规定', 'department-warning'),
  sanction('department-fine', 'department', 'general', 1, '一般：罚款，数额空白', 'department-fine'),
  sanction('department-points', 'department', 'serious', 2, '第二次严重：还不到多次', 'department-points'),
  sanction('department-restriction', 'department', 'serious', 3, '第三次严重：限制业务', 'department-restriction'),
  sanction('person-talk', 'person', 'minor', 1, '轻微：谈话', 'person-talk'),
  sanction('person-points', 'person', 'general', 1, '一般：扣分、检讨、改进计划', 'person-points'),
  sanction('person-fine', 'person', 'serious', 1, '严重：罚款，不扣分', 'person-fine'),
  sanction('person-demotion', 'person', 'serious', 3, '第三次严重：降职降薪', 'person-demotion'),
  sanction('person-dismissal', 'person', 'grave', 1, '只有重大投诉才谈得上解除合同', 'person-dismissal'),
  sanction('person-demotion', 'person', 'serious', 9, '严重投诉再多也不到解除合同', 'person-demotion'),
  found('caused-minor', 'minor', '责任认定后由人提出'),
  notByClock('caused-minor', 'minor'),
  found('caused-general', 'general', '责任认定后由人提出'),
  notByClock('caused-general', 'general'),
  found('caused-serious', 'serious', '责任认定后由人提出'),
  notByClock('caused-serious', 'serious'),
  found('gross-dereliction', 'grave', '四项条件由人逐项认定'),
  notByClock('gross-dereliction', 'grave'),
]

const map = (from: string, level: string, to: string): Example => ({
  type: 'level-map',
  rule: from,
  name: `${from} 的 ${level}`,
  from,
  level,
  to,
})
const levels: readonly Example[] = [
  map('robot', 'general', 'minor'),
  map('robot', 'larger', 'general'),
  map('robot', 'major', 'serious'),
  map('furn', 'general', 'general'),
  map('furn', 'major', 'serious'),
]

export const measureExamples: readonly Example[] = [...papers, ...reports, ...records, ...indicators, ...penalties, ...levels]
