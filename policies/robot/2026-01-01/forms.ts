import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

type Field = Pack['forms'][number]['fields'][number]
/** A field filled from what was recorded: `event type#field`, plain or sealed; `#at` and `#actor` are when it happened and who did it. */
const line = (id: string, zh: string, en: string, from?: string): Field => ({
  id,
  title: { zh, en },
  multiline: false,
  required: true,
  ...(from === undefined ? {} : { from }),
})
const text = (id: string, zh: string, en: string, from?: string): Field => ({ ...line(id, zh, en, from), multiline: true })
const optional = (field: Field): Field => ({ ...field, required: false })

/** What every form begins with: 第八条(一)'s content, stage, scope and demand. */
const theCase: readonly Field[] = [
  line('number', '案件编号', 'Case number', 'case.opened#number'),
  optional(line('customer', '客户名称', 'Customer', 'case.opened#contact')),
  line('found-at', '发现时间', 'Discovered at', 'case.opened#at'),
  line('stage', '发生环节', 'Stage of service', 'case.verified#serviceStage'),
  text('content', '异常情况', 'What happened', 'case.verified#content'),
  text('scope', '影响范围', 'Scope of effect', 'case.verified#scope'),
  text('demand', '客户诉求', "Customer's demand", 'case.verified#demand'),
]
const cause = text('root-cause', '根本原因', 'Root cause', 'investigation.recorded#rootCause')
const result: readonly Field[] = [
  text('solution', '解决情况', 'Solution', 'handling.completed#solution'),
  text('measures-taken', '采取的措施', 'Measures taken', 'handling.completed#measures'),
  text('guarantees', '后续保障', 'Guarantees', 'handling.completed#guarantees'),
  line('completed-at', '完成时间', 'Completed at', 'handling.completed#at'),
]
const acceptance: readonly Field[] = [
  line('accepted-at', '验收时间', 'Accepted at', 'customer.accepted#at'),
  line('accepted-by', '验收人', 'Accepted by', 'customer.accepted#signer'),
  optional(text('acceptance-remarks', '验收意见', 'Remarks on acceptance', 'customer.accepted#remarks')),
]
const answer: readonly Field[] = [
  optional(line('satisfied', '客户是否满意', 'Customer satisfied', 'customer.answered#satisfied')),
  optional(text('comment', '客户意见', "Customer's words", 'customer.answered#comment')),
]
const kinds: Pack['forms'][number]['kinds'] = ['anomaly']

/** Frozen with the values they were printed from. */
export const forms: Pack['forms'] = r.forms([
  {
    id: 'general-record',
    clause: '9',
    title: { zh: '一般客户服务异常处置记录表', en: 'General Service Anomaly Record' },
    kinds,
    levels: ['general'],
    fields: [
      ...theCase,
      line('handler', '处置人员', 'Handler', 'handler.assigned#person'),
      cause,
      ...result,
      ...answer,
      optional(text('remarks', '备注', 'Remarks')),
    ],
  },
  {
    id: 'larger-report',
    clause: '10',
    title: { zh: '较大客户服务异常处置报告', en: 'Larger Service Anomaly Report' },
    kinds,
    levels: ['larger'],
    fields: [
      ...theCase,
      line('team-owner', '团队责任人', 'Team owner', 'team.formed#owner'),
      text('nodes', '时间节点', 'Time nodes', 'team.formed#nodes'),
      cause,
      text('plan', '处置方案', 'Plan', 'plan.submitted#measureTexts'),
      text('resources', '资源保障', 'Resources', 'plan.submitted#resources'),
      ...result,
      ...acceptance,
      ...answer,
      text('prevention', '避免再发的建议', 'How to prevent it'),
    ],
  },
  {
    id: 'major-summary',
    clause: '11',
    title: { zh: '重大客户服务异常处置总结报告', en: 'Major Service Anomaly Summary Report' },
    kinds,
    levels: ['major'],
    fields: [
      ...theCase,
      text('emergency-meeting', '紧急会议决定', 'Decisions of the emergency meeting', 'meeting.held#decisions'),
      cause,
      text('plan', '专项处置方案', 'Special plan', 'plan.submitted#measureTexts'),
      text('goals', '阶段目标与时间节点', 'Staged goals and time nodes', 'plan.submitted#goals'),
      text('contingency', '应急措施', 'Contingency measures', 'plan.submitted#contingency'),
      text('resources', '资源保障', 'Resources', 'plan.submitted#resources'),
      optional(line('on-site', '驻场人员', 'Posted at the site', 'site.manned#person')),
      ...result,
      ...acceptance,
      ...answer,
      optional(line('loss', '评估损失（元）', 'Loss assessed (CNY)', 'loss.assessed#lossFen')),
      optional(line('compensation', '赔偿金额（元）', 'Compensation (CNY)', 'compensation.submitted#amountFen')),
      text('conclusions', '结论与制度改进', 'Conclusions and improvements'),
    ],
  },
])
