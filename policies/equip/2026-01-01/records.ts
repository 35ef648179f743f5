import type { Pack, RecordField } from '../../../engine/pack.ts'
import type { CodeTree } from '../../../events/code-trees.ts'
import { both } from './bilingual.ts'
import { failureCodes } from './categories.ts'
import { r } from './regulation.ts'

type Plain = 'line' | 'text' | 'yes-no' | 'person' | 'department' | 'day' | 'moment'
const field = (id: string, kind: Plain, zh: string, en: string): RecordField => ({
  id,
  kind,
  required: true,
  title: both(zh, en),
})
const yes = (id: string, zh: string, en: string) => field(id, 'yes-no', zh, en)
const number = (id: string, zh: string, en: string, min: number, max?: number): RecordField => ({
  id,
  kind: 'number',
  required: true,
  title: both(zh, en),
  min,
  ...(max === undefined ? {} : { max }),
})
const amount = (id: string, zh: string, en: string): RecordField => ({
  id,
  kind: 'amount',
  required: true,
  title: both(zh, en),
  min: 0,
})
type Option = readonly [id: string, zh: string, en: string]
const choice = (id: string, zh: string, en: string, ...options: Option[]): RecordField => ({
  id,
  kind: 'choice',
  required: true,
  title: both(zh, en),
  values: options.map(([value, valueZh, valueEn]) => ({ id: value, title: both(valueZh, valueEn) })),
})
const choices = (...given: Parameters<typeof choice>): RecordField => ({ ...choice(...given), kind: 'choices' }) as RecordField
const optional = (given: RecordField): RecordField => ({ ...given, required: false })

const failureCode = choice(
  'failureCode',
  '故障分类',
  'Failure class',
  ...failureCodes.map(({ id, title }): Option => [id, title.zh, title.en]),
)
/** A code of a company tree; the text orders no tree of its own, so that a company without one leaves it empty. */
const code = (id: string, tree: CodeTree, zh: string, en: string): RecordField => ({
  id,
  kind: 'code',
  required: false,
  tree,
  title: both(zh, en),
})
const codes = [code('code', 'failure', '故障代码', 'Failure code'), code('partCode', 'part', '部件代码', 'Part code')] as const
const product = field('product', 'line', '产品', 'Product')
const part = field('part', 'line', '部件', 'Part')
const remedy = choice(
  'remedy',
  '处理方式',
  'Remedy',
  ['return', '退货', 'Return'],
  ['exchange', '换货', 'Exchange'],
  ['repair', '维修', 'Repair'],
  ['none', '不予退换', 'None'],
)

const onEitherSide = r.records([
  {
    id: 'failure',
    clause: '10',
    eightD: 'D2',
    reading: 'failure-statistics',
    title: both('故障登记', 'Failure record'),
    kinds: ['request', 'work-order'],
    fields: [
      product,
      part,
      failureCode,
      ...codes,
      number('failures', '故障次数', 'Failures', 1),
      yes('qualityProblem', '是产品质量问题', 'A quality problem of the product'),
    ],
  },
  {
    id: 'quality-fed-back',
    clause: '11',
    title: both('已登记质量反馈', 'Quality feedback registered'),
    kinds: ['request', 'work-order'],
    fields: [field('number', 'line', '质量反馈编号', 'Number of the quality feedback')],
  },
])

