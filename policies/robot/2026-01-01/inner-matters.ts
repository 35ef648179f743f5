import type { Pack, Trigger } from '../../../engine/pack.ts'
import type { ClauseId } from './clauses.ts'
import { r } from './regulation.ts'
import { made, matterAnnulled, matterApproved, matterClosed, opened } from './triggers.ts'

const title = (zh: string, en: string) => ({ zh, en })
const stage = (id: string, clause: ClauseId, zh: string, en: string, ...enter: Trigger[]) => ({
  id,
  clause,
  title: title(zh, en),
  enter,
})
const end = [matterClosed, { on: 'case.merged' as const }]
const closed = (clause: ClauseId) => stage('closed', clause, '已办结', 'Closed', matterClosed)

/** 第十三条至第十九条: what the company does besides anomalies, each with its own stages. */
export const innerLifecycles = r.lifecycles([
  {
    kind: 'training',
    clause: '13(2)',
    stages: [
      stage('planned', '13(2)', '计划', 'Planned', opened),
      stage('held', '13(2)', '已举行', 'Held', made('training-held')),
      stage('assessed', '13(2)', '已认证或小结', 'Certified or reviewed', made('certification'), made('drill-review')),
      closed('13(2)'),
    ],
    end,
    reopen: [],
  },
  {
    kind: 'contract',
    clause: '13(3)',
    stages: [
      stage('opened', '13(3)', '需求了解', 'Needs', opened),
      stage('understood', '13(3)', '需求已记录', 'Needs recorded', made('needs')),
      stage('checked', '13(3)', '条款已核对', 'Terms checked', made('terms-check')),
      stage('signed', '13(3)', '已签订', 'Signed', made('contract-signed')),
      closed('13(3)'),
    ],
    end,
    reopen: [],
  },
  {
    kind: 'rectification',
    clause: '14(1)',
    stages: [
      stage('found', '14(1)', '已发现', 'Found', opened),
      stage('planned', '14(1)', '整改中', 'In hand', made('rectification-plan')),
      stage('checked', '14(1)', '已验证', 'Checked', made('rectification-check', { passed: true })),
      closed('14(1)'),
    ],
    end,
    reopen: [{ ...made('rectification-check', { passed: false }), stage: 'found' }],
  },
  {
    kind: 'expense',
    clause: '17',
    stages: [
      stage('asked', '17', '申请', 'Asked for', opened),
      stage('approved', '17', '已批准', 'Approved', matterApproved),
      stage('spent', '17', '已支出', 'Spent', made('spending')),
      closed('17'),
    ],
    end,
    reopen: [],
  },
  {
    kind: 'penalty',
    clause: '19(2)',
    stages: [
      stage('opened', '19(2)', '立项', 'Opened', opened),
      stage('found', '19(2)', '已认定', 'Found', made('accountability-finding')),
      stage('decided', '19(2)', '已决定', 'Decided', matterApproved),
      closed('19(2)'),
    ],
    end,
    reopen: [],
  },
])

export const innerEvidence = r.evidence([
  { id: 'training-held', clause: '13(2)', title: title('培训或演练记录', 'Training held'), on: [made('training-held')] },
  { id: 'drill-held', clause: '18', title: title('应急演练', 'Drill held'), on: [made('training-held', { what: 'drill' })] },
  { id: 'drill-reviewed', clause: '18', title: title('演练小结', 'Drill reviewed'), on: [made('drill-review')] },
  { id: 'needs-recorded', clause: '13(3)', title: title('客户需求记录', 'Needs recorded'), on: [made('needs')] },
  {
    id: 'terms-clear',
    clause: '13(3)',
    title: title('四项核心条款都已写明', 'All four core terms stated'),
    on: [made('terms-check', { rights: true, scope: true, delivery: true, quality: true })],
  },
  {
    id: 'rectified',
    clause: '14(1)',
    title: title('整改验证通过', 'Rectification checked'),
    on: [made('rectification-check', { passed: true })],
    voidedBy: [made('rectification-check', { passed: false })],
  },
  {
    id: 'rectification-planned',
    clause: '14(1)',
    title: title('整改措施', 'Rectification plan'),
    on: [made('rectification-plan')],
    voidedBy: [made('rectification-check', { passed: false })],
  },
  {
    id: 'matter-approved',
    clause: '17',
    title: title('批准的申请', 'Submission approved'),
    on: [matterApproved],
    voidedBy: [{ on: 'matter.submitted' }, matterAnnulled],
  },
  { id: 'spent', clause: '17', title: title('支出记录', 'Spending'), on: [made('spending')] },
  {
    id: 'responsibility-found',
    clause: '19(2)',
    title: title('责任认定', 'Responsibility found'),
    on: [made('accountability-finding')],
  },
])

