import { editionNamed } from '../../engine/rules.ts'
import type { Ctx } from '../context.ts'
import type { FrozenLine } from './frozen-lines.ts'
import type { BatchRow } from './schema.ts'

const columns = [
  '单号',
  '行',
  '工资月份',
  '姓名或部门',
  '所属部门',
  '事项',
  '金额（元）',
  '从哪里',
  '依据',
  '制度',
  '条款',
] as const
/** A cell that a spreadsheet would take for a formula is told that it is text; so are the wide forms, which some programs fold. */
const opensFormula = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/
/** A text as a cell of a CSV: quoted where it must be, and never evaluated. */
export function csvCell(text: string): string {
  const safe = opensFormula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
/** An amount in 分 as a number with two decimals: digits only, so that it is no formula and adds up. */
export const yuanOf = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`

const effects: Readonly<Record<FrozenLine['effect'], string>> = {
  deduct: '扣款',
  pay: '发放',
  'pay-change': '工资变更（见书面协议）',
  'contract-end': '解除劳动合同',
}
const whatOf = ({ effect, reverses }: FrozenLine): string =>
  reverses
    ? effect === 'pay'
      ? '冲回（收回发放）'
      : effect === 'deduct'
        ? '冲回（退回扣款）'
        : `冲回（${effects[effect]}）`
    : effects[effect]
const whence = ({ party, effect }: FrozenLine): string =>
  party === 'department' ? '部门奖金池' : effect === 'deduct' || effect === 'pay' ? '本人工资' : ''

type Cell = string | { readonly fen: number }
function rowsOf(
  ctx: Pick<Ctx, 'rules'>,
  { number, month }: Pick<BatchRow, 'number' | 'month'>,
  lines: readonly FrozenLine[],
): Cell[][] {
  return lines.map(line => {
    const { pack } = editionNamed(ctx.rules, `${line.regulation}@${line.edition}`)
    return [
      ...[number, String(line.position), month, line.party_name, line.department_name, whatOf(line)],
      { fen: line.amount_fen },
      ...[whence(line), line.basis.zh, `${pack.title.zh} ${line.edition}`, line.clause],
    ]
  })
}

/**
 * A batch as CSV (UTF-8 with its mark, CRLF), the same bytes every time it is asked for: what its hash is of. Amounts below 0 are taken, above 0 paid
 * out.
 */
export function csvOf(ctx: Pick<Ctx, 'rules'>, batch: Pick<BatchRow, 'number' | 'month'>, lines: readonly FrozenLine[]): string {
  const rows = rowsOf(ctx, batch, lines).map(row =>
    row.map(cell => (typeof cell === 'string' ? csvCell(cell) : yuanOf(cell.fen))),
  )
  return `\uFEFF${[columns.map(csvCell), ...rows].map(row => row.join(',')).join('\r\n')}\r\n`
}

/** The same as a workbook, with a second sheet that says who put it together, who released it, when and why, and the hash of the CSV. */
export async function workbookOf(ctx: Pick<Ctx, 'rules'>, batch: BatchRow, lines: readonly FrozenLine[]): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('工资核算', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map((header, at) => ({ header, width: at === 8 ? 40 : at === 9 ? 30 : 14 }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rowsOf(ctx, batch, lines)) {
    const added = sheet.addRow(row.map(cell => (typeof cell === 'string' ? cell : cell.fen / 100)))
    added.getCell(7).numFmt = '#,##0.00'
  }
  const about = book.addWorksheet('说明')
  about.columns = [{ width: 18 }, { width: 80 }]
  about.addRows([
    ['单号', batch.number],
    ['工资月份', batch.month],
    ['编制', `${batch.preparedBy.name} ${batch.preparedAt}`],
    ['放行', `${batch.settledBy?.name ?? ''} ${batch.settledAt ?? ''}`],
    ['放行说明', batch.reason ?? ''],
    ['CSV 的 SHA-256', batch.hash ?? ''],
    ['符号', '负数从工资或奖金池扣，正数发放；系统不过账，由工资核算执行'],
  ])
  return Buffer.from(await book.xlsx.writeBuffer())
}
