import { CsvError, parse } from 'csv-parse'
import { cellsOf, columnNames, type Row } from './row.ts'

export const delimiters = [',', ';', '\t', '|'] as const

/** The delimiter that the first line has most of, outside quotes; a comma where it has none. */
export function sniffDelimiter(text: string): string {
  const counts = new Map<string, number>()
  let quoted = false
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === '\n' || letter === '\r')) break
    else if (!quoted) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return delimiters.reduce<string>((best, d) => ((counts.get(d) ?? 0) > (counts.get(best) ?? 0) ? d : best), ',')
}

type Parsed = { record: string[]; info: { lines: number } }

/**
 * Reads delimited text: first the header, then its rows with the line each begins at (a quoted cell may hold line breaks).
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
  const first = await records.next()
  const headers = first.done ? [] : columnNames(first.value.record)
  return { headers, rows: rowsOf(records, headers, first.done ? 1 : first.value.info.lines) }
}

async function* rowsOf(records: AsyncIterator<Parsed>, headers: readonly string[], headerEnd: number): AsyncGenerator<Row> {
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
    await records.return?.()
  }
}

const lineBreaks = (cell: string): number => {
  let n = 0
  for (let i = cell.indexOf('\n'); i !== -1; i = cell.indexOf('\n', i + 1)) n++
  return n
}
