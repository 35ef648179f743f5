import type { Pack, RecordColumn, RecordField, RowsField } from '../../../engine/pack.ts'
import type { CodeTree } from '../../../events/code-trees.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'

type Kind = 'line' | 'text' | 'yes-no' | 'person' | 'department' | 'file' | 'day' | 'moment' | 'evidence'
const field = (id: string, kind: Kind, zh: string, en: string, required = true): RecordColumn => ({
  id,
  kind,
  title: both(zh, en),
  required,
})
const optional = (id: string, kind: Kind, zh: string, en: string): RecordColumn => field(id, kind, zh, en, false)
const number = (id: string, zh: string, en: string, min: number, max: number, required = true): RecordColumn => ({
  id,
  kind: 'number',
  title: both(zh, en),
  required,
  min,
  max,
})
type Option = readonly [id: string, zh: string, en: string]
const options = (values: readonly Option[]) => values.map(([id, zh, en]) => ({ id, title: both(zh, en) }))
const choice = (id: string, zh: string, en: string, ...values: Option[]): RecordColumn => ({
  id,
  kind: 'choice',
  title: both(zh, en),
  required: true,
  values: options(values),
})
const optionalChoice = (...given: Parameters<typeof choice>): RecordColumn => ({ ...choice(...given), required: false })
/** A code of a company tree; the text orders none, so that a company without a tree leaves it empty. */
const code = (id: string, tree: CodeTree, zh: string, en: string): RecordColumn => ({
  id,
  kind: 'code',
  tree,
  title: both(zh, en),
  required: false,
})
const rows = (
  id: string,
  zh: string,
  en: string,
  more: Pick<RowsField, 'min' | 'max' | 'sumTo' | 'show'>,
  columns: RecordColumn[],
): RecordField => ({ id, kind: 'rows', title: both(zh, en), required: true, ...more, columns })
const choices = (id: string, zh: string, en: string, ...values: Option[]): RecordField => ({
  id,
  kind: 'choices',
  title: both(zh, en),
  required: true,
  values: options(values),
})
const rate = (id: string, zh: string, en: string) => number(id, zh, en, 0, 100)
/** A rate that the system counts; whoever assesses may put another figure with a reason. */
const counted = (
  by: 'complaints-before' | 'complaints-after' | 'satisfied-before' | 'satisfied-after',
  column: RecordColumn,
): RecordField => ({ ...column, kind: 'number', counted: by }) as RecordField

const complaint = { kinds: ['complaint'] } as const
const penalty = { kinds: ['penalty'] } as const
const rectification = { kinds: ['rectification'] } as const

