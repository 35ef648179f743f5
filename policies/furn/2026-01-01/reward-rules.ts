import type { Example, Pack, RecordField, RecordRule } from '../../../engine/pack.ts'
import * as on from './example-events.ts'
import { indicators } from './measures.ts'
import { r } from './regulation.ts'
import { approved, closed, is, made, matterAnnulled, opened, sentBack } from './triggers.ts'

/**
 * 8.1 奖励: the application of a department, what the sum rests on, the approval, the publication with its objections, the money for a project.
 * The reading `bonus-base` says what a base must state; which base is right stays open in the text (term `excess-base`).
 */
const kinds = ['reward'] as const
const title = (zh: string, en: string) => ({ zh, en })
type Simple = 'line' | 'text' | 'yes-no' | 'file' | 'person' | 'department'
const field = (kind: Simple, id: string, zh: string, en: string): RecordField => ({
  ...{ id, kind, required: true, title: title(zh, en) },
})
const asked = (field: RecordField, when: string, ...values: string[]): RecordField => ({
  ...field,
  askedWhen: { [when]: { in: values } },
})
const choice = (id: string, zh: string, en: string, ...values: readonly (readonly [string, string, string])[]): RecordField => ({
  ...{ id, kind: 'choice', required: true, title: title(zh, en) },
  values: values.map(([value, valueZh, valueEn]) => ({ id: value, title: title(valueZh, valueEn) })),
})
const amount = (id: string, zh: string, en: string, min = 0): RecordField => ({
  ...{ id, kind: 'amount', required: true, min, title: title(zh, en) },
})
const number = (id: string, zh: string, en: string): RecordField => ({
  ...{ id, kind: 'number', required: true, title: title(zh, en) },
})
const day = (id: string, zh: string, en: string): RecordField => ({
  ...{ id, kind: 'day', required: true, past: true, title: title(zh, en) },
})
const recipient: RecordField[] = [
  choice('of', '奖励对象', 'For', ['department', '部门', 'A department'], ['person', '个人', 'A person']),
  asked(field('department', 'department', '部门', 'Department'), 'of', 'department'),
  asked(field('person', 'person', '个人', 'Person'), 'of', 'person'),
]

