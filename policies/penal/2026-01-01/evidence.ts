import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'
import {
  actionSet,
  actionWeak,
  allActionsDone,
  allActionsProven,
  assigned,
  cited,
  completed,
  dissatisfied,
  effective,
  graded,
  investigated,
  liabilityContested,
  liabilityStands,
  made,
  ordered,
  penaltyAnnulled,
  penaltyDecided,
  planAnnulled,
  planApproved,
  planned,
  proposed,
  raisedAgain,
  reopened,
  resultSent,
  revoked,
  roundsDecided,
  roundsOver,
  satisfied,
  severalDepartments,
  started,
  unreachable,
  weak,
} from './triggers.ts'

/** What closes a complaint stands for its last round only. */
const anotherRound = [dissatisfied, reopened]

const shared = r.evidence([
  { id: 'graded', clause: '三(一)3', title: both('确认的等级', 'Confirmed level'), on: [graded] },
  { id: 'handler-named', clause: '三(二)2', title: both('指定负责人', 'Handler named'), on: [...assigned] },
  {
    id: 'investigated',
    clause: '三(三)2',
    title: both('调查记录', 'Investigation record'),
    on: [investigated],
    voidedBy: [reopened],
  },
  {
    id: 'plan-approved',
    clause: '三(四)2',
    title: both('确定的方案', 'Approved solution'),
    on: [planApproved],
    voidedBy: [planned, planAnnulled, weak, ...anotherRound],
  },
  {
    id: 'started',
    clause: '三(六)1',
    title: both('已开始办理', 'Work begun'),
    on: [started],
    voidedBy: [planned, planAnnulled, weak, ...anotherRound],
  },
  {
    id: 'completed',
    clause: '三(六)1',
    title: both('处理完成', 'Handling completed'),
    on: [completed],
    voidedBy: [weak, ...anotherRound],
  },
])

/** Of a complaint and of a rectification alike. */
const ofActions = r.evidence([
  { id: 'action-set', clause: '五(二)1', title: both('纠正预防措施', 'A corrective or preventive action'), on: [actionSet] },
  {
    id: 'actions-done',
    clause: '五(二)1',
    title: both('各项措施已完成', 'All actions done'),
    on: [allActionsDone],
    voidedBy: [actionSet],
  },
  {
    id: 'actions-effective',
    clause: '五(四)1',
    title: both('各项措施检查有效', 'All actions found effective'),
    on: [allActionsProven],
    voidedBy: [actionSet, actionWeak],
  },
])

const ofComplaint = r.evidence([
  { id: 'evidence-collected', clause: '三(三)1', title: both('证据', 'Evidence'), on: [made('evidence')] },
  { id: 'causes-analysed', clause: '三(三)2', title: both('原因分析', 'Cause analysis'), on: [made('cause-analysis')] },
  { id: 'liability-found', clause: '三(三)3', title: both('责任认定', 'Liability'), on: [made('liability')] },
  {
    id: 'liability-stands',
    clause: '三(三)3',
    title: both('两人签认、没有未答复异议的责任认定', 'Liability signed by two, with no contest open'),
    on: [...liabilityStands],
    voidedBy: [made('liability'), liabilityContested, reopened],
  },
  {
    id: 'discussed',
    clause: '三(四)1',
    title: both('商讨方案的会议', 'Discussion of the solution'),
    on: [{ on: 'meeting.held' }],
    voidedBy: anotherRound,
  },
  {
    id: 'customer-told',
    clause: '三(五)1',
    title: both('已向客户说明方案', 'Solution told to the customer'),
    on: [made('solution-told')],
    voidedBy: anotherRound,
  },
  {
    id: 'several-departments',
    clause: '三(六)2',
    title: both('涉及多个部门', 'Several departments'),
    on: [...severalDepartments],
  },
  { id: 'duties-divided', clause: '三(六)2', title: both('部门分工', "Departments' duties"), on: [made('coordination')] },
  {
    id: 'result-sent',
    clause: '三(七)1',
    title: both('已向客户说明结果', 'Result told to the customer'),
    on: [resultSent, roundsDecided],
    voidedBy: [completed, ...anotherRound],
  },
  {
    id: 'rounds-over',
    clause: '三(七)1',
    title: both('三轮仍不满意', 'Not satisfied after three rounds'),
    on: [roundsOver],
    voidedBy: [reopened],
  },
  {
    id: 'taken-up-again',
    clause: '三(七)1',
    title: both('有新事实，重新打开', 'Reopened on new facts'),
    on: [reopened],
    voidedBy: [roundsOver],
  },
  { id: 'raised-again', clause: '五(二)1', title: both('再三反映的同一问题', 'Same problem raised again'), on: [raisedAgain] },
  {
    id: 'confirmed',
    clause: '三(七)1',
    title: both('客户确认满意', "Customer's confirmation"),
    on: [satisfied, unreachable, roundsDecided],
    voidedBy: [completed, ...anotherRound],
  },
  {
    id: 'effect-assessed',
    clause: '三(七)2',
    title: both('效果评估', 'Effect assessed'),
    on: [made('effect-assessment')],
    voidedBy: anotherRound,
  },
])