const ofComplaint = r.records([
  {
    id: 'evidence',
    clause: '三(三)1',
    title: both('证据', 'Evidence'),
    ...complaint,
    fields: [
      rows('pieces', '证据', 'Pieces', { show: 'evidence', min: 1, max: 50 }, [
        choice(
          'kind',
          '种类',
          'Kind',
          ['sample', '产品样本', 'Sample of the product'],
          ['service-record', '服务记录', 'Service record'],
          ['correspondence', '沟通文件', 'Correspondence'],
          ['test-report', '检测报告', 'Test report'],
          ['other', '其他', 'Other'],
        ),
        field('collectedAt', 'moment', '收集时间', 'Collected at'),
        optional('collectedBy', 'person', '收集人', 'Collected by'),
        optional('from', 'line', '来自何处', 'From where'),
        optional('file', 'file', '文件', 'File'),
        field('shows', 'text', '是什么、证明什么', 'What it is and shows'),
      ]),
    ],
  },
  {
    id: 'cause-analysis',
    clause: '三(三)2',
    eightD: 'D4',
    title: both('原因分析（鱼骨图、5Why）', 'Cause analysis (fishbone, 5-Why)'),
    ...complaint,
    fields: [
      rows('fishbone', '鱼骨图：各方面查到的原因', 'Fishbone: what each factor showed', { show: 'fishbone', min: 1, max: 60 }, [
        choice(
          'factor',
          '方面',
          'Factor',
          ['people', '人员', 'People'],
          ['machine', '设备', 'Machine'],
          ['material', '材料', 'Material'],
          ['method', '方法', 'Method'],
          ['environment', '环境', 'Environment'],
          ['measurement', '测量', 'Measurement'],
        ),
        field('cause', 'text', '原因', 'Cause'),
        number('depth', '层次', 'Depth', 0, 1, false),
        optionalChoice(
          'finding',
          '查证',
          'Finding',
          ['holds', '成立', 'Holds'],
          ['ruled-out', '排除', 'Ruled out'],
          ['open', '待查', 'Open'],
        ),
        optional('evidence', 'evidence', '证据', 'Evidence'),
      ]),
      rows('whys', '为什么（逐层追问）', 'Whys, one after another', { show: 'whys', min: 1, max: 10 }, [
        field('because', 'text', '因为', 'Because'),
        field('evidence', 'evidence', '证据', 'Evidence'),
      ]),
      choice(
        'cause',
        '原因类别',
        'Class of cause',
        ['human', '人为失误', 'Human error'],
        ['process', '流程漏洞', 'Process gap'],
        ['design', '产品设计缺陷', 'Design fault'],
        ['other', '其他', 'Other'],
      ),
      code('causeCode', 'cause', '原因代码', 'Cause code'),
      code('failureCode', 'failure', '故障代码', 'Failure code'),
      code('partCode', 'part', '部件代码', 'Part code'),
    ],
  },
  {
    id: 'liability',
    clause: '三(三)3',
    eightD: 'D4',
    reading: 'liability-shares',
    title: both('责任认定', 'Liability'),
    ...complaint,
    fields: [
      choice(
        'liable',
        '谁有责任',
        'Who is liable',
        ['department', '部门', 'A department'],
        ['person', '个人', 'A person'],
        ['both', '部门和个人', 'Department and person'],
        ['nobody', '公司无责任', 'Nobody of the company'],
      ),
      choice(
        'departments',
        '涉及部门',
        'Departments',
        ['one', '一个', 'One'],
        ['several', '多个', 'Several'],
        ['none', '没有', 'None'],
      ),
      {
        id: 'shares',
        kind: 'rows',
        title: both('责任部门、责任人和比例', 'Departments and persons with their shares'),
        required: false,
        max: 20,
        show: 'shares',
        sumTo: { column: 'percent', total: 100 },
        columns: [
          field('department', 'department', '部门', 'Department'),
          optional('person', 'person', '责任人（认定到个人时）', 'Person (where one is liable)'),
          number('percent', '比例（%）', 'Share (%)', 0.01, 100),
          field('evidence', 'evidence', '依据的证据', 'Evidence it rests on'),
          field('basis', 'text', '认定依据', 'Basis'),
        ],
      },
      optional('nobody', 'text', '公司无责任的依据', 'Why nobody of the company is liable'),
      optional('reasons', 'text', '重新认定的理由', 'Why it is found anew'),
    ],
  },
  {
    id: 'solution-told',
    clause: '三(五)1',
    title: both('向客户说明方案', 'Solution told to the customer'),
    ...complaint,
    fields: [
      choice(
        'channel',
        '方式',
        'Channel',
        ['phone', '电话', 'Phone'],
        ['mail', '邮件', 'Mail'],
        ['in-person', '面对面', 'In person'],
        ['online', '在线', 'Online'],
        ['other', '其他', 'Other'],
      ),
      choice(
        'chosenBy',
        '方式按',
        'Channel chosen by',
        ['complaint', '投诉渠道', "The complaint's channel"],
        ['customer', '客户偏好', "The customer's wish"],
      ),
      field('apologised', 'yes-no', '已道歉', 'Apologised'),
      field('expectedBy', 'day', '告知的预计解决日', 'Day of solution told'),
      field('cause', 'text', '说明的原因', 'Cause told'),
      field('measures', 'text', '说明的措施', 'Measures told'),
    ],
  },
  {
    id: 'coordination',
    clause: '三(六)2',
    eightD: 'D3',
    title: both('部门配合分工', "Departments' duties"),
    ...complaint,
    fields: [
      field('lead', 'department', '牵头部门', 'Leading department'),
      field('duties', 'text', '各部门职责', 'Duties of each department'),
    ],
  },
  {
    id: 'effect-assessment',
    clause: '三(七)2',
    eightD: 'D6',
    reading: 'rates',
    title: both('处理效果评估', 'Effect of the handling'),
    ...complaint,
    fields: [
      field('solved', 'yes-no', '问题已彻底解决', 'Solved for good'),
      counted('complaints-before', rate('rateBefore', '处理前投诉率（%）', 'Complaint rate before (%)')),
      counted('complaints-after', rate('rateAfter', '处理后投诉率（%）', 'Complaint rate after (%)')),
      counted('satisfied-before', rate('satisfactionBefore', '处理前满意度（%）', 'Satisfaction before (%)')),
      counted('satisfied-after', rate('satisfactionAfter', '处理后满意度（%）', 'Satisfaction after (%)')),
      optional('difference', 'text', '与统计不同的理由', 'Why a figure differs from the count'),
      field('lessons', 'text', '经验教训', 'Lessons'),
    ],
  },
  {
    id: 'rounds-decision',
    clause: '三(七)1',
    reading: 'rounds-end',
    title: both('三轮仍不满意的决定', 'Decision after three rounds'),
    ...complaint,
    fields: [
      choice(
        'outcome',
        '决定',
        'Decision',
        ['final-answer', '维持方案，书面最终答复', 'The solution stands; final answer in writing'],
        ['settlement', '另行和解', 'Settled otherwise'],
        ['outside', '告知调解、仲裁、投诉或诉讼途径', 'Referred to mediation, arbitration or court'],
      ),
      field('toldOn', 'day', '告知客户的日期', 'Customer told on'),
      field('reasons', 'text', '各轮经过和理由', 'The rounds, and the reasons'),
      field('answer', 'text', '告知客户的内容', 'What the customer was told'),
    ],
  },
  {
    id: 'penalty-raised',
    clause: '四',
    title: both('已提处罚', 'Penalty raised'),
    ...complaint,
    fields: [
      field('number', 'line', '处罚案件编号', 'Number of the penalty'),
      choice(
        'of',
        '对象',
        'Of',
        ['department', '部门', 'Department'],
        ['person', '个人', 'Person'],
        ['both', '部门和个人', 'Both'],
      ),
    ],
  },
])

