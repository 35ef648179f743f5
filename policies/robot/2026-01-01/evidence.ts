import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'
import {
  acceptanceFailed,
  acceptancePassed,
  allNodesSigned,
  archived,
  classifiedAs,
  compensationAnnulled,
  compensationApproved,
  completed,
  deputyAcknowledged,
  dissatisfied,
  emergencyMeeting,
  faultFound,
  formAnnulled,
  formApproved,
  headAcknowledged,
  leaderAcknowledged,
  leadersAcknowledged,
  lossAgreed,
  othersLiable,
  planAnnulled,
  planApproved,
  raisedToLarger,
  raisedToMajor,
  reopened,
  resultAcknowledged,
  unreachable,
} from './triggers.ts'

/** What closes a case stands for the last completion only: done again, or undone, it must be shown again. */
const workAgain = [reopened, acceptanceFailed, completed]
const raised = [raisedToLarger, raisedToMajor]

const theLoop = r.evidence([
  { id: 'verified', clause: '8(1)', title: { zh: '初步核实记录', en: 'Verification' }, on: [{ on: 'case.verified' }] },
  { id: 'graded', clause: '7', title: { zh: '定级', en: 'Grading' }, on: [{ on: 'case.classified' }] },
  // A report to a higher post holds the lower one.
  {
    id: 'head-told',
    clause: '8(2)',
    title: { zh: '部门负责人确认的上报', en: 'Report acknowledged by the department head' },
    on: [...headAcknowledged, ...deputyAcknowledged, leaderAcknowledged],
  },
  {
    id: 'deputy-told',
    clause: '8(2)',
    title: { zh: '副组长确认的上报', en: 'Report acknowledged by the deputy leader' },
    on: [...deputyAcknowledged, leaderAcknowledged],
  },
  {
    id: 'leader-told',
    clause: '8(2)',
    title: { zh: '组长确认的上报', en: 'Report acknowledged by the leader' },
    on: [leaderAcknowledged],
  },
  {
    id: 'leaders-told',
    clause: '8(2)',
    title: { zh: '组长和主要负责人都确认的上报', en: 'Report acknowledged by leader and principal' },
    on: [leadersAcknowledged],
  },
  { id: 'reported', clause: '8(2)', title: { zh: '上报材料', en: 'Report' }, on: [{ on: 'case.reported' }] },
  // A larger response holds the smaller one.
  {
    id: 'handler-named',
    clause: '8(3)',
    title: { zh: '指定处置人', en: 'Handler named' },
    on: [{ on: 'handler.assigned' }, { on: 'team.formed' }, emergencyMeeting],
  },
  {
    id: 'team-formed',
    clause: '8(3)',
    title: { zh: '组建临时处置团队', en: 'Team formed' },
    on: [{ on: 'team.formed' }, emergencyMeeting],
  },
  { id: 'emergency-met', clause: '8(3)', title: { zh: '紧急会议', en: 'Emergency meeting' }, on: [emergencyMeeting] },
  {
    id: 'investigated',
    clause: '8(4)',
    title: { zh: '调查记录', en: 'Investigation record' },
    on: [{ on: 'investigation.recorded' }],
  },
  {
    id: 'plan-approved',
    clause: '8(5)',
    title: { zh: '批准的处置方案', en: 'Approved plan' },
    on: [planApproved],
    voidedBy: [{ on: 'plan.submitted' }, planAnnulled, ...raised],
  },
  {
    id: 'plan-started',
    clause: '8(5)',
    title: { zh: '方案启动实施', en: 'Plan started' },
    on: [{ on: 'plan.started' }],
    voidedBy: [planAnnulled, ...raised],
  },
  {
    id: 'completed',
    clause: '8(6)',
    title: { zh: '处置结果', en: 'Result' },
    on: [completed],
    voidedBy: [reopened, acceptanceFailed],
  },
  {
    id: 'result-sent',
    clause: '8(6)',
    title: { zh: '已向客户反馈结果', en: 'Result sent to the customer' },
    on: [{ on: 'result.sent' }],
    voidedBy: workAgain,
  },
  {
    id: 'feedback',
    clause: '8(6)',
    title: { zh: '客户反馈', en: 'Customer feedback' },
    on: [{ on: 'customer.answered' }, unreachable],
    voidedBy: workAgain,
  },
  {
    id: 'result-reported',
    clause: '8(6)',
    title: { zh: '逆向反馈并确认', en: 'Result reported back and acknowledged' },
    on: [resultAcknowledged],
    voidedBy: [...workAgain, dissatisfied],
  },
  {
    id: 'accepted',
    clause: '10',
    title: { zh: '客户验收通过', en: 'Customer acceptance' },
    on: [acceptancePassed],
    voidedBy: workAgain,
  },
  {
    id: 'accepted-in-full',
    clause: '11',
    title: { zh: '客户全面验收通过', en: 'Full customer acceptance' },
    on: [{ on: 'customer.accepted', when: { passed: { in: [true] }, full: { in: [true] } } }],
    voidedBy: workAgain,
  },
  {
    id: 'retrospective',
    clause: '8(7)',
    title: { zh: '复盘报告', en: 'Retrospective' },
    on: [{ on: 'retrospective.recorded' }],
    voidedBy: [reopened, acceptanceFailed],
  },
  {
    id: 'special-retrospective',
    clause: '11',
    title: { zh: '专项复盘', en: 'Special retrospective' },
    on: [{ on: 'retrospective.recorded', when: { special: { in: [true] } } }],
    voidedBy: [reopened, acceptanceFailed],
  },
  { id: 'archived', clause: '8(7)', title: { zh: '归档', en: 'Archive' }, on: [archived], voidedBy: [reopened] },
])

