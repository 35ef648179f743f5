import type { Example, Pack, RecordField } from '../../../engine/pack.ts'
import * as on from './example-events.ts'
import { r } from './regulation.ts'
import { made, matterAnnulled, matterApproved, matterClosed, opened } from './triggers.ts'

/** 第十九条(一): who did outstanding work is commended. The text says neither who asks, who decides nor what is given: reading `commendation-path`. */
const clause = '19(1)'
const reading = 'commendation-path'
const kinds = ['reward'] as const
const by = { clause, reading, kinds: [...kinds] } as const
const title = (zh: string, en: string) => ({ zh, en })
const text = (id: string, zh: string, en: string): RecordField => ({ id, kind: 'text', required: true, title: title(zh, en) })

export const commendationLifecycle: Pack['lifecycles'] = r.lifecycles([
  {
    kind: 'reward',
    clause,
    stages: [
      { id: 'raised', clause, title: title('提名', 'Proposed'), enter: [opened] },
      { id: 'described', clause, title: title('写明事迹', 'Described'), enter: [made('commendation')] },
      { id: 'approved', clause, title: title('已批准', 'Approved'), enter: [matterApproved] },
      { id: 'published', clause, title: title('公示', 'Published'), enter: [made('publication')] },
      { id: 'closed', clause, title: title('已办结', 'Closed'), enter: [matterClosed] },
    ],
    end: [matterClosed, { on: 'case.merged' }],
    reopen: [{ ...matterAnnulled, stage: 'described' }],
  },
])

export const commendationRecords: NonNullable<Pack['records']> = r.records([
  {
    ...by,
    id: 'commendation',
    reward: { part: 'award', rule: 'commendation' },
    title: title('表彰事迹', 'Commendation'),
    fields: [
      {
        id: 'of',
        kind: 'choice',
        required: true,
        title: title('表彰对象', 'For'),
        values: [
          { id: 'department', title: title('部门', 'A department') },
          { id: 'person', title: title('个人', 'A person') },
        ],
      },
      {
        ...{ id: 'department', kind: 'department', required: true, title: title('部门', 'Department') },
        askedWhen: { of: { in: ['department'] } },
      },
      {
        ...{ id: 'person', kind: 'person', required: true, title: title('个人', 'Person') },
        askedWhen: { of: { in: ['person'] } },
      },
      text('merit', '突出的工作', 'What was outstanding'),
      { id: 'honour', kind: 'line', required: true, title: title('表彰方式', 'Honour') },
      {
        id: 'bonusFen',
        kind: 'amount',
        required: false,
        min: 0,
        title: title('奖金（条文没有写数额）', 'Bonus (the text gives no amount)'),
      },
    ],
  },
  {
    ...by,
    id: 'publication',
    reward: { part: 'publication' },
    title: title('公示', 'Publication'),
    fields: [
      text('words', '公示内容（事由）', 'What is published'),
      { id: 'from', kind: 'day', required: true, computed: 'today', title: title('公示起', 'From') },
      { id: 'until', kind: 'day', required: true, computed: 'publication-end', title: title('公示止', 'Until') },
    ],
  },
  {
    ...by,
    id: 'reward-objection',
    reward: { part: 'objection' },
    title: title('对公示的异议', 'Objection to the publication'),
    fields: [text('reason', '异议的理由', 'Reason')],
  },
  {
    ...by,
    id: 'objection-answer',
    reward: { part: 'answer' },
    title: title('答复异议', 'Answer to the objection'),
    fields: [
      { id: 'upheld', kind: 'yes-no', required: true, title: title('异议成立', 'The objection holds') },
      text('answer', '核实情况和答复', 'What was found, and the answer'),
    ],
  },
  {
    ...by,
    id: 'reward-withdrawal',
    reward: { part: 'withdrawal' },
    title: title('撤回表彰', 'Commendation taken back'),
    fields: [text('reason', '撤回的理由', 'Reason')],
  },
])