const grade = choice(
  'grade',
  '处罚等级',
  'Grade',
  ['minor', '轻微投诉', 'Minor complaint'],
  ['general', '一般投诉', 'General complaint'],
  ['serious', '严重投诉', 'Serious complaint'],
  ['grave', '重大投诉（未定义）', '重大投诉 (undefined)'],
)
const sanctions = choices(
  'sanctions',
  '处罚',
  'Sanctions',
  ['warning', '警告', 'Warning'],
  ['self-criticism', '书面检讨', 'Self-criticism'],
  ['notice', '内部通报', 'Internal notice'],
  ['talk', '批评教育', 'Talk'],
  ['points', '绩效扣分', 'KPI points'],
  ['fine', '罚款', 'Fine'],
  ['improvement-plan', '个人改进计划', 'Improvement plan'],
  ['rectification-plan', '整改计划', 'Rectification plan'],
  ['restriction', '业务限制', 'Restriction of business'],
  ['demotion', '降职降薪', 'Demotion and pay cut'],
  ['bonus', '扣当月奖金', "The month's bonus"],
  ['transfer', '调岗', 'Transfer'],
  ['dismissal', '解除劳动合同', 'Dismissal'],
)

const pastDay = (id: string, zh: string, en: string): RecordField => ({
  id,
  kind: 'day',
  title: both(zh, en),
  required: true,
  past: true,
})
/** Whom it is about does not investigate it. */
const investigator = (id: string, zh: string, en: string): RecordField => ({
  id,
  kind: 'person',
  title: both(zh, en),
  required: true,
  as: 'investigator',
  not: ['party'],
})
const served = choice(
  'how',
  '送达方式',
  'How it was served',
  ['in-person', '当面签收', 'Handed over and signed for'],
  ['system', '系统内送达', 'In the system'],
  ['mail', '邮寄', 'By mail'],
  ['left', '拒收，两人见证留置', 'Refused; left before two witnesses'],
)
const whenHeard = { outcome: { in: ['heard'] } }
const whenChanged = { outcome: { in: ['changed'] } }

