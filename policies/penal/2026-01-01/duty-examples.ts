import type { Example } from '../../../engine/pack.ts'
import * as on from './example-events.ts'

type DutyExample = Extract<Example, { type: 'duty' }>
type Event = DutyExample['events'][number]
/** A duty, what happened, when we look, what the clock shows, and when it is due where it has a time. */
const duty = (
  rule: string,
  name: string,
  events: readonly Event[],
  now: string,
  state: DutyExample['state'],
  due?: string,
): DutyExample => ({
  type: 'duty',
  rule,
  name,
  events,
  now,
  state,
  ...(due === undefined ? {} : { due }),
})

const complaint = [on.complained('2026-03-02 09:00')] as const
const named = [...complaint, on.assigned('2026-03-02 10:00')] as const
const found = [...named, on.evidence('2026-03-02 15:00'), on.investigated('2026-03-03 10:00')] as const
const liable = [...found, on.liability('2026-03-03 15:00')] as const
const signed = [...liable, on.liabilitySigned('2026-03-03 16:00')] as const
const agreed = [...liable, on.planned('2026-03-04 10:00'), on.decided('2026-03-04 10:30', 'plan')] as const
const told = [...agreed, on.told('2026-03-04 11:00')] as const
const begun = [...told, on.started('2026-03-04 14:00')] as const
const done = [...begun, on.completed('2026-03-05 10:00')] as const
const sent = [...done, on.resultSent('2026-03-05 11:00')] as const
const confirmed = [...sent, on.answered('2026-03-06 10:00')] as const
const assessed = [...confirmed, on.assessed('2026-03-20 10:00')] as const

const roundsOver = [
  ...sent,
  on.answered('2026-03-06 10:00', false),
  on.planned('2026-03-06 15:00', 2),
  on.answered('2026-03-09 10:00', false, 2),
  on.planned('2026-03-09 15:00', 3),
  on.answered('2026-03-11 10:00', false, 3),
] as const
const again = [on.complained('2026-03-02 09:00', 'general', { facts: { timesRaised: 3 } })] as const

const intake: readonly Example[] = [
  duty(
    'complete-record',
    '客户没留地址：受理不拒绝，要补',
    [on.complained('2026-03-02 09:00', 'minor', { missing: ['address'] })],
    '2026-03-02 10:00',
    'running',
  ),
  duty(
    'complete-record',
    '补齐了',
    [on.complained('2026-03-02 09:00', 'minor', { missing: ['address', 'contact'] }), on.recordCompleted('2026-03-02 11:00')],
    '2026-03-02 12:00',
    'met',
  ),
  duty(
    'complete-record',
    '只缺诉求：由另一项管',
    [on.complained('2026-03-02 09:00', 'minor', { missing: ['demand'] })],
    '2026-03-02 10:00',
    'none',
  ),
  duty(
    'ask-demand',
    '没有要求，还不成其为投诉：要问明',
    [on.complained('2026-03-02 09:00', 'minor', { missing: ['demand'] })],
    '2026-03-02 10:00',
    'running',
  ),
  duty('ask-demand', '要求清楚：没有这一项', complaint, '2026-03-02 10:00', 'none'),
  duty('grade-complaint', '4 个工作小时，跨过午休', complaint, '2026-03-02 12:00', 'running', '2026-03-02 14:30'),
  duty(
    'grade-complaint',
    '按时分级',
    [...complaint, on.graded('2026-03-02 14:30', 'general', 'serious')],
    '2026-03-02 15:00',
    'met',
    '2026-03-02 14:30',
  ),
  duty(
    'grade-complaint',
    '下班后来的投诉，次日算起',
    [on.complained('2026-03-02 18:30')],
    '2026-03-03 15:00',
    'overdue',
    '2026-03-03 14:30',
  ),
  duty('name-handler', '4 个工作小时内指定', named, '2026-03-02 16:00', 'met', '2026-03-02 14:30'),
  duty('name-handler', '没有指定', complaint, '2026-03-02 15:00', 'overdue', '2026-03-02 14:30'),
]