type Gate = Parameters<typeof r.gates>[0][number]
const gate = (
  id: string,
  clause: ClauseId,
  kind: NonNullable<Gate['kinds']>[number],
  act: Gate['act'],
  zh: string,
  en: string,
  needs: Gate['needs'],
  when?: Gate['when'],
): Gate => ({ id, clause, kinds: [kind], act, title: title(zh, en), needs, ...(when === undefined ? {} : { when }) })
const all = (...evidence: string[]) => evidence.map(id => ({ evidence: id }))
const record = (id: string) => ({ record: { in: [id] } })
const done = { outcome: { in: ['done'] } }

export const innerGates = r.gates([
  gate(
    'training-before-closing',
    '13(2)',
    'training',
    'close-matter',
    '举行后办结',
    'Closed once held',
    all('training-held'),
    done,
  ),
  gate(
    'drill-reviewed-before-closing',
    '18',
    'training',
    'close-matter',
    '演练有小结',
    'A drill is reviewed',
    [{ evidence: 'drill-reviewed', ifSeen: 'drill-held' }],
    done,
  ),
  gate(
    'needs-before-terms',
    '13(3)',
    'contract',
    'make-record',
    '先弄清需求',
    'Needs come first',
    all('needs-recorded'),
    record('terms-check'),
  ),
  gate(
    'terms-before-signing',
    '13(3)',
    'contract',
    'make-record',
    '核心条款明确后签约',
    'Core terms are clear before signing',
    all('terms-clear'),
    record('contract-signed'),
  ),
  gate(
    'plan-before-check',
    '14(1)',
    'rectification',
    'make-record',
    '有措施才验证',
    'A measure before its check',
    all('rectification-planned'),
    record('rectification-check'),
  ),
  gate(
    'check-before-closing',
    '14(1)',
    'rectification',
    'close-matter',
    '验证通过后办结',
    'Closed once checked',
    all('rectified'),
    done,
  ),
  gate(
    'approval-before-spending',
    '17',
    'expense',
    'make-record',
    '批准后支出',
    'Approved before spent',
    all('matter-approved'),
    record('spending'),
  ),
  gate('spending-before-closing', '17', 'expense', 'close-matter', '支出入账后办结', 'Booked before closed', all('spent'), done),
  gate(
    'finding-before-decision',
    '19(2)',
    'penalty',
    'submit-matter',
    '认定后报决定',
    'Found before decided',
    all('responsibility-found'),
  ),
  gate(
    'decision-before-closing',
    '19(2)',
    'penalty',
    'close-matter',
    '决定后办结',
    'Decided before closed',
    all('matter-approved'),
    done,
  ),
])

const head = { role: 'department-head' } as const
const deputy = { role: 'deputy-leader' } as const
const desk = { role: 'service-desk' } as const
const finance = { role: 'finance' } as const
const sales = { role: 'sales' } as const
const records = (...ids: string[]) => ({ record: { in: ids } })

export const innerPermits = r.permits([
  { act: 'make-record', clause: '13(2)', kinds: ['training'], by: [head, deputy] },
  { act: 'make-record', clause: '13(3)', kinds: ['contract'], by: [sales] },
  { act: 'make-record', clause: '14(1)', kinds: ['rectification'], when: records('rectification-plan'), by: [head] },
  { act: 'make-record', clause: '14(1)', kinds: ['rectification'], when: records('rectification-check'), by: [deputy] },
  { act: 'make-record', clause: '15(3)', kinds: ['request'], by: [desk] },
  { act: 'submit-matter', clause: '17', kinds: ['expense'], by: [head, deputy] },
  { act: 'make-record', clause: '17', kinds: ['expense'], by: [finance] },
  { act: 'make-record', clause: '19(2)', kinds: ['penalty'], by: [deputy] },
  { act: 'submit-matter', clause: '19(2)', reading: 'accountability-route', kinds: ['penalty'], by: [deputy] },
  {
    act: 'close-matter',
    clause: '16',
    kinds: ['training', 'contract', 'rectification', 'expense', 'penalty'],
    by: [head, deputy, desk, finance],
  },
])

