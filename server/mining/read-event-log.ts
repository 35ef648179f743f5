import { type EventLog, logBuilder } from '../../engine/mining/event-log.ts'
import { refuse } from '../errors.ts'
import { read } from '../imports/mapping-schema.ts'
import { headOf, openBytes } from '../imports/open-bytes.ts'
import { openRows } from '../imports/read-file.ts'
import { readTime } from '../imports/read-time.ts'
import { MOST_ROWS, type Row } from '../imports/row.ts'
import { decodeStream, encodingOfMark, encodingOfXml } from '../imports/text-encoding.ts'
import { guessLogColumns, RECORDED, unknownColumns } from './log-columns.ts'
import type { LogColumns } from './log-schema.ts'
import { readXes, XesError } from './read-xes.ts'

const SAMPLE = 500
/** Beyond these nobody reads a map, and columns are free text rather than something to count by. */
export const MOST_ACTIVITIES = 500
export const MOST_COLUMNS = 60
const MOST_TEXT = 200
const MOST_NAME = 1_000
const MOST_PROBLEMS = 20

/** As the database keeps it: no character NUL, and no half of one that was cut in two. */
const kept = (text: string, most: number): string =>
  text
    .slice(0, most)
    .replaceAll('\u0000', '')
    .replace(/\p{Surrogate}/gu, '\ufffd')

/** Why a row cannot be used; the whole case is left out with it, since half a history would give wrong times. */
export type LogProblem = { readonly line: number; readonly case: string; readonly zh: string; readonly en: string }
export type OpenedLog = {
  readonly format: 'csv' | 'ndjson' | 'xlsx' | 'xes'
  readonly headers: readonly string[]
  readonly sample: readonly Row[]
  readonly guess: LogColumns
}
export type ReadLog = {
  readonly log: EventLog
  readonly rows: number
  /** Cases left out because of a row that cannot be read, and the first of those rows. */
  readonly left: number
  readonly problems: readonly LogProblem[]
}

/** Looks at a log: what it is, its columns, its first rows, and a proposal of what is what. CSV, NDJSON and XES, also as .gz, and .xlsx. */
export async function openEventLog(path: string): Promise<OpenedLog> {
  const { format, headers, rows, classifiers } = await openAny(path)
  const sample: Row[] = []
  for await (const row of rows) {
    sample.push(row)
    if (sample.length >= SAMPLE) break
  }
  // XES names its columns nowhere: they are those of the first events.
  const names = headers ?? [...new Set(sample.flatMap(row => Object.keys(row.cells)))]
  if (sample.length === 0) throw refuse('import.no-rows')
  return { format, headers: names, sample, guess: guessLogColumns(names, sample, classifiers) }
}

/** Reads a whole log. Refuses columns that the file does not have (`mining.columns-unknown`) and what no map could show (`mining.too-many-activities`). */
export async function readEventLog(path: string, columns: LogColumns, known: readonly string[]): Promise<ReadLog> {
  const unknown = unknownColumns(columns, known)
  if (unknown.length > 0)
    throw refuse('mining.columns-unknown', {
      detail: { zh: `没有这些列：${unknown.join('、')}`, en: `There are no columns ${unknown.join(', ')}` },
    })
  const columnsKept = known.filter(name => name !== columns.time && name !== columns.case).slice(0, MOST_COLUMNS)
  const builder = logBuilder(columnsKept)
  const bad = new Map<string, LogProblem>()
  const activities = new Set<string>()
  const nameless: LogProblem[] = []
  let rows = 0
  for await (const row of (await openAny(path)).rows) {
    rows++
    const id = columns.case === undefined ? `#${row.line}` : kept(read(columns.case, row.cells), MOST_NAME)
    const problem = (zh: string, en: string) => {
      const found = { line: row.line, case: id, zh, en }
      if (id === '') nameless.push(found)
      else if (!bad.has(id)) bad.set(id, found)
    }
    if (row.problem) {
      problem(row.problem.reason.zh, row.problem.reason.en ?? row.problem.code)
      continue
    }
    if (columns.only !== undefined && !isMeant(columns.only, row)) continue
    const activity = columns.activity === undefined ? RECORDED : kept(read(columns.activity, row.cells), MOST_TEXT)
    const when = kept(read(columns.time, row.cells), MOST_TEXT)
    const at = readTime(when, { zone: columns.zone, format: columns.dateTime })
    if (id === '') problem(`“${columns.case}”列没有案件编号`, `Column "${columns.case}" names no case`)
    else if (activity === '') problem(`“${columns.activity}”列没有活动`, `Column "${columns.activity}" names no activity`)
    else if (at === undefined) problem(`看不懂的时间：“${kept(when, 60)}”`, `Not a time that can be read: "${kept(when, 60)}"`)
    else {
      activities.add(activity)
      if (activities.size > MOST_ACTIVITIES) throw refuse('mining.too-many-activities')
      const values = columnsKept.map(name => kept((row.cells[name] ?? '').trim(), MOST_TEXT))
      builder.add({
        case: id,
        activity,
        at: Date.parse(at),
        resource: kept(read(columns.resource, row.cells), MOST_TEXT),
        values,
      })
    }
  }
  const log = builder.finish()
  const whole = bad.size === 0 ? log : { ...log, traces: log.traces.filter(trace => !bad.has(trace.id)) }
  if (whole.traces.length === 0) throw refuse('import.no-rows')
  const problems = [...nameless, ...bad.values()].sort((a, b) => a.line - b.line)
  return { log: whole, rows, left: bad.size, problems: problems.slice(0, MOST_PROBLEMS) }
}