const procedure = r.records([
  {
    id: 'investigators',
    clause: '一(三)3',
    reading: 'penalty-procedure',
    title: both('指定两名调查人', 'Two investigators named'),
    ...penalty,
    fields: [
      investigator('lead', '主办调查人', 'Lead investigator'),
      investigator('second', '协办调查人', 'Second investigator'),
    ],
  },
  {
    id: 'witness-evidence',
    clause: '一(三)3',
    reading: 'penalty-procedure',
    title: both('取证', 'Evidence given'),
    ...penalty,
    fields: [field('seen', 'text', '看到或查到的事实', 'Facts seen or found'), optional('file', 'file', '附件', 'File')],
  },
  {
    id: 'allegation-notice',
    clause: '四',
    reading: 'penalty-procedure',
    title: both('处罚告知书（拟处罚的事实和申辩权）', 'Notice of what is alleged'),
    ...penalty,
    fields: [
      field('hearingOn', 'day', '听取申辩的日期', 'Day of the hearing'),
      pastDay('servedOn', '送达日', 'Served on'),
      served,
      field('alleged', 'text', '拟认定的事实和条款', 'What is alleged, and the clause'),
      field('evidence', 'text', '证据', 'Evidence'),
    ],
  },
  {
    id: 'defence',
    clause: '四',
    reading: 'penalty-procedure',
    title: both('申辩意见', 'Defence'),
    ...penalty,
    fields: [field('statement', 'text', '申辩意见', 'Statement'), optional('file', 'file', '附件', 'File')],
  },
  {
    id: 'hearing',
    clause: '四',
    reading: 'penalty-procedure',
    title: both('听取申辩', 'Hearing'),
    ...penalty,
    fields: [
      choice(
        'outcome',
        '结果',
        'Outcome',
        ['heard', '已听取', 'Heard'],
        ['waived', '本人放弃', 'Waived'],
        ['absent', '经告知没有到场', 'Told of it and did not appear'],
      ),
      pastDay('on', '日期', 'Day'),
      { ...optional('statement', 'text', '申辩意见', 'Statement'), requiredWhen: whenHeard },
      { ...optional('answer', 'text', '是否采纳及理由', 'Whether it was followed, and why'), requiredWhen: whenHeard },
    ],
  },
  {
    id: 'penalty-notice',
    clause: '四',
    reading: 'penalty-procedure',
    title: both('处罚决定书送达', 'Service of the decision'),
    ...penalty,
    fields: [
      choice('of', '对象', 'Of', ['department', '部门', 'Department'], ['person', '个人', 'Person']),
      grade,
      sanctions,
      pastDay('servedOn', '送达日（申诉期自次日起算）', 'Served on (the time to appeal runs from the day after)'),
      served,
      optional('proof', 'file', '送达凭证', 'Proof of service'),
      optional('department', 'department', '部门', 'Department'),
      optional('person', 'person', '个人', 'Person'),
      field('reasons', 'text', '事实、条款和理由', 'Facts, clause and reasons'),
    ],
  },
  {
    id: 'appeal',
    clause: '四',
    reading: 'penalty-procedure',
    title: both('申诉', 'Appeal'),
    ...penalty,
    fields: [
      field('filedOn', 'day', '提出日', 'Filed on'),
      field('newEvidence', 'yes-no', '有新证据', 'With new evidence'),
      field('grounds', 'text', '理由', 'Grounds'),
    ],
  },
  {
    id: 'appeal-decision',
    clause: '四',
    reading: 'penalty-procedure',
    title: both('申诉结果', 'Decision on the appeal'),
    ...penalty,
    fields: [
      choice(
        'outcome',
        '结果',
        'Outcome',
        ['upheld', '维持', 'Upheld'],
        ['changed', '变更', 'Changed'],
        ['revoked', '撤销', 'Revoked'],
      ),
      { ...sanctions, required: false, title: both('变更后的处罚', 'Sanctions after the change'), requiredWhen: whenChanged },
      field('reasons', 'text', '理由', 'Reasons'),
    ],
  },
])

/** Of 四(二)5, all four together. */
const dismissalFacts = [
  ['dereliction', '严重失职或营私舞弊', 'Gross dereliction or fraud'],
  ['damage', '给公司造成重大损害', 'Great damage to the company'],
  ['complaint', '导致客户“重大投诉”', 'A 重大投诉 of a customer'],
  ['consequences', '后果极其严重', 'Extremely serious consequences'],
] as const

