import type ExcelJS from 'exceljs'
import { refuse } from '../errors.ts'
import { HEAD_ROWS, headerOf } from './header-rows.ts'
import { cellsOf, columnNames, type Row } from './row.ts'

type Sheet = AsyncIterable<ExcelJS.Row> & { name?: string; id?: number }

const pad = (n: number, width = 2) => String(n).padStart(width, '0')
/** Excel knows no zone: its dates come as if they were UTC, and go on as the wall clock they show. */
const wallClock = (date: Date) =>
  `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())} ${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`

/** What a cell shows, as text: a formula's result, a link's text, the plain letters of rich text, numbers as Excel would show them in full. */
export function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : wallClock(new Date(Math.round(value.getTime() / 1_000) * 1_000))
  if (typeof value === 'number') return Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toPrecision(15)))
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(part => part.text).join('')
  if ('result' in value) return textOf(value.result as ExcelJS.CellValue)
  if ('text' in value) return textOf(value.text as ExcelJS.CellValue)
  if ('error' in value) return ''
  return ''
}

/** The names of a workbook's sheets, known once its contents page has been read: before the first sheet, as programs write it. */
type Named = { model?: { sheets?: readonly { name: string; state?: string }[] } }

async function* sheetsOf(path: string): AsyncGenerator<{ sheet: Sheet; names: readonly string[] }> {
  // Loaded with the first workbook, not at every start.
  const { default: Excel } = await import('exceljs')
  const reader = new Excel.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    entries: 'ignore',
  })
  for await (const sheet of reader) {
    const sheets = (reader as unknown as Named).model?.sheets ?? []
    yield {
      sheet: sheet as unknown as Sheet,
      names: sheets.flatMap(s => (s.state === undefined || s.state === 'visible' ? [s.name] : [])),
    }
  }
}

/** Reads a worksheet, the first that holds anything or the one named, below its header. A name that is not there is `import.sheet-missing`; a damaged workbook is `import.unreadable`. */
export async function readXlsx(
  path: string,
  wanted?: string,
): Promise<{ headers: string[]; sheets: string[]; rows: AsyncIterable<Row> }> {
  const seen: string[] = []
  let sheets: readonly string[] = seen
  const worksheets = sheetsOf(path)
  try {
    for (let next = await worksheets.next(); !next.done; next = await worksheets.next()) {
      const { sheet, names } = next.value
      const name = sheet.name ?? `Sheet${sheet.id ?? seen.length + 1}`
      seen.push(name)
      if (names.includes(name)) sheets = names
      // A sheet that nobody sees is read only by its name.
      const isShown = names.length === 0 || names.includes(name)
      if (wanted === name || (wanted === undefined && isShown)) {
        const found = await rowsOf(sheet, () => worksheets.return(undefined))
        // A workbook often begins with an empty sheet or ends with two.
        if (found.headers.length > 0 || wanted === name)
          return { ...found, sheets: [name, ...sheets.filter(other => other !== name)].sort(inOrder(sheets)) }
      } else for await (const _ of sheet) void _
    }
  } catch (error) {
    throw refuse('import.unreadable', {
      detail: { zh: `工作簿无法读取：${String(error)}`, en: `The workbook cannot be read: ${String(error)}` },
    })
  }
  if (wanted === undefined) throw refuse('import.no-rows')
  throw refuse('import.sheet-missing', {
    detail: {
      zh: `没有工作表“${wanted}”；有：${sheets.join('、')}`,
      en: `No sheet "${wanted}"; there are: ${sheets.join(', ')}`,
    },
  })
}

const valuesOf = (row: ExcelJS.Row): string[] => {
  // Index 0 of exceljs's values is never used; absent cells are holes.
  const values = row.values as ExcelJS.CellValue[]
  return Array.from({ length: Math.max(values.length - 1, 0) }, (_, i) => textOf(values[i + 1]))
}

async function rowsOf(sheet: Sheet, done: () => unknown): Promise<{ headers: string[]; rows: AsyncIterable<Row> }> {
  const iterator = sheet[Symbol.asyncIterator]()
  const first: { line: number; values: string[] }[] = []
  while (first.length < HEAD_ROWS) {
    const next = await iterator.next()
    if (next.done) break
    const values = valuesOf(next.value)
    if (values.some(v => v.trim() !== '')) first.push({ line: next.value.number, values })
  }
  const width = Math.max(0, ...first.map(row => row.values.length))
  // A workbook's rows end with their last cell that holds something: empty ones are there all the same.
  const header = headerOf(first.map(({ values }) => Array.from({ length: width }, (_, i) => values[i] ?? '')))
  const names = header.names.slice(0, lastFilled(header.names) + 1)
  const headers = columnNames(names)
  async function* rows(): AsyncGenerator<Row> {
    try {
      for (const { line, values } of first.slice(header.rows)) yield { line, cells: cellsOf(headers, values) }
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        const values = valuesOf(next.value)
        if (values.some(v => v.trim() !== '')) yield { line: next.value.number, cells: cellsOf(headers, values) }
      }
    } finally {
      await iterator.return?.()
      done()
    }
  }
  return { headers, rows: rows() }
}

const lastFilled = (names: readonly string[]): number => names.findLastIndex(name => name.trim() !== '')
const inOrder = (sheets: readonly string[]) => (a: string, b: string) => sheets.indexOf(a) - sheets.indexOf(b)