const beforeLeaving = r.records([
  {
    id: 'order',
    clause: '18.3',
    title: both('派工单', 'Work order'),
    kinds: ['work-order'],
    fields: [
      optional(field('request', 'line', '服务请求编号', 'Number of the request')),
      field('task', 'text', '工作任务', 'Task'),
      field('route', 'text', '出差路线', 'Route'),
      field('arriveBy', 'moment', '到达时间', 'To arrive by'),
      field('completeBy', 'moment', '完成时间', 'To be complete by'),
      choice(
        'staffFrom',
        '派出部门',
        'Staff from',
        ['customer-service', '客户服务部', 'Customer service'],
        ['workshop', '车间部门', 'Workshop'],
      ),
    ],
  },
  {
    id: 'site-check',
    clause: '18.2',
    reading: 'two-checks',
    title: both('派出前核对', 'Check before sending'),
    kinds: ['work-order'],
    fields: [
      choices(
        'by',
        '核对方式',
        'By',
        ['phone', '电话', 'Phone'],
        ['pictures', '图片', 'Pictures'],
        ['network', '网络', 'Network'],
      ),
      yes('needClear', '用户需求已核对清楚', 'Need clear'),
      yes('siteReady', '现场条件具备', 'Site ready'),
      optional(field('remarks', 'text', '现场情况', 'Remarks on the site')),
    ],
  },
  {
    id: 'staff-check',
    clause: '7',
    reading: 'skills',
    title: both('胜任确认', 'Skills confirmed'),
    kinds: ['work-order'],
    fields: [field('person', 'person', '派出人员', 'Person'), yes('skillsFit', '能力胜任本单任务', 'Skills fit the task')],
  },
  {
    id: 'workshop-consent',
    clause: '18.1',
    title: both('车间意见', "Workshop's answer"),
    kinds: ['work-order'],
    fields: [yes('agreed', '同意派人', 'Agrees to send')],
  },
  {
    id: 'norms-told',
    clause: '15',
    reading: 'borrowed-staff',
    title: both('规范交代', 'Norms told'),
    kinds: ['work-order'],
    fields: [
      field('person', 'person', '借用人员', 'Person lent'),
      field('from', 'department', '所在部门', 'Department'),
      yes('understood', '已交代并清楚', 'Told and understood'),
    ],
  },
  {
    id: 'preparation',
    clause: '18.4',
    title: both('出差准备清单', 'Preparation checklist'),
    kinds: ['work-order'],
    fields: [
      yes('situation', '情况已了解', 'Situation understood'),
      yes('documents', '资料和作业手册已带', 'Documents and manual at hand'),
      yes('parts', '备件已带', 'Spare parts at hand'),
      yes('tools', '工器具已带', 'Tools at hand'),
    ],
  },
  {
    id: 'departure',
    clause: '18.2',
    title: both('出发', 'Departure'),
    kinds: ['work-order'],
    fields: [field('leftAt', 'moment', '出发时间', 'Left at')],
  },
])