export const rewardRecords: RecordRule[] = r.records([
  {
    id: 'reward-sum',
    clause: '8.1.1(1)',
    reading: 'bonus-base',
    kinds,
    categories: ['kpi-excess'],
    reward: { part: 'base', rule: 'excess-bonus' },
    title: title('奖金计算', 'Bonus'),
    fields: [
      ...recipient,
      choice(
        'indicator',
        '指标',
        'Indicator',
        ...indicators.map(one => [one.id, one.title.zh, one.title.en ?? one.title.zh] as const),
        ['other', '公司另定的指标', 'Another one of the company'],
      ),
      asked(field('line', 'indicatorName', '指标名称', 'Name of the indicator'), 'indicator', 'other'),
      day('from', '考核期起', 'Period from'),
      day('until', '考核期止', 'Period until'),
      choice(
        'measure',
        '指标的单位',
        'The indicator is',
        ['points', '百分比、分数或件数', 'A percentage, score or number'],
        ['money', '金额', 'An amount'],
      ),
      choice(
        'direction',
        '超额的方向',
        'Exceeded by being',
        ['higher', '高于目标', 'Above the target'],
        ['lower', '低于目标', 'Below the target'],
      ),
      asked(number('target', '目标', 'Target'), 'measure', 'points'),
      asked(number('actual', '实际', 'Actual'), 'measure', 'points'),
      asked(amount('perPointFen', '超出每 1 个单位折合', 'Worth of each unit above it', 1), 'measure', 'points'),
      asked(field('text', 'perPointBasis', '折合金额的依据', 'What that worth rests on'), 'measure', 'points'),
      asked(amount('targetFen', '目标金额', 'Target'), 'measure', 'money'),
      asked(amount('actualFen', '实际金额', 'Actual'), 'measure', 'money'),
      field('line', 'source', '数据来源', 'Source of the figures'),
      field('file', 'evidence', '依据文件', 'File with the evidence'),
      { ...amount('excessFen', '超额部分折合金额', 'Value of the excess'), computed: 'excess' } as RecordField,
      { ...amount('bonusFen', '奖金（超额部分的 5%）', 'Bonus (5 % of it)'), computed: 'share-of-excess' } as RecordField,
    ],
  },
  {
    id: 'innovation-award',
    clause: '8.1.1(2)',
    kinds,
    categories: ['service-innovation'],
    reward: { part: 'award', rule: 'innovation' },
    title: title('创新奖核定', 'Award for innovation'),
    fields: [
      ...recipient,
      field('line', 'honour', '荣誉', 'Honour'),
      field('line', 'project', '支持的项目', 'Project supported'),
      amount('projectFen', '项目经费', 'Money for the project', 1),
      field('text', 'effect', '创新的内容和效果', 'The innovation and its effect'),
    ],
  },
  {
    id: 'project-funding',
    clause: '8.1.1(2)',
    kinds,
    categories: ['service-innovation'],
    reward: { part: 'funded', rule: 'innovation' },
    title: title('项目经费列支', 'Project money booked'),
    fields: [field('line', 'voucher', '凭证号', 'Voucher')],
  },
  {
    id: 'publication',
    clause: '8.1.2(2)',
    reading: 'reward-decider',
    kinds,
    reward: { part: 'publication' },
    title: title('公示', 'Publication'),
    fields: [
      { ...field('text', 'words', '公示内容（事由）', 'What is published'), required: true },
      { id: 'from', kind: 'day', required: true, computed: 'today', title: title('公示起', 'From') },
      { id: 'until', kind: 'day', required: true, computed: 'publication-end', title: title('公示止', 'Until') },
    ],
  },
  {
    id: 'reward-objection',
    clause: '8.1.2(2)',
    reading: 'reward-decider',
    kinds,
    reward: { part: 'objection' },
    title: title('对公示的异议', 'Objection to the publication'),
    fields: [field('text', 'reason', '异议的理由', 'Reason')],
  },
  {
    id: 'objection-answer',
    clause: '8.1.2(2)',
    reading: 'reward-decider',
    kinds,
    reward: { part: 'answer' },
    title: title('答复异议', 'Answer to the objection'),
    fields: [
      { ...field('yes-no', 'upheld', '异议成立', 'The objection holds'), required: true },
      field('text', 'answer', '核实情况和答复', 'What was found, and the answer'),
    ],
  },
  {
    id: 'reward-withdrawal',
    clause: '8.1.2(2)',
    reading: 'reward-decider',
    kinds,
    reward: { part: 'withdrawal' },
    title: title('撤回奖励', 'Reward taken back'),
    fields: [field('text', 'reason', '撤回的理由', 'Reason')],
  },
])

const category = (id: string) => [{ on: 'case.opened' as const, when: { category: is(id) } }]
export const rewardEvidence: Pack['evidence'] = r.evidence([
  {
    id: 'application',
    clause: '8.1.2(1)',
    title: title('奖励申请表', 'Reward application'),
    on: [{ on: 'form.submitted', when: { form: is('reward-application') } }],
  },
  {
    id: 'reward-stated',
    clause: '8.1.1(1)',
    title: title('奖金计算或创新奖核定', 'Bonus computed or award described'),
    on: [made('reward-sum'), made('innovation-award')],
  },
  { id: 'published', clause: '8.1.2(2)', title: title('公示', 'Publication'), on: [made('publication')] },
  { id: 'objected', clause: '8.1.2(2)', title: title('对公示的异议', 'Objection'), on: [made('reward-objection')] },
  {
    id: 'objection-answered',
    clause: '8.1.2(2)',
    title: title('答复异议', 'Objection answered'),
    on: [made('objection-answer')],
    voidedBy: [made('reward-objection')],
  },
  {
    id: 'objection-upheld',
    clause: '8.1.2(2)',
    title: title('成立的异议', 'Objection that holds'),
    on: [made('objection-answer', { upheld: is(true) })],
  },
  { id: 'reward-withdrawn', clause: '8.1.2(2)', title: title('撤回奖励', 'Reward taken back'), on: [made('reward-withdrawal')] },
  {
    id: 'service-innovation',
    clause: '8.1.1(2)',
    title: title('服务创新', 'Service innovation'),
    on: category('service-innovation'),
  },
  {
    id: 'project-funded',
    clause: '8.1.1(2)',
    title: title('项目经费列支', 'Project money booked'),
    on: [made('project-funding')],
  },
])