const investigation: readonly Example[] = [
  duty('collect-evidence', '指定次日下班前要有证据', named, '2026-03-03 12:00', 'running', '2026-03-03 18:00'),
  duty(
    'collect-evidence',
    '当天就有样本和检测报告',
    [...named, on.evidence('2026-03-02 16:00')],
    '2026-03-02 17:00',
    'met',
    '2026-03-03 18:00',
  ),
  duty('find-causes', '3 个工作日', named, '2026-03-05 12:00', 'running', '2026-03-05 18:00'),
  duty('find-causes', '查清了', found, '2026-03-03 12:00', 'met', '2026-03-05 18:00'),
  duty(
    'find-causes',
    '重新打开要再查',
    [...assessed, on.archived('2026-03-20 11:00'), on.reopened('2026-03-23 10:00')],
    '2026-03-23 11:00',
    'running',
    '2026-03-26 18:00',
  ),
  duty('find-liability', '查清后 1 个工作日', found, '2026-03-04 12:00', 'running', '2026-03-04 18:00'),
  duty('find-liability', '认定了', liable, '2026-03-04 12:00', 'met', '2026-03-04 18:00'),
  duty('confirm-liability', '一人认定：等第二人签认', liable, '2026-03-04 12:00', 'running', '2026-03-04 18:00'),
  duty('confirm-liability', '签认了', signed, '2026-03-04 12:00', 'met', '2026-03-04 18:00'),
  duty(
    'answer-contest',
    '有异议：两个工作日内答复',
    [...signed, on.contested('2026-03-04 10:00')],
    '2026-03-04 12:00',
    'running',
    '2026-03-06 18:00',
  ),
  duty(
    'answer-contest',
    '答复了：维持',
    [...signed, on.contested('2026-03-04 10:00'), on.upheld('2026-03-05 10:00')],
    '2026-03-05 12:00',
    'met',
    '2026-03-06 18:00',
  ),
  duty('raise-penalty', '只有一人认定：还不能提', liable, '2026-03-04 12:00', 'none'),
  duty('raise-penalty', '部门和个人有责任，两人签认：要提处罚', signed, '2026-03-04 12:00', 'running'),
  duty('raise-penalty', '有异议：先答复', [...signed, on.contested('2026-03-04 10:00')], '2026-03-04 12:00', 'cancelled'),
  duty(
    'raise-penalty',
    '公司无责任：不提',
    [...found, on.liability('2026-03-03 15:00', 'nobody'), on.liabilitySigned('2026-03-03 16:00', 'nobody')],
    '2026-03-04 12:00',
    'none',
  ),
  duty('raise-penalty', '已提', [...signed, on.raised('2026-03-05 10:00')], '2026-03-05 12:00', 'met'),
]

