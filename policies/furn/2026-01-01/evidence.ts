import type { Pack } from '../../../engine/pack.ts'
import { compensationEvidence } from './compensation.ts'
import { r } from './regulation.ts'
import { rewardEvidence } from './reward-rules.ts'
import {
  accepted,
  answered,
  approved,
  beyondAuthority,
  completed,
  crossBorder,
  is,
  made,
  matterAnnulled,
  notAccepted,
  opened,
  photoBefore,
  ratificationSettled,
  reopened,
  reviewAnnulled,
  reviewApproved,
  sentBack,
  submitted,
  unreachable,
} from './triggers.ts'

const workAgain = [reopened, notAccepted]

const services = r.evidence([
  { id: 'channel', clause: '4.1(1)', title: { zh: '接入方式记录', en: 'Channel recorded' }, on: [opened] },
  {
    id: 'matched',
    clause: '4.1(2)',
    title: { zh: '需求初步匹配', en: 'First match' },
    on: [made('need-match')],
  },
  {
    id: 'complex',
    clause: '4.1(2)',
    title: { zh: '需要技术支持', en: 'Needs technical support' },
    on: [made('need-match', { complex: is(true) })],
    voidedBy: [made('need-match', { complex: is(false) })],
  },
  {
    id: 'from-50k',
    clause: '5.1.2(1)',
    title: { zh: '单笔 5 万元起', en: 'From 50,000 CNY' },
    on: [{ on: 'case.opened', when: { 'facts.orderFen': { gte: 5_000_000 } } }],
  },
  {
    id: 'taken-over',
    clause: '5.1.2(1)',
    title: { zh: '主管接办', en: 'Taken over by a supervisor' },
    on: [made('supervisor-takeover')],
  },
  {
    id: 'technical-answer',
    clause: '4.1(2)',
    title: { zh: '技术支持答复', en: 'Technical answer' },
    on: [made('technical-answer')],
  },
  {
    id: 'pre-sales',
    clause: '3.2.1(1)',
    title: { zh: '售前咨询', en: 'Pre-sales' },
    on: [{ on: 'case.opened', when: { category: is('pre-sales') } }],
  },
  {
    id: 'manual-given',
    clause: '3.2.1(1)',
    title: { zh: '三种语言的产品手册', en: 'Manual in three languages' },
    on: [made('manual-handover', { english: is(true), spanish: is(true), japanese: is(true) })],
  },
  {
    id: 'booked',
    clause: '4.1(3)',
    title: { zh: '提前 24 小时的预约', en: 'Booking 24 hours ahead' },
    on: [made('appointment', { agreed: is(true) }), { on: 'appointment.answered', when: { answer: is('confirmed') } }],
    voidedBy: [
      made('appointment', { agreed: is(false) }),
      { on: 'appointment.answered', when: { answer: is('other-time') } },
      { on: 'appointment.cancelled' },
    ],
  },
  {
    id: 'photographed',
    clause: '4.1(3)',
    title: { zh: '服务前照片', en: 'Photos before the service' },
    on: [made('before-photos'), photoBefore],
  },
  { id: 'cross-border', clause: '2.4.2', title: { zh: '跨境业务', en: 'Cross-border' }, on: [crossBorder] },
  { id: 'certified', clause: '3.2.1(3)', title: { zh: '当地资质', en: 'Local certificate' }, on: [made('local-certificate')] },
  {
    id: 'voucher',
    clause: '4.2.2(2)',
    title: { zh: '入存证的关键凭证', en: 'Key voucher in the ledger' },
    on: [{ on: 'file.attached' }, { on: 'photo.added' }],
  },
  { id: 'completed', clause: '4.1', title: { zh: '服务完成', en: 'Service completed' }, on: [completed], voidedBy: workAgain },
  {
    id: 'accepted',
    clause: '4.3(1)',
    title: { zh: '客户电子签收', en: 'Signed by the customer' },
    on: [accepted],
    voidedBy: [...workAgain, completed],
  },
  {
    id: 'acceptance-verified',
    clause: '4.3(1)',
    title: { zh: 'IT 验证的验收单', en: 'Acceptance sheet verified by IT' },
    on: [made('acceptance-check', { signatureValid: is(true), complete: is(true) })],
    voidedBy: [
      ...workAgain,
      completed,
      made('acceptance-check', { complete: is(false) }),
      made('acceptance-check', { signatureValid: is(false) }),
    ],
  },
  {
    id: 'called-back',
    clause: '4.1(4)',
    title: { zh: '回访', en: 'Callback' },
    on: [answered, unreachable],
    voidedBy: [reopened, completed],
  },
])