const all = (...evidence: string[]) => evidence.map(id => ({ evidence: id }))
const record = (id: string) => ({ record: { in: [id] } })
export const rewardGates: Pack['gates'] = r.gates([
  {
    id: 'application-before-approval',
    clause: '8.1.2(1)',
    title: title('先交奖励申请表、写明依据', 'The application and its base first'),
    act: 'submit-matter',
    kinds,
    needs: all('application', 'reward-stated'),
  },
  {
    id: 'approval-before-publication',
    clause: '8.1.2(2)',
    title: title('批准后公示', 'Published once approved'),
    act: 'make-record',
    when: record('publication'),
    kinds,
    needs: all('approved'),
  },
  {
    id: 'publication-before-objection',
    clause: '8.1.2(2)',
    title: title('公示后可以提异议', 'An objection follows the publication'),
    act: 'make-record',
    when: record('reward-objection'),
    kinds,
    needs: all('published'),
  },
  {
    id: 'objection-before-answer',
    clause: '8.1.2(2)',
    title: title('有异议才答复', 'An answer follows an objection'),
    act: 'make-record',
    when: record('objection-answer'),
    kinds,
    needs: all('objected'),
  },
  {
    id: 'approval-before-project-money',
    clause: '8.1.1(2)',
    title: title('批准后列支项目经费', 'Project money is booked once approved'),
    act: 'make-record',
    when: record('project-funding'),
    kinds,
    needs: all('approved'),
  },
  {
    id: 'reward-close',
    clause: '8.1.2(2)',
    reading: 'reward-decider',
    title: title('批准、公示、答复异议后办结', 'Approved, published, objections answered'),
    act: 'close-matter',
    when: { outcome: { in: ['done'] } },
    kinds,
    needs: [
      ...all('approved', 'published'),
      { evidence: 'objection-answered', ifSeen: 'objected' },
      { evidence: 'reward-withdrawn', ifSeen: 'objection-upheld' },
      { evidence: 'project-funded', ifSeen: 'service-innovation' },
    ],
  },
])

const hr = { role: 'human-resources' } as const
const manager = { role: 'general-manager' } as const
export const rewardPermits: Pack['permits'] = r.permits([
  { act: 'make-record', clause: '8.1.1(1)', kinds: [...kinds], when: record('reward-sum'), by: [hr] },
  { act: 'make-record', clause: '8.1.1(2)', kinds: [...kinds], when: record('innovation-award'), by: [hr] },
  { act: 'make-record', clause: '8.1.1(2)', kinds: [...kinds], when: record('project-funding'), by: [{ role: 'finance' }] },
  { act: 'make-record', clause: '8.1.2(2)', kinds: [...kinds], when: record('publication'), by: [hr] },
  {
    ...{ act: 'make-record', clause: '8.1.2(2)', reading: 'reward-decider', kinds: [...kinds] },
    when: record('objection-answer'),
    by: [hr],
  },
  {
    ...{ act: 'make-record', clause: '8.1.2(2)', reading: 'reward-decider', kinds: [...kinds] },
    when: record('reward-withdrawal'),
    by: [hr, manager],
  },
  { act: 'submit-matter', clause: '8.1.2(1)', kinds: [...kinds], by: [{ role: 'department-head' }] },
  { act: 'submit-form', clause: '8.1.2(1)', kinds: [...kinds], by: [{ role: 'department-head' }] },
  { act: 'close-matter', clause: '8.1.2(2)', kinds: [...kinds], by: [hr] },
])

