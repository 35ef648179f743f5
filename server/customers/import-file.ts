import type { Language } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { Refusal, refusals, refuse } from '../errors.ts'
import { openRows } from '../imports/read-file.ts'
import { CellProblem, type Cells, tableColumns } from './import-columns.ts'
import { keyCells, rowWriters } from './import-rows.ts'
import type { FileImport, FileImportRow, FileTable } from './import-schema.ts'

/** More rows than this come in several files. */
const MOST_ROWS = 20_000
/** In one transaction: others use the database in between. */
const SLICE = 100
/** Shown of a large file. */
const MOST_SHOWN = 1_000

export type FileRow = { readonly line: number; readonly cells: Cells }
type Found = Pick<FileImport, 'rows' | 'counts'> & { readonly failed: readonly FileImportRow[] }

const beforeBracket = (title: string): string => title.split(/[（(]/, 1)[0]!.trim()

/** The rows of a table, cells trimmed. Without a column that it needs it is `file-import.columns-missing`. */
export async function readTable(path: string, table: FileTable): Promise<FileRow[]> {
  const source = await openRows(path, { mostRows: MOST_ROWS })
  const columns = new Map<string, string>()
  for (const header of source.headers)
    for (const { id, zh, en } of tableColumns[table]) {
      const plain = header
        .trim()
        .replace(/[*＊]$/, '')
        .trim()
      const short = beforeBracket(plain)
      const isIt = [zh, beforeBracket(zh)].some(name => name === plain || name === short)
      if (!columns.has(id) && (isIt || en.toLowerCase() === plain.toLowerCase())) columns.set(id, header)
    }
  const missing = tableColumns[table].filter(column => column.need === true && !columns.has(column.id))
  if (missing.length > 0)
    throw refuse('file-import.columns-missing', {
      detail: {
        zh: `缺少：${missing.map(one => one.zh).join('、')}；文件里有：${source.headers.slice(0, 20).join('、')}`,
        en: `Missing: ${missing.map(one => one.en).join(', ')}; the file has: ${source.headers.slice(0, 20).join(', ')}`,
      },
    })
  const rows: FileRow[] = []
  for await (const { line, cells } of source.rows) {
    const read: Record<string, string> = {}
    for (const [id, header] of columns) {
      const text = (cells[header] ?? '').trim().slice(0, 2_000)
      if (text !== '') read[id] = text
    }
    if (Object.keys(read).length > 0) rows.push({ line, cells: read })
  }
  if (rows.length === 0) throw refuse('import.no-rows')
  return rows
}

/** Ends the transaction of a slice that was only tried with what it found. A class because it must be thrown: thrown, it takes everything back. */
class Tried extends Error {
  readonly rows: readonly FileImportRow[]
  constructor(rows: readonly FileImportRow[]) {
    super('a dry run')
    this.rows = rows
  }
}

/**
 * Takes a table row by row, a hundred in a transaction; a dry run takes each back. Says of each row what it does (new, changed, same) or why it
 * cannot, with how to mend it; a row that fails leaves nothing, and the others go in. Sent twice, the second time everything is the same.
 */
export async function importTable(
  inSlice: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>,
  table: FileTable,
  rows: readonly FileRow[],
  apply: boolean,
): Promise<Found> {
  const seen = new Map<string, number>()
  const all: FileImportRow[] = []
  for (let i = 0; i < rows.length; i += SLICE) {
    const slice = rows.slice(i, i + SLICE)
    const twice = new Map(slice.flatMap(row => repeated(seen, table, row)))
    const work = async (ctx: Ctx) => {
      const done: FileImportRow[] = []
      for (const row of slice) done.push(await takeRow(ctx, table, row, twice.get(row.line)))
      if (!apply) throw new Tried(done)
      return done
    }
    all.push(
      ...(await inSlice(work).catch((error: unknown) => {
        if (error instanceof Tried) return error.rows
        throw error
      })),
    )
  }
  const count = (outcome: FileImportRow['outcome']) => all.filter(row => row.outcome === outcome).length
  const rank = { failed: 0, changed: 1, new: 2, same: 3 } as const
  const shown = [...all].sort((a, b) => rank[a.outcome] - rank[b.outcome] || a.line - b.line).slice(0, MOST_SHOWN)
  return {
    rows: shown.sort((a, b) => a.line - b.line),
    failed: all.filter(row => row.outcome === 'failed'),
    counts: { new: count('new'), changed: count('changed'), same: count('same'), failed: count('failed') },
  }
}

const keyOf = (table: FileTable, { cells }: FileRow): string => keyCells[table].flatMap(column => cells[column] ?? []).join(' · ')

function repeated(seen: Map<string, number>, table: FileTable, row: FileRow): [number, number][] {
  const key = table === 'customers' && row.cells.code !== undefined ? row.cells.code : keyOf(table, row)
  const first = seen.get(key)
  if (first === undefined) seen.set(key, row.line)
  return first === undefined ? [] : [[row.line, first]]
}

async function takeRow(ctx: Ctx, table: FileTable, row: FileRow, first: number | undefined): Promise<FileImportRow> {
  const base = { line: row.line, key: keyOf(table, row), changes: [], problems: [] }
  const failed = (problem: FileImportRow['problems'][number]): FileImportRow => ({
    ...base,
    outcome: 'failed',
    problems: [problem],
  })
  if (first !== undefined)
    return failed({
      column: keyCells[table].at(-1)!,
      says: { zh: `与第 ${first} 行重复`, en: `The same as line ${first}` },
      mend: { zh: '删去其中一行', en: 'Take one of the two away' },
    })
  try {
    const { isNew, changes } = await rowWriters[table](ctx, row.cells)
    return { ...base, outcome: isNew ? 'new' : changes.length > 0 ? 'changed' : 'same', changes: [...changes] }
  } catch (error) {
    if (error instanceof CellProblem) return failed({ column: error.column, says: error.says, mend: error.mend })
    // Refusals come before anything of the row is written; what is no refusal is a fault, and ends the import.
    if (!(error instanceof Refusal)) throw error
    const { zh, en } = refusals[error.code]
    const { detail } = error.extras
    return failed({
      column: '',
      says: { zh: detail === undefined ? zh.title : `${zh.title}（${detail.zh}）`, en: en.title },
      mend: { zh: zh.mend, en: en.mend },
    })
  }
}

/** The template of a table as .xlsx: its columns, those that are needed with a star, and what goes into them. */
export async function fileTemplate(table: FileTable, language: Language): Promise<Buffer> {
  return workbook(
    tableColumns[table].map(column => `${column[language]}${column.need === true ? ' *' : ''}`),
    [],
    tableColumns[table].map(column => column.hint ?? ''),
  )
}

/** The rows that cannot be taken as .xlsx: their own cells, what is wrong and how to mend it. */
export async function failedWorkbook(
  table: FileTable,
  rows: readonly FileRow[],
  failed: readonly FileImportRow[],
  language: Language,
): Promise<Buffer> {
  const byLine = new Map(rows.map(row => [row.line, row.cells]))
  const say = ({ zh, en }: { zh: string; en?: string | undefined }) => (language === 'zh' ? zh : (en ?? zh))
  return workbook(
    [
      ...tableColumns[table].map(column => column[language]),
      ...(language === 'zh' ? ['原行号', '问题', '怎样更正'] : ['Line', 'Problem', 'How to mend it']),
    ],
    failed.map(row => [
      ...tableColumns[table].map(column => byLine.get(row.line)?.[column.id] ?? ''),
      row.line,
      row.problems.map(one => say(one.says)).join('; '),
      row.problems.map(one => say(one.mend)).join('; '),
    ]),
  )
}

async function workbook(
  headers: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  notes: readonly string[] = [],
) {
  // Loaded with the first workbook, not at every start.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('1', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = headers.map(header => ({ header, width: 18 }))
  sheet.getRow(1).font = { bold: true }
  notes.forEach((note, i) => {
    if (note !== '') sheet.getCell(1, i + 1).note = note
  })
  for (const row of rows) sheet.addRow([...row])
  return Buffer.from(await book.xlsx.writeBuffer())
}
