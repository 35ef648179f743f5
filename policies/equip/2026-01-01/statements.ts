import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import type { ClauseId } from './clauses.ts'
import type { readings } from './readings.ts'
import { r } from './regulation.ts'

type Statement = Parameters<typeof r.statements>[0][number]
const authority = (
  id: string,
  clause: ClauseId,
  subject: string,
  zh: string,
  en: string,
  value: string,
  when: Statement['when'] = {},
): Statement => ({
  id,
  clause,
  says: 'authority',
  subject,
  title: both(zh, en),
  when,
  value,
})

/** What two clauses say of the same thing in different words. */
export const statements: Pack['statements'] = r.statements([
  authority(
    'department-verifies',
    '18.1',
    'verifying a service request',
    '核实需求：客户服务部',
    'The need is verified by the department',
    'customer-service',
  ),
  authority(
    'head-verifies',
    '18.2',
    'verifying a service request',
    '核对需求：客户服务部负责人',
    'The need is checked by its head',
    'customer-service-manager',
  ),
  authority(
    'department-counts-failures',
    '8',
    'counting product failures',
    '故障统计：客户服务部',
    'Failures are counted by the department',
    'customer-service',
  ),
  authority(
    'staff-count-failures',
    '10',
    'counting product failures',
    '故障统计：客户服务人员',
    'Failures are counted by its staff',
    'field-engineer',
  ),
  authority(
    'direct-request-by-manager',
    '18.1',
    'arranging a request that a user makes directly',
    '用户直接要求：经总经理同意',
    "A user's direct request needs the general manager",
    'general-manager',
  ),
  authority(
    'direct-request-by-departments',
    '18.5',
    'arranging a request that a user makes directly',
    '用户直接请求：由营销或客户部门统一安排',
    "A user's direct request is arranged by marketing or the customer department",
    'marketing-or-customer-service',
    { place: ['on-site'] },
  ),
  authority(
    'request-outside-order',
    '18.5',
    'doing what a user asks for on site beyond the order',
    '现场的额外要求：不答应，走正常程序',
    'A further demand on site: not promised, the normal way',
    'marketing-or-customer-service',
    { place: ['on-site'] },
  ),
  authority(
    'work-outside-scope',
    '19.1',
    'doing what a user asks for on site beyond the order',
    '现场的额外要求：部门负责人同意即可做',
    "A further demand on site: done with the department head's consent",
    'department-head',
    { place: ['on-site'] },
  ),
])

type Term = Parameters<typeof r.terms>[0][number]
const open = (
  kind: Term['kind'],
  id: string,
  usedIn: readonly ClauseId[],
  zh: string,
  en: string,
  reading?: keyof typeof readings,
): Term => ({ id, kind, title: both(zh, en), usedIn: [...usedIn], ...(reading === undefined ? {} : { reading }) })