type Duty = Parameters<typeof r.duties>[0][number]
const duty = (
  id: string,
  clause: ClauseId,
  kind: NonNullable<Duty['kinds']>[number],
  zh: string,
  en: string,
  start: Trigger[],
  stop: Trigger[],
  owner: Duty['owner'],
  more: Pick<Duty, 'acts'> & Partial<Pick<Duty, 'reading' | 'again' | 'within'>>,
): Duty => ({
  id,
  clause,
  kinds: [kind],
  title: title(zh, en),
  meaning: id,
  start,
  stop,
  cancel: [matterClosed],
  owner,
  pausable: true,
  ...more,
})
const write = { acts: ['make-record'], reading: 'inner-times' } as const

export const innerDuties: Pack['duties'] = r.duties([
  duty(
    'hold-training',
    '13(2)',
    'training',
    '组织培训或演练',
    'Hold training or drill',
    [opened],
    [made('training-held')],
    head,
    write,
  ),
  duty(
    'review-drill',
    '18',
    'training',
    '演练小结',
    'Review the drill',
    [made('training-held', { what: 'drill' })],
    [made('drill-review')],
    deputy,
    write,
  ),
  duty(
    'record-needs',
    '13(3)',
    'contract',
    '了解并记录客户需求',
    "Record the customer's needs",
    [opened],
    [made('needs')],
    sales,
    write,
  ),
  duty(
    'check-terms',
    '13(3)',
    'contract',
    '签约前核对核心条款',
    'Check the core terms before signing',
    [made('needs')],
    [made('terms-check', { rights: true, scope: true, delivery: true, quality: true })],
    sales,
    write,
  ),
  duty(
    'plan-rectification',
    '14(1)',
    'rectification',
    '提前干预，定整改措施',
    'Intervene early: plan the rectification',
    [opened, made('rectification-check', { passed: false })],
    [made('rectification-plan')],
    head,
    { ...write, again: true },
  ),
  duty(
    'check-rectification',
    '14(1)',
    'rectification',
    '验证整改',
    'Check the rectification',
    [made('rectification-plan')],
    [made('rectification-check')],
    deputy,
    { ...write, again: true },
  ),
  duty(
    'follow-up-low-score',
    '15(3)',
    'request',
    '专人跟进低满意度客户',
    'Follow up a customer with a low score',
    [
      { on: 'customer.answered', when: { satisfied: { in: [false] } } },
      { on: 'case.opened', when: { 'facts.lowScore': { in: [true] } } },
    ],
    [made('follow-up')],
    desk,
    { acts: ['make-record'], reading: 'low-satisfaction', again: true, within: { workdays: 3 } },
  ),
  duty('have-spending-approved', '17', 'expense', '经费报批', 'Have the spending approved', [opened], [matterApproved], head, {
    acts: ['submit-matter'],
    reading: 'inner-times',
  }),
  duty('book-spending', '17', 'expense', '支出入账', 'Book the spending', [matterApproved], [made('spending')], finance, write),
  duty(
    'find-responsibility',
    '19(2)',
    'penalty',
    '查明责任',
    'Establish responsibility',
    [opened],
    [made('accountability-finding')],
    deputy,
    write,
  ),
  duty(
    'have-accountability-decided',
    '19(2)',
    'penalty',
    '报决定',
    'Have it decided',
    [made('accountability-finding')],
    [matterApproved],
    deputy,
    { acts: ['submit-matter'], reading: 'accountability-route' },
  ),
])

/** Amounts are whole 分. */
const wan = 1_000_000
const decider = (role: 'leader' | 'principal') =>
  ({ id: role, clause: '17', reading: 'fund-route', mode: 'any', by: [{ role }] }) as const
const bookkeeper = { id: 'finance', clause: '17', reading: 'fund-route', mode: 'any', by: [finance] } as const

export const innerRoutes: Pack['routes'] = r.routes([
  {
    id: 'spend-below-100k',
    clause: '17',
    subject: 'matter',
    kinds: ['expense'],
    when: { amountFen: { lt: 10 * wan } },
    steps: [bookkeeper, decider('leader')],
  },
  {
    id: 'spend-from-100k',
    clause: '17',
    subject: 'matter',
    kinds: ['expense'],
    when: { amountFen: { gte: 10 * wan } },
    steps: [bookkeeper, decider('principal')],
  },
  {
    id: 'decide-accountability',
    clause: '19(2)',
    subject: 'matter',
    kinds: ['penalty'],
    steps: [
      { id: 'leader', clause: '19(2)', reading: 'accountability-route', mode: 'any', by: [{ role: 'leader' }] },
      { id: 'principal', clause: '19(2)', reading: 'accountability-route', mode: 'any', by: [{ role: 'principal' }] },
    ],
  },
])