const approvedForm = (form: string) => ({
  on: [formApproved(form)],
  voidedBy: [{ on: 'form.submitted' as const, when: { form: { in: [form] } } }, formAnnulled(form), ...workAgain],
})
const forms = r.evidence([
  {
    id: 'general-record-approved',
    clause: '9',
    title: { zh: '审核通过的处置记录表', en: 'Record sheet approved' },
    ...approvedForm('general-record'),
  },
  {
    id: 'larger-report-approved',
    clause: '10',
    title: { zh: '审核通过的处置报告', en: 'Disposal report approved' },
    ...approvedForm('larger-report'),
  },
  {
    id: 'major-summary-passed',
    clause: '11',
    title: { zh: '审议通过的总结报告', en: 'Summary report passed' },
    ...approvedForm('major-summary'),
  },
])

const keyNodes = r.evidence([
  { id: 'node-reached', clause: '14(2)', title: { zh: '到达关键节点', en: 'Key node reached' }, on: [{ on: 'node.reached' }] },
  {
    id: 'all-nodes-signed',
    clause: '14(2)',
    title: { zh: '关键节点客户签字', en: 'Key nodes signed by the customer' },
    on: [allNodesSigned],
    voidedBy: [{ on: 'node.reached' }],
  },
])

const specialWork = r.evidence([
  {
    id: 'product-quality',
    clause: '12(1)',
    title: { zh: '涉及产品质量', en: 'Product quality' },
    on: [classifiedAs('productQuality')],
    voidedBy: [classifiedAs('productQuality', false)],
  },
  {
    id: 'jointly-investigated',
    clause: '12(1)',
    title: { zh: '研发与供应链联合排查', en: 'Joint investigation' },
    on: [{ on: 'quality.jointly-investigated' }],
  },
  {
    id: 'product-at-fault',
    clause: '12(1)',
    title: { zh: '属产品本身质量问题', en: "Product's own fault" },
    on: [faultFound('product')],
    voidedBy: [{ on: 'quality.jointly-investigated' }],
  },
  {
    id: 'installation-at-fault',
    clause: '12(1)',
    title: { zh: '属安装调试不当', en: "Installation's fault" },
    on: [faultFound('installation')],
    voidedBy: [{ on: 'quality.jointly-investigated' }],
  },
  {
    id: 'supplier-traced',
    clause: '12(1)',
    title: { zh: '供应链责任追溯', en: 'Supplier traced' },
    on: [{ on: 'supplier.traced' }],
  },
  {
    id: 'installation-rectified',
    clause: '12(1)',
    title: { zh: '安装整改完成', en: 'Installation rectified' },
    on: [{ on: 'installation.rectified' }],
  },
  {
    id: 'contract-dispute',
    clause: '12(2)',
    title: { zh: '涉及合同争议', en: 'Contract dispute' },
    on: [classifiedAs('contractDispute')],
    voidedBy: [classifiedAs('contractDispute', false)],
  },
  { id: 'legal-opinion', clause: '12(2)', title: { zh: '法务意见', en: 'Legal opinion' }, on: [{ on: 'legal.opinion-given' }] },
  {
    id: 'major-loss',
    clause: '12(3)',
    title: { zh: '涉及客户重大损失', en: 'Major loss' },
    on: [classifiedAs('majorLoss')],
    voidedBy: [classifiedAs('majorLoss', false)],
  },
  {
    id: 'loss-assessed',
    clause: '12(3)',
    title: { zh: '财务与法务损失评估', en: 'Loss assessed' },
    on: [{ on: 'loss.assessed' }],
  },
  {
    id: 'loss-agreed',
    clause: '12(3)',
    title: { zh: '财务与法务都确认的损失', en: 'Loss confirmed by both' },
    on: [lossAgreed],
    voidedBy: [{ on: 'loss.assessed' }],
  },
  {
    id: 'compensation-due',
    clause: '12(3)',
    title: { zh: '应当赔偿', en: 'Compensation due' },
    on: [othersLiable],
    voidedBy: [{ on: 'loss.assessed' }],
  },
  {
    id: 'compensation-approved',
    clause: '12(3)',
    title: { zh: '批准的赔偿方案', en: 'Approved compensation' },
    on: [compensationApproved],
    voidedBy: [{ on: 'compensation.submitted' }, compensationAnnulled],
  },
  {
    id: 'recovery-opened',
    clause: '12(3)',
    title: { zh: '启动追偿', en: 'Recovery opened' },
    on: [{ on: 'recovery.opened' }],
    voidedBy: [{ on: 'recovery.closed' }],
  },
])

export const evidence: Pack['evidence'] = [...theLoop, ...forms, ...keyNodes, ...specialWork]
