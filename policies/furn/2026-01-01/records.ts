import type { RecordField, RecordRule } from '../../../engine/pack.ts'
import { r } from './regulation.ts'
import { rewardRecords } from './reward-rules.ts'

type Plain = 'line' | 'text' | 'yes-no' | 'person' | 'department' | 'file' | 'day' | 'moment'
const field = (kind: Plain, id: string, zh: string, en: string): RecordField => ({ id, kind, title: { zh, en }, required: true })
const optional = (f: RecordField): RecordField => ({ ...f, required: false })
const yesNo = (id: string, zh: string, en: string) => field('yes-no', id, zh, en)
const text = (id: string, zh: string, en: string) => field('text', id, zh, en)
const file = (id: string, zh: string, en: string) => field('file', id, zh, en)
const day = (id: string, zh: string, en: string) => field('day', id, zh, en)
const amount = (id: string, zh: string, en: string): RecordField => ({
  id,
  kind: 'amount',
  min: 0,
  title: { zh, en },
  required: true,
})
const number = (id: string, zh: string, en: string, min: number, max?: number): RecordField => ({
  id,
  kind: 'number',
  min,
  ...(max === undefined ? {} : { max }),
  title: { zh, en },
  required: true,
})
const choice = (id: string, zh: string, en: string, ...values: readonly (readonly [string, string, string])[]): RecordField => ({
  id,
  kind: 'choice',
  title: { zh, en },
  required: true,
  values: values.map(([value, valueZh, valueEn]) => ({ id: value, title: { zh: valueZh, en: valueEn } })),
})

const service = r.records([
  {
    id: 'need-match',
    clause: '4.1(2)',
    reading: 'complex-need',
    kinds: ['enquiry', 'request'],
    title: { zh: '需求初步匹配', en: 'First match of the need' },
    fields: [text('need', '客户要什么', 'What the customer needs'), yesNo('complex', '需要技术支持', 'Needs technical support')],
  },
  {
    id: 'technical-answer',
    clause: '4.1(2)',
    kinds: ['enquiry', 'request'],
    title: { zh: '技术支持答复', en: 'Answer of technical support' },
    fields: [text('answer', '答复', 'Answer'), yesNo('solved', '可以满足', 'Can be met')],
  },
  {
    id: 'supervisor-takeover',
    clause: '5.1.2(1)',
    reading: 'specialist-handles',
    kinds: ['enquiry', 'request', 'return'],
    title: { zh: '主管接办', en: 'Taken over by a supervisor' },
    fields: [field('person', 'supervisor', '主管', 'Supervisor')],
  },
  {
    id: 'manual-handover',
    clause: '3.2.1(1)',
    reading: 'manual-languages',
    kinds: ['enquiry'],
    title: { zh: '提供产品手册', en: 'Product manual given' },
    fields: [
      yesNo('english', '有英语版', 'English exists'),
      yesNo('spanish', '有西班牙语版', 'Spanish exists'),
      yesNo('japanese', '有日语版', 'Japanese exists'),
    ],
  },
  {
    id: 'appointment',
    clause: '4.1(3)',
    reading: 'booked-ahead',
    kinds: ['work-order'],
    title: { zh: '安装预约', en: 'Installation booking' },
    fields: [
      {
        ...{ id: 'from', kind: 'moment', title: { zh: '上门时间', en: 'From' }, required: true },
        ahead: { hours: 24, unless: { customerAsked: { in: [true] } } },
      },
      { id: 'until', kind: 'moment', title: { zh: '预计结束', en: 'Until' }, required: true, after: 'from' },
      { id: 'with', kind: 'line', title: { zh: '与谁约定', en: 'Agreed with' }, required: false, sensitive: 'name' },
      choice(
        'how',
        '约定方式',
        'By',
        ['phone', '电话', 'Phone'],
        ['wechat', '微信', 'WeChat'],
        ['letter', '函件', 'Letter'],
        ['on-site', '当面', 'In person'],
      ),
      yesNo('agreed', '客户已确认这个时间', 'The customer has agreed to this time'),
      optional(yesNo('customerAsked', '不足 24 小时，客户自己要求', 'Sooner than 24 hours, by the customer’s own wish')),
      {
        ...{ id: 'whySooner', kind: 'text', title: { zh: '客户为什么要求提前', en: 'Why the customer wants it sooner' } },
        ...{ required: true, askedWhen: { customerAsked: { in: [true] } } },
      },
      {
        ...{ id: 'companions', kind: 'rows', title: { zh: '同行人员', en: 'Who comes along' }, required: false, max: 20 },
        columns: [{ id: 'person', kind: 'person', title: { zh: '人员', en: 'Person' }, required: true, as: 'team-member' }],
      },
      optional(text('note', '备注', 'Note')),
    ],
  },
  {
    id: 'before-photos',
    clause: '4.1(3)',
    kinds: ['work-order'],
    title: { zh: '服务前照片', en: 'Photos before the service' },
    fields: [file('photo', '照片', 'Photo')],
  },
  {
    id: 'local-certificate',
    clause: '3.2.1(3)',
    reading: 'installer-certificate',
    kinds: ['work-order'],
    title: { zh: '安装人员当地资质', en: "Installer's local certificate" },
    fields: [file('certificate', '资质证书', 'Certificate'), day('validUntil', '有效期至', 'Valid until')],
  },
  {
    id: 'delay-report',
    clause: '3.2.2(2)',
    kinds: ['work-order'],
    title: { zh: '安装延误与备用团队', en: 'Delay and backup team' },
    fields: [
      text('cause', '延误原因', 'Cause of the delay'),
      yesNo('backupTeam', '已派备用团队', 'Backup team sent'),
      day('newDay', '新的安装日', 'New day'),
      {
        ...optional(field('person', 'backup', '备用团队负责人', 'Who leads the backup team')),
        askedWhen: { backupTeam: { in: [true] } },
      } as RecordField,
      optional(yesNo('customerTold', '已告知客户', 'The customer was told')),
    ],
  },
  {
    id: 'delay-compensation',
    clause: '3.2.2(2)',
    reading: 'delay-cap',
    kinds: ['work-order'],
    title: { zh: '延误赔偿', en: 'Compensation for the delay' },
    fields: [
      amount('contractFen', '合同金额', 'Amount of the contract'),
      number('perDayPercent', '合同约定每日（%）', 'A day by the contract (%)', 0, 5),
      number('capPercent', '合同约定上限（%）', 'Cap by the contract (%)', 0, 10),
      number('daysLate', '延误天数', 'Days late', 1),
      { id: 'sumFen', kind: 'amount', title: { zh: '应赔金额', en: 'Owed' }, required: true, computed: 'delay-sum' },
      amount('agreedFen', '与客户商定金额', 'Agreed with the customer'),
      optional(text('terms', '说明', 'Remarks')),
    ],
  },
  {
    id: 'acceptance-check',
    clause: '4.3(1)',
    kinds: ['work-order'],
    title: { zh: '电子验收单验证', en: 'Verification of the acceptance sheet' },
    fields: [
      {
        ...{ id: 'signatureValid', kind: 'yes-no', required: true, computed: 'signature-holds' },
        title: { zh: '签名有效（系统验证）', en: 'Signature valid (checked by the system)' },
      },
      yesNo('complete', '验收单完整', 'Sheet complete'),
    ],
  },
])

