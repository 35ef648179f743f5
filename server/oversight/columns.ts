import { inLanguage } from '../../events/in-language.ts'
import type { Column } from '../export/columns.ts'
import type { AccessLogEntry, PermissionEntry } from './schema.ts'

const actions: Readonly<Record<AccessLogEntry['action'], { zh: string; en: string }>> = {
  unmask: { zh: '查看完整联系方式', en: 'contact shown in full' },
  'seal.placed': { zh: '封存', en: 'sealed' },
  'seal.opened': { zh: '启封查看', en: 'sealed matter read' },
  'seal.granted': { zh: '授予启封查看', en: 'reading granted' },
  'seal.lifted': { zh: '解除封存', en: 'seal lifted' },
  export: { zh: '导出', en: 'exported' },
  print: { zh: '打印', en: 'printed' },
  payroll: { zh: '查看工资或核算单', en: 'wages or payroll read' },
  'audit-view': { zh: '查看审计页面', en: 'audit page read' },
  'case.opened-for-audit': { zh: '审计查阅密封案件', en: 'sealed case opened for audit' },
  'case.let-in': { zh: '允许查看密封案件', en: 'let into a sealed case' },
  'case.shut-out': { zh: '收回密封案件的查看', en: 'shut out of a sealed case' },
  bundle: { zh: '导出案卷包', en: 'case file taken away' },
}
const kinds: Readonly<Record<PermissionEntry['kind'], { zh: string; en: string }>> = {
  'post.given': { zh: '任职', en: 'post given' },
  'post.ended': { zh: '卸任', en: 'post ended' },
  'mandate.requested': { zh: '申请授权', en: 'mandate asked for' },
  'mandate.approved': { zh: '授权生效', en: 'mandate approved' },
  'mandate.refused': { zh: '授权被拒', en: 'mandate refused' },
  'mandate.revoked': { zh: '收回授权', en: 'mandate revoked' },
  'key.created': { zh: '新建 API 密钥', en: 'API key made' },
  'key.deleted': { zh: '删除 API 密钥', en: 'API key deleted' },
  'setting.changed': { zh: '权限设置变更', en: 'setting changed' },
  'seal.granted': { zh: '授予启封查看', en: 'reading of a sealed matter granted' },
}

/** The columns of the access log. */
export const accessColumns: readonly Column<AccessLogEntry>[] = [
  { title: { zh: '时间', en: 'At' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.at) },
  { title: { zh: '人员', en: 'Who' }, width: 14, kind: 'text', value: r => r.actor.name },
  { title: { zh: '行为', en: 'What' }, width: 18, kind: 'text', value: (r, n) => actions[r.action][n.language] },
  { title: { zh: '案件', en: 'Case' }, width: 16, kind: 'text', value: r => r.case?.number ?? '' },
  { title: { zh: '对象', en: 'Of what' }, width: 30, kind: 'text', value: r => aboutOf(r) },
  { title: { zh: '事由', en: 'Reason' }, width: 40, kind: 'text', value: r => r.reason },
  { title: { zh: '编号', en: 'Number' }, width: 18, kind: 'text', value: r => r.number ?? '' },
  { title: { zh: '网络地址', en: 'Address' }, width: 16, kind: 'text', value: r => r.address ?? '' },
]

/** What an entry is about, by the words that were written down with it. */
export function aboutOf({ detail }: AccessLogEntry): string {
  const { title, list, form, customer, page } = detail
  return ([title, list, form, customer, page].find(one => typeof one === 'string') as string | undefined) ?? ''
}

/** The columns of the history of permissions. */
export const permissionColumns: readonly Column<PermissionEntry>[] = [
  { title: { zh: '时间', en: 'At' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.at) },
  { title: { zh: '变更', en: 'Change' }, width: 14, kind: 'text', value: (r, n) => kinds[r.kind][n.language] },
  { title: { zh: '人员', en: 'Who' }, width: 14, kind: 'text', value: r => r.person?.name ?? '' },
  { title: { zh: '内容', en: 'What' }, width: 40, kind: 'text', value: (r, n) => inLanguage(r.what, n.language) },
  { title: { zh: '办理人', en: 'By' }, width: 14, kind: 'text', value: r => r.by?.name ?? '' },
  { title: { zh: '事由', en: 'Reason' }, width: 40, kind: 'text', value: r => r.reason },
]
