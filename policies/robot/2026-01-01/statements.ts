import type { Pack } from '../../../engine/pack.ts'
import type { ClauseId } from './clauses.ts'
import type { readings } from './readings.ts'
import { r } from './regulation.ts'

type Statement = Parameters<typeof r.statements>[0][number]
const said = (
  says: Statement['says'],
  id: string,
  clause: ClauseId,
  subject: string,
  zh: string,
  en: string,
  value: string,
  when: Statement['when'] = {},
): Statement => ({ id, clause, says, subject, title: { zh, en }, when, value })
const byDays = 'handling an anomaly by the working days it takes'
const firstPlan = 'the first plan of a larger or major anomaly'
const approval = 'making a larger or major plan effective'

/** What several clauses say of one thing. A boundary that two levels own is two statements that both admit it. */
export const statements: Pack['statements'] = r.statements([
  said(
    'authority',
    'one-day-general',
    '7(1)',
    byDays,
    '1 个工作日内：一般，部门负责人',
    'Within 1 working day: general, department head',
    'department-head',
    {
      expectedWorkdays: { gte: 0, lt: 2 },
    },
  ),
  said(
    'authority',
    'one-to-three-larger',
    '7(2)',
    byDays,
    '1–3 个工作日：较大，副组长',
    '1-3 working days: larger, deputy leader',
    'deputy-leader',
    {
      expectedWorkdays: { gte: 1, lt: 4 },
    },
  ),
  said(
    'authority',
    'three-and-more-major',
    '7(3)',
    byDays,
    '3 个工作日以上：重大，组长',
    '3 working days or more: major, leader',
    'leader',
    {
      expectedWorkdays: { gte: 3 },
    },
  ),
  said(
    'time',
    'special-plan-at-meeting',
    '8(3)',
    firstPlan,
    '重大：接报立即开紧急会议定专项方案',
    'Major: at once, by the emergency meeting',
    'at-once',
    {
      level: ['major'],
    },
  ),
  said('time', 'special-plan-in-48-hours', '11', firstPlan, '重大：48 小时内制定专项方案', 'Major: within 48 hours', '48-hours', {
    level: ['major'],
  }),
  said('time', 'larger-plan-in-24-hours', '10', firstPlan, '较大：24 小时内制定方案', 'Larger: within 24 hours', '24-hours', {
    level: ['larger'],
  }),
  said(
    'authority',
    'group-makes-special-plan',
    '11',
    approval,
    '重大：处置小组制定并启动',
    'Major: the group makes and starts it',
    'group',
    {
      level: ['major'],
    },
  ),
  said(
    'authority',
    'leader-approves-special-plan',
    '8(5)',
    approval,
    '重大：组长批准后实施',
    'Major: effective once the leader approves',
    'leader',
    {
      level: ['major'],
    },
  ),
  said(
    'authority',
    'deputy-approves-larger-plan',
    '8(5)',
    approval,
    '较大：副组长批准后实施',
    'Larger: effective once the deputy approves',
    'deputy-leader',
    {
      level: ['larger'],
    },
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
): Term => ({ id, kind, title: { zh, en }, usedIn: [...usedIn], ...(reading === undefined ? {} : { reading }) })

/** Words and quantities that the text uses and nowhere defines. Those without a reading decide nothing that runs here, and stay open. */
export const terms: Pack['terms'] = r.terms([
  open('role', 'who-grades', ['7'], '由谁定级', 'Who grades', 'who-grades'),
  open(
    'quantity',
    'considerable-loss',
    ['7(3)', '12(3)'],
    '“较大经济损失”“重大财产损失”',
    '"Considerable" and "big" loss',
    'loss-amounts',
  ),
  open(
    'quantity',
    'slight-effect',
    ['7(2)'],
    '“轻微影响”“较大影响”到什么程度',
    '"Slight" and "considerable" effect',
    'loss-amounts',
  ),
  open('quantity', 'repeatedly', ['6(4)', '7(3)'], '“多次”维修', 'Repaired "repeatedly"', 'repeated-repairs'),
  open(
    'quantity',
    'answer-over-two-hours',
    ['7(1)'],
    '售前答复延迟超过 2 小时归哪一级',
    'Pre-sales answers over 2 hours late',
    'delay-hours',
  ),
  open(
    'quantity',
    'delivery-over-three-days',
    ['7(2)'],
    '延期交付超过 3 天归哪一级',
    'Delivery over 3 days late',
    'late-over-three-days',
  ),
  open('quantity', 'at-once', ['8(1)'], '“立即”核实', 'To verify "at once"', 'verify-at-once'),
  open('quantity', 'respond-at-once', ['8(3)'], '“立即启动”响应', 'To respond "at once"', 'respond-at-once'),
  open('quantity', 'first-moment', ['8(6)'], '“第一时间”反馈', 'The "first moment"', 'result-at-once'),
  open('unit', 'report-hours', ['8(2)'], '1 小时、2 小时、30 分钟', '1 hour, 2 hours, 30 minutes', 'report-clock'),
  open('unit', 'plan-hours', ['10', '11'], '24 小时、48 小时', '24 and 48 hours', 'plan-clock'),
  open('term', 'when-necessary', ['8(4)', '8(5)', '11', '12(2)'], '“必要时”', '"Where necessary"', 'management-when-necessary'),
  open('role', 'management', ['8(5)', '11'], '“公司管理层”是谁', 'Who the "management" is', 'management-when-necessary'),
  open('term', 'passed-by-group', ['11'], '“审议通过”要多少人', 'How many "pass" a report', 'group-passes'),
  open('term', 'company-approval-flow', ['12(3)'], '“公司审批流程”', '"The company\'s approval flow"', 'compensation-route'),
  open(
    'role',
    'earlier-hops',
    ['8(2)'],
    '谁把较大、重大异常报到部门负责人和副组长',
    'Who tells head and deputy of a larger or major anomaly',
    'earlier-hops',
  ),
  open(
    'quantity',
    'handling-start',
    ['9', '10'],
    '1 个、3 个工作日从何时起',
    'From when the 1 and 3 working days run',
    'handling-clock',
  ),
  open(
    'quantity',
    'approval-time',
    ['8(5)', '10', '11'],
    '审批多久（24、48 小时内要启动）',
    'How long approval may take, while 24 and 48 hours run',
  ),
  open('role', 'departments', ['3', '6(1)'], '哪类异常由哪个部门办', 'Which department handles what', 'departments'),
  open('term', 'unreachable', ['8(6)'], '客户联系不上怎么办', 'What to do when the customer cannot be reached', 'unreachable'),
  open('term', 'dissatisfied', ['8(6)'], '客户不满意怎么办', 'What to do when the customer is not satisfied', 'dissatisfied'),
  open('quantity', 'solve-major', ['11'], '重大异常多久办完', 'How long a major anomaly may take'),
  open('quantity', 'regular-training', ['13(2)', '18'], '“定期”培训和演练', '"Regular" training and drills', 'drills'),
  open('term', 'certification', ['13(2)'], '资质认证的标准和有效期', 'Standard and validity of certification', 'certification'),
  open('quantity', 'sampling', ['14(1)'], '抽查、回访、巡查的比例和次数', 'How much is sampled', 'sampling'),
  open('quantity', 'regular-cases', ['15(1)'], '“定期”汇总案例', '"Regular" case reports', 'case-studies'),
  open('quantity', 'low-satisfaction', ['15(3)'], '“满意度较低”', '"Low" satisfaction', 'low-satisfaction'),
  open('quantity', 'fund-amount', ['17'], '专项经费多少', 'How large the fund is'),
  open('term', 'necessary-materials', ['17'], '“必要的”设备和物资', '"Necessary" equipment and materials', 'materials'),
  open('term', 'staffing-standard', ['18'], '“人员配置标准”', 'The "staffing standard"'),
  open('term', 'anomaly-rate', ['19(1)'], '异常事件发生率的分母', 'What the anomaly rate is divided by', 'anomaly-rate'),
  open(
    'placeholder',
    'text-breaks-off',
    ['19(2)'],
    '追责的处理方式（条文没有写完）',
    'What accountability leads to (not finished)',
  ),
])
