import type { Pack, StatementRule, TermRule } from '../../../engine/pack.ts'
import type { ClauseId } from './clauses.ts'
import type { readings } from './readings.ts'
import { r } from './regulation.ts'

const wan = 1_000_000
type When = StatementRule['when']
const says =
  (kind: StatementRule['says'], subject: string) =>
  (id: string, clause: ClauseId, value: string, zh: string, en: string, when: When = {}) => ({
    id,
    clause,
    says: kind,
    subject,
    title: { zh, en },
    when,
    value,
  })
const order = says('authority', 'order-approval')
const standards = says('authority', 'service-standards')
const budget = says('authority', 'annual-budget')
const deciding = says('authority', 'annual-budget-in-2.2')
const contractTime = says('time', 'contract-approval')
const response = says('time', 'complaint-response')
const afterwards = says('time', 'approval-made-good')
const kept = says('time', 'retention-of-service-records')
const audit = says('frequency', 'special-audit')
const check = says('frequency', 'routine-check')
const callback = says('authority', 'who-answers-for-callbacks')
const improvement = says('authority', 'process-improvement')
const crisis = says('authority', 'legality-of-complaint-handling')

/** What the clauses say of one thing, as they say it: where two differ the lint finds the conflict, and a reading may settle it. */
export const statements: NonNullable<Pack['statements']> = r.statements([
  order(
    'order-under-100k',
    '5.1.1(1)',
    'customer-service-manager',
    '不满 10 万元由客服部经理',
    'the customer service manager below 100,000',
    { amountFen: { lt: 10 * wan } },
  ),
  order(
    'order-100k-to-500k',
    '5.1.1(2)',
    'deputy-general-manager',
    '10 万元至不满 50 万元由分管副总经理',
    'the deputy general manager from 100,000',
    { amountFen: { gte: 10 * wan, lt: 50 * wan } },
  ),
  order(
    'order-from-500k',
    '5.1.1(3)',
    'manager-meeting',
    '50 万元起由总经理办公会',
    "the general manager's meeting from 500,000",
    { amountFen: { gte: 50 * wan } },
  ),
  order('order-over-500k', '3.2.1(2)', 'general-manager', '超过 50 万元由总经理', 'the general manager over 500,000', {
    amountFen: { gte: 50 * wan + 1 },
  }),
  order('specialist-under-50k', '5.1.2(1)', 'specialist', '不满 5 万元由专员处理', 'a specialist handles below 50,000', {
    amountFen: { lt: 5 * wan },
  }),

  standards(
    'standards-by-committee',
    '2.1(1)',
    'service-committee',
    '重大服务标准由客户服务委员会制定',
    'the committee sets major standards',
  ),
  standards(
    'standards-by-board',
    '2.2.2',
    'board-two-thirds',
    '服务标准由三分之二以上董事修订',
    'two thirds of the board revise standards',
  ),
  budget('budget-by-committee', '2.1(1)', 'service-committee', '预算由客户服务委员会审批', 'the committee approves budgets'),
  budget('budget-by-shareholders', '2.2.1', 'shareholder', '500 万元起由股东会', "the shareholders' meeting from 5,000,000", {
    amountFen: { gte: 500 * wan },
  }),
  // 2.2 is the section on deciding bodies: read by itself it leaves every smaller budget to nobody.
  deciding('budget-in-2.2', '2.2.1', 'shareholder', '500 万元起由股东会', "the shareholders' meeting from 5,000,000", {
    amountFen: { gte: 500 * wan },
  }),
  callback('callback-by-service', '2.3.2', 'service-desk', '回访由客服部主责', 'customer service is in charge of callbacks'),
  callback('callback-scored-on-sales', '7.1.1(1)', 'sales', '回访率考核销售部', 'sales is scored on the callback rate'),
  improvement('improvement-by-control', '4.4', 'internal-control', '优化后由内控部验收', 'internal control accepts improvements'),
  improvement(
    'improvement-by-manager',
    '7.4.2',
    'general-manager',
    '优化由总经理审批',
    'the general manager approves improvements',
  ),
  crisis('legality-by-compliance', '2.4.2', 'compliance', '异常投诉处置的合法性由合规部监督', 'compliance watches the legality'),
  crisis('legality-by-legal', '4.2.1(2)', 'legal', '重大投诉由法务部介入', 'legal joins major complaints'),

  contractTime('contract-time-small', '3.1.1(1)', '1-workday', '不满 10 万元的合同 1 个工作日', '1 working day below 100,000', {
    amountFen: { lt: 10 * wan },
  }),
  contractTime('contract-time', '3.1.1(1)', '3-workdays', '合同 3 个工作日', '3 working days', { amountFen: { gte: 10 * wan } }),
  contractTime('routine-approval-time', '5.2.1(1)', '2-workdays', '常规审批 2 个工作日', 'routine approvals in 2 working days', {
    urgent: [false],
  }),
  contractTime('urgent-approval-time', '5.2.1(2)', '1-workday', '加急审批 1 个工作日', 'urgent approvals in 1 working day', {
    urgent: [true],
  }),

  response('first-response-phone', '3.1.2(1)', '10-minutes', '电话 10 分钟', '10 minutes by phone', { channel: ['phone'] }),
  response('first-response-online', '3.1.2(1)', '30-minutes', '在线 30 分钟', '30 minutes online', { channel: ['online'] }),
  response('complaint-response', '2.3.2', '4-hours', '投诉 4 小时内响应', 'complaints within 4 hours', {
    channel: ['phone', 'online', 'other'],
  }),
  response('general-complaint-response', '4.2.1(1)', '4-hours', '一般投诉 4 小时内响应', 'general complaints within 4 hours', {
    channel: ['phone', 'online', 'other'],
  }),

  afterwards('made-good-overreach', '5.2.2', '3-workdays', '越权的 3 个工作日内补办', 'beyond authority, within 3 working days'),
  afterwards('made-good-urgent', '5.4(2)', '5-workdays', '紧急的 5 个工作日内补批', 'urgent ones, within 5 working days', {
    urgent: [true],
  }),
  kept('kept-five-years', '6.1.2(1)', 'at-least-5-years', '电子记录至少 5 年', 'electronic records at least 5 years'),
  kept(
    'kept-by-gdpr',
    '2.4.2',
    'no-longer-than-needed',
    '跨境按 GDPR 留存，不超过必要期限',
    'cross-border as the GDPR has it, no longer than needed',
    { crossBorder: [true] },
  ),

  audit(
    'audit-quarterly',
    '6.2.2(1)',
    'quarterly',
    '专项监督中的审计每季度一次',
    'the audit under special supervision each quarter',
  ),
  audit('audit-yearly', '6.3.1(1)', 'at-least-yearly', '专项审计每年至少一次', 'special audits at least once a year'),
  check('check-monthly', '6.2.1(2)', 'monthly', '内控日常核查每月一次 5 个场景', 'internal control checks 5 scenes once a month'),
  check('check-twice-monthly', '6.3.1(2)', 'twice-monthly', '日常检查每月至少两次', 'routine checks at least twice a month'),
])