/** Whether a row is the moment that is counted; one that says nothing of moments is an event like any other. */
function isMeant({ column, is }: NonNullable<LogColumns['only']>, { cells }: Row): boolean {
  const said = (cells[column] ?? '').trim().toLowerCase()
  return said === '' || said === is.toLowerCase()
}

async function openAny(path: string): Promise<{
  format: OpenedLog['format']
  headers: readonly string[] | null
  rows: AsyncIterable<Row>
  /** Of XES: what it says tells one activity from another; filled while rows are read. */
  classifiers: readonly string[]
}> {
  const head = await headOf(path)
  if (head.kind === 'text') {
    const { start, encoding } = await startOf(path, head)
    if (/^\s*<(\?xml|(\w+:)?log|!--|!DOCTYPE)/i.test(start)) {
      const classifiers: string[] = []
      return { format: 'xes', headers: null, rows: xesRows(path, { ...head, encoding }, classifiers), classifiers }
    }
  }
  const { format, headers, rows } = await openRows(path)
  return { format, headers, rows, classifiers: [] }
}

/** How a text begins, and in which encoding it is if it is XML: what its mark says, else its declaration, else UTF-8. */
async function startOf(path: string, head: { readonly isGzip: boolean }): Promise<{ start: string; encoding: string }> {
  const source = openBytes(path, head)
  try {
    for await (const chunk of source) {
      const bytes = chunk as Buffer
      const marked = encodingOfMark(bytes) ?? 'utf-8'
      const start = new TextDecoder(marked.startsWith('utf-16') ? marked : 'utf-8').decode(bytes.subarray(0, 400))
      return { start, encoding: encodingOfXml(start) ?? marked }
    }
  } catch {
    // A damaged archive is named by whoever reads it whole.
  } finally {
    source.destroy()
  }
  return { start: '', encoding: 'utf-8' }
}

async function* xesRows(
  path: string,
  head: { readonly isGzip: boolean; readonly encoding: string },
  classifiers: string[],
): AsyncGenerator<Row> {
  const source = openBytes(path, head)
  const text = decodeStream(source, head.encoding)
  source.once('error', error => (text as unknown as { destroy(e: Error): void }).destroy(error))
  let rows = 0
  try {
    for await (const row of readXes(text as AsyncIterable<string>, keys => classifiers.push(keys))) {
      if (++rows > MOST_ROWS) throw refuse('import.too-many-rows')
      yield row
    }
  } catch (error) {
    if (error instanceof XesError)
      throw refuse('mining.xes-broken', {
        detail: { zh: `第 ${error.line} 行：${error.message}`, en: `Line ${error.line}: ${error.message}` },
      })
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('Z_'))
      throw refuse('import.unreadable', { detail: { zh: `压缩文件已损坏（${code}）`, en: `The archive is damaged (${code})` } })
    throw error
  } finally {
    source.destroy()
  }
}