const solution: readonly Example[] = [
  duty('agree-solution', '认定责任后 2 个工作日', liable, '2026-03-04 12:00', 'running', '2026-03-05 18:00'),
  duty(
    'agree-solution',
    '方案被退回，再算 2 个工作日',
    [...liable, on.planned('2026-03-04 10:00'), on.decided('2026-03-04 15:00', 'plan', 'returned')],
    '2026-03-05 12:00',
    'running',
    '2026-03-06 18:00',
  ),
  duty('agree-solution', '定了方案', agreed, '2026-03-04 12:00', 'met', '2026-03-05 18:00'),
  duty(
    'another-round',
    '客户不满意：2 个工作日内再定措施',
    [...sent, on.answered('2026-03-06 10:00', false)],
    '2026-03-06 11:00',
    'running',
    '2026-03-10 18:00',
  ),
  duty(
    'another-round',
    '第二次不满意：再来一轮',
    [
      ...sent,
      on.answered('2026-03-06 10:00', false),
      on.planned('2026-03-06 15:00', 2),
      on.answered('2026-03-09 10:00', false, 2),
    ],
    '2026-03-09 11:00',
    'running',
    '2026-03-11 18:00',
  ),
  duty('another-round', '第三次不满意：不再另定方案', roundsOver, '2026-03-11 11:00', 'met', '2026-03-11 18:00'),
  duty('decide-rounds', '第三次不满意：管理层 3 个工作日内决定', roundsOver, '2026-03-11 11:00', 'running', '2026-03-16 18:00'),
  duty(
    'decide-rounds',
    '决定了',
    [...roundsOver, on.roundsDecided('2026-03-12 10:00')],
    '2026-03-12 11:00',
    'met',
    '2026-03-16 18:00',
  ),
  duty(
    'decide-rounds',
    '第二次不满意：还有一轮',
    [...sent, on.answered('2026-03-09 10:00', false, 2)],
    '2026-03-09 11:00',
    'none',
  ),
  duty('force-action', '第 3 次反映同一问题：3 个工作日内下达措施', again, '2026-03-02 10:00', 'running', '2026-03-05 18:00'),
  duty('force-action', '下达了', [...again, on.actionSet('2026-03-03 10:00')], '2026-03-03 11:00', 'met', '2026-03-05 18:00'),
  duty(
    'force-action',
    '第 2 次：不算再三',
    [on.complained('2026-03-02 09:00', 'general', { facts: { timesRaised: 2 } })],
    '2026-03-02 10:00',
    'none',
  ),
  duty('another-round', '满意就没有', confirmed, '2026-03-06 11:00', 'none'),
  duty('tell-solution', '方案批准后 4 个工作小时', agreed, '2026-03-04 12:00', 'running', '2026-03-04 16:00'),
  duty('tell-solution', '道歉并说明了', told, '2026-03-04 12:00', 'met', '2026-03-04 16:00'),
  duty('tell-progress', '一般：3 个工作日内告知进度', named, '2026-03-04 12:00', 'running', '2026-03-05 18:00'),
  duty(
    'tell-progress',
    '告知一次，下一个 3 个工作日开始',
    [...named, on.progressed('2026-03-05 10:00')],
    '2026-03-06 10:00',
    'running',
    '2026-03-10 18:00',
  ),
  duty(
    'tell-progress',
    '向部门负责人汇报不算',
    [...named, on.progressed('2026-03-05 10:00', 'department-head')],
    '2026-03-06 10:00',
    'overdue',
    '2026-03-05 18:00',
  ),
  duty('tell-progress', '办完不再报进度', done, '2026-03-05 12:00', 'cancelled', '2026-03-05 18:00'),
  duty(
    'tell-progress-serious',
    '严重：次日下班前',
    [on.complained('2026-03-02 09:00', 'serious'), on.assigned('2026-03-02 10:00')],
    '2026-03-03 12:00',
    'running',
    '2026-03-03 18:00',
  ),
  duty('tell-progress-serious', '一般不用每天', named, '2026-03-03 12:00', 'none'),
  duty(
    'tell-progress-serious',
    '周五告知，下一次在周一',
    [on.complained('2026-03-02 09:00', 'serious'), on.assigned('2026-03-05 10:00'), on.progressed('2026-03-06 10:00')],
    '2026-03-06 11:00',
    'running',
    '2026-03-09 18:00',
  ),
  duty(
    'tell-progress-serious',
    '升为严重：从升级起每个工作日',
    [...named, on.graded('2026-03-03 10:00', 'general', 'serious')],
    '2026-03-03 11:00',
    'running',
    '2026-03-04 18:00',
  ),
  duty(
    'tell-news',
    '等客户提供资料：4 个工作小时内沟通',
    [...named, on.paused('2026-03-03 09:00')],
    '2026-03-03 10:00',
    'running',
    '2026-03-03 14:30',
  ),
  duty(
    'tell-news',
    '改了方案要告知',
    [...agreed, on.planned('2026-03-04 14:00', 2)],
    '2026-03-04 15:00',
    'running',
    '2026-03-04 18:00',
  ),
  duty('tell-news', '第一份方案不是新情况', agreed, '2026-03-04 12:00', 'none'),
  duty(
    'tell-news',
    '已告知',
    [...named, on.paused('2026-03-03 09:00'), on.progressed('2026-03-03 11:00')],
    '2026-03-03 12:00',
    'met',
    '2026-03-03 14:30',
  ),
]