const contracts = r.evidence([
  { id: 'reviewed', clause: '2.3.1', title: { zh: '销售部合同评审', en: 'Review by sales' }, on: [made('contract-review')] },
  {
    id: 'delay-capped',
    clause: '3.2.2(2)',
    title: { zh: '延误赔偿上限', en: 'Cap on delay compensation' },
    on: [made('contract-review', { delayCap: is(true) })],
    voidedBy: [made('contract-review', { delayCap: is(false) })],
  },
  {
    id: 'checked-twice',
    clause: '3.2.1(2)',
    title: { zh: '两个人核对过的订单', en: 'Order checked by two people' },
    on: [made('order-check', { correct: is(true) })],
    voidedBy: [made('order-check', { correct: is(false) })],
    atLeast: 2,
    byDifferent: true,
  },
  {
    id: 'lawful-in-both',
    clause: '4.2.2(1)',
    title: { zh: '符合两国法律', en: "Meets both countries' law" },
    on: [made('two-laws', { china: is(true), target: is(true) })],
    voidedBy: [made('two-laws', { china: is(false) }), made('two-laws', { target: is(false) })],
  },
  {
    id: 'translation-passed',
    clause: '3.2.2(1)',
    title: { zh: '译文校验通过', en: 'Translation passed' },
    on: [made('translation-check', { agency: is(true), formatPassed: is(true) })],
    voidedBy: [made('translation-check', { formatPassed: is(false) })],
  },
  {
    id: 'finance-passed',
    clause: '3.3.2(1)',
    title: { zh: '财务审核通过', en: 'Passed by finance' },
    on: [made('finance-review', { passed: is(true) })],
  },
])