const underWay = r.records([
  {
    id: 'route-consent',
    clause: '18.3',
    reading: 'which-head',
    title: both('变更路线的意见', 'Answer on a change of route'),
    kinds: ['work-order'],
    fields: [yes('agreed', '同意变更', 'Agreed'), field('reason', 'text', '理由', 'Reason')],
  },
  {
    id: 'route-change',
    clause: '18.3',
    title: both('变更路线', 'Route changed'),
    kinds: ['work-order'],
    fields: [field('route', 'text', '新路线', 'New route')],
  },
  {
    id: 'arrival',
    clause: '18.3',
    title: both('到达现场', 'Arrival'),
    kinds: ['work-order'],
    fields: [
      field('arrivedAt', 'moment', '到达时间', 'Arrived at'),
      yes('onTime', '按指定时间到达', 'On time'),
      yes('workClothes', '穿着工装', 'In work clothes'),
    ],
  },
  {
    id: 'support-request',
    clause: '17',
    title: both('外勤求助', 'Support asked for'),
    kinds: ['work-order'],
    fields: [
      optional(
        choices(
          'about',
          '求助内容',
          'About',
          ['parts', '备件', 'Parts'],
          ['papers', '资料', 'Papers'],
          ['technical', '技术支持', 'Technical advice'],
          ['user', '与用户协调', 'Talks with the user'],
          ['travel', '行程', 'Travel'],
          ['other', '其他', 'Other'],
        ),
      ),
      field('need', 'text', '需要什么', 'What is needed'),
    ],
  },
  {
    id: 'support-answer',
    clause: '17',
    reading: 'office-and-field',
    title: both('内勤答复', "Office's answer"),
    kinds: ['work-order'],
    fields: [field('answer', 'text', '答复', 'Answer')],
  },
  {
    id: 'project-status',
    clause: '13',
    reading: 'project-status',
    title: both('安装项目进展', 'Project status'),
    kinds: ['work-order'],
    categories: ['installation-guidance', 'turnkey-installation'],
    fields: [
      number('plannedPercent', '计划进度（%）', 'Planned (%)', 0, 100),
      number('donePercent', '实际进度（%）', 'Done (%)', 0, 100),
      number('daysLate', '工期延误（天）', 'Days late', 0),
      yes('qualityGood', '质量合格', 'Quality in order'),
      amount('projectCostFen', '本期费用', 'Cost of the period'),
      amount('plannedCostFen', '本期计划费用', 'Planned cost of the period'),
      optional(field('communication', 'text', '内外沟通', 'Communication')),
    ],
  },
  {
    id: 'unplanned-request',
    clause: '18.5',
    reading: 'on-the-spot',
    title: both('计划外请求', 'Request outside the order'),
    kinds: ['work-order'],
    fields: [
      field('asked', 'text', '用户要求', 'What was asked'),
      yes('toldTheWay', '已请用户走正常程序', 'The user was shown the normal way'),
    ],
  },
  {
    id: 'new-request',
    clause: '18.5',
    title: both('已登记为新请求', 'Registered as a new request'),
    kinds: ['work-order'],
    fields: [field('number', 'line', '新请求编号', 'Number of the new request')],
  },
  {
    id: 'scope-consent',
    clause: '19.1',
    reading: 'out-of-scope-charge',
    title: both('超范围工作的意见', 'Answer on work beyond scope'),
    kinds: ['work-order'],
    fields: [
      yes('agreed', '同意执行', 'Agreed'),
      yes('charged', '向用户收费', 'Charged to the user'),
      field('scope', 'text', '同意做什么', 'What is agreed'),
    ],
  },
  {
    id: 'extra-work',
    clause: '19.1',
    title: both('超范围工作', 'Work beyond scope'),
    kinds: ['work-order'],
    fields: [field('done', 'text', '做了什么', 'What was done')],
  },
  {
    id: 'extension',
    clause: '19.2',
    reading: 'extension',
    title: both('延长报告', 'Extension reported'),
    kinds: ['work-order'],
    fields: [
      choice(
        'cause',
        '原因',
        'Cause',
        ['user', '用户原因', "The user's"],
        ['company', '公司原因', "The company's"],
        ['force-majeure', '不可抗力', 'Force majeure'],
      ),
      field('newEnd', 'moment', '延长到', 'Until'),
      field('reason', 'text', '情况', 'What happened'),
    ],
  },
  {
    id: 'extension-confirmed',
    clause: '19.2',
    title: both('用户确认延长', "User's confirmation"),
    kinds: ['work-order'],
    fields: [choice('by', '方式', 'By', ['call', '来电', 'Call'], ['letter', '来函', 'Letter'])],
  },
  {
    id: 'receipt-refused',
    clause: '19.2',
    reading: 'receipt',
    title: both('用户不签回执', 'Receipt refused'),
    kinds: ['work-order'],
    fields: [field('why', 'text', '原因', 'Why')],
  },
  {
    id: 'leave-site',
    clause: '19.2',
    title: both('离开现场', 'Left the site'),
    kinds: ['work-order'],
    fields: [yes('onTime', '在规定时间内完成', 'Done on time')],
  },
])

const returns = r.records([
  {
    id: 'return-check',
    clause: '14',
    title: both('退换货核查', 'Return checked'),
    kinds: ['return'],
    fields: [remedy, yes('inWarranty', '在三包期内', 'In warranty'), field('finding', 'text', '核查情况', 'Finding')],
  },
  {
    id: 'goods-back',
    clause: '14',
    title: both('货物退回', 'Goods back'),
    kinds: ['return'],
    fields: [yes('complete', '数量和附件齐全', 'Complete')],
  },
  {
    id: 'return-settled',
    clause: '14',
    title: both('退换货办妥', 'Return settled'),
    kinds: ['return'],
    fields: [remedy, field('how', 'text', '办理情况', 'How')],
  },
])

