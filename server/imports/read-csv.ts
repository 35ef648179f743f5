import { CsvError, parse } from 'csv-parse'
import { HEAD_ROWS, headerOf } from './header-rows.ts'
import { cellsOf, columnNames, type Row } from './row.ts'

export const delimiters = [',', ';', '\t', '|'] as const

/** The delimiter that the first line with any has most of, outside quotes (a title may stand above the columns); a comma where there is none. */
export function sniffDelimiter(text: string): string {
  const counts = new Map<string, number>()
  let quoted = false
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === '\n' || letter === '\r') && delimiters.some(d => counts.has(d))) break
    else if (!quoted) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return delimiters.reduce<string>((best, d) => ((counts.get(d) ?? 0) > (counts.get(best) ?? 0) ? d : best), ',')
}

type Parsed = { record: string[]; info: { lines: number } }

/**
 * Reads delimited text: first the header (a title above it is passed over), then its rows with the line each begins at (a quoted cell may hold line breaks).
 * A record that cannot be parsed (a quote never closed, a cell of megabytes) is one row with a problem; nothing after it can be told apart.
 */
export async function readCsv(
  text: NodeJS.ReadableStream,
  delimiter: string,
): Promise<{ headers: string[]; rows: AsyncIterable<Row> }> {
  // Excel's exports of other programs hold quotes inside unquoted cells; they stand for themselves.
  const parser = text.pipe(
    parse({
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 4_000_000,
    }),
  )
  text.on('error', error => parser.destroy(error))
  parser.once('close', () => 'destroy' in text && typeof text.destroy === 'function' && text.destroy())
  const records = (parser as AsyncIterable<Parsed>)[Symbol.asyncIterator]()
  const first: Parsed[] = []
  // What cannot be parsed among them is met again below, as the row it is.
  let broken: unknown
  while (first.length < HEAD_ROWS && broken === undefined) {
    const next = await records.next().catch(error => {
      broken = error
      return { done: true as const, value: undefined }
    })
    if (next.done) break
    first.push(next.value)
  }
  if (broken !== undefined && (first.length === 0 || !(broken instanceof CsvError))) throw broken
  const header = headerOf(first.map(({ record }) => record))
  const headers = columnNames(header.names)
  const end = first[header.rows - 1]?.info.lines ?? 1
  return { headers, rows: rowsOf(continued(first.slice(header.rows), broken, records), headers, end) }
}

/** Records that have been read already, and then those that follow. */
async function* continued(first: readonly Parsed[], broken: unknown, records: AsyncIterator<Parsed>): AsyncGenerator<Parsed> {
  try {
    yield* first
    if (broken !== undefined) throw broken
    for (let next = await records.next(); !next.done; next = await records.next()) yield next.value
  } finally {
    await records.return?.()
  }
}

async function* rowsOf(records: AsyncGenerator<Parsed>, headers: readonly string[], headerEnd: number): AsyncGenerator<Row> {
  let end = headerEnd
  try {
    for (let next = await records.next(); !next.done; next = await records.next()) {
      const { record, info } = next.value
      const breaks = record.reduce((n, cell) => n + lineBreaks(cell), 0)
      // `lines` counts to the end of the record; its own line breaks lie before that.
      const line = Math.max(info.lines - breaks, end + 1)
      end = info.lines
      if (record.every(cell => cell.trim() === '')) continue
      yield { line, cells: cellsOf(headers, record) }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    yield {
      line: end + 1,
      cells: {},
      problem: {
        code: 'row.broken',
        reason: {
          zh: `从这一行起无法解析：${error.code}（引号未闭合或单元格过大）`,
          en: `Cannot be parsed from this line on: ${error.code} (a quote that is never closed, or a cell too large)`,
        },
      },
    }
  } finally {
    await records.return(undefined)
  }
}

const lineBreaks = (cell: string): number => {
  let n = 0
  for (let i = cell.indexOf('\n'); i !== -1; i = cell.indexOf('\n', i + 1)) n++
  return n
}
