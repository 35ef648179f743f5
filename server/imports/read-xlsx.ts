import type ExcelJS from 'exceljs'
import { refuse } from '../errors.ts'
import { HEAD_ROWS, headerOf } from './header-rows.ts'
import { openWorkbook } from './open-workbook.ts'
import { cellsOf, columnNames, type Row } from './row.ts'

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

const damaged = (error: unknown) =>
  refuse('import.unreadable', {
    detail: { zh: `工作簿无法读取：${String(error)}`, en: `The workbook cannot be read: ${String(error)}` },
  })

/** Reads a worksheet, the first that holds anything or the one named, below its header. A name that is not there is `import.sheet-missing`; a damaged workbook is `import.unreadable`. */
export async function readXlsx(
  path: string,
  wanted?: string,
): Promise<{ headers: string[]; sheets: string[]; rows: AsyncIterable<Row> }> {
  const workbook = await openWorkbook(path).catch(error => {
    throw damaged(error)
  })
  const names = workbook.sheets.filter(one => one.isShown || one.name === wanted).map(({ name }) => name)
  let isRead = false
  try {
    for (const sheet of workbook.sheets) {
      // A sheet that nobody sees is read only by its name.
      if (wanted === undefined ? !sheet.isShown : wanted !== sheet.name) continue
      const found = await rowsOf(await sheet.rows(), workbook.close)
      // A workbook often begins with an empty sheet or ends with two.
      if (found.headers.length > 0 || wanted === sheet.name) {
        isRead = true
        return { ...found, sheets: [sheet.name, ...names.filter(other => other !== sheet.name)].sort(inOrder(names)) }
      }
    }
  } catch (error) {
    throw damaged(error)
  } finally {
    if (!isRead) workbook.close()
  }
  if (wanted === undefined) throw refuse('import.no-rows')
  throw refuse('import.sheet-missing', {
    detail: {
      zh: `没有工作表“${wanted}”；有：${names.join('、')}`,
      en: `No sheet "${wanted}"; there are: ${names.join(', ')}`,
    },
  })
}

const valuesOf = (row: ExcelJS.Row): string[] => {
  // Index 0 of exceljs's values is never used; absent cells are holes.
  const values = row.values as ExcelJS.CellValue[]
  return Array.from({ length: Math.max(values.length - 1, 0) }, (_, i) => textOf(values[i + 1]))
}

async function rowsOf(
  sheet: AsyncIterable<ExcelJS.Row>,
  done: () => unknown,
): Promise<{ headers: string[]; rows: AsyncIterable<Row> }> {
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
  const read = () =>
    iterator.next().catch(error => {
      throw damaged(error)
    })
  async function* rows(): AsyncGenerator<Row> {
    try {
      for (const { line, values } of first.slice(header.rows)) yield { line, cells: cellsOf(headers, values) }
      for (let next = await read(); !next.done; next = await read()) {
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
