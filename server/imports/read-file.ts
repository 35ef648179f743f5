import { refuse } from '../errors.ts'
import { type FileHead, headOf, openBytes } from './open-bytes.ts'
import { readCsv, sniffDelimiter } from './read-csv.ts'
import { readNdjson } from './read-ndjson.ts'
import { readXlsx } from './read-xlsx.ts'
import { MOST_ROWS, type Row, type RowSource } from './row.ts'
import { decodeStream, detectEncoding, type Encoding } from './text-encoding.ts'

export type ReadOptions = {
  readonly sheet?: string | undefined
  readonly delimiter?: string | undefined
  readonly encoding?: Encoding | undefined
  readonly mostRows?: number | undefined
}

/**
 * Opens a file for reading row by row: CSV (also GBK, UTF-16, with tabs or semicolons), NDJSON, either of them as .gz, or .xlsx; told by
 * content, not by name. Refuses what it cannot read (`import.format-unsupported`, `import.unreadable`, `import.no-rows`) and more than
 * 1,000,000 rows or 200 MB (`import.too-many-rows`, `import.too-large`).
 */
export async function openRows(path: string, options: ReadOptions = {}): Promise<RowSource> {
  const head = await headOf(path)
  const most = options.mostRows ?? MOST_ROWS
  if (head.kind === 'xlsx') {
    const { headers, sheets, rows } = await readXlsx(path, options.sheet)
    if (headers.length === 0) throw refuse('import.no-rows')
    return { format: 'xlsx', headers, sheets, rows: guarded(rows, most) }
  }
  const encoding = options.encoding ?? (await readable(() => detectEncoding(openBytes(path, head))))
  const start = await readable(() => firstText(path, head, encoding))
  if (start.trim() === '') throw refuse('import.no-rows')
  if (start.includes('\u0000'))
    throw refuse('import.format-unsupported', { detail: { zh: '文件内容不是文本', en: 'The file is not text' } })
  if (/^\s*\{/.test(start)) {
    const text = decodeStream(openBytes(path, head), encoding)
    return {
      format: 'ndjson',
      encoding,
      headers: await ndjsonHeaders(path, head, encoding),
      rows: guarded(readNdjson(text as AsyncIterable<string>), most),
    }
  }
  const delimiter = options.delimiter ?? sniffDelimiter(start)
  const source = openBytes(path, head)
  const text = decodeStream(source, encoding)
  source.once('error', error => (text as unknown as { destroy(e: Error): void }).destroy(error))
  const { headers, rows } = await readable(() => readCsv(text, delimiter))
  return { format: 'csv', encoding, delimiter, headers, rows: guarded(rows, most) }
}

const HEAD_CHARACTERS = 64_000
const HEAD_ROWS = 50

async function firstText(path: string, head: FileHead, encoding: Encoding): Promise<string> {
  const source = openBytes(path, head)
  const text = decodeStream(source, encoding)
  let start = ''
  source.once('error', error => (text as unknown as { destroy(e: Error): void }).destroy(error))
  for await (const chunk of text) {
    start += String(chunk)
    if (start.length >= HEAD_CHARACTERS) break
  }
  source.destroy()
  return start
}

/** NDJSON has no header: its columns are the fields of the first rows. */
async function ndjsonHeaders(path: string, head: FileHead, encoding: Encoding): Promise<string[]> {
  const names = new Set<string>()
  let rows = 0
  const source = openBytes(path, head)
  for await (const row of readNdjson(decodeStream(source, encoding) as AsyncIterable<string>)) {
    for (const name of Object.keys(row.cells)) names.add(name)
    if (++rows >= HEAD_ROWS) break
  }
  source.destroy()
  return [...names]
}

async function* guarded(rows: AsyncIterable<Row>, most: number): AsyncGenerator<Row> {
  let count = 0
  try {
    for await (const row of rows) {
      if (++count > most) throw refuse('import.too-many-rows')
      yield row
    }
  } catch (error) {
    throw unreadable(error)
  }
}

async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw unreadable(error)
  }
}

/** A damaged archive is the file's fault and named so; everything else stays what it is. */
function unreadable(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('Z_')
    ? refuse('import.unreadable', { detail: { zh: `压缩文件已损坏（${code}）`, en: `The archive is damaged (${code})` } })
    : error
}
