import { PassThrough, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Language } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { isRefusalCode, Refusal, refusals, refuse } from '../errors.ts'
import { contextOf } from '../http/organisation-context.ts'
import { guessMapping } from './guess-mapping.ts'
import { importLive } from './import-live.ts'
import type { Mapping } from './mapping-schema.ts'
import { limited } from './open-bytes.ts'
import { failed, type Outcome } from './outcome.ts'
import { checkColumns } from './preview.ts'
import { endImport, insertImport, recordOutcomes, setTotal } from './queries.ts'
import { readCsv, sniffDelimiter } from './read-csv.ts'
import { readNdjson } from './read-ndjson.ts'
import { MOST_ROWS, type Row } from './row.ts'
import { atFault, importActor, repeated } from './run-import.ts'
import { decodeStream, type Encoding, encodingOfHead } from './text-encoding.ts'
import { intakeOfJson, isFailure, type RowFailure, type RowIntake, toIntake } from './to-intake.ts'

export type Streamed = {
  readonly org: string
  readonly by: string
  readonly language: Language
  readonly body: Readable
  readonly format: 'csv' | 'ndjson'
  readonly isGzip: boolean
  readonly encoding?: Encoding | undefined
  /** Absent: an NDJSON line is what POST /api/cases takes, and a CSV file's columns are guessed. */
  readonly mapping?: Mapping | undefined
}

/** A batch is a transaction, for which everybody else at the embedded database waits. */
const AT_ONCE = 50
const HEAD_BYTES = 4_096

type ToIntake = (row: Row) => RowIntake | RowFailure

/**
 * Imports a body as it arrives and gives an NDJSON line for each row as soon as its batch is written. Only the small batch in hand is kept in
 * memory. A mapping that does not fit refuses before the first line; a body that breaks off later ends with a line that says so.
 */
export async function streamImport(deps: Deps, streamed: Streamed): Promise<Readable> {
  const { rows, toRow } = await openBody(deps, streamed)
  const id = deps.newId()
  const now = deps.clock()
  await inOrganisation(deps.database, streamed.org, tx =>
    insertImport(
      { tx, org: streamed.org, now },
      {
        id,
        name: `POST /api/cases/import · ${streamed.format}`,
        kind: 'live',
        mapping: streamed.mapping ?? null,
        by: streamed.by,
      },
    ),
  )
  return Readable.from(lines(deps, streamed, id, rows, toRow), { objectMode: false })
}

async function openBody(
  deps: Deps,
  { body, isGzip, format, encoding: named, mapping }: Streamed,
): Promise<{ rows: AsyncIterable<Row>; toRow: ToIntake }> {
  const limit = limited()
  const bytes = isGzip ? body.pipe(createGunzip()) : body
  for (const stream of [body, bytes]) stream.once('error', error => limit.destroy(error))
  bytes.pipe(limit)
  const { head, rest } = await peek(limit)
  const encoding = named ?? encodingOfHead(head)
  const text = decodeStream(rest, encoding)
  rest.once('error', error => (text as unknown as Readable).destroy(error))
  if (format === 'ndjson') {
    const toRow: ToIntake = mapping ? row => toIntake(mapping, row, deps.clock()) : intakeOfJson
    return { rows: readNdjson(text as AsyncIterable<string>), toRow }
  }
  // Delimiters and quotes are the same bytes in every encoding here but UTF-16, where the other bytes are zero.
  const { headers, rows } = await readCsv(text, sniffDelimiter(head.toString('latin1').replaceAll('\u0000', '')))
  if (headers.length === 0) throw refuse('import.no-rows')
  const used = mapping ?? guessMapping(headers, []).mapping
  if (used.kind === 'history')
    throw refuse('import.mapping-invalid', {
      detail: { zh: '事件日志请用导入页面或 bihuan import 导入', en: 'Import event logs with the import page or bihuan import' },
    })
  checkColumns(used, headers)
  return { rows, toRow: row => toIntake(used, row, deps.clock()) }
}