const carryingOut: readonly Example[] = [
  duty(
    'divide-duties',
    '涉及多个部门：要写分工',
    [...found, on.liability('2026-03-03 15:00', 'both', 'several')],
    '2026-03-04 10:00',
    'running',
  ),
  duty(
    'divide-duties',
    '分级时就知道跨部门',
    [...complaint, on.graded('2026-03-02 10:00', 'general', 'general', { crossDepartment: true })],
    '2026-03-02 11:00',
    'running',
  ),
  duty('divide-duties', '一个部门：不用', liable, '2026-03-04 10:00', 'none'),
  duty(
    'divide-duties',
    '写了',
    [...found, on.liability('2026-03-03 15:00', 'both', 'several'), on.coordinated('2026-03-04 09:00')],
    '2026-03-04 10:00',
    'met',
  ),
  duty('start-solution', '告知客户后 1 个工作日内开始', told, '2026-03-05 10:00', 'running', '2026-03-05 18:00'),
  duty('start-solution', '当天开始', begun, '2026-03-05 10:00', 'met', '2026-03-05 18:00'),
  duty('finish-solution', '在办：时间按方案，条文没有写', begun, '2026-03-05 09:30', 'running'),
  duty('finish-solution', '办完', done, '2026-03-05 12:00', 'met'),
  duty('tell-result', '办完 1 个工作日内说明结果', done, '2026-03-05 12:00', 'running', '2026-03-06 18:00'),
  duty('tell-result', '说明了', sent, '2026-03-05 12:00', 'met', '2026-03-06 18:00'),
  duty('get-confirmation', '3 个工作日内请客户确认', sent, '2026-03-06 09:00', 'running', '2026-03-10 18:00'),
  duty(
    'get-confirmation',
    '不满意也是答复，另起一轮',
    [...sent, on.answered('2026-03-06 10:00', false)],
    '2026-03-06 11:00',
    'met',
    '2026-03-10 18:00',
  ),
  duty(
    'get-confirmation',
    '两次联系未果：还没完',
    [...sent, on.attempted('2026-03-06 10:00', 1), on.attempted('2026-03-09 10:00', 2)],
    '2026-03-09 11:00',
    'running',
    '2026-03-10 18:00',
  ),
  duty(
    'get-confirmation',
    '第三次联系未果：视为确认',
    [...sent, on.attempted('2026-03-10 10:00', 3)],
    '2026-03-10 11:00',
    'met',
    '2026-03-10 18:00',
  ),
  duty('assess-effect', '确认后 1 个月内评估', confirmed, '2026-03-20 11:00', 'running', '2026-04-07 18:00'),
  duty('assess-effect', '评估了', assessed, '2026-03-20 11:00', 'met', '2026-04-07 18:00'),
  duty(
    'assess-effect',
    '客户又不满意：先回去处理',
    [...confirmed, on.answered('2026-03-09 10:00', false)],
    '2026-03-09 11:00',
    'cancelled',
    '2026-04-07 18:00',
  ),
  duty('close-complaint', '评估后 3 个工作日办结', assessed, '2026-03-20 11:00', 'running', '2026-03-25 18:00'),
  duty('close-complaint', '办结', [...assessed, on.archived('2026-03-23 10:00')], '2026-03-23 11:00', 'met', '2026-03-25 18:00'),
  duty(
    'publish-typical-case',
    '严重投诉入案例库',
    [on.complained('2026-03-02 09:00', 'serious'), on.archived('2026-03-20 10:00')],
    '2026-03-20 11:00',
    'running',
  ),
  duty('publish-typical-case', '一般的不要求', [...assessed, on.archived('2026-03-23 10:00')], '2026-03-23 11:00', 'none'),
  duty(
    'publish-typical-case',
    '入库了',
    [on.complained('2026-03-02 09:00', 'serious'), on.archived('2026-03-20 10:00'), on.published('2026-03-23 10:00')],
    '2026-03-23 11:00',
    'met',
  ),
]