const carryingOut = r.records([
  {
    id: 'self-criticism',
    clause: '四(一)1',
    title: both('检讨', 'Self-criticism'),
    ...penalty,
    onMeasures: [{ does: 'carries-out', kind: 'self-criticism' }],
    fields: [
      choice(
        'before',
        '向谁',
        'Before whom',
        ['management', '书面向管理层', 'Management, in writing'],
        ['management-meeting', '管理层会议', "Management's meeting"],
        ['department', '书面向部门', 'The department, in writing'],
      ),
      field('causes', 'text', '原因', 'Causes'),
      field('improvements', 'text', '改进措施', 'Improvements'),
    ],
  },
  {
    id: 'internal-notice',
    clause: '四(一)1',
    title: both('部门内通报', 'Notice in the department'),
    ...penalty,
    onMeasures: [{ does: 'carries-out', kind: 'notice', on: 'meetingOn' }],
    fields: [field('meetingOn', 'day', '部门会议日期', "Day of the department's meeting")],
  },
  {
    id: 'talk',
    clause: '四(二)1',
    title: both('一对一谈话', 'Talk'),
    ...penalty,
    onMeasures: [{ does: 'carries-out', kind: 'talk', on: 'on' }],
    fields: [field('on', 'day', '日期', 'Day'), field('content', 'text', '谈话内容', 'Content')],
  },
  {
    id: 'deduction',
    clause: '四(一)2',
    title: both('扣款、扣分', 'Deduction'),
    ...penalty,
    onMeasures: [
      { does: 'carries-out', kind: 'fine', when: { 'values.what': { in: ['fine'] } }, amount: 'amountFen' },
      { does: 'carries-out', kind: 'points', when: { 'values.what': { in: ['points'] } }, points: 'points' },
    ],
    fields: [
      choice('what', '扣什么', 'What', ['fine', '罚款', 'Fine'], ['points', '绩效分', 'KPI points']),
      choice(
        'from',
        '从哪里扣',
        'From',
        ['bonus', '绩效奖金', 'Bonus'],
        ['pay', '当月工资', "The month's pay"],
        ['score', '绩效考核分', 'KPI score'],
      ),
      { id: 'amountFen', kind: 'amount', title: both('金额', 'Amount'), required: false, min: 0 },
      number('points', '分数', 'Points', 0, 1000, false),
      { id: 'payFen', kind: 'amount', title: both('当月工资', "The month's pay"), required: false, min: 0 },
    ],
  },
  {
    id: 'improvement-plan',
    clause: '四(二)2',
    title: both('个人改进计划', 'Improvement plan'),
    ...penalty,
    onMeasures: [{ does: 'carries-out', kind: 'improvement-plan', when: { 'values.approved': { in: [true] } } }],
    fields: [field('approved', 'yes-no', '上级主管审核通过', 'Approved by the superior'), field('plan', 'text', '计划', 'Plan')],
  },
  {
    id: 'rectification-opened',
    clause: '四(一)3',
    title: both('已立整改', 'Rectification opened'),
    ...penalty,
    onMeasures: [{ does: 'carries-out', kind: 'rectification-plan' }],
    fields: [field('number', 'line', '整改编号', 'Number of the rectification')],
  },
  {
    id: 'restriction',
    clause: '四(一)4',
    title: both('业务限制', 'Restriction of business'),
    kinds: ['rectification'],
    fields: [
      choice('how', '方式', 'How', ['less', '减少业务量', 'Less business'], ['suspended', '暂停部分项目', 'Projects suspended']),
      field('what', 'text', '限制的业务', 'What is restricted'),
    ],
  },
  {
    id: 'demotion',
    clause: '四(二)4',
    title: both('降职降薪', 'Demotion'),
    ...penalty,
    onMeasures: [{ does: 'carries-out', kind: 'demotion', on: 'from', from: 'from', until: 'until' }],
    fields: [
      field('from', 'day', '开始日', 'From'),
      field('until', 'day', '期满日（条文未定期限）', 'Until (the text leaves the term blank)'),
      field('posts', 'text', '原岗位、新岗位及工资', 'Old and new post and pay'),
    ],
  },
  {
    id: 'restoration-request',
    clause: '四(二)4',
    title: both('申请提前恢复', 'Request to be restored early'),
    ...penalty,
    onMeasures: [{ does: 'asks', kind: 'demotion' }],
    fields: [field('conduct', 'text', '期间表现', 'Conduct'), optional('file', 'file', '证明材料', 'What shows it')],
  },
  {
    id: 'restoration-review',
    clause: '四(二)4',
    title: both('恢复岗位评估', 'Review for restoration'),
    ...penalty,
    onMeasures: [
      { does: 'restores', kind: 'demotion', when: { 'values.outcome': { in: ['restored'] } }, on: 'from' },
      { does: 'declines', kind: 'demotion', when: { 'values.outcome': { in: ['not-yet'] } } },
    ],
    fields: [
      choice('outcome', '结果', 'Outcome', ['restored', '恢复', 'Restored'], ['not-yet', '不恢复', 'Not restored']),
      optional('from', 'day', '恢复日', 'Restored from'),
      field('conduct', 'text', '期间表现及评估理由', 'Conduct, and why'),
    ],
  },
  {
    id: 'contract-ended',
    clause: '四(二)5',
    reading: 'dismissal-facts',
    title: both('解除劳动合同', 'Labour contract ended'),
    ...penalty,
    onMeasures: [
      {
        does: 'carries-out',
        kind: 'dismissal',
        on: 'on',
        together: dismissalFacts.map(([id, zh, en]) => ({ title: both(zh, en), text: id, file: `${id}File` })),
        union: { told: 'unionTold', on: 'unionToldOn', before: 'on' },
      },
    ],
    // What is missing is refused with the four facts by name, and not as a blank of the form.
    fields: [
      field('on', 'day', '解除日', 'Ended on'),
      field('unionTold', 'yes-no', '已事先通知工会', 'Trade union told beforehand'),
      optional('unionToldOn', 'day', '通知工会的日期', 'Day on which it was told'),
      ...dismissalFacts.flatMap(([id, zh, en]) => [
        optional(id, 'text', `${zh}：事实`, `${en}: the facts`),
        optional(`${id}File`, 'file', `${zh}：证据`, `${en}: evidence`),
      ]),
    ],
  },
  {
    id: 'liability-pursued',
    clause: '四(二)5',
    title: both('追究法律责任', 'Legal liability pursued'),
    ...penalty,
    fields: [field('steps', 'text', '已采取的步骤', 'Steps taken')],
  },
])