const matters = r.evidence([
  {
    id: 'approved',
    clause: '5.2.1(1)',
    title: { zh: '审批通过', en: 'Approved' },
    on: [approved],
    voidedBy: [submitted, sentBack, matterAnnulled, reopened],
  },
  { id: 'risk-assessed', clause: '5.4(1)', title: { zh: '风险评估报告', en: 'Risk assessment' }, on: [made('risk-assessment')] },
  {
    id: 'filed-with-audit',
    clause: '1.4',
    title: { zh: '审计部备案', en: 'Filed with audit' },
    on: [made('audit-filing')],
    voidedBy: [beyondAuthority],
  },
  {
    id: 'taken-beyond',
    clause: '5.2.2',
    title: { zh: '越权或先办的决定', en: 'Decision beyond authority or before approval' },
    on: [beyondAuthority],
  },
  {
    id: 'made-good',
    clause: '5.2.2',
    title: { zh: '补办有了结果', en: 'Made good, or refused' },
    on: [ratificationSettled],
    voidedBy: [beyondAuthority],
  },
  {
    id: 'overreach',
    clause: '5.2.2',
    title: { zh: '越权审批', en: 'Beyond authority' },
    on: [{ on: 'case.opened', when: { category: is('overreach') } }],
  },
  {
    id: 'major-matter',
    clause: '1.4',
    title: { zh: '重大事项', en: 'Major matter' },
    on: [{ on: 'case.opened', when: { category: is('budget', 'strategy', 'service-standard', 'regulation-change') } }],
  },
  {
    id: 'interpretation',
    clause: '10.1',
    title: { zh: '制度解释', en: 'Interpretation' },
    on: [{ on: 'case.opened', when: { category: is('interpretation') } }],
  },
  {
    id: 'written',
    clause: '10.1',
    title: { zh: '书面解释', en: 'Written interpretation' },
    on: [made('written-interpretation')],
  },
  {
    id: 'regulation-change',
    clause: '10.3',
    title: { zh: '修订或废止', en: 'Revision or repeal' },
    on: [{ on: 'case.opened', when: { category: is('regulation-change') } }],
  },
  {
    id: 'dated-draft',
    clause: '10.3',
    title: { zh: '写明生效日的草案', en: 'Draft with its date' },
    on: [made('revision-draft')],
  },
  {
    id: 'recall',
    clause: '9.1.1(1)',
    title: { zh: '产品召回', en: 'Recall' },
    on: [{ on: 'case.opened', when: { category: is('recall') } }],
  },
  { id: 'recall-started', clause: '9.1.1(1)', title: { zh: '启动召回', en: 'Recall begun' }, on: [made('recall-start')] },
  {
    id: 'public-opinion',
    clause: '9.1.1(2)',
    title: { zh: '舆情危机', en: 'Public-opinion crisis' },
    on: [{ on: 'case.opened', when: { category: is('public-opinion') } }],
  },
  { id: 'crisis-team', clause: '9.1.1(2)', title: { zh: '危机处理小组', en: 'Crisis team' }, on: [{ on: 'team.formed' }] },
  { id: 'statement', clause: '9.1.1(2)', title: { zh: '临时声明', en: 'Interim statement' }, on: [made('interim-statement')] },
  { id: 'legal-support', clause: '9.3.1', title: { zh: '法务意见', en: 'Legal opinion' }, on: [{ on: 'legal.opinion-given' }] },
  { id: 'audit-report', clause: '6.3.2', title: { zh: '审计报告', en: 'Audit report' }, on: [made('audit-report')] },
  { id: 'board-told', clause: '6.3.2', title: { zh: '董事会收到', en: 'Received by the board' }, on: [made('board-receipt')] },
  {
    id: 'major-finding',
    clause: '6.3.2',
    title: { zh: '重大问题', en: 'Major finding' },
    on: [made('audit-finding', { major: is(true) })],
  },
  {
    id: 'in-executive-review',
    clause: '6.3.2',
    title: { zh: '记入高管绩效', en: "In an executive's review" },
    on: [made('executive-review')],
  },
  {
    id: 'adopted',
    clause: '7.4.2',
    title: { zh: '内控评估采纳', en: 'Found fit by internal control' },
    on: [made('evaluation', { adopt: is(true) })],
    voidedBy: [made('evaluation', { adopt: is(false) })],
  },
  {
    id: 'from-analysis',
    clause: '4.4',
    title: { zh: '来自流程分析', en: 'From the process analysis' },
    on: [{ on: 'case.opened', when: { category: is('process-analysis') } }],
  },
  {
    id: 'improvement-accepted',
    clause: '4.4',
    title: { zh: '内控验收', en: 'Accepted by internal control' },
    on: [made('improvement-acceptance', { passed: is(true) })],
  },
  {
    id: 'followed-up',
    clause: '7.4.2',
    title: { zh: '实施跟踪', en: 'Followed up' },
    on: [made('follow-up', { done: is(true) })],
  },
  {
    id: 'suggester-told',
    clause: '7.4.2',
    title: { zh: '告知提出人结果', en: 'Whoever suggested it was told' },
    on: [made('suggestion-answer')],
  },
  { id: 'paid', clause: '9.1.2(1)', title: { zh: '支付', en: 'Payment' }, on: [made('payment')] },
])

/** What this regulation asks for before a penalty that the complaint regulation leads. */
const penalties = r.evidence([
  {
    id: 'taken-by-two',
    clause: '8.3.2(1)',
    title: { zh: '两人以上取证', en: 'Evidence by two people' },
    on: [made('evidence-taken')],
  },
  { id: 'heard', clause: '8.3.2(2)', title: { zh: '听取申辩', en: 'Hearing' }, on: [made('hearing')] },
  { id: 'appeal-filed', clause: '8.4.1(1)', title: { zh: '申诉', en: 'Appeal' }, on: [made('appeal')] },
  {
    id: 'appeal-accepted',
    clause: '8.4.2(1)',
    title: { zh: '受理申诉', en: 'Appeal accepted' },
    on: [made('appeal-acceptance', { accepted: is(true) })],
    voidedBy: [made('appeal-acceptance', { accepted: is(false) })],
  },
  {
    id: 'result-approved',
    clause: '8.4.2(2)',
    title: { zh: '总经理批准的复议结果', en: 'Result approved by the general manager' },
    on: [reviewApproved],
    voidedBy: [{ on: 'review.submitted' }, reviewAnnulled],
  },
  {
    id: 'panel-named',
    clause: '8.4.2(1)',
    title: { zh: '复议组', en: 'Review panel' },
    on: [made('review-panel')],
    voidedBy: [made('appeal-acceptance')],
  },
])

export const evidence: Pack['evidence'] = [
  ...services,
  ...contracts,
  ...matters,
  ...rewardEvidence,
  ...penalties,
  ...compensationEvidence,
]