const dropped = [closed, { on: 'case.merged' } as const]
const head = { role: 'department-head' } as const
const applied = { on: 'form.submitted', when: { form: is('reward-application') } } as const
const untimed = { kinds, again: true, pausable: true, cancel: dropped } as const
export const rewardDuties: Pack['duties'] = r.duties([
  {
    ...untimed,
    id: 'apply-for-reward',
    clause: '8.1.2(1)',
    reading: 'who-concludes',
    title: title('填写奖励申请表', 'Fill in the reward application'),
    meaning: 'apply',
    start: [opened],
    stop: [applied],
    owner: head,
    acts: ['submit-form'],
  },
  {
    ...untimed,
    id: 'state-reward',
    clause: '8.1.1(1)',
    reading: 'bonus-base',
    title: title('核对依据，算出奖金或核定创新奖', 'Check the base: bonus or award'),
    meaning: 'compute',
    start: [applied],
    stop: [made('reward-sum'), made('innovation-award')],
    owner: hr,
    acts: ['make-record'],
  },
  {
    ...untimed,
    id: 'submit-reward',
    clause: '8.1.2(1)',
    reading: 'who-concludes',
    title: title('申报奖励', 'Submit the reward'),
    meaning: 'submit',
    start: [made('reward-sum'), made('innovation-award'), sentBack, matterAnnulled],
    stop: [{ on: 'matter.submitted' }],
    owner: head,
    acts: ['submit-matter'],
  },
  {
    id: 'publish-reward',
    clause: '8.1.2(2)',
    reading: 'reward-decider',
    title: title('3 个工作日内公示奖励', 'Publish the reward within 3 working days'),
    meaning: 'publish',
    kinds,
    start: [approved],
    stop: [made('publication')],
    cancel: [...dropped, matterAnnulled, made('reward-withdrawal')],
    again: true,
    within: { workdays: 3 },
    owner: hr,
    pausable: false,
    acts: ['make-record'],
  },
  {
    ...untimed,
    id: 'answer-objection',
    clause: '8.1.2(2)',
    reading: 'reward-decider',
    title: title('答复对公示的异议', 'Answer the objection'),
    meaning: 'answer-objection',
    start: [made('reward-objection')],
    stop: [made('objection-answer')],
    owner: hr,
    acts: ['make-record'],
  },
  {
    ...untimed,
    id: 'book-project-money',
    clause: '8.1.1(2)',
    reading: 'who-concludes',
    categories: ['service-innovation'],
    title: title('列支创新项目经费', 'Book the money for the project'),
    meaning: 'pay',
    start: [approved],
    stop: [made('project-funding')],
    cancel: [...dropped, matterAnnulled, made('reward-withdrawal')],
    owner: { role: 'finance' },
    acts: ['make-record'],
  },
])

type Told = Extract<Example, { type: 'duty' }>['events'][number]
const monday = '2026-03-02 09:00'
const told = (rule: string, name: string, ...events: readonly Told[]): Example[] => [
  { type: 'duty', rule, name: `${name}：还没有做`, events: events.slice(0, -1), now: '2026-03-20 10:00', state: 'running' },
  { type: 'duty', rule, name: `${name}：做了`, events, now: '2026-03-20 10:00', state: 'met' },
]
const kpi = on.opened(monday, 'reward', { category: 'kpi-excess' })
const innovation = on.opened(monday, 'reward', { category: 'service-innovation' })
const form = on.formSubmitted('2026-03-03 10:00', 'reward-application')
const sum = on.made('2026-03-04 10:00', 'reward-sum', { of: 'department', bonusFen: 250_000 })
const yes = on.decided('2026-03-05 10:00', 'matter', 'approved')
const objected = on.made('2026-03-09 10:00', 'reward-objection')
const gate = (rule: string, act: string, name: string, lacking: readonly string[], there: readonly string[] = []): Example[] => [
  { type: 'gate', rule, name: `${name}：还没有`, kind: 'reward', act, after: there, refused: true },
  { type: 'gate', rule, name: `${name}：有了`, kind: 'reward', act, after: [...there, ...lacking], refused: false },
]
const permit = (rule: string, may: string, mayNot: string): Example[] => {
  const [, act = '', , condition] = rule.split(':')
  const data = condition === undefined ? {} : { record: condition.split('=')[1]! }
  const about = { type: 'permit' as const, rule, act, kind: 'reward' as const, data }
  return [
    { ...about, name: `${may} 可以`, by: `role:${may}`, allowed: true },
    { ...about, name: `${mayNot} 不可以`, by: `role:${mayNot}`, allowed: false },
  ]
}
type Values = Readonly<Record<string, unknown>>
const filled = (rule: string, category: string, values: Values, texts: Values, lacking: string): Example[] => {
  const without = (data: Values) => Object.fromEntries(Object.entries(data).filter(([id]) => id !== lacking))
  const about = { type: 'record' as const, rule, kind: 'reward' as const, category }
  return [
    { ...about, name: '填全了', values, texts },
    { ...about, name: `缺 ${lacking}`, values: without(values), texts: without(texts), refused: lacking },
  ]
}
const based = {
  ...{ of: 'person', person: 'p', indicator: 'satisfaction', from: '2026-02-01', until: '2026-02-28' },
  ...{ measure: 'points', direction: 'higher', target: 90, actual: 94.5, perPointFen: 2_000_000, evidence: 'file-1' },
  ...{ excessFen: 9_000_000, bonusFen: 450_000 },
}