const penalty = [on.penaltyOpened('2026-03-05 09:00')] as const
const appointed = [...penalty, on.assigned('2026-03-05 10:00')] as const
const facts = [...appointed, on.investigated('2026-03-06 10:00')] as const
const alleged = [...facts, on.cited('2026-03-06 10:30'), on.alleged('2026-03-06 11:00')] as const
const afterHearing = [...alleged, on.heard('2026-03-09 10:00')] as const
const punished = [...afterHearing, on.submitted('2026-03-09 11:00'), on.decided('2026-03-10 10:00', 'matter')] as const
const notice = (of: 'department' | 'person', grade: string, ...sanctions: string[]) =>
  [...punished, on.notified('2026-03-11 10:00', of, grade, ...sanctions)] as const

const procedure: readonly Example[] = [
  duty('name-investigator', '立案后要指定调查人，条文没有时限', penalty, '2026-03-05 12:00', 'running'),
  duty('name-investigator', '指定了', appointed, '2026-03-05 12:00', 'met'),
  duty('name-two-investigators', '要写明两名调查人', appointed, '2026-03-05 12:00', 'running'),
  duty('name-two-investigators', '写明了', [...appointed, on.named('2026-03-05 11:00')], '2026-03-05 12:00', 'met'),
  duty('confirm-grade', '等级要确认', appointed, '2026-03-05 12:00', 'running'),
  duty('confirm-grade', '确认了', [...appointed, on.graded('2026-03-05 11:00', 'general', 'general')], '2026-03-05 12:00', 'met'),
  duty('investigate-facts', '取证中', appointed, '2026-03-05 12:00', 'running'),
  duty('investigate-facts', '查明了', facts, '2026-03-06 12:00', 'met'),
  duty('tell-allegation', '查明事实后书面告知', facts, '2026-03-06 10:45', 'running'),
  duty('tell-allegation', '告知了', alleged, '2026-03-06 12:00', 'met'),
  duty('hear-party', '告知后 5 个工作日内听取申辩', alleged, '2026-03-06 12:00', 'running', '2026-03-13 18:00'),
  duty('hear-party', '听取了', afterHearing, '2026-03-09 12:00', 'met', '2026-03-13 18:00'),
  duty('state-defence', '告知后 3 个工作日内可以书面申辩', alleged, '2026-03-06 12:00', 'running', '2026-03-11 18:00'),
  duty(
    'state-defence',
    '本人提交了申辩',
    [...alleged, on.defended('2026-03-07 09:00')],
    '2026-03-09 09:00',
    'met',
    '2026-03-11 18:00',
  ),
  duty('propose-penalty', '听取申辩后提请', afterHearing, '2026-03-09 10:30', 'running'),
  duty(
    'propose-penalty',
    '被退回，再提',
    [...afterHearing, on.submitted('2026-03-09 11:00'), on.decided('2026-03-10 10:00', 'matter', 'returned')],
    '2026-03-10 11:00',
    'running',
  ),
  duty('propose-penalty', '没有申辩：还没到这一步', facts, '2026-03-06 12:00', 'none'),
  duty('serve-notice', '决定后要告知', punished, '2026-03-10 12:00', 'running'),
  duty('serve-notice', '告知了', notice('person', 'minor', 'talk'), '2026-03-11 12:00', 'met'),
  duty(
    'answer-appeal',
    '有申诉要答复',
    [...notice('person', 'minor', 'talk'), on.appealed('2026-03-12 10:00')],
    '2026-03-12 11:00',
    'running',
  ),
  duty(
    'answer-appeal',
    '答复了',
    [...notice('person', 'minor', 'talk'), on.appealed('2026-03-12 10:00'), on.appealDecided('2026-03-16 10:00', 'upheld')],
    '2026-03-16 11:00',
    'met',
  ),
  duty('close-penalty', '告知后要办到结案', notice('person', 'minor', 'talk'), '2026-03-12 11:00', 'running'),
  duty(
    'close-penalty',
    '结案了',
    [...notice('person', 'minor', 'talk'), on.closed('2026-03-20 10:00')],
    '2026-03-20 11:00',
    'met',
  ),
]