const contracts = r.records([
  {
    id: 'contract-review',
    clause: '2.3.1',
    kinds: ['contract'],
    title: { zh: '合同评审', en: 'Contract review' },
    fields: [
      amount('amountFen', '合同金额', 'Amount'),
      yesNo('delayCap', '约定了延误赔偿上限', 'Delay compensation is capped'),
      text('opinion', '评审意见', 'Opinion'),
    ],
  },
  {
    id: 'order-check',
    clause: '3.2.1(2)',
    reading: 'large-order',
    kinds: ['contract'],
    title: { zh: '订单核对', en: 'Order check' },
    fields: [yesNo('correct', '核对无误', 'Correct')],
  },
  {
    id: 'two-laws',
    clause: '4.2.2(1)',
    kinds: ['contract'],
    title: { zh: '跨境合同合法性核对', en: 'Law check of a cross-border contract' },
    fields: [
      yesNo('china', '符合《对外贸易法》', "Meets China's Foreign Trade Law"),
      yesNo('target', '符合目标国法律', "Meets the target country's law"),
      field('line', 'country', '目标国', 'Target country'),
    ],
  },
  {
    id: 'translation-check',
    clause: '3.2.2(1)',
    kinds: ['contract'],
    title: { zh: '译文校验', en: 'Translation check' },
    fields: [
      yesNo('agency', '由签约翻译机构翻译', 'By the agency under contract'),
      yesNo('formatPassed', '语言格式校验通过', 'Language format passed'),
    ],
  },
  {
    id: 'finance-review',
    clause: '3.3.2(1)',
    kinds: ['contract'],
    title: { zh: '财务审核', en: 'Review by finance' },
    fields: [yesNo('passed', '审核通过', 'Passed')],
  },
])

