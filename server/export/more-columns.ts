import { inLanguage } from '../../events/in-language.ts'
import type { ApprovalRow } from '../approvals/schema.ts'
import type { CustomerRow } from '../customers/schema.ts'
import type { LibraryEntry } from '../library/schema.ts'
import type { ReportRow } from '../reports/schema.ts'
import type { Column } from './columns.ts'

const outcomes: Readonly<Record<string, { zh: string; en: string }>> = {
  approved: { zh: '通过', en: 'approved' },
  returned: { zh: '退回', en: 'returned' },
  rejected: { zh: '拒绝', en: 'rejected' },
  replaced: { zh: '由新一轮代替', en: 'replaced by a new round' },
}
const reportStates: Readonly<Record<string, { zh: string; en: string }>> = {
  running: { zh: '本期进行中', en: 'running' },
  due: { zh: '待提交', en: 'due' },
  overdue: { zh: '逾期', en: 'overdue' },
  submitted: { zh: '已提交', en: 'submitted' },
  received: { zh: '已备案', en: 'received' },
}

/** The columns of the approvals list. */
export const approvalColumns: readonly Column<ApprovalRow>[] = [
  { title: { zh: '案件编号', en: 'Case' }, width: 16, kind: 'text', value: r => r.case.number },
  { title: { zh: '案件标题', en: 'Title' }, width: 36, kind: 'text', value: r => r.case.title },
  { title: { zh: '事项', en: 'Subject' }, width: 26, kind: 'text', value: (r, n) => inLanguage(r.title, n.language) },
  { title: { zh: '轮次', en: 'Round' }, width: 6, kind: 'text', value: r => r.round },
  { title: { zh: '步骤', en: 'Step' }, width: 8, kind: 'text', value: r => `${r.step}/${r.steps}` },
  { title: { zh: '依据条款', en: 'Clause' }, width: 10, kind: 'text', value: r => r.clause },
  { title: { zh: '提交人', en: 'Submitted by' }, width: 12, kind: 'text', value: r => r.submittedBy.name },
  { title: { zh: '提交时间', en: 'Submitted' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.submittedAt) },
  { title: { zh: '等待', en: 'Waiting for' }, width: 20, kind: 'text', value: r => r.waiting.map(p => p.name).join('、') },
  {
    title: { zh: '结果', en: 'Outcome' },
    width: 12,
    kind: 'text',
    value: (r, n) => (r.outcome === null ? '' : (outcomes[r.outcome]?.[n.language] ?? r.outcome)),
  },
  { title: { zh: '办结时间', en: 'Settled' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.settledAt) },
]

/** The columns of the customer list. */
export const customerColumns: readonly Column<CustomerRow>[] = [
  { title: { zh: '客户', en: 'Customer' }, width: 32, kind: 'text', value: r => r.name },
  { title: { zh: '联系人', en: 'Contact' }, width: 12, kind: 'text', value: r => r.contact },
  { title: { zh: '电话', en: 'Phone' }, width: 16, kind: 'text', value: r => r.phone },
  { title: { zh: '地址', en: 'Address' }, width: 40, kind: 'text', value: r => r.address },
  { title: { zh: '设备数', en: 'Machines' }, width: 8, kind: 'text', value: r => r.machines },
  { title: { zh: '在办案件', en: 'Open cases' }, width: 8, kind: 'text', value: r => r.openCases },
]

const studyStates: Readonly<Record<LibraryEntry['state'], { zh: string; en: string }>> = {
  'before-review': { zh: '有审核之前入库', en: 'From before there was a review' },
  unreviewed: { zh: '未经审核', en: 'Not reviewed' },
  published: { zh: '已审核', en: 'Reviewed' },
  withdrawn: { zh: '已撤下', en: 'Withdrawn' },
}

/** The columns of the case library: no names, neither of who wrote it nor of the case it came from. */
export const libraryColumns: readonly Column<LibraryEntry>[] = [
  { title: { zh: '标题', en: 'Title' }, width: 32, kind: 'text', value: r => r.title },
  {
    title: { zh: '类别', en: 'Category' },
    width: 16,
    kind: 'text',
    value: (r, n) => (r.category ? inLanguage(r.category.title, n.language) : ''),
  },
  {
    title: { zh: '等级', en: 'Level' },
    width: 8,
    kind: 'text',
    value: (r, n) => (r.level ? inLanguage(r.level.title, n.language) : ''),
  },
  { title: { zh: '问题', en: 'Problem' }, width: 40, kind: 'text', value: r => r.problem },
  { title: { zh: '根本原因', en: 'Root cause' }, width: 40, kind: 'text', value: r => r.rootCause },
  { title: { zh: '解决办法', en: 'Solution' }, width: 40, kind: 'text', value: r => r.solution },
  { title: { zh: '纠正预防措施', en: 'Actions' }, width: 40, kind: 'text', value: r => r.measures },
  { title: { zh: '效果', en: 'Effect' }, width: 30, kind: 'text', value: r => r.effect },
  { title: { zh: '经验', en: 'Experience' }, width: 40, kind: 'text', value: r => r.experience },
  { title: { zh: '产品', en: 'Product' }, width: 16, kind: 'text', value: r => r.product },
  {
    title: { zh: '编码', en: 'Codes' },
    width: 30,
    kind: 'text',
    value: (r, n) => r.codes.map(one => `${one.code} ${inLanguage(one.title, n.language)}`).join('; '),
  },
  { title: { zh: '用得上（件）', en: 'Helped in cases' }, width: 10, kind: 'text', value: r => r.helped },
  { title: { zh: '审核', en: 'Review' }, width: 18, kind: 'text', value: (r, n) => studyStates[r.state][n.language] },
  { title: { zh: '发布时间', en: 'Published' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.publishedAt) },
]

/** The columns of the periodic reports. */
export const reportColumns: readonly Column<ReportRow>[] = [
  { title: { zh: '报告', en: 'Report' }, width: 24, kind: 'text', value: (r, n) => inLanguage(r.title, n.language) },
  { title: { zh: '依据条款', en: 'Clause' }, width: 10, kind: 'text', value: r => r.clause },
  { title: { zh: '部门', en: 'Department' }, width: 16, kind: 'text', value: r => r.department?.name ?? '' },
  { title: { zh: '期初', en: 'From' }, width: 12, kind: 'text', value: r => r.periodStart },
  { title: { zh: '期末', en: 'To' }, width: 12, kind: 'text', value: r => r.periodEnd },
  { title: { zh: '应提交时间', en: 'Due' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.dueAt) },
  {
    title: { zh: '状态', en: 'State' },
    width: 12,
    kind: 'text',
    value: (r, n) => reportStates[r.state]?.[n.language] ?? r.state,
  },
  { title: { zh: '提交人', en: 'Submitted by' }, width: 12, kind: 'text', value: r => r.submittedBy?.name ?? '' },
  { title: { zh: '提交时间', en: 'Submitted' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.submittedAt) },
  { title: { zh: '接收人', en: 'Received by' }, width: 12, kind: 'text', value: r => r.receivedBy?.name ?? '' },
]