/** The first bytes of a stream and the whole of it again. */
async function peek(stream: Readable): Promise<{ head: Buffer; rest: Readable }> {
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const chunks: Buffer[] = []
  let length = 0
  let ended = false
  while (length < HEAD_BYTES && !ended) {
    const next = await iterator.next()
    if (next.done) ended = true
    else {
      chunks.push(next.value)
      length += next.value.length
    }
  }
  async function* all(): AsyncGenerator<Buffer> {
    yield* chunks
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  // iconv-lite pipes bytes; through a PassThrough, since Readable.from would hand it objects.
  const rest = new PassThrough()
  const source = Readable.from(all(), { objectMode: false })
  source.once('error', error => rest.destroy(error))
  source.pipe(rest)
  return { head: Buffer.concat(chunks), rest }
}

async function* lines(
  deps: Deps,
  streamed: Streamed,
  id: string,
  rows: AsyncIterable<Row>,
  toRow: ToIntake,
): AsyncGenerator<string> {
  const inImport = <T>(work: (ctx: Ctx) => Promise<T>) =>
    inOrganisation(deps.database, streamed.org, async tx => work(await contextOf(deps, tx, streamed.org, importActor)))
  const seen = new Set<string>()
  let total = 0
  let batch: (RowIntake | RowFailure)[] = []
  let problem: string | null = null
  try {
    for await (const row of rows) {
      if (++total > MOST_ROWS) throw refuse('import.too-many-rows')
      batch.push(toRow(row))
      if (batch.length < AT_ONCE) continue
      yield* written(await importBatch(deps, inImport, id, batch, seen))
      batch = []
    }
    yield* written(await importBatch(deps, inImport, id, batch, seen))
  } catch (error) {
    problem = error instanceof Refusal ? error.code : 'fault'
    if (problem === 'fault') deps.log.error({ err: error, import: id }, 'a streamed import broke off')
    const words = isRefusalCode(problem) ? refusals[problem] : refusals.fault
    yield `${JSON.stringify({ line: total + 1, externalId: null, outcome: 'failed', code: problem, reason: { zh: words.zh.title, en: words.en.title } })}\n`
  } finally {
    await inImport(async ctx => {
      await setTotal(ctx, id, total)
      await endImport(ctx, id, problem === null ? 'done' : 'failed', problem)
    })
  }
}

const written = (outcomes: readonly Outcome[]): string[] => outcomes.map(o => `${JSON.stringify(o)}\n`)

async function importBatch(
  deps: Deps,
  inImport: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>,
  id: string,
  rows: readonly (RowIntake | RowFailure)[],
  seen: Set<string>,
): Promise<Outcome[]> {
  const settled: Outcome[] = []
  const fresh: RowIntake[] = []
  for (const row of rows) {
    if (isFailure(row)) settled.push(failed(row))
    else if (seen.has(row.externalId)) settled.push(repeated(row))
    else {
      seen.add(row.externalId)
      fresh.push(row)
    }
  }
  const done = await importOrNarrow(deps, inImport, id, fresh)
  const outcomes = [...settled, ...done].sort((a, b) => a.line - b.line)
  await inImport(ctx => recordOutcomes(ctx, id, outcomes, 0))
  return outcomes
}

/** The rows in one transaction; where that is a fault, one by one, so that only the row at fault fails. */
async function importOrNarrow(
  deps: Deps,
  inImport: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>,
  id: string,
  rows: readonly RowIntake[],
): Promise<readonly Outcome[]> {
  if (rows.length === 0) return []
  try {
    return (await inImport(ctx => importLive(ctx, id, rows))).outcomes
  } catch (error) {
    if (rows.length === 1) return [atFault(deps, rows[0]!, error)]
    const outcomes: Outcome[] = []
    for (const row of rows) outcomes.push(...(await importOrNarrow(deps, inImport, id, [row])))
    return outcomes
  }
}