type Executed = readonly [
  rule: string,
  of: 'department' | 'person',
  grade: string,
  sanction: string,
  record: string,
  values: Readonly<Record<string, string | boolean | number>>,
]
const executed: readonly Executed[] = [
  ['department-self-criticism', 'department', 'minor', 'self-criticism', 'self-criticism', { before: 'management' }],
  ['department-notice', 'department', 'minor', 'notice', 'internal-notice', { meetingOn: '2026-03-12' }],
  ['department-fine', 'department', 'general', 'fine', 'deduction', { what: 'fine', from: 'bonus', amountFen: 50_000 }],
  ['department-points', 'department', 'serious', 'points', 'deduction', { what: 'points', from: 'score', points: 5 }],
  ['criticism-before-management', 'department', 'serious', 'self-criticism', 'self-criticism', { before: 'management-meeting' }],
  ['open-rectification', 'department', 'serious', 'rectification-plan', 'rectification-opened', {}],
  ['hold-talk', 'person', 'minor', 'talk', 'talk', { on: '2026-03-12' }],
  ['person-points', 'person', 'general', 'points', 'deduction', { what: 'points', from: 'score', points: 2 }],
  ['person-self-criticism', 'person', 'general', 'self-criticism', 'self-criticism', { before: 'department' }],
  ['review-improvement-plan', 'person', 'general', 'improvement-plan', 'improvement-plan', { approved: true }],
  ['person-fine', 'person', 'serious', 'fine', 'deduction', { what: 'fine', from: 'pay', amountFen: 20_000 }],
  ['carry-out-demotion', 'person', 'serious', 'demotion', 'demotion', { from: '2026-04-01', until: '2026-10-01' }],
  ['end-contract', 'person', 'grave', 'dismissal', 'contract-ended', { on: '2026-03-31', unionTold: true }],
  ['pursue-liability', 'person', 'grave', 'dismissal', 'liability-pursued', {}],
]
const other = (of: 'department' | 'person') => (of === 'department' ? 'person' : 'department')
const carriedOut: readonly Example[] = executed.flatMap(([rule, of, grade, sanction, record, values]) => [
  duty(rule, '告知后要执行', notice(of, grade, sanction), '2026-03-11 12:00', 'running'),
  duty(
    rule,
    '执行了',
    [...notice(of, grade, sanction), on.record('2026-03-12 10:00', record, values)],
    '2026-03-12 12:00',
    'met',
  ),
  duty(rule, '处罚的是另一方：没有这一项', notice(other(of), grade, sanction), '2026-03-11 12:00', 'none'),
  duty(
    rule,
    '申诉后撤销：不再执行',
    [...notice(of, grade, sanction), on.appealed('2026-03-12 10:00'), on.appealDecided('2026-03-16 10:00', 'revoked')],
    '2026-03-16 12:00',
    'cancelled',
  ),
])
const demoted = [
  ...notice('person', 'serious', 'demotion'),
  on.record('2026-03-31 10:00', 'demotion', { from: '2026-04-01', until: '2026-10-01' }),
] as const
const expired = on.demotionExpired('2026-10-01 00:10')
const otherPenalty: readonly Example[] = [
  duty(
    'department-self-criticism',
    '严重的在会议上检讨，不是这一项',
    notice('department', 'serious', 'self-criticism'),
    '2026-03-11 12:00',
    'none',
  ),
  duty(
    'review-improvement-plan',
    '主管没有通过：还要改',
    [...notice('person', 'general', 'improvement-plan'), on.record('2026-03-12 10:00', 'improvement-plan', { approved: false })],
    '2026-03-12 12:00',
    'running',
  ),
  duty(
    'person-fine',
    '不能从奖金扣',
    [...notice('person', 'serious', 'fine'), on.record('2026-03-12 10:00', 'deduction', { what: 'fine', from: 'bonus' })],
    '2026-03-12 12:00',
    'running',
  ),
  duty('impose-restriction', '告知后要限制', notice('department', 'serious', 'restriction'), '2026-03-11 12:00', 'running'),
  duty(
    'impose-restriction',
    '限制了',
    [...notice('department', 'serious', 'restriction'), on.restricted('2026-03-12 10:00')],
    '2026-03-12 12:00',
    'met',
  ),
  duty('impose-restriction', '处罚的是个人：没有这一项', notice('person', 'serious', 'restriction'), '2026-03-11 12:00', 'none'),
  duty(
    'impose-restriction',
    '申诉后撤销：不再限制',
    [
      ...notice('department', 'serious', 'restriction'),
      on.appealed('2026-03-12 10:00'),
      on.appealDecided('2026-03-16 10:00', 'revoked'),
    ],
    '2026-03-16 12:00',
    'cancelled',
  ),
  duty('restore-after-term', '期满三个工作日内恢复', [...demoted, expired], '2026-10-09 12:00', 'running', '2026-10-10 18:00'),
  duty(
    'restore-after-term',
    '恢复了',
    [...demoted, expired, on.record('2026-10-09 10:00', 'restoration-review', { outcome: 'restored' })],
    '2026-10-09 12:00',
    'met',
    '2026-10-10 18:00',
  ),
  duty('restore-after-term', '提前恢复的没有这一项', demoted, '2026-09-30 12:00', 'none'),
  duty('review-restoration', '降职后要评估恢复', demoted, '2026-04-01 12:00', 'running'),
  duty(
    'review-restoration',
    '这次不恢复，以后再评',
    [...demoted, on.record('2026-07-01 10:00', 'restoration-review', { outcome: 'not-yet' })],
    '2026-07-01 12:00',
    'running',
  ),
  duty(
    'review-restoration',
    '恢复了',
    [...demoted, on.record('2026-10-09 10:00', 'restoration-review', { outcome: 'restored' })],
    '2026-10-09 12:00',
    'met',
  ),
]