const ofPenalty = r.evidence([
  {
    id: 'two-witnesses',
    clause: '一(三)3',
    title: both('两名以上人员的取证', 'Evidence of two or more persons'),
    on: [made('witness-evidence')],
    voidedBy: [reopened],
    atLeast: 2,
    byDifferent: true,
  },
  {
    id: 'investigators-named',
    clause: '一(三)3',
    title: both('两名调查人', 'Two investigators'),
    on: [made('investigators')],
    voidedBy: [reopened],
  },
  { id: 'violation-cited', clause: '四', title: both('立案依据', 'Violation cited'), on: [cited] },
  {
    id: 'allegation-told',
    clause: '四',
    title: both('书面告知拟处罚的事实', 'Notice of what is alleged'),
    on: [made('allegation-notice')],
    voidedBy: [reopened],
  },
  { id: 'heard', clause: '四', title: both('听取申辩', 'Hearing'), on: [made('hearing')], voidedBy: [reopened] },
  { id: 'proposed', clause: '四', title: both('处罚建议', 'Penalty proposed'), on: [proposed], voidedBy: [reopened] },
  {
    id: 'decided',
    clause: '四',
    title: both('批准的处罚', 'Penalty decided'),
    on: [penaltyDecided],
    voidedBy: [reopened, { on: 'matter.submitted' }, penaltyAnnulled],
  },
  { id: 'notified', clause: '四', title: both('处罚告知', 'Notice served'), on: [made('penalty-notice')], voidedBy: [reopened] },
  { id: 'appealed', clause: '四', title: both('提出申诉', 'Appeal filed'), on: [made('appeal')] },
  {
    id: 'appeal-decided',
    clause: '四',
    title: both('申诉结果', 'Appeal decided'),
    on: [made('appeal-decision')],
    voidedBy: [made('appeal')],
  },
])

const anySanction = (sanction: string) => [ordered('department', sanction), ordered('person', sanction)]
/** A sanction that the notice orders, and the record that it was carried out; an appeal that revokes it takes the order away. */
const sanction = (
  id: string,
  clause: '四(一)1' | '四(一)2' | '四(一)3' | '四(一)4' | '四(二)1' | '四(二)2' | '四(二)4' | '四(二)5',
  zh: string,
  en: string,
  done: ReturnType<typeof made>,
) =>
  r.evidence([
    {
      id: `${id}-ordered`,
      clause,
      title: both(`决定${zh}`, `${en} ordered`),
      on: anySanction(id),
      voidedBy: [revoked, reopened],
    },
    { id: `${id}-done`, clause, title: both(`${zh}已执行`, `${en} carried out`), on: [done], voidedBy: [reopened] },
  ])

const carriedOut = [
  ...sanction('self-criticism', '四(一)1', '检讨', 'Self-criticism', made('self-criticism')),
  ...sanction('notice', '四(一)1', '内部通报', 'Internal notice', made('internal-notice')),
  ...sanction('talk', '四(二)1', '谈话', 'Talk', made('talk')),
  ...sanction('points', '四(一)3', '扣分', 'Points', made('deduction', { what: 'points' })),
  ...sanction('fine', '四(一)2', '罚款', 'Fine', made('deduction', { what: 'fine' })),
  ...sanction('improvement-plan', '四(二)2', '改进计划', 'Improvement plan', made('improvement-plan', { approved: true })),
  ...sanction('rectification-plan', '四(一)3', '整改计划', 'Rectification plan', made('rectification-opened')),
  ...sanction('restriction', '四(一)4', '业务限制', 'Restriction', { on: 'restriction.set' }),
  ...sanction('demotion', '四(二)4', '降职降薪', 'Demotion', made('demotion')),
  ...sanction('dismissal', '四(二)5', '解除合同', 'Dismissal', made('contract-ended')),
]

const ofRectification = r.evidence([
  {
    id: 'effective',
    clause: '五(四)1',
    title: both('评估有效', 'Assessed effective'),
    on: [effective],
    voidedBy: [weak, planned, reopened],
  },
  {
    id: 'rate-down',
    clause: '四(一)4',
    title: both('投诉率明显下降', 'Complaint rate clearly down'),
    on: [made('effect-check', { clearlyDown: true })],
    voidedBy: [made('effect-check', { clearlyDown: false }), planned, reopened],
  },
  {
    id: 'still-restricted',
    clause: '四(一)4',
    title: both('业务受限制', 'Business restricted'),
    on: [made('restriction'), made('effect-check', { restricted: true })],
  },
  {
    id: 'restored',
    clause: '四(一)4',
    title: both('业务全部恢复', 'Business fully restored'),
    on: [made('restoration', { full: true })],
    voidedBy: [made('restriction')],
  },
  {
    id: 'gap-found',
    clause: '五(二)2',
    title: both('制度流程有漏洞', 'A gap in rules or process'),
    on: [made('gap-review', { gap: true })],
  },
  {
    id: 'gap-mended',
    clause: '五(二)2',
    title: both('制度流程已改进', 'Rules or process improved'),
    on: [made('process-improved')],
    voidedBy: [made('gap-review', { gap: true })],
  },
])

/** The sanctions whose carrying out the closing of a penalty waits for; a warning is carried out by its notice. */
export const carriedOutSanctions = carriedOut.flatMap(e => (e.id.endsWith('-ordered') ? [e.id.replace('-ordered', '')] : []))
export const evidence: Pack['evidence'] = [
  ...shared,
  ...ofActions,
  ...ofComplaint,
  ...ofPenalty,
  ...carriedOut,
  ...ofRectification,
]
