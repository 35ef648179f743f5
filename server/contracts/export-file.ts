import type { EntryKind } from '../database/contract-tables.ts'
import { csvCell, yuanOf } from '../payroll/export-file.ts'

/** One entry as it leaves for the books. */
export type JournalLine = {
  readonly export: number
  readonly position: number
  readonly day: string
  readonly kind: EntryKind
  readonly case: string
  readonly customer: string
  readonly invoice: string
  readonly payment: string
  readonly amountFen: number
  readonly taxFen: number
  readonly entry: string
}

/** The columns of the file, for ever in this order: whoever reads it by machine relies on them. */
export const journalColumns = [
  ...([
    '导出号',
    '行',
    '日期',
    '摘要',
    '合同',
    '客户',
    '发票号',
    '收款流水',
    '借方科目',
    '贷方科目',
    '金额（元）',
    '其中税额（元）',
    '分录号',
  ] as const),
]

/** What each kind of entry is in the books; a counter-entry is the same with a negative amount (红字). */
const booked: Readonly<Record<EntryKind, readonly [what: string, debit: string, credit: string]>> = {
  invoice: ['开票', '应收账款', '主营业务收入、应交税费'],
  'credit-note': ['红冲', '应收账款', '主营业务收入、应交税费'],
  payment: ['收款', '银行存款', '预收账款'],
  'payment-reversed': ['冲回收款', '银行存款', '预收账款'],
  allocation: ['收款核销应收', '预收账款', '应收账款'],
  unallocation: ['撤销核销', '预收账款', '应收账款'],
  'write-off': ['核销坏账', '坏账准备', '应收账款'],
}
/** Entries that take from what is owed book a positive amount; their counter-entries a negative one. */
const turned: ReadonlySet<EntryKind> = new Set(['allocation', 'unallocation', 'write-off'])

type Cell = string | { readonly fen: number }
function cellsOf(line: JournalLine): Cell[] {
  const [what, debit, credit] = booked[line.kind]
  const amount = turned.has(line.kind) ? -line.amountFen : line.amountFen
  return [
    ...[String(line.export), String(line.position), line.day, what, line.case, line.customer, line.invoice, line.payment],
    ...[debit, credit, { fen: amount }, { fen: line.taxFen }, line.entry],
  ]
}

/** An export as CSV (UTF-8 with its mark, CRLF): the same bytes every time it is asked for, which is what its hash is of. */
export function journalCsv(lines: readonly JournalLine[]): string {
  const rows = lines.map(line => cellsOf(line).map(cell => (typeof cell === 'string' ? csvCell(cell) : yuanOf(cell.fen))))
  return `\uFEFF${[journalColumns.map(csvCell), ...rows].map(row => row.join(',')).join('\r\n')}\r\n`
}

/** The same as a workbook, with a sheet that says when it was made, the hash of the CSV, and whether it was given out before. */
export async function journalWorkbook(
  lines: readonly JournalLine[],
  about: readonly (readonly [name: string, value: string])[],
): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('分录', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = journalColumns.map((header, at) => ({ header, width: at === 5 ? 28 : at === 12 ? 30 : 15 }))
  sheet.getRow(1).font = { bold: true }
  for (const line of lines) sheet.addRow(cellsOf(line).map(cell => (typeof cell === 'string' ? cell : cell.fen / 100)))
  for (const column of [11, 12]) sheet.getColumn(column).numFmt = '#,##0.00'
  const note = book.addWorksheet('说明')
  note.columns = [{ width: 20 }, { width: 90 }]
  for (const row of about) note.addRow([...row])
  return Buffer.from(await book.xlsx.writeBuffer())
}