const ordered = [on.rectificationOpened('2026-03-16 09:00')] as const
const owned = [...ordered, on.assigned('2026-03-16 10:00')] as const
const approved = [...owned, on.planned('2026-03-17 10:00'), on.decided('2026-03-18 10:00', 'plan')] as const
const running = [...approved, on.started('2026-03-19 10:00')] as const
const finished = [...running, on.completed('2026-04-08 10:00')] as const
const rectification: readonly Example[] = [
  duty('name-owner', '要指定责任人', ordered, '2026-03-16 09:30', 'running'),
  duty('name-owner', '指定了', owned, '2026-03-16 12:00', 'met'),
  duty('grade-rectification', '要写明等级', ordered, '2026-03-16 09:30', 'running'),
  duty(
    'grade-rectification',
    '写明了',
    [...ordered, on.graded('2026-03-16 09:20', 'serious', 'serious')],
    '2026-03-16 09:30',
    'met',
  ),
  duty('plan-measures', '制定措施', owned, '2026-03-16 12:00', 'running'),
  duty(
    'plan-measures',
    '没有审核通过，重订',
    [...owned, on.planned('2026-03-17 10:00'), on.decided('2026-03-18 10:00', 'plan', 'returned')],
    '2026-03-18 12:00',
    'running',
  ),
  duty('carry-out-measures', '审核通过后实施', approved, '2026-03-18 12:00', 'running'),
  duty('carry-out-measures', '完成', finished, '2026-04-08 12:00', 'met'),
  duty('check-measures', '每月至少检查一次', running, '2026-03-20 10:00', 'running', '2026-04-20 18:00'),
  duty(
    'check-measures',
    '检查后再算一个月',
    [...running, on.measureChecked('2026-04-02 10:00')],
    '2026-04-02 12:00',
    'running',
    '2026-05-06 18:00',
  ),
  duty('check-measures', '完成后不再检查', finished, '2026-04-08 12:00', 'cancelled', '2026-04-20 18:00'),
  duty('assess-measures', '完成后 1 个月内评估', finished, '2026-04-08 12:00', 'running', '2026-05-08 18:00'),
  duty(
    'assess-measures',
    '评估了，效果不明显也是评估',
    [...finished, on.checked('2026-05-06 10:00', 'weak')],
    '2026-05-06 12:00',
    'met',
    '2026-05-08 18:00',
  ),
  duty(
    'remake-measures',
    '效果不明显：重新制定',
    [...finished, on.checked('2026-05-06 10:00', 'weak')],
    '2026-05-06 12:00',
    'running',
  ),
  duty(
    'remake-measures',
    '有效：没有这一项',
    [...finished, on.checked('2026-05-06 10:00', 'effective')],
    '2026-05-06 12:00',
    'none',
  ),
  duty(
    'mend-process',
    '查出漏洞要改',
    [...running, on.record('2026-03-20 10:00', 'gap-review', { area: 'production', gap: true })],
    '2026-03-20 12:00',
    'running',
  ),
  duty(
    'mend-process',
    '没有漏洞',
    [...running, on.record('2026-03-20 10:00', 'gap-review', { area: 'production', gap: false })],
    '2026-03-20 12:00',
    'none',
  ),
  duty(
    'restore-business',
    '有效且业务受限：逐步恢复',
    [...finished, on.checked('2026-05-06 10:00', 'effective', true)],
    '2026-05-06 12:00',
    'running',
  ),
  duty(
    'restore-business',
    '恢复了一步，还没有全部恢复',
    [
      ...finished,
      on.checked('2026-05-06 10:00', 'effective', true),
      on.record('2026-05-11 10:00', 'restoration', { step: 1, full: false }),
    ],
    '2026-05-11 12:00',
    'running',
  ),
  duty(
    'restore-business',
    '全部恢复',
    [
      ...finished,
      on.checked('2026-05-06 10:00', 'effective', true),
      on.record('2026-05-11 10:00', 'restoration', { step: 2, full: true }),
    ],
    '2026-05-11 12:00',
    'met',
  ),
  duty('restore-business', '没有受限', [...finished, on.checked('2026-05-06 10:00', 'effective')], '2026-05-06 12:00', 'none'),
  duty(
    'close-rectification',
    '有效即可结束',
    [...finished, on.checked('2026-05-06 10:00', 'effective')],
    '2026-05-06 12:00',
    'running',
  ),
  duty(
    'close-rectification',
    '结束了',
    [...finished, on.checked('2026-05-06 10:00', 'effective'), on.closed('2026-05-07 10:00')],
    '2026-05-07 12:00',
    'met',
  ),
]

