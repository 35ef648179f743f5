import type { Pack, RecordField } from '../../../engine/pack.ts'
import type { CodeTree } from '../../../events/code-trees.ts'
import { both } from './bilingual.ts'
import { failureCodes } from './categories.ts'
import { r } from './regulation.ts'
import { visitEndRecords } from './visit-end-rules.ts'

type Plain = 'line' | 'text' | 'yes-no' | 'person' | 'department' | 'file' | 'day' | 'moment'
const field = (id: string, kind: Plain, zh: string, en: string): RecordField => ({
  id,
  kind,
  required: true,
  title: both(zh, en),
})
const moment = (id: string, zh: string, en: string) => ({ id, kind: 'moment' as const, required: true, title: both(zh, en) })
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

type Rows = Extract<RecordField, { kind: 'rows' }>
const rows = (
  id: string,
  zh: string,
  en: string,
  columns: Rows['columns'],
  more: Partial<Pick<Rows, 'max' | 'show' | 'requiredWhen'>> = {},
) => ({ id, kind: 'rows', required: false, title: both(zh, en), columns, ...more }) satisfies RecordField as RecordField
type Column = Rows['columns'][number]
const column = (given: RecordField): Column => given as Column
/** 出差路线: the planned route, stop by stop (第十八条3); the last one is the user's. */
const stopsShown = (show?: Rows['show']) =>
  rows(
    'stops',
    '途经地点（按顺序）',
    'Stops, in order',
    [
      column(field('place', 'line', '地点', 'Place')),
      column(
        choice(
          'by',
          '交通方式',
          'By',
          ['train', '火车', 'Train'],
          ['plane', '飞机', 'Plane'],
          ['company-car', '公司车', 'Company car'],
          ['coach', '长途汽车', 'Coach'],
          ['taxi', '网约车或出租车', 'Taxi'],
          ['other', '其他', 'Other'],
        ),
      ),
      column(field('arrive', 'moment', '计划到达', 'To arrive at')),
    ],
    { max: 20, ...(show === undefined ? {} : { show }) },
  )
const stops = stopsShown('stops')
const stopsAsked = stopsShown()
const photos = rows(
  'photos',
  '现场图片',
  'Pictures of the site',
  [column(field('photo', 'file', '图片', 'Picture')), column(optional(field('shows', 'line', '说明', 'What it shows')))],
  { max: 20, requiredWhen: { by: { in: ['pictures'] } } },
)