type ReadingId = keyof typeof readings
const term =
  (kind: TermRule['kind']) => (id: string, zh: string, en: string, usedIn: readonly ClauseId[], reading?: ReadingId) => ({
    id,
    kind,
    title: { zh, en },
    usedIn: [...usedIn],
    ...(reading === undefined ? {} : { reading }),
  })
const word = term('term')
const role = term('role')
const quantity = term('quantity')
const unit = term('unit')
const blank = term('placeholder')

/** Words, bodies, amounts and units that clauses use and no clause defines. Without a reading they stay open. */
export const terms: NonNullable<Pack['terms']> = r.terms([
  // Bodies that chapter 2 does not set up.
  role('audit-department', '审计部', 'audit', ['1.4', '5.2.2', '6.4.1(2)', '7.3.1(2)'], 'bodies-not-set-up'),
  role('legal-department', '法务部', 'legal', ['1.2.2(3)', '2.3.1', '4.2.1(2)', '9.3.1'], 'bodies-not-set-up'),
  role(
    'human-resources-department',
    '人力资源部',
    'human resources',
    ['6.1.1(2)', '7.2.1(1)', '8.1.2(2)', '8.4.2(1)'],
    'bodies-not-set-up',
  ),
  role('finance-department', '财务部', 'finance', ['3.3.2(1)'], 'bodies-not-set-up'),
  role('public-relations-department', '公关部', 'public relations', ['9.3.1'], 'bodies-not-set-up'),
  role('performance-committee-body', '绩效考核委员会', 'performance committee', ['7.2.1(2)'], 'bodies-not-set-up'),
  role('deputy-in-charge', '分管副总经理', 'deputy general manager in charge', ['5.1.1(2)'], 'bodies-not-set-up'),
  role('department-supervisor', '部门主管', "department's supervisor", ['4.3(2)', '5.1.2(2)'], 'bodies-not-set-up'),
  // Somebody must do it, and nobody is named.
  role(
    'who-audits',
    '由谁审计、由谁检查',
    'who audits and checks',
    ['6.2.2(1)', '6.2.2(2)', '6.3.1(1)', '6.3.1(2)'],
    'who-checks',
  ),
  role('review-owner', '由谁每年复盘', 'who reviews the rules', ['1.3'], 'yearly-upkeep'),
  role('reward-decider', '奖励由谁批准', 'who approves rewards', ['8.1.2(1)'], 'reward-decider'),
  role('penalty-decider', '处罚由谁决定', 'who decides on a penalty', ['8.3.1(1)', '8.3.1(2)', '8.3.2(1)'], 'penalty-notice'),
  role('spending-decider', '应急预算由谁动用', 'who may spend the crisis budget', ['9.1.2(1)'], 'approval-of-matters'),
  role('exception-to-whom', '例外上报给谁、由谁决定', 'to whom exceptions are reported', ['9.2.2'], 'exception-to-whom'),
  role('report-to-whom', '月度报告交给谁', 'to whom the monthly report goes', ['6.4.1(1)'], 'fifth-inclusive'),
  role('report-major-to', '重大投诉上报给谁', 'to whom major complaints are reported', ['5.1.2(2)'], 'report-major-to'),
  role('progress-to-whom', '进展通报给谁', 'to whom progress is told', ['4.2.1(2)'], 'handled-from-opening'),
  role('crisis-team-members', '危机处理小组由谁组成', 'who is in the crisis team', ['9.1.1(2)']),
  role('surprise-check-caller', '突击检查由谁发起', 'who calls a surprise check', ['6.2.2(2)'], 'who-checks'),
  // Words.
  word('major-matter', '重大事项', 'major matter', ['1.4'], 'major-matter'),
  word('major-complaint', '重大投诉', 'major complaint', ['2.2.2', '4.2.1(2)', '5.1.2(2)'], 'major-complaint'),
  word('odd-complaint', '异常投诉', 'odd complaint', ['2.4.2', '6.4.2'], 'odd-complaint'),
  word('major-problem', '重大问题', 'major problem', ['6.3.2', '7.3.1(2)'], 'rectification-tracking'),
  word('major-standard', '重大服务标准', 'major service standard', ['2.1(1)'], 'committee-or-board'),
  word('large-order', '大额订单', 'large order', ['3.2.1(2)'], 'large-order'),
  word('high-value-order', '高价值订单', 'high-value order', ['1.3'], 'risk-matrix'),
  word('risk-levels', '风险矩阵的等级和界限', 'the levels and limits of the risk matrix', ['3.3.1(2)'], 'risk-matrix'),
  word('complex-need', '复杂需求', 'complex need', ['4.1(2)'], 'complex-need'),
  word('online', '在线', 'online', ['3.1.2(1)'], 'online-channels'),
  word('key-voucher', '关键凭证、区块链技术', 'key voucher, blockchain technology', ['4.2.2(2)'], 'tamper-evident'),
  word('double-confirmation', '双重确认', 'double confirmation', ['4.3(2)'], 'double-confirmation'),
  word('manual-languages', '提供须包含三种语言', 'given in three languages', ['3.2.1(1)'], 'manual-languages'),
  word('service-scene', '服务场景', 'service scene', ['6.2.1(2)'], 'scenes'),
  word(
    'self-check',
    '客服部抽查自己的回访',
    'customer service checks its own callbacks',
    ['6.2.1(1)', '2.3.2'],
    'callback-sample',
  ),
  word('rate-over-limit', '投诉率超标', 'complaint rate over the limit', ['6.2.2(2)'], 'rate-over-limit'),
  word('callback-rate', '回访率', 'callback rate', ['7.1.1(1)'], 'callback-clock'),
  word('complaint-overdue', '投诉处理时效超限', 'complaint overdue', ['8.2.1(2)'], 'complaint-overdue'),
  word('urgent-situation', '紧急情况', 'urgent situation', ['5.4(1)'], 'exception-to-whom'),
  word('extreme-case', '极端情况', 'extreme case', ['1.2.2(3)']),
  word('failed-acceptance', '验收不通过怎么办', 'what follows a failed acceptance', ['4.3(1)'], 'failed-acceptance'),
  word('failed-rectification', '整改不力、情况严重', 'failure to rectify, serious cases', ['7.3.2'], 'rectification-tracking'),
  word('major-innovation', '重大服务创新', 'major service innovation', ['8.1.1(2)']),
  word(
    'penalty-notice',
    '处罚通知（没有一条规定要发）',
    'notice of the penalty (no clause orders it)',
    ['8.4.1(1)'],
    'penalty-notice',
  ),
  word('new-evidence', '新证据（没有新证据就不能申诉）', 'new evidence (no appeal without it)', ['8.4.1(2)']),
  word(
    'acceptance-or-decision',
    '“受理”5 个工作日内“决定”',
    'accept or decide within 5 working days',
    ['8.4.2(1)'],
    'appeal-decision',
  ),
  word(
    'unindexed-regulations',
    '索引里没有的《数据安全管理办法》《员工手册》《召回管理手册》',
    'regulations that the index lacks (data security, staff handbook, recall manual)',
    ['1.4', '7.3.2', '9.1.1(1)', '10.2'],
  ),
  word('other-regions', '中美以外地区的口径', 'wording outside China and the United States', ['9.3.2'], 'other-regions'),
  word('shareholders-vote', '股东会怎样通过', 'how the shareholders pass', ['2.2.1'], 'shareholders-in-writing'),
  word(
    'meeting-vote',
    '办公会、委员会怎样通过',
    'how meeting and committee pass',
    ['2.1(1)', '2.1(2)', '5.1.1(3)'],
    'collegial-vote',
  ),
  // Amounts and times.
  quantity('complaint-rate-base', '投诉率的分母', 'the base of the complaint rate', ['1.1.2'], 'rate-over-limit'),
  quantity('cost-base', '服务成本降 15% 的基期', 'the base of minus 15 %', ['1.1.2']),
  quantity('crm-base', 'CRM 覆盖率的分母', 'the base of CRM coverage', ['3.1.2(3)']),
  quantity('delay-cap', '延误赔偿上限', 'the cap on delay compensation', ['3.2.2(2)']),
  quantity('callback-sample', '10% 的基数、取整和抽法', 'base, rounding and draw of 10 %', ['6.2.1(1)'], 'callback-sample'),
  quantity('shop-sample', '10% 门店的基数和取整', 'base and rounding of 10 % of the shops', ['7.2.2(2)'], 'shop-sample'),
  quantity('by-the-fifth', '“5 日前”是否含 5 日', 'whether by the 5th includes the 5th', ['6.4.1(1)'], 'fifth-inclusive'),
  quantity('annual-report-due', '年度报告的期限', 'when the annual report is due', ['6.4.1(2)'], 'annual-report-due'),
  quantity('meeting-minutes', '会议纪要的期限', 'when minutes are due', ['2.5'], 'meeting-minutes'),
  quantity('assessment-due', '评估的期限', 'when assessments are due', ['7.2.1(1)', '7.2.1(2)'], 'assessment-due'),
  quantity('paper-retention', '纸质记录保存多久', 'how long paper is kept', ['6.1.2(2)']),
  quantity('excess-base', '“超额部分”乘 5% 的基数（指标是百分比）', 'of what 5 % are paid (the indicators are percentages)', [
    '8.1.1(1)',
  ]),
  quantity(
    'publication-period',
    '公示多久、从何时起算',
    'how long it is published, and from when',
    ['8.1.2(2)'],
    'reward-decider',
  ),
  quantity('appeal-result-time', '复议多久出结果', 'when the result of an appeal is due', ['8.4.2(2)'], 'appeal-decision'),
  quantity('first-day', '“首日”的起点', 'when the first day begins', ['9.1.1(2)'], 'first-day'),
  quantity('crisis-budget-base', '10% 是哪个年度预算的', 'of which annual budget 10 %', ['9.1.2(1)']),
  quantity('special-plan-time', '专项整改的期限', 'the time for a special plan', ['7.3.1(2)'], 'rectification-tracking'),
  quantity(
    'complaint-clock-start',
    '4 小时、24 小时、72 小时、15 日从何时起算',
    'from when these times run',
    ['2.3.2', '4.2.1(1)', '4.2.1(2)', '3.1.1(3)'],
    'handled-from-opening',
  ),
  quantity('major-first-plan', '重大投诉何时给初步方案', 'when a major complaint has its first plan', ['4.2.1(2)']),
  unit('hours-of-complaints', '小时（自然时间还是工作时间）', 'hours', ['2.3.2', '4.2.1(1)', '4.2.1(2)'], 'handled-from-opening'),
  unit('minutes-of-response', '分钟（自然时间还是工作时间）', 'minutes', ['3.1.2(1)', '4.1(2)'], 'response-is-not-pickup'),
  unit('days-of-callback', '7 天、15 日（自然日还是工作日）', '7 days, 15 days', ['4.1(4)', '3.1.1(3)'], 'callback-clock'),
  // The text breaks off in the middle of a sentence.
  blank(
    'revision-procedure',
    '修订与废止程序（原文中断）',
    'how it is revised and repealed (the text breaks off)',
    ['10.3'],
    'board-document',
  ),
])

