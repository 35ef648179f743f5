import type { TripItem } from '../../events/order-events.ts'
import type { Column } from '../export/columns.ts'
import type { TripRow } from './schema.ts'

const states: Readonly<Record<TripRow['state'], { zh: string; en: string }>> = {
  submitted: { zh: '待批', en: 'waits for approval' },
  'sent-back': { zh: '未批准', en: 'not approved' },
  approved: { zh: '待结算', en: 'to be settled' },
  settling: { zh: '超预算待批', en: 'over budget, waits' },
  'over-refused': { zh: '超预算未批准', en: 'over budget, not approved' },
  settled: { zh: '已结算', en: 'settled' },
}
const yuan = (fen: number | null) => (fen === null ? '' : fen / 100)
const of = (rows: TripRow['budget'], item: TripItem) =>
  yuan(rows.filter(row => row.item === item).reduce((sum, row) => sum + row.amountFen, 0))
const money = (zh: string, en: string, value: (row: TripRow) => number | ''): Column<TripRow> => ({
  ...{ title: { zh, en }, width: 12, kind: 'text' },
  value,
})

/** The columns of 出差费用, amounts in 元. */
export const tripColumns: readonly Column<TripRow>[] = [
  { title: { zh: '派工单', en: 'Work order' }, width: 16, kind: 'text', value: r => r.case.number },
  { title: { zh: '标题', en: 'Title' }, width: 36, kind: 'text', value: r => r.case.title },
  { title: { zh: '客户', en: 'Customer' }, width: 28, kind: 'text', value: r => r.customer ?? '' },
  { title: { zh: '出差人', en: 'Who' }, width: 20, kind: 'text', value: r => r.people.map(one => one.name).join('、') },
  { title: { zh: '出发', en: 'From' }, width: 12, kind: 'text', value: r => r.from },
  { title: { zh: '返回', en: 'To' }, width: 12, kind: 'text', value: r => r.to },
  { title: { zh: '状态', en: 'State' }, width: 14, kind: 'text', value: (r, n) => states[r.state][n.language] },
  money('预算（元）', 'Budget (CNY)', r => yuan(r.budgetFen)),
  money('实际（元）', 'Spent (CNY)', r => yuan(r.spentFen)),
  money('差额（元）', 'Difference (CNY)', r => yuan(r.overFen)),
  money('交通', 'Travel', r => of(r.spent, 'travel')),
  money('住宿', 'Lodging', r => of(r.spent, 'lodging')),
  money('补助', 'Allowance', r => of(r.spent, 'allowance')),
  money('其他', 'Other', r => of(r.spent, 'other')),
  { title: { zh: '批准时间', en: 'Approved' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.approvedAt) },
  { title: { zh: '结算时间', en: 'Settled' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.settledAt) },
]
