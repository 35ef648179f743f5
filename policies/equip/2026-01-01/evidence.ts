import type { Pack, Trigger } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import type { ClauseId } from './clauses.ts'
import { invoiced, owesAgain, paid, performed, signed } from './contract-rules.ts'
import { r } from './regulation.ts'
import {
  annulled,
  answered,
  approved,
  assigned,
  completed,
  handedOn,
  lentOut,
  letterRegistered,
  made,
  openedByLetter,
  openedDirectly,
  orderOpened,
  orderReopened,
  ordersFinished,
  overAgreed,
  receiptGiven,
  receiptRefused,
  reopened,
  resultSent,
  settledOver,
  settledWithin,
  submitted,
  tripBudgeted,
  verified,
} from './triggers.ts'
import { signedPaper, visitEndEvidence } from './visit-end-rules.ts'

type Evidence = Parameters<typeof r.evidence>[0][number]
const seen = (id: string, clause: ClauseId, zh: string, en: string, on: Trigger[], voidedBy: Trigger[] = []): Evidence => ({
  id,
  clause,
  title: both(zh, en),
  on,
  ...(voidedBy.length === 0 ? {} : { voidedBy }),
})
/** What is shown of the work stands for the last completion only. */
const workAgain = [reopened, receiptRefused]

export const evidence: Pack['evidence'] = r.evidence([
  // 服务请求
  seen('verified', '18.1', '核实记录', 'Verification', [verified]),
  seen('direct', '18.1', '没有工作联系函的请求', 'A request without a contact letter', [openedDirectly], [letterRegistered]),
  seen('by-letter', '18.1', '凭工作联系函的请求', 'A request by contact letter', [openedByLetter]),
  seen('letter', '18.1', '工作联系函', 'Contact letter', [letterRegistered]),
  seen('order-opened', '18.1', '已开派工单', 'Work order opened', [orderOpened]),
  seen('orders-finished', '18.1', '派工单都已办结', 'All work orders are over', [ordersFinished], [orderOpened, orderReopened]),
  seen('matter-approved', '18.1', '批准的申请', 'Submission approved', [approved], [submitted, annulled]),
  seen('assigned', '18.1', '已派人', 'Staff sent', [assigned, orderOpened]),
  seen('completed', '8', '完成记录', 'Completion', [completed], workAgain),
  seen('result-sent', '8', '已告知客户结果', 'Result sent', [resultSent], [...workAgain, completed]),
  seen('called-back', '8', '回访记录', 'Callback', [answered], [...workAgain, completed]),
  seen('replied', '8', '答复记录', 'Reply', [{ on: 'customer.replied' }], [reopened]),
  seen('failure-recorded', '10', '故障登记', 'Failure record', [made('failure')]),
  seen('quality-problem', '11', '发现质量问题', 'Quality problem found', [made('failure', { qualityProblem: true })]),
  seen(
    'quality-fed-back',
    '11',
    '已反馈质量部',
    'Fed back to quality',
    [made('quality-fed-back')],
    [made('failure', { qualityProblem: true })],
  ),

  // 派工单，出发前
  seen('order-written', '18.3', '派工单', 'Work order', [made('order')]),
  seen(
    'site-ready',
    '18.2',
    '现场条件具备',
    'Site ready',
    [made('site-check', { needClear: true, siteReady: true })],
    [made('site-check', { siteReady: false }), made('site-check', { needClear: false })],
  ),
  seen(
    'workshop-staff',
    '18.1',
    '从车间派人',
    'Staff from a workshop',
    [made('order', { staffFrom: 'workshop' })],
    [made('order', { staffFrom: 'customer-service' })],
  ),
  seen(
    'workshop-agreed',
    '18.1',
    '车间同意',
    'Workshop agreed',
    [made('workshop-consent', { agreed: true })],
    [made('workshop-consent', { agreed: false })],
  ),
  seen('borrowed-staff', '15', '借调人员', 'Staff lent by another department', [...lentOut], [assigned, handedOn]),
  seen('norms-told', '15', '规范已交代', 'Norms told', [made('norms-told', { understood: true })], [assigned, handedOn]),
  seen(
    'skills-fit',
    '7',
    '人员胜任',
    'Skills fit',
    [made('staff-check', { skillsFit: true })],
    [assigned, made('staff-check', { skillsFit: false })],
  ),
  seen('prepared', '18.4', '准备齐全', 'Prepared', [
    made('preparation', { situation: true, documents: true, parts: true, tools: true }),
  ]),
  seen('departed', '18.2', '已出发', 'Departed', [made('departure')]),
  seen('trip-budgeted', '18.1', '有预算的出差', 'A trip with a budget', [tripBudgeted]),
  seen(
    'trip-settled',
    '18.1',
    '出差费用已结算',
    'Trip expenses settled',
    [settledWithin, overAgreed],
    [tripBudgeted, settledOver],
  ),

  // 途中和现场
  seen(
    'route-agreed',
    '18.3',
    '同意变更路线',
    'Change of route agreed',
    [made('route-consent', { agreed: true })],
    [made('route-change'), made('route-consent', { agreed: false })],
  ),
  seen('arrived', '18.3', '已到达', 'Arrived', [made('arrival')]),
  seen('support-asked', '17', '外勤求助', 'Support asked for', [made('support-request')]),
  seen('support-given', '17', '内勤已答复', 'Support given', [made('support-answer')], [made('support-request')]),
  seen('status-reported', '13', '项目进展', 'Project status', [made('project-status')]),
  seen('asked-on-the-spot', '18.5', '计划外请求', 'Request outside the order', [made('unplanned-request')]),
  seen('entered-as-new', '18.5', '已登记为新请求', 'Registered as new', [made('new-request')], [made('unplanned-request')]),
  seen(
    'scope-agreed',
    '19.1',
    '同意超范围工作',
    'Work beyond scope agreed',
    [made('scope-consent', { agreed: true })],
    [made('extra-work'), made('scope-consent', { agreed: false })],
  ),
  seen('extended', '19.2', '用户原因延长', "Extended for the user's reasons", [made('extension', { cause: 'user' })]),
  seen(
    'extension-confirmed',
    '19.2',
    '用户已确认延长',
    'Extension confirmed',
    [made('extension-confirmed'), signedPaper('extension')],
    [made('extension', { cause: 'user' }), signedPaper('extension', false)],
  ),
  seen('receipt', '19.2', '用户回执', "User's receipt", [receiptGiven, made('receipt-refused')], [...workAgain, completed]),
  seen('left', '19.2', '已离开现场', 'Left the site', [made('leave-site')], [reopened]),

  ...visitEndEvidence,

  // 退换货
  seen('return-checked', '14', '退换货核查', 'Return checked', [made('return-check')]),
  seen('goods-expected', '14', '货物要退回', 'Goods are to come back', [
    made('return-check', { remedy: 'return' }),
    made('return-check', { remedy: 'exchange' }),
  ]),
  seen('goods-back', '14', '货物已退回', 'Goods back', [made('goods-back')]),
  // What was inspected are the goods that came back last.
  seen('return-inspected', '14', '退回检验', 'Return inspected', [made('return-inspection')], [made('goods-back')]),
  seen('return-settled', '14', '退换货已办妥', 'Return settled', [made('return-settled')], [reopened]),

  // 质量反馈
  seen('issue-described', '11', '质量问题反馈单', 'Quality issue', [made('quality-issue')]),
  seen(
    'analysed',
    '11',
    '共同分析',
    'Joint analysis',
    [made('joint-analysis')],
    [made('improvement-check', { effective: false })],
  ),
  seen(
    'improvement-set',
    '11',
    '解决办法和改善措施',
    'Solution and improvement',
    [made('improvement')],
    [made('improvement-check', { effective: false })],
  ),
  seen(
    'improved',
    '11',
    '措施有效',
    'Improvement effective',
    [made('improvement-check', { effective: true })],
    [made('improvement-check', { effective: false }), reopened],
  ),

  // 培训、合同
  seen('trained', '7', '培训记录', 'Training held', [made('training-held')]),
  seen('assessed', '7', '能力评定', 'Skills assessed', [made('skill-assessment')]),
  seen('contract-reviewed', '16', '合同评审通过', 'Review passed', [approved], [annulled]),
  seen('signed', '16', '合同', 'Contract signed', [signed]),
  seen('performed', '16', '合同已履行', 'Performed in full', [performed]),
  seen('invoiced', '16', '已开票', 'Invoiced', [invoiced]),
  seen('paid', '16', '已付清', 'Paid in full', paid, owesAgain),
])
