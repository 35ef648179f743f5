import type { Column } from '../export/columns.ts'
import type { MoveRow, PartRow } from './schema.ts'
import type { MoveKind } from './words-schema.ts'

const moveTitles: Readonly<Record<MoveKind, { zh: string; en: string }>> = {
  receipt: { zh: '入库', en: 'Receipt' },
  transfer: { zh: '调拨', en: 'Transfer' },
  issue: { zh: '发放', en: 'Issue' },
  return: { zh: '退回', en: 'Return' },
  consume: { zh: '消耗', en: 'Used' },
  adjust: { zh: '调整', en: 'Adjustment' },
  scrap: { zh: '报废', en: 'Scrapped' },
  reserve: { zh: '预留', en: 'Reserved' },
  release: { zh: '解除预留', en: 'Released' },
}
const yes = (is: boolean, language: 'zh' | 'en') => (is ? (language === 'zh' ? '是' : 'yes') : '')
const yuan = (fen: number | null) => (fen === null ? null : fen / 100)

/** The columns of the catalogue with its stock. */
export const partColumns: readonly Column<PartRow>[] = [
  { title: { zh: '编号', en: 'Number' }, width: 18, kind: 'text', value: r => r.number },
  { title: { zh: '名称', en: 'Name' }, width: 28, kind: 'text', value: r => r.name },
  { title: { zh: '规格', en: 'Specification' }, width: 28, kind: 'text', value: r => r.spec },
  { title: { zh: '单位', en: 'Unit' }, width: 8, kind: 'text', value: r => r.unit },
  { title: { zh: '适用机型', en: 'Models' }, width: 24, kind: 'text', value: r => r.models.join(', ') },
  { title: { zh: '常用', en: 'Common' }, width: 8, kind: 'text', value: (r, n) => yes(r.isCommon, n.language) },
  {
    title: { zh: '序列号管理', en: 'By serial number' },
    width: 12,
    kind: 'text',
    value: (r, n) => yes(r.isSerialised, n.language),
  },
  { title: { zh: '在库', en: 'On hand' }, width: 10, kind: 'text', value: r => r.onHand },
  { title: { zh: '已预留', en: 'Reserved' }, width: 10, kind: 'text', value: r => r.reserved },
  { title: { zh: '单价（元）', en: 'Price (CNY)' }, width: 12, kind: 'text', value: r => yuan(r.priceFen) },
]

/** The columns of the ledger. */
export const moveColumns: readonly Column<MoveRow>[] = [
  { title: { zh: '时间', en: 'When' }, width: 17, kind: 'moment', value: (r, n) => n.moment(r.at) },
  { title: { zh: '类别', en: 'Kind' }, width: 10, kind: 'text', value: (r, n) => moveTitles[r.kind][n.language] },
  { title: { zh: '备件编号', en: 'Part' }, width: 18, kind: 'text', value: r => r.part.number },
  { title: { zh: '名称', en: 'Name' }, width: 28, kind: 'text', value: r => r.part.name },
  { title: { zh: '数量', en: 'Quantity' }, width: 10, kind: 'text', value: r => r.quantity },
  { title: { zh: '单位', en: 'Unit' }, width: 8, kind: 'text', value: r => r.part.unit },
  { title: { zh: '从', en: 'From' }, width: 18, kind: 'text', value: r => r.from?.name ?? '' },
  { title: { zh: '到', en: 'To' }, width: 18, kind: 'text', value: r => r.to?.name ?? '' },
  { title: { zh: '序列号', en: 'Serial numbers' }, width: 24, kind: 'text', value: r => r.serials.join(', ') },
  { title: { zh: '批次', en: 'Batch' }, width: 12, kind: 'text', value: r => r.batch },
  { title: { zh: '供应商', en: 'Supplier' }, width: 20, kind: 'text', value: r => r.supplier?.name ?? '' },
  { title: { zh: '案件', en: 'Case' }, width: 16, kind: 'text', value: r => r.case?.number ?? '' },
  { title: { zh: '单据号', en: 'Document' }, width: 16, kind: 'text', value: r => r.document },
  { title: { zh: '原因', en: 'Reason' }, width: 28, kind: 'text', value: r => r.reason },
  { title: { zh: '经手人', en: 'By' }, width: 12, kind: 'text', value: r => r.by.name },
]