export const laws: NonNullable<Pack['laws']> = r.laws([
  { law: 'consumer-protection-law', clause: '1.1.1' },
  { law: 'contract-law', clause: '1.1.1' },
  { law: 'e-commerce-law', clause: '1.1.1' },
  { law: 'iso-9001', clause: '1.1.1' },
  { law: 'iso-14001', clause: '1.1.1' },
  { law: 'gdpr', clause: '1.1.1' },
  { law: 'foreign-trade-law', clause: '4.2.2(1)' },
])

const regulationOf = (
  clause: ClauseId,
  relation: 'prevails-over' | 'refers-to',
  zh: string,
  en: string,
  regulation?: string,
) => ({
  clause,
  relation,
  title: { zh, en },
  ...(regulation === undefined ? {} : { regulation }),
})

/** 1.4 names three that it prevails over, 10.2 indexes two of them; the others it leans on are in no index. */
export const related: NonNullable<Pack['related']> = r.related([
  regulationOf('1.4', 'prevails-over', '《内部控制基本规范》', 'Basic Norms of Internal Control'),
  regulationOf('1.4', 'prevails-over', '《财务报销制度》', 'Expense Regulation'),
  regulationOf('1.4', 'prevails-over', '《数据安全管理办法》', 'Data Security Regulation'),
  regulationOf('1.4', 'prevails-over', '投诉处理与处罚条例', 'Complaint and Penalty Regulation', 'penal'),
  regulationOf(
    '10.2',
    'refers-to',
    '《内部控制基本规范》（内控字〔2023〕1 号）',
    'Basic Norms of Internal Control, no. 1 of 2023',
  ),
  regulationOf('10.2', 'refers-to', '《财务报销制度》（财字〔2023〕2 号）', 'Expense Regulation, no. 2 of 2023'),
  regulationOf('1.1.1', 'refers-to', '《质量战略》《数字化转型规划》', 'Quality strategy, digital plan'),
  regulationOf('7.3.2', 'refers-to', '《员工手册》', 'Staff handbook'),
  regulationOf('9.1.1(1)', 'refers-to', '《召回管理手册》', 'Recall manual'),
])