const ofRectification = r.records([
  {
    id: 'gap-review',
    clause: '五(二)2',
    title: both('制度流程梳理', 'Review of rules and processes'),
    ...rectification,
    fields: [
      choice(
        'area',
        '范围',
        'Area',
        ['development', '产品研发', 'Development'],
        ['production', '生产管理', 'Production'],
        ['sales-service', '销售服务', 'Sales and service'],
      ),
      field('gap', 'yes-no', '有漏洞或缺陷', 'A gap was found'),
      field('findings', 'text', '查到什么', 'Findings'),
    ],
  },
  {
    id: 'process-improved',
    clause: '五(二)2',
    title: both('制度流程已改进', 'Rules or process improved'),
    ...rectification,
    fields: [
      field('regulation', 'line', '制度或流程', 'Regulation or process'),
      field('change', 'text', '改了什么', 'What changed'),
    ],
  },
  {
    id: 'measure-check',
    clause: '五(四)1',
    title: both('措施落实检查', 'Check of measures'),
    ...rectification,
    notBy: ['handler'],
    fields: [
      choice(
        'state',
        '落实情况',
        'State',
        ['on-time', '按计划', 'As planned'],
        ['behind', '滞后', 'Behind'],
        ['done', '已完成', 'Done'],
      ),
      field('seen', 'text', '检查所见', 'What was seen'),
    ],
  },
  {
    id: 'effect-check',
    clause: '五(四)1',
    title: both('整改效果评估', 'Effect of the measures'),
    ...rectification,
    notBy: ['handler'],
    fields: [
      choice('effect', '效果', 'Effect', ['effective', '有效', 'Effective'], ['weak', '不明显', 'Weak']),
      field('restricted', 'yes-no', '业务仍受限制', 'Business is still restricted'),
      rate('rateBefore', '之前投诉率（%）', 'Complaint rate before (%)'),
      rate('rateAfter', '之后投诉率（%）', 'Complaint rate after (%)'),
      field('clearlyDown', 'yes-no', '投诉率明显下降', 'Rate clearly down'),
      field('basis', 'text', '依据的数据和客户意见', 'Data and feedback it rests on'),
    ],
  },
  {
    id: 'restoration',
    clause: '四(一)4',
    title: both('恢复业务', 'Business restored'),
    ...rectification,
    fields: [
      number('step', '第几步', 'Step', 1, 20),
      field('full', 'yes-no', '已全部恢复', 'Fully restored'),
      field('what', 'text', '恢复的业务', 'What is restored'),
    ],
  },
])

export const records: Pack['records'] = [...ofComplaint, ...procedure, ...carryingOut, ...ofRectification]