export const commendationEvidence: Pack['evidence'] = r.evidence([
  { id: 'commendation-described', clause, title: title('表彰事迹', 'What was outstanding'), on: [made('commendation')] },
  { id: 'commendation-published', clause, title: title('公示', 'Publication'), on: [made('publication')] },
  { id: 'commendation-objected', clause, title: title('对公示的异议', 'Objection'), on: [made('reward-objection')] },
  {
    id: 'commendation-answered',
    clause,
    title: title('答复异议', 'Objection answered'),
    on: [made('objection-answer')],
    voidedBy: [made('reward-objection')],
  },
  {
    id: 'commendation-objection-held',
    clause,
    title: title('成立的异议', 'Objection that holds'),
    on: [made('objection-answer', { upheld: true })],
  },
  { id: 'commendation-withdrawn', clause, title: title('撤回表彰', 'Taken back'), on: [made('reward-withdrawal')] },
])

const all = (...evidence: string[]) => evidence.map(id => ({ evidence: id }))
const record = (id: string) => ({ record: { in: [id] } })
export const commendationGates: Pack['gates'] = r.gates([
  {
    ...by,
    id: 'merit-before-decision',
    title: title('写明事迹后报批', 'Described before it is decided'),
    act: 'submit-matter',
    needs: all('commendation-described'),
  },
  {
    ...by,
    id: 'decision-before-publication',
    title: title('批准后公示', 'Published once approved'),
    act: 'make-record',
    when: record('publication'),
    needs: all('matter-approved'),
  },
  {
    ...by,
    id: 'publication-before-objection',
    title: title('公示后可以提异议', 'An objection follows the publication'),
    act: 'make-record',
    when: record('reward-objection'),
    needs: all('commendation-published'),
  },
  {
    ...by,
    id: 'commendation-close',
    title: title('批准、公示、答复异议后办结', 'Approved, published, objections answered'),
    act: 'close-matter',
    when: { outcome: { in: ['done'] } },
    needs: [
      ...all('matter-approved', 'commendation-published'),
      { evidence: 'commendation-answered', ifSeen: 'commendation-objected' },
      { evidence: 'commendation-withdrawn', ifSeen: 'commendation-objection-held' },
    ],
  },
])

const head = { role: 'department-head' } as const
const deputy = { role: 'deputy-leader' } as const
const desk = { role: 'service-desk' } as const
export const commendationPermits: Pack['permits'] = r.permits([
  { ...by, act: 'make-record', when: record('commendation'), by: [head, deputy] },
  { ...by, act: 'make-record', when: record('publication'), by: [desk, deputy] },
  { ...by, act: 'make-record', when: record('objection-answer'), by: [deputy] },
  { ...by, act: 'make-record', when: record('reward-withdrawal'), by: [deputy, { role: 'principal' }] },
  { ...by, act: 'submit-matter', by: [head, deputy] },
  { ...by, act: 'close-matter', by: [deputy, desk] },
])

const owed = { ...by, pausable: true, again: true, cancel: [matterClosed] } as const
export const commendationDuties: Pack['duties'] = r.duties([
  {
    ...owed,
    id: 'describe-commendation',
    title: title('写明突出的工作', 'Describe what was outstanding'),
    meaning: 'describe-commendation',
    start: [opened],
    stop: [made('commendation')],
    owner: head,
    acts: ['make-record'],
  },
  {
    ...owed,
    id: 'have-commendation-decided',
    title: title('表彰报批', 'Have the commendation decided'),
    meaning: 'have-commendation-decided',
    start: [made('commendation'), matterAnnulled],
    stop: [matterApproved],
    owner: head,
    acts: ['submit-matter'],
  },
  {
    ...owed,
    id: 'publish-commendation',
    title: title('公示表彰', 'Publish the commendation'),
    meaning: 'publish',
    start: [matterApproved],
    stop: [made('publication'), made('reward-withdrawal')],
    owner: desk,
    acts: ['make-record'],
  },
  {
    ...owed,
    id: 'answer-objection',
    title: title('答复对公示的异议', 'Answer the objection'),
    meaning: 'answer-objection',
    start: [made('reward-objection')],
    stop: [made('objection-answer')],
    owner: deputy,
    acts: ['make-record'],
  },
  {
    ...owed,
    id: 'settle-commendation',
    title: title('公示期满办结', 'Close when the publication is over'),
    meaning: 'settle',
    start: [made('publication')],
    stop: [matterClosed],
    cancel: [{ on: 'case.merged' }],
    owner: desk,
    acts: ['close-matter'],
  },
])

export const commendationRoutes: Pack['routes'] = r.routes([
  {
    clause,
    kinds: [...kinds],
    id: 'commend',
    subject: 'matter',
    steps: [{ id: 'principal', clause, reading, mode: 'any', by: [{ role: 'principal' }] }],
  },
])