const beforeLeaving = r.records([
  {
    id: 'contact-letter',
    clause: '18.1',
    reading: 'contact-letters',
    title: both('工作联系函', 'Contact letter'),
    kinds: ['request'],
    fields: [
      field('letterNumber', 'line', '函号', 'Number of the letter'),
      field('from', 'department', '发函部门', 'From'),
      field('signedBy', 'line', '签发人', 'Signed by'),
      { id: 'letterDate', kind: 'day', required: true, title: both('发函日期', 'Dated'), past: true },
      optional(field('asked', 'text', '函中要求', 'What it asks')),
      optional(field('scan', 'file', '扫描件', 'Scan')),
    ],
  },
  {
    id: 'order',
    clause: '18.3',
    title: both('派工单', 'Work order'),
    kinds: ['work-order'],
    fields: [
      optional(field('request', 'line', '服务请求编号', 'Number of the request')),
      field('task', 'text', '工作任务', 'Task'),
      field('route', 'text', '出差路线', 'Route'),
      stops,
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
      optional(
        choices(
          'conditions',
          '已确认的现场条件',
          'What was confirmed',
          ['foundation', '基础和场地', 'Foundation and floor'],
          ['power', '电源', 'Power'],
          ['air', '气源、水源', 'Air and water'],
          ['lifting', '吊装设备', 'Lifting gear'],
          ['access', '通道和入厂手续', 'Access and passes'],
          ['people', '配合人员', 'Helpers'],
          ['safety', '安全措施', 'Safety measures'],
          ['machine-stopped', '设备可停机', 'The machine can be stopped'],
        ),
      ),
      yes('siteReady', '现场条件具备', 'Site ready'),
      { ...optional(field('confirmedWith', 'line', '与用户哪位确认', 'Confirmed with')), sensitive: 'name' } as RecordField,
      photos,
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
    id: 'appointment',
    clause: '18.2',
    reading: 'appointments',
    title: both('上门预约', 'Appointment'),
    kinds: ['work-order'],
    fields: [
      field('from', 'moment', '上门时间', 'From'),
      { ...moment('until', '预计结束', 'Until'), after: 'from' },
      { ...optional(field('with', 'line', '与谁约定', 'Agreed with')), sensitive: 'name' } as RecordField,
      choice(
        'how',
        '约定方式',
        'By',
        ['phone', '电话', 'Phone'],
        ['wechat', '微信', 'WeChat'],
        ['letter', '函件', 'Letter'],
        ['on-site', '当面', 'In person'],
      ),
      yes('agreed', '用户已确认这个时间', 'The user has agreed to this time'),
      {
        ...{ id: 'companions', kind: 'rows', title: both('同行人员', 'Who comes along'), required: false, max: 20 },
        columns: [{ id: 'person', kind: 'person', title: both('人员', 'Person'), required: true, as: 'team-member' }],
      },
      optional(field('note', 'text', '备注', 'Note')),
    ],
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
      rows(
        'items',
        '所带物品',
        'What is taken along',
        [
          column(
            choice(
              'what',
              '类别',
              'Kind',
              ['document', '资料', 'Document'],
              ['part', '备件', 'Part'],
              ['tool', '工器具', 'Tool'],
            ),
          ),
          column(field('name', 'line', '名称', 'Name')),
          column(number('quantity', '数量', 'Quantity', 1)),
        ],
        { max: 100 },
      ),
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

/** Asked where it is not the user of the order who wants something. */
const ofAnother = { askedWhen: { of: { in: ['other-user'] } } }

const underWay = r.records([
  {
    id: 'route-request',
    clause: '18.3',
    title: both('申请变更路线', 'Another route asked for'),
    kinds: ['work-order'],
    // Only asked for: it is no version of the route.
    fields: [field('route', 'text', '新路线', 'New route'), stopsAsked, field('reason', 'text', '为什么要改', 'Why')],
  },
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
    fields: [field('route', 'text', '新路线', 'New route'), stops],
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
      optional(field('place', 'line', '到达位置', 'Place of arrival')),
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
      optional(
        choice(
          'of',
          '要求的是',
          'It is about',
          ['this-user', '本用户的另一件事', 'Something else of this user'],
          ['other-user', '另一个用户', 'Another user'],
        ),
      ),
      { ...field('otherUser', 'line', '另一个用户', 'The other user'), required: false, ...ofAnother } as RecordField,
      {
        ...{ ...field('otherPhone', 'line', '联系电话', 'Phone'), required: false, ...ofAnother },
        sensitive: 'phone',
      } as RecordField,
    ],
  },
  {
    id: 'new-request',
    clause: '18.5',
    title: both('已登记为新请求', 'Registered as a new request'),
    kinds: ['work-order'],
    fields: [field('number', 'line', '新请求编号', 'Number of the new request')],
    opens: {
      kind: 'request',
      number: 'number',
      from: { record: 'unplanned-request', field: 'asked', name: 'otherUser', phone: 'otherPhone' },
    },
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
    fields: [
      choice('by', '方式', 'By', ['call', '来电', 'Call'], ['letter', '来函', 'Letter']),
      { ...optional(field('who', 'line', '用户方确认人', 'Confirmed by')), sensitive: 'name' } as RecordField,
      optional(field('letter', 'file', '来函', 'The letter')),
    ],
  },
  {
    id: 'delay-report',
    clause: '19.2',
    reading: 'delays',
    title: both('延误报告', 'Delay reported'),
    kinds: ['work-order'],
    fields: [
      choice('about', '延误的是', 'What is late', ['arrival', '到达', 'Arrival'], ['completion', '完成', 'Completion']),
      choice(
        'causeClass',
        '原因类别',
        'Kind of cause',
        ['parts', '备件未到', 'Parts'],
        ['staff', '人员', 'Staff'],
        ['travel', '交通', 'Travel'],
        ['technical', '技术难题', 'Technical'],
        ['user', '用户原因', "The user's"],
        ['force-majeure', '不可抗力', 'Force majeure'],
        ['other', '其他', 'Other'],
      ),
      field('cause', 'text', '延误原因', 'Cause of the delay'),
      yes('backupTeam', '需要备用人员', 'Somebody stands by'),
      {
        ...field('backup', 'person', '备用人员', 'Who stands by'),
        askedWhen: { backupTeam: { in: [true] } },
        as: 'team-member',
      } as RecordField,
      field('newEnd', 'moment', '新的时间', 'New time'),
      yes('customerTold', '已告知用户', 'The user was told'),
      {
        ...optional(
          choice(
            'toldBy',
            '告知方式',
            'Told by',
            ['phone', '电话', 'Phone'],
            ['wechat', '微信', 'WeChat'],
            ['letter', '函件', 'Letter'],
            ['on-site', '当面', 'In person'],
          ),
        ),
        askedWhen: { customerTold: { in: [true] } },
      } as RecordField,
    ],
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
    id: 'return-inspection',
    clause: '14',
    reading: 'return-inspection',
    title: both('退回检验', 'Return inspected'),
    kinds: ['return'],
    fields: [
      choice(
        'condition',
        '实物状态',
        'Condition',
        ['unused', '未使用', 'Unused'],
        ['used', '已使用、完好', 'Used, sound'],
        ['damaged', '损坏', 'Damaged'],
        ['incomplete', '缺件', 'Incomplete'],
      ),
      choice(
        'cause',
        '原因',
        'Cause',
        ['material', '材料或外购件缺陷', 'Material or bought part'],
        ['manufacture', '制造缺陷', 'Manufacture'],
        ['transport', '运输', 'Transport'],
        ['wrong-delivery', '发错', 'Wrong delivery'],
        ['use', '用户使用', "The user's use"],
        ['none-found', '未发现问题', 'Nothing found'],
      ),
      choice(
        'disposition',
        '处置',
        'Disposition',
        ['repair', '修复退还', 'Repair and send back'],
        ['exchange', '换新', 'Exchange'],
        ['credit', '退款或抵扣', 'Credit'],
        ['scrap', '报废', 'Scrap'],
        ['to-supplier', '退供应商', 'Send to the supplier'],
      ),
      rows(
        'photos',
        '检验照片',
        'Photos of the inspection',
        [column(field('photo', 'file', '照片', 'Photo')), column(optional(field('shows', 'line', '说明', 'What it shows')))],
        { max: 20 },
      ),
      field('finding', 'text', '检验结论', 'Finding'),
    ],
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

/** What is to be written down, by clause. Choices, numbers and people are plain, so that gates and duties read them. */
export const records: Pack['records'] = [
  ...onEitherSide,
  ...beforeLeaving,
  ...underWay,
  ...visitEndRecords,
  ...returns,
  ...quality,
  ...people,
]
