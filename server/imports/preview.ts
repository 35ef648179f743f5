import type { Ctx } from '../context.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import { guessMapping } from './guess-mapping.ts'
import { knownExternalIds } from './known-ids.ts'
import { readLog } from './log-cases.ts'
import { type Mapping, missingColumns, read } from './mapping-schema.ts'
import { mendOf } from './outcome.ts'
import { openRows } from './read-file.ts'
import type { Row, RowSource } from './row.ts'
import type { FileOptions, Preview } from './schema.ts'
import { isFailure, type RowFailure, toIntake } from './to-intake.ts'
import type { Upload } from './upload-store.ts'

const SAMPLE = 20
const GUESSED_FROM = 2_000
const SHOWN_PROBLEMS = 100

type Wanted = FileOptions & { readonly mapping?: Mapping | undefined }
type DryRun = { rows: number; cases: number; events: number; ids: string[]; failures: RowFailure[]; repeated: number }

/**
 * Reads a whole file without changing anything: what it is, how it would be mapped (as given, else a proposal), and what an import would do
 * with each row. Refuses a mapping that names columns the file does not have (`import.mapping-invalid`).
 */
export async function previewImport(
  deps: Deps,
  { org, now }: Pick<Ctx, 'org' | 'now'>,
  upload: Upload,
  wanted: Wanted,
): Promise<Preview> {
  const { source, first } = await openWithSample(upload.path, wanted)
  const guess = wanted.mapping
    ? { mapping: wanted.mapping, withoutId: wanted.mapping.case.externalId === undefined }
    : guessMapping(source.headers, first)
  const { mapping } = guess
  checkColumns(mapping, source.headers)
  const activities = new Map<string, number>()
  const counted = counting(again(upload.path, wanted), mapping, activities)
  const tried = mapping.kind === 'history' ? await tryLog(mapping, counted, now) : await tryRows(mapping, counted, now)
  const known = await countKnown(deps, org, tried.ids)
  return {
    file: upload.id,
    name: upload.name,
    format: source.format,
    encoding: source.encoding ?? null,
    delimiter: source.delimiter ?? null,
    sheets: [...(source.sheets ?? [])],
    headers: [...source.headers],
    sample: first.slice(0, SAMPLE).map(({ line, cells }) => ({ line, cells: { ...cells } })),
    mapping,
    preset: 'preset' in guess ? (guess.preset ?? null) : null,
    withoutId: guess.withoutId,
    activities: [...activities]
      .map(([name, count]) => ({ name, count }))
      .sort((a, b) => b.count - a.count)
      .slice(0, 500),
    counts: {
      rows: tried.rows,
      cases: tried.cases,
      events: tried.events,
      create: tried.ids.length - known,
      unchanged: known + tried.repeated,
      failed: tried.failures.length,
    },
    problems: tried.failures
      .sort((a, b) => a.line - b.line)
      .slice(0, SHOWN_PROBLEMS)
      .map(({ line, externalId, problem }) => ({
        line,
        externalId: externalId ?? null,
        code: problem.code,
        field: problem.field ?? null,
        reason: problem.reason,
        mend: mendOf(problem.code),
      })),
  }
}

/** Refuses a mapping whose columns are not in the file, naming each. */
export function checkColumns(mapping: Mapping, headers: readonly string[]): void {
  const missing = missingColumns(mapping, headers)
  if (missing.length === 0) return
  throw refuse('import.mapping-invalid', {
    fields: Object.fromEntries(
      missing.map(({ path, column }) => [
        `mapping.${path}`,
        { zh: `文件中没有“${column}”这一列`, en: `The file has no column "${column}"` },
      ]),
    ),
  })
}

async function openWithSample(path: string, options: FileOptions): Promise<{ source: RowSource; first: Row[] }> {
  const source = await openRows(path, options)
  const first: Row[] = []
  for await (const row of source.rows) if (first.push(row) >= GUESSED_FROM) break
  return { source, first }
}

async function* again(path: string, options: FileOptions): AsyncGenerator<Row> {
  yield* (await openRows(path, options)).rows
}

async function* counting(rows: AsyncIterable<Row>, mapping: Mapping, activities: Map<string, number>): AsyncGenerator<Row> {
  for await (const row of rows) {
    const name = read(mapping.history?.activity, row.cells)
    if (name !== '') activities.set(name, (activities.get(name) ?? 0) + 1)
    yield row
  }
}

async function tryRows(mapping: Mapping, rows: AsyncIterable<Row>, now: string): Promise<DryRun> {
  const result: DryRun = { rows: 0, cases: 0, events: 0, ids: [], failures: [], repeated: 0 }
  const seen = new Set<string>()
  for await (const row of rows) {
    result.rows++
    const intake = toIntake(mapping, row, now)
    if (isFailure(intake)) result.failures.push(intake)
    else if (seen.has(intake.externalId)) result.repeated++
    else {
      seen.add(intake.externalId)
      result.ids.push(intake.externalId)
    }
  }
  result.cases = result.ids.length
  return result
}

async function tryLog(mapping: Mapping, rows: AsyncIterable<Row>, now: string): Promise<DryRun> {
  const { cases, failures, read: count } = await readLog(mapping, rows, now)
  const ids = new Set(cases.map(c => c.externalId))
  return {
    rows: count,
    cases: cases.length,
    events: cases.reduce((n, c) => n + c.events.length, 0),
    ids: [...ids],
    failures,
    repeated: cases.length - ids.size,
  }
}

async function countKnown(deps: Deps, org: string, ids: readonly string[]): Promise<number> {
  let known = 0
  for (let i = 0; i < ids.length; i += 5_000)
    known += (await inOrganisation(deps.database, org, tx => knownExternalIds({ tx, org }, ids.slice(i, i + 5_000)))).size
  return known
}