const matters = r.records([
  {
    id: 'risk-assessment',
    clause: '5.4(1)',
    kinds: ['contract', 'exception', 'expense', 'decision', 'crisis'],
    title: { zh: '风险评估报告', en: 'Risk assessment' },
    fields: [
      file('report', '报告', 'Report'),
      choice('level', '风险', 'Risk', ['high', '高', 'High'], ['medium', '中', 'Medium'], ['low', '低', 'Low']),
    ],
  },
  {
    id: 'audit-filing',
    clause: '1.4',
    reading: 'major-matter',
    kinds: ['contract', 'exception', 'expense', 'decision', 'suggestion', 'reward', 'complaint', 'penalty', 'rectification'],
    title: { zh: '审计部备案', en: 'Filed with audit' },
    fields: [field('line', 'number', '备案号', 'Number')],
  },
  {
    id: 'recall-start',
    clause: '9.1.1(1)',
    kinds: ['crisis'],
    title: { zh: '启动召回', en: 'Recall begun' },
    fields: [file('plan', '召回计划', 'Recall plan')],
  },
  {
    id: 'interim-statement',
    clause: '9.1.1(2)',
    kinds: ['crisis'],
    title: { zh: '临时声明', en: 'Interim statement' },
    fields: [file('statement', '声明', 'Statement')],
  },
  {
    id: 'media-statement',
    clause: '9.3.2',
    kinds: ['crisis'],
    title: { zh: '对媒体口径', en: 'Wording for the media' },
    fields: [
      choice(
        'region',
        '区域',
        'Region',
        ['china', '中国', 'China'],
        ['united-states', '美国', 'United States'],
        ['other', '其他', 'Other'],
      ),
      text('wording', '口径', 'Wording'),
    ],
  },
  {
    id: 'crisis-hotline',
    clause: '9.1.2(2)',
    kinds: ['crisis'],
    title: { zh: '开通危机热线', en: 'Crisis hotline opened' },
    fields: [field('line', 'number', '电话', 'Number')],
  },
  {
    id: 'audit-finding',
    clause: '6.3.2',
    kinds: ['audit'],
    title: { zh: '检查发现', en: 'Finding' },
    fields: [
      yesNo('major', '重大问题', 'Major'),
      optional(field('department', 'department', '被查部门', 'Department')),
      text('finding', '情况', 'What was found'),
    ],
    finding: { words: 'finding', major: 'major', department: 'department' },
  },
  {
    id: 'audit-report',
    clause: '6.3.2',
    kinds: ['audit'],
    title: { zh: '审计报告', en: 'Audit report' },
    fields: [file('report', '报告', 'Report')],
  },
  {
    id: 'board-receipt',
    clause: '6.3.2',
    kinds: ['audit'],
    title: { zh: '董事会收到审计报告', en: 'Report received by the board' },
    fields: [day('on', '日期', 'Date')],
  },
  {
    id: 'executive-review',
    clause: '6.3.2',
    kinds: ['audit'],
    title: { zh: '记入高管绩效', en: "Entered in an executive's review" },
    fields: [field('person', 'executive', '高管', 'Executive')],
  },
  {
    id: 'evaluation',
    clause: '7.4.2',
    kinds: ['suggestion'],
    title: { zh: '内控评估', en: 'Evaluation by internal control' },
    fields: [yesNo('adopt', '建议采纳', 'To be adopted'), text('opinion', '评估意见', 'Opinion')],
  },
  {
    id: 'follow-up',
    clause: '7.4.2',
    kinds: ['suggestion'],
    title: { zh: '实施跟踪', en: 'Follow-up' },
    fields: [yesNo('done', '已落实', 'Done'), text('effect', '效果', 'Effect')],
  },
  {
    id: 'low-score-follow-up',
    clause: '3.1.2(2)',
    reading: 'low-score',
    kinds: ['enquiry', 'request', 'return', 'work-order'],
    title: { zh: '不满意客户跟进', en: 'Follow-up of a low score' },
    notBy: ['handler'],
    fields: [
      { id: 'person', kind: 'person', required: true, title: { zh: '跟进人', en: 'Person' } },
      text('demand', '客户具体诉求', "Customer's demand"),
      text('measure', '改进措施', 'Measure'),
    ],
  },
  {
    id: 'suggestion-answer',
    clause: '7.4.2',
    reading: 'suggestion-path',
    kinds: ['suggestion'],
    title: { zh: '告知提出人结果', en: 'Whoever suggested it is told' },
    informs: 'reporter',
    fields: [
      choice(
        'result',
        '结果',
        'Result',
        ['done', '已采纳落实', 'Adopted and done'],
        ['adopted', '已采纳，正在落实', 'Adopted, under way'],
        ['not-adopted', '未采纳', 'Not adopted'],
      ),
      choice(
        'how',
        '怎样告知',
        'How',
        ['system', '系统通知（员工）', 'In the system (staff)'],
        ['phone', '电话', 'By phone'],
        ['message', '微信或短信', 'By message'],
        ['mail', '邮件', 'By mail'],
        ['in-person', '当面', 'In person'],
      ),
      text('answer', '答复内容', 'What was said'),
    ],
  },
  {
    id: 'improvement-acceptance',
    clause: '4.4',
    kinds: ['suggestion'],
    title: { zh: '优化验收', en: 'Improvement accepted' },
    fields: [
      yesNo('passed', '验收通过', 'Passed'),
      { ...optional(text('reason', '不通过的理由', 'Why it is not accepted')), requiredWhen: { passed: { in: [false] } } },
    ],
  },
  {
    id: 'written-interpretation',
    clause: '10.1',
    kinds: ['decision'],
    categories: ['interpretation'],
    title: { zh: '书面解释', en: 'Written interpretation' },
    fields: [file('document', '文件', 'Document')],
  },
  {
    id: 'revision-draft',
    clause: '10.3',
    reading: 'board-document',
    kinds: ['decision'],
    categories: ['regulation-change'],
    title: { zh: '修订或废止草案', en: 'Draft of revision or repeal' },
    fields: [
      file('draft', '草案', 'Draft'),
      day('effectiveOn', '生效日', 'Takes effect'),
      yesNo('repeals', '是废止', 'It is a repeal'),
    ],
  },
  {
    id: 'payment',
    clause: '9.1.2(1)',
    kinds: ['expense'],
    title: { zh: '经费支付', en: 'Payment' },
    fields: [amount('amountFen', '金额', 'Amount')],
  },
  {
    id: 'two-locks',
    clause: '6.1.2(2)',
    title: { zh: '纸质记录入档案室', en: 'Paper put in the archive room' },
    fields: [
      field('person', 'firstKey', '第一把锁', 'First key'),
      field('person', 'secondKey', '第二把锁', 'Second key'),
      optional(file('scan', '扫描件', 'Scan')),
    ],
  },
])

