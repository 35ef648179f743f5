import { inLanguage } from '../../events/in-language.ts'
import type { CaseRow } from '../cases/schema.ts'
import type { DutyRow } from '../duties/schema.ts'
import type { Column } from './columns.ts'

const dutyStates: Readonly<Record<string, { zh: string; en: string }>> = {
  running: { zh: '进行中', en: 'running' },
  paused: { zh: '暂停', en: 'paused' },
  overdue: { zh: '超时', en: 'overdue' },
  met: { zh: '按时完成', en: 'met' },
  late: { zh: '超时完成', en: 'late' },
  cancelled: { zh: '取消', en: 'cancelled' },
  missed: { zh: '未完成', en: 'missed' },
}

/** The columns of the case list. */
export const caseColumns: readonly Column<CaseRow>[] = [
  { title: { zh: '编号', en: 'Number' }, width: 16, kind: 'text', value: r => r.number },
  { title: { zh: '类型', en: 'Kind' }, width: 10, kind: 'text', value: (r, n) => n.kind(r.kind) },
  { title: { zh: '标题', en: 'Title' }, width: 40, kind: 'text', value: r => r.title },
  { title: { zh: '等级', en: 'Level' }, width: 10, kind: 'text', value: (r, n) => n.level(r.kind, r.level) },
  {
    title: { zh: '等级已确认', en: 'Level confirmed' },
    width: 10,
    kind: 'text',
    value: (r, n) =>
      r.level === null ? '' : r.levelConfirmed ? (n.language === 'zh' ? '是' : 'yes') : n.language === 'zh' ? '否' : 'no',
  },
  { title: { zh: '类别', en: 'Category' }, width: 14, kind: 'text', value: (r, n) => n.category(r.category) },
  { title: { zh: '阶段', en: 'Stage' }, width: 10, kind: 'text', value: (r, n) => n.stage(r.kind, r.stage) },
  { title: { zh: '客户', en: 'Customer' }, width: 28, kind: 'text', value: r => r.customer?.name ?? '' },
  { title: { zh: '负责人', en: 'Owner' }, width: 12, kind: 'text', value: r => r.owner?.name ?? '' },
  { title: { zh: '部门', en: 'Department' }, width: 16, kind: 'text', value: r => r.department?.name ?? '' },
  { title: { zh: '渠道', en: 'Channel' }, width: 10, kind: 'text', value: (r, n) => n.channel(r.channel) },
  { title: { zh: '登记时间', en: 'Opened' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.openedAt) },
  { title: { zh: '更新时间', en: 'Updated' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.updatedAt) },
  {
    title: { zh: '最近责任事项', en: 'Next duty' },
    width: 28,
    kind: 'text',
    value: (r, n) => (r.nextDuty ? inLanguage(r.nextDuty.title, n.language) : ''),
  },
  { title: { zh: '应完成时间', en: 'Due' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.nextDuty?.dueAt ?? null) },
  { title: { zh: '依据条款', en: 'Clause' }, width: 10, kind: 'text', value: r => r.nextDuty?.clause ?? '' },
  {
    title: { zh: '时限状态', en: 'State' },
    width: 10,
    kind: 'text',
    value: (r, n) => (r.nextDuty ? (dutyStates[r.nextDuty.state]?.[n.language] ?? r.nextDuty.state) : ''),
  },
  {
    title: { zh: '密封', en: 'Sealed' },
    width: 8,
    kind: 'text',
    value: (r, n) => (r.sealed ? (n.language === 'zh' ? '密封' : 'sealed') : ''),
  },
]

/** The columns of the duty list. */
export const dutyColumns: readonly Column<DutyRow>[] = [
  { title: { zh: '责任事项', en: 'Duty' }, width: 30, kind: 'text', value: (r, n) => inLanguage(r.title, n.language) },
  { title: { zh: '依据条款', en: 'Clause' }, width: 10, kind: 'text', value: r => r.clause },
  { title: { zh: '责任人', en: 'Owner' }, width: 12, kind: 'text', value: r => r.owner.name },
  { title: { zh: '状态', en: 'State' }, width: 10, kind: 'text', value: (r, n) => dutyStates[r.state]?.[n.language] ?? r.state },
  { title: { zh: '开始时间', en: 'Started' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.startedAt) },
  { title: { zh: '应完成时间', en: 'Due' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.dueAt) },
  {
    title: { zh: '暂定', en: 'Provisional' },
    width: 8,
    kind: 'text',
    value: (r, n) => (r.provisional ? (n.language === 'zh' ? '是' : 'yes') : ''),
  },
  { title: { zh: '完成时间', en: 'Closed' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.closedAt) },
  { title: { zh: '案件编号', en: 'Case' }, width: 16, kind: 'text', value: r => r.case.number },
  { title: { zh: '案件标题', en: 'Case title' }, width: 40, kind: 'text', value: r => r.case.title },
  { title: { zh: '案件等级', en: 'Level' }, width: 10, kind: 'text', value: (r, n) => n.level(r.case.kind, r.case.level) },
  { title: { zh: '案件阶段', en: 'Stage' }, width: 10, kind: 'text', value: (r, n) => n.stage(r.case.kind, r.case.stage) },
]