type Told = Extract<Example, { type: 'duty' }>['events'][number]
const begun = on.matterOpened('2026-03-02 09:00', 'reward')
const described = on.made('2026-03-02 10:00', 'commendation', { of: 'person', person: 'front' })
const approved = on.matterDecided('2026-03-02 11:00')
const published = on.made('2026-03-02 12:00', 'publication', { from: '2026-03-02', until: '2026-03-09' })
const objected = on.made('2026-03-02 14:00', 'reward-objection')
const duty = (rule: string, name: string, state: 'running' | 'met', ...events: Told[]): Example => ({
  ...{ type: 'duty', rule, name, events, now: '2026-03-03 10:00', state },
})
const gate = (rule: string, act: string, name: string, there: readonly string[], ...comes: string[]): Example[] => [
  { type: 'gate', rule, name: `${name}：还没有`, kind: 'reward', act, after: there, refused: true },
  { type: 'gate', rule, name: `${name}：有了`, kind: 'reward', act, after: [...there, ...comes], refused: false },
]
const permit = (rule: string, may: string, mayNot: string): Example[] => {
  const [, act = '', , condition] = rule.split(':')
  const data = condition === undefined ? {} : { record: condition.split('=')[1]! }
  const of = { type: 'permit' as const, rule, kind: 'reward' as const, act, data }
  return [
    { ...of, name: `${may} 可以`, by: `role:${may}`, allowed: true },
    { ...of, name: `${mayNot} 不可以`, by: `role:${mayNot}`, allowed: false },
  ]
}
type Values = Readonly<Record<string, unknown>>
const filled = (rule: string, values: Values, texts: Values, lacks: string): Example[] => {
  const without = (given: Values) => Object.fromEntries(Object.entries(given).filter(([id]) => id !== lacks))
  const of = { type: 'record' as const, rule, kind: 'reward' as const }
  return [
    { ...of, name: '填全了', values, texts },
    { ...of, name: `缺 ${lacks}`, values: without(values), texts: without(texts), refused: lacks },
  ]
}

export const commendationExamples: readonly Example[] = [
  duty('describe-commendation', '提名后写事迹', 'running', begun),
  duty('describe-commendation', '写了', 'met', begun, described),
  duty('have-commendation-decided', '写明后报批', 'running', begun, described),
  duty('publish-commendation', '批准后公示', 'running', begun, described, approved),
  duty('publish-commendation', '公示了', 'met', begun, described, approved, published),
  duty('answer-objection', '有异议', 'running', begun, published, objected),
  duty('settle-commendation', '公示后办结', 'running', begun, approved, published),
  ...gate('merit-before-decision', 'submit-matter', '事迹', [], 'commendation-described'),
  ...gate('decision-before-publication', 'make-record', '批准', [], 'matter-approved'),
  ...gate('publication-before-objection', 'make-record', '公示', [], 'commendation-published'),
  ...gate('commendation-close', 'close-matter', '公示', ['matter-approved'], 'commendation-published'),
  ...permit('permit:make-record:reward:record=commendation', 'department-head', 'front-line'),
  ...permit('permit:make-record:reward:record=publication', 'service-desk', 'front-line'),
  ...permit('permit:make-record:reward:record=objection-answer', 'deputy-leader', 'service-desk'),
  ...permit('permit:make-record:reward:record=reward-withdrawal', 'principal', 'service-desk'),
  ...permit('permit:submit-matter:reward', 'department-head', 'front-line'),
  ...permit('permit:close-matter:reward', 'service-desk', 'front-line'),
  {
    ...{ type: 'route', rule: 'commend', name: '表彰由主要负责人批', kind: 'reward', subject: 'matter', data: {} },
    steps: [{ by: ['role:principal'], passes: 'any' }],
  },
  ...filled('commendation', { of: 'person', person: 'front' }, { merit: '连夜恢复产线', honour: '通报表扬' }, 'merit'),
  ...filled('publication', { from: '2026-03-02', until: '2026-03-09' }, { words: '连夜恢复产线' }, 'words'),
  ...filled('reward-objection', {}, { reason: '另有同事参与' }, 'reason'),
  ...filled('objection-answer', { upheld: false }, { answer: '已核实' }, 'upheld'),
  ...filled('reward-withdrawal', {}, { reason: '事迹有误' }, 'reason'),
]