const investigator = (id: string, zh: string, en: string): RecordField => ({
  id,
  kind: 'person',
  title: { zh, en },
  required: true,
  as: 'investigator',
  not: ['party'],
})
/** Whoever decided or investigated first, and whom it is about, stand aside (reading `appeal-decision`). */
const member = (id: string, zh: string, en: string): RecordField => ({
  id,
  kind: 'person',
  title: { zh, en },
  required: true,
  as: 'panel',
  not: ['decider', 'investigator', 'handler', 'party'],
})

/** What this regulation adds to complaints, penalties and rectifications, which the complaint regulation runs. */
const added = r.records([
  {
    id: 'escalation-confirmation',
    clause: '4.3(2)',
    reading: 'double-confirmation',
    kinds: ['complaint'],
    otherHand: { when: { 'values.order': { in: ['second'] } }, than: { 'values.order': { in: ['first'] } } },
    title: { zh: '投诉升级确认', en: 'Confirmation of the escalation' },
    fields: [
      choice(
        'order',
        '第几次确认',
        'Which',
        ['first', '第一名主管', 'First supervisor'],
        ['second', '第二名主管', 'Second supervisor'],
      ),
    ],
  },
  {
    id: 'major-complaint-report',
    clause: '5.1.2(2)',
    reading: 'report-major-to',
    kinds: ['complaint'],
    title: { zh: '重大投诉上报', en: 'Report of a major complaint' },
    fields: [text('situation', '情况', 'Situation')],
  },
  {
    id: 'legality-check',
    clause: '2.4.2',
    reading: 'odd-complaint',
    kinds: ['complaint'],
    title: { zh: '合规核查', en: 'Legality check' },
    fields: [yesNo('lawful', '处置合法', 'Lawful'), text('opinion', '核查意见', 'What was checked and found')],
    finding: { words: 'opinion', when: { 'values.lawful': { in: [false] } } },
  },
  {
    id: 'evidence-taken',
    clause: '8.3.2(1)',
    kinds: ['penalty'],
    title: { zh: '取证', en: 'Evidence' },
    fields: [
      investigator('firstWitness', '取证人一', 'First person'),
      investigator('secondWitness', '取证人二', 'Second person'),
      text('evidence', '证据', 'Evidence'),
    ],
  },
  {
    id: 'hearing',
    clause: '8.3.2(2)',
    kinds: ['penalty'],
    title: { zh: '听取申辩', en: 'Hearing' },
    fields: [
      choice(
        'outcome',
        '结果',
        'Outcome',
        ['heard', '已听取', 'Heard'],
        ['waived', '本人放弃', 'Waived'],
        ['absent', '经告知没有到场', 'Told of it and did not appear'],
      ),
      { ...optional(text('statement', '申辩意见', 'What the person said')), requiredWhen: { outcome: { in: ['heard'] } } },
    ],
  },
  {
    id: 'penalty-notice',
    clause: '8.4.1(1)',
    reading: 'penalty-notice',
    kinds: ['penalty'],
    title: { zh: '送达处罚通知', en: 'Notice of the penalty' },
    fields: [{ id: 'servedOn', kind: 'day', title: { zh: '送达日', en: 'Served on' }, required: true, past: true }],
  },
  {
    id: 'bonus-withheld',
    clause: '8.3.1(2)',
    kinds: ['penalty'],
    title: { zh: '扣除当月奖金', en: "The month's bonus withheld" },
    onMeasures: [{ does: 'carries-out', kind: 'bonus', on: 'on', amount: 'amountFen' }],
    fields: [
      { id: 'on', kind: 'day', title: { zh: '扣发日', en: 'Withheld on' }, required: true },
      { id: 'amountFen', kind: 'amount', title: { zh: '金额', en: 'Amount' }, required: true, min: 0 },
    ],
  },
  {
    id: 'transfer',
    clause: '7.3.2',
    kinds: ['penalty'],
    title: { zh: '调岗', en: 'Transfer' },
    onMeasures: [{ does: 'carries-out', kind: 'transfer', on: 'on' }],
    fields: [
      { id: 'on', kind: 'day', title: { zh: '到岗日', en: 'From' }, required: true },
      text('posts', '原岗位、新岗位', 'Old and new post'),
    ],
  },
  {
    id: 'appeal',
    clause: '8.4.1(2)',
    kinds: ['penalty'],
    title: { zh: '申诉', en: 'Appeal' },
    fields: [file('evidenceFile', '新证据的文件', 'File with the new evidence'), text('grounds', '理由', 'Grounds')],
  },
  {
    id: 'appeal-acceptance',
    clause: '8.4.2(1)',
    reading: 'appeal-decision',
    kinds: ['penalty'],
    title: { zh: '是否受理申诉', en: 'Whether the appeal is accepted' },
    fields: [
      yesNo('accepted', '受理', 'Accepted'),
      { ...optional(text('reason', '不受理的理由', 'Why it is not accepted')), requiredWhen: { accepted: { in: [false] } } },
    ],
  },
  {
    id: 'appeal-extension',
    clause: '8.4.1(1)',
    reading: 'penalty-notice',
    kinds: ['penalty'],
    title: { zh: '批准延长申诉期', en: 'More time to appeal' },
    fields: [text('reason', '理由（不可抗力等）', 'Reason (force majeure and the like)')],
  },
  {
    id: 'review-panel',
    clause: '8.4.2(1)',
    reading: 'appeal-decision',
    kinds: ['penalty'],
    title: { zh: '组成复议组', en: 'Review panel named' },
    fields: [
      member('first', '成员一', 'First member'),
      member('second', '成员二', 'Second member'),
      member('third', '成员三', 'Third member'),
    ],
  },
  {
    id: 'appeal-decision',
    clause: '8.4.2(2)',
    kinds: ['penalty'],
    title: { zh: '申诉结果送达', en: 'Result of the appeal told' },
    fields: [
      choice(
        'outcome',
        '结果',
        'Outcome',
        ['upheld', '维持', 'Upheld'],
        ['changed', '变更', 'Changed'],
        ['revoked', '撤销', 'Revoked'],
      ),
    ],
  },
  {
    id: 'tracking',
    clause: '7.3.1(2)',
    reading: 'rectification-tracking',
    kinds: ['rectification'],
    notBy: ['handler'],
    title: { zh: '审计跟踪', en: 'Tracked by audit' },
    fields: [yesNo('done', '整改到位', 'Rectified'), text('finding', '情况', 'Finding')],
  },
])

export const records: RecordRule[] = [...service, ...contracts, ...matters, ...rewardRecords, ...added]