/** Words and quantities that the text uses and nowhere defines. Those without a reading decide nothing that runs here, and stay open. */
export const terms: Pack['terms'] = r.terms([
  open('quantity', 'warranty-period', ['4'], '“三包”期多长', 'How long the warranty lasts', 'warranty-period'),
  open('quantity', 'skill-standard', ['7'], '能力达到什么程度', 'What counts as skilled', 'skills'),
  open(
    'quantity',
    'daily-work-times',
    ['8', '14', '18.1'],
    '答复、派人、退换货、回访的时限',
    'Times for answers, sending, returns and callbacks',
    'no-times',
  ),
  open('quantity', 'survey-period', ['8'], '多久调查一次满意度', 'How often satisfaction is surveyed', 'survey-quarterly'),
  open('quantity', 'file-retention', ['8'], '服务档案保管多久', 'How long the service file is kept', 'service-file'),
  open('quantity', 'manual-upkeep', ['9'], '手册多久修订一次', 'How often the manuals are revised', 'manuals-yearly'),
  open('quantity', 'statistics-period', ['8', '10'], '多久统计一次故障', 'How often failures are counted', 'failure-statistics'),
  open('term', 'failure-classes', ['10'], '故障分哪些类', 'The classes of failure', 'failure-statistics'),
  open('quantity', 'in-good-time', ['11', '12', '19.2'], '“及时”', '"In good time"', 'quality-in-time'),
  open('quantity', 'several-times', ['12'], '“多次”投诉', 'Complained of "several times"', 'repeated-complaint'),
  open('role', 'superior-department', ['12'], '“上级领导部门”', 'The "superior department"', 'repeated-complaint'),
  open('term', 'effective-control', ['13'], '“有效的控制”', '"Effective control"', 'project-status'),
  open('role', 'return-authority', ['14'], '退换货由谁批', 'Who decides on a return', 'returns'),
  open('term', 'return-inspection', ['14'], '退回的货物怎么检验', 'How returned goods are inspected', 'return-inspection'),
  open('term', 'common-parts', ['14'], '“常用”备件', '"Common" spare parts', 'common-parts'),
  open(
    'role',
    'nobody-sees-to-norms',
    ['15'],
    '（缺主语）谁负责借用人员守规范',
    'No subject: who sees that borrowed staff follow the norms',
    'borrowed-staff',
  ),
  open(
    'role',
    'nobody-performs-contracts',
    ['16'],
    '（缺主语）谁负责履行和催款',
    'No subject: who performs and collects',
    'own-contracts',
  ),
  open(
    'quantity',
    'signing-limit',
    ['16'],
    '“自主签订”的金额权限',
    'Up to what amount the department signs itself',
    'contract-review',
  ),
  open('role', 'office-and-field', ['17'], '“内勤”“外勤”', '"Office" and "field"', 'office-and-field'),
  open('quantity', 'verify-start', ['18.1'], '1 个工作日从何时起', 'From when the working day runs', 'verify-clock'),
  open('term', 'special-case', ['18.1'], '“特殊情况”', 'The "special case"', 'direct-requests'),
  open('term', 'trip-rules', ['18.1'], '“按规定”办出差审批', 'Trip approval "as prescribed"', 'trip-approval'),
  open('quantity', 'consent-time', ['18.1'], '总经理多久答复', 'How soon the general manager answers'),
  open('term', 'site-ready', ['18.2'], '“现场条件具备”', '"Site ready"', 'site-ready'),
  open(
    'quantity',
    'trip-times',
    ['18.3', '19.2'],
    '“指定时间”“规定的时间”',
    'The time "stated" and "prescribed"',
    'times-of-the-order',
  ),
  open('term', 'trip-nodes', ['18.2'], '“出差节点”', 'The "nodes" of a trip'),
  open(
    'role',
    'department-head',
    ['18.3', '19.1', '19.2'],
    '哪个部门的“部门负责人”',
    'The "department head" of which department',
    'which-head',
  ),
  open('role', 'customer-sent-staff', ['18.4'], '“客户派出人员”', '"Staff sent by the customer"', 'sent-staff'),
  open('term', 'outside-users', ['18.5'], '“预定外用户”', '"Users outside the schedule"', 'on-the-spot'),
  open('role', 'customer-department', ['18.5'], '“客户部门”', 'The "customer department"', 'on-the-spot'),
  open(
    'term',
    'out-of-scope-charge',
    ['19.1'],
    '超范围的工作收不收费',
    'Whether work beyond scope is charged',
    'out-of-scope-charge',
  ),
  open('term', 'no-receipt', ['19.2'], '用户不签回执时怎么办', 'What to do when the receipt is refused', 'receipt'),
  open(
    'term',
    'extension-other-causes',
    ['19.2'],
    '不是用户原因的延长',
    "An extension for other reasons than the user's",
    'extension',
  ),
  open('term', 'names-for-the-customer', ['8', '18.1', '19.2'], '“客户”“用户”“业主”三种叫法', 'Three words for the customer'),
  open('placeholder', 'text-breaks-off', ['19.3'], '条文没有写完', 'The sentence is not finished'),
])

/** 第十八条1: a rule on business trips that the text points to without naming it. */
export const related: Pack['related'] = r.related([
  { clause: '18.1', title: both('出差审批规定', 'Rule on business trips'), relation: 'refers-to' },
])