const actionOrdered = [...complaint, on.actionSet('2026-03-03 10:00')] as const
const actionFinished = [...actionOrdered, on.actionDone('2026-03-18 10:00')] as const
const judgedWeak = [...actionFinished, on.actionChecked('2026-04-20 10:00', 'weak')] as const
const actions: readonly Example[] = [
  duty('carry-out-action', '按措施写的时间', actionOrdered, '2026-03-10 10:00', 'running', '2026-03-20 18:00'),
  duty('carry-out-action', '按时完成', actionFinished, '2026-03-18 11:00', 'met', '2026-03-20 18:00'),
  duty('carry-out-action', '过了时间还没完成', actionOrdered, '2026-03-21 10:00', 'overdue', '2026-03-20 18:00'),
  duty('check-action', '完成后，到检查日检查效果', actionFinished, '2026-03-18 11:00', 'running', '2026-04-20 18:00'),
  duty(
    'check-action',
    '检查有效',
    [...actionFinished, on.actionChecked('2026-04-20 10:00', 'effective')],
    '2026-04-20 11:00',
    'met',
    '2026-04-20 18:00',
  ),
  duty('check-action', '没有完成，没有可检查的', actionOrdered, '2026-03-10 10:00', 'none'),
  duty('remake-action', '效果不明显：3 个工作日内重新制定', judgedWeak, '2026-04-20 11:00', 'running', '2026-04-23 18:00'),
  duty(
    'remake-action',
    '下了替代的措施',
    [...judgedWeak, on.actionSet('2026-04-21 10:00', 2, 1)],
    '2026-04-21 11:00',
    'met',
    '2026-04-23 18:00',
  ),
  duty(
    'remake-action',
    '另下一项，没有替代它：不算',
    [...judgedWeak, on.actionSet('2026-04-21 10:00', 2)],
    '2026-04-21 11:00',
    'running',
    '2026-04-23 18:00',
  ),
]

export const dutyExamples: readonly Example[] = [
  ...intake,
  ...investigation,
  ...solution,
  ...carryingOut,
  ...procedure,
  ...carriedOut,
  ...otherPenalty,
  ...rectification,
  ...actions,
]