const quality = r.records([
  {
    id: 'quality-issue',
    clause: '11',
    eightD: 'D2',
    title: both('质量问题反馈单', 'Quality issue'),
    kinds: ['quality-feedback'],
    fields: [product, part, failureCode, ...codes, field('issue', 'text', '质量问题', 'Issue')],
  },
  {
    id: 'joint-analysis',
    clause: '11',
    eightD: 'D4',
    title: both('共同分析', 'Joint analysis'),
    kinds: ['quality-feedback'],
    fields: [
      field('customerService', 'person', '客户服务部参加人', 'For customer service'),
      field('quality', 'person', '质量部参加人', 'For quality'),
      choice(
        'factor',
        '质量因素',
        'Factor',
        ['design', '设计', 'Design'],
        ['material', '材料和外购件', 'Material and bought parts'],
        ['manufacture', '制造', 'Manufacture'],
        ['installation', '安装', 'Installation'],
        ['use', '使用', 'Use'],
      ),
      {
        ...{ id: 'whys', kind: 'rows', title: both('为什么（逐层追问）', 'Whys, one after another'), required: false },
        ...{ max: 10, show: 'whys', columns: [{ id: 'because', kind: 'text', title: both('因为', 'Because'), required: true }] },
      },
      code('causeCode', 'cause', '原因代码', 'Cause code'),
      field('analysis', 'text', '分析', 'Analysis'),
    ],
  },
  {
    id: 'improvement',
    clause: '11',
    eightD: 'D5',
    title: both('解决办法和改善措施', 'Solution and improvement'),
    kinds: ['quality-feedback'],
    fields: [
      field('solution', 'text', '解决办法', 'Solution'),
      field('measure', 'text', '改善措施', 'Improvement'),
      field('by', 'day', '完成日期', 'By'),
    ],
  },
  {
    id: 'improvement-check',
    clause: '11',
    eightD: 'D6',
    title: both('措施效果', 'Effect of the improvement'),
    kinds: ['quality-feedback'],
    fields: [yes('effective', '有效', 'Effective')],
  },
])

const people = r.records([
  {
    id: 'training-held',
    clause: '7',
    title: both('培训记录', 'Training held'),
    kinds: ['training'],
    fields: [
      field('heldOn', 'day', '培训日期', 'Held on'),
      field('topics', 'text', '内容', 'Topics'),
      number('people', '人数', 'People', 1),
    ],
  },
  {
    id: 'skill-assessment',
    clause: '7',
    reading: 'skills',
    title: both('能力评定', 'Skills assessed'),
    kinds: ['training'],
    fields: [
      field('person', 'person', '人员', 'Person'),
      yes('structure', '熟悉产品结构性能', 'Knows structure and performance'),
      yes('installation', '会安装调试维修', 'Installs, commissions and repairs'),
      yes('process', '了解相关工艺要求', 'Knows the process'),
      yes('coordination', '能协调沟通', 'Coordinates'),
      yes('judgement', '能独立分析判断', 'Judges on their own'),
      yes('emergency', '能处置现场紧急情况', 'Handles emergencies on site'),
      yes('conduct', '遵守职业操守', 'Conduct in order'),
    ],
  },
])

const contracts = r.records([
  {
    id: 'contract-signed',
    clause: '16',
    reading: 'own-contracts',
    title: both('合同签订', 'Contract signed'),
    kinds: ['contract'],
    fields: [
      choice('type', '合同类型', 'Type', ['parts', '配件销售', 'Part sale'], ['repair', '维修服务', 'Repair']),
      amount('contractFen', '合同金额', 'Amount'),
      field('dueDay', 'day', '履行期限', 'To be performed by'),
    ],
  },
  {
    id: 'performance',
    clause: '16',
    title: both('合同履行', 'Performance'),
    kinds: ['contract'],
    fields: [yes('finished', '全部履行', 'Performed in full'), field('what', 'text', '履行情况', 'What was performed')],
  },
  {
    id: 'invoice',
    clause: '16',
    title: both('开票', 'Invoice'),
    kinds: ['contract'],
    fields: [amount('invoiceFen', '开票金额', 'Amount'), field('invoiceNumber', 'line', '发票号', 'Invoice number')],
  },
  {
    id: 'payment',
    clause: '16',
    title: both('收款', 'Payment'),
    kinds: ['contract'],
    fields: [amount('paidFen', '收到金额', 'Received'), yes('full', '已付清', 'Paid in full')],
  },
  {
    id: 'dunning',
    clause: '16',
    title: both('催收货款', 'Dunning'),
    kinds: ['contract'],
    fields: [
      choice('via', '方式', 'Via', ['call', '电话', 'Call'], ['letter', '函件', 'Letter'], ['visit', '上门', 'Visit']),
      optional(field('promised', 'day', '用户承诺付款日', 'Promised for')),
    ],
  },
])

/** What is to be written down, by clause. Choices, numbers and people are plain, so that gates and duties read them. */
export const records: Pack['records'] = [
  ...onEitherSide,
  ...beforeLeaving,
  ...underWay,
  ...returns,
  ...quality,
  ...people,
  ...contracts,
]