/** Every rule of 8.1, told. */
export const rewardExamples: readonly Example[] = [
  ...told('apply-for-reward', '部门申报', kpi, form),
  ...told('state-reward', '人力核对依据', kpi, form, sum),
  ...told('submit-reward', '算出奖金后报批', kpi, form, sum, on.submitted('2026-03-05 09:00')),
  ...told('answer-objection', '有人提异议', kpi, objected, on.made('2026-03-10 10:00', 'objection-answer', { upheld: false })),
  ...told('book-project-money', '批准后列支', innovation, yes, on.made('2026-03-06 10:00', 'project-funding')),
  ...gate('application-before-approval', 'submit-matter', '奖励申请表', ['application'], ['reward-stated']),
  ...gate('application-before-approval', 'submit-matter', '奖金依据', ['reward-stated'], ['application']),
  ...gate('approval-before-publication', 'make-record', '批准', ['approved']),
  ...gate('publication-before-objection', 'make-record', '公示', ['published']),
  ...gate('objection-before-answer', 'make-record', '异议', ['objected']),
  ...gate('approval-before-project-money', 'make-record', '批准', ['approved']),
  ...gate('reward-close', 'close-matter', '公示', ['published'], ['approved']),
  ...gate('reward-close', 'close-matter', '答复异议', ['objection-answered'], ['approved', 'published', 'objected']),
  ...gate(
    'reward-close',
    'close-matter',
    '异议成立的撤回',
    ['reward-withdrawn'],
    ['approved', 'published', 'objected', 'objection-answered', 'objection-upheld'],
  ),
  ...gate('reward-close', 'close-matter', '项目经费列支', ['project-funded'], ['approved', 'published', 'service-innovation']),
  ...permit('permit:make-record:reward:record=reward-sum', 'human-resources', 'department-head'),
  ...permit('permit:make-record:reward:record=innovation-award', 'human-resources', 'department-head'),
  ...permit('permit:make-record:reward:record=project-funding', 'finance', 'human-resources'),
  ...permit('permit:make-record:reward:record=publication', 'human-resources', 'department-head'),
  ...permit('permit:make-record:reward:record=objection-answer', 'human-resources', 'department-head'),
  ...permit('permit:make-record:reward:record=reward-withdrawal', 'general-manager', 'department-head'),
  ...permit('permit:submit-matter:reward', 'department-head', 'specialist'),
  ...permit('permit:submit-form:reward', 'department-head', 'specialist'),
  ...permit('permit:close-matter:reward', 'human-resources', 'department-head'),
  ...filled(
    'reward-sum',
    'kpi-excess',
    based,
    { source: '回访系统 2 月报表', perPointBasis: '每百分点 2 万元，见年度方案' },
    'evidence',
  ),
  {
    type: 'record',
    rule: 'reward-sum',
    kind: 'reward',
    category: 'kpi-excess',
    name: '金额指标不问折合',
    values: {
      ...{ of: 'department', department: 'd', indicator: 'service-cost', from: '2025-01-01', until: '2025-12-31' },
      ...{ measure: 'money', direction: 'lower', targetFen: 85_000_000, actualFen: 80_000_000, evidence: 'file-1' },
      ...{ excessFen: 5_000_000, bonusFen: 250_000 },
    },
    texts: { source: '财务年报' },
  },
  ...filled(
    'innovation-award',
    'service-innovation',
    { of: 'department', department: 'd', projectFen: 3_000_000 },
    { honour: '年度服务创新奖', project: '安装进度看板', effect: '改约率降三成' },
    'projectFen',
  ),
  ...filled('project-funding', 'service-innovation', {}, { voucher: '记 0312' }, 'voucher'),
  ...filled('publication', 'kpi-excess', { from: '2026-03-10', until: '2026-03-17' }, { words: '满意度超目标' }, 'words'),
  ...filled('reward-objection', 'kpi-excess', {}, { reason: '数据口径不对' }, 'reason'),
  ...filled('objection-answer', 'kpi-excess', { upheld: false }, { answer: '已核对原始回访' }, 'upheld'),
  ...filled('reward-withdrawal', 'kpi-excess', {}, { reason: '数据重复' }, 'reason'),
]
