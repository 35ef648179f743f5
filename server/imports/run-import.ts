import type { Ctx } from '../context.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { isRefusalCode, Refusal, refusals } from '../errors.ts'
import { contextOf } from '../http/organisation-context.ts'
import { importHistory } from './import-history.ts'
import { type Batch, importLive } from './import-live.ts'
import { readLog } from './log-cases.ts'
import type { Mapping } from './mapping-schema.ts'
import { failed, type Outcome } from './outcome.ts'
import { endImport, isStillRunning, recordOutcomes, setTotal } from './queries.ts'
import { openRows } from './read-file.ts'
import { statisticsRefresher } from './refresh-statistics.ts'
import type { FileOptions } from './schema.ts'
import { tellOwners } from './tell-owners.ts'
import { isFailure, type RowFailure, type RowIntake, toIntake } from './to-intake.ts'

/** An import's cases are opened by nobody in person; who started it stands in its account. */
export const importActor = { person: 'import', roles: [] } as const

/** Rows in one transaction: enough that statements are few, few enough that others at the embedded database do not wait for long. */
export const ROWS_AT_ONCE = 50
const CASES_AT_ONCE = 25

export type Run = {
  readonly deps: Deps
  readonly org: string
  readonly id: string
  readonly path: string
  readonly mapping: Mapping
  readonly options: FileOptions
  readonly signal: AbortSignal
}

type Wrote = ReturnType<typeof statisticsRefresher>

/** Thrown between batches when somebody cancelled the run or the server stops. */
class Stopped extends Error {}

/**
 * Carries an import out, batch by batch, each a transaction with its outcomes and the progress. A fault in a batch is narrowed down to the
 * row it lies in, which fails by name; the others go on. Never throws: how it ended stands in the import's account.
 */
export async function runImport(run: Run): Promise<void> {
  const owed = new Map<string, number>()
  const wrote = statisticsRefresher(run.deps.database)
  try {
    if (run.mapping.kind === 'history') await runLog(run, wrote)
    else await runRows(run, owed, wrote)
    await inImport(run, async ctx => {
      if (await endImport(ctx, run.id, 'done', null)) await tellOwners(ctx, run.id, owed)
    })
  } catch (error) {
    // Cancelled by hand: the account says so already. Stopped with the server: the file can be imported again.
    if (error instanceof Stopped && !run.signal.aborted) return
    const code = error instanceof Stopped ? 'import.interrupted' : error instanceof Refusal ? error.code : 'fault'
    if (code === 'fault') run.deps.log.error({ err: error, import: run.id }, 'an import failed')
    await inImport(run, async ctx => {
      await endImport(ctx, run.id, 'failed', code)
    })
  }
}

const inImport = <T>({ deps, org }: Run, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inOrganisation(deps.database, org, async tx => work(await contextOf(deps, tx, org, importActor)))

async function runRows(run: Run, owed: Map<string, number>, wrote: Wrote): Promise<void> {
  const { deps, path, mapping, options } = run
  let total = 0
  for await (const _ of (await openRows(path, options)).rows) total++
  await inImport(run, ctx => setTotal(ctx, run.id, total))
  const seen = new Set<string>()
  let rows: (RowIntake | RowFailure)[] = []
  for await (const row of (await openRows(path, options)).rows) {
    rows.push(toIntake(mapping, row, deps.clock()))
    if (rows.length < ROWS_AT_ONCE) continue
    await importRows(run, rows, seen, owed)
    await wrote(rows.length)
    rows = []
  }
  await importRows(run, rows, seen, owed)
}

async function importRows(
  run: Run,
  rows: readonly (RowIntake | RowFailure)[],
  seen: Set<string>,
  owed: Map<string, number>,
): Promise<void> {
  const settled: Outcome[] = []
  const fresh = rows.filter((row): row is RowIntake => {
    if (isFailure(row)) settled.push(failed(row))
    else if (seen.has(row.externalId)) settled.push(repeated(row))
    else {
      seen.add(row.externalId)
      return true
    }
    return false
  })
  await narrowing(run, fresh, settled, (ctx, some) => importLive(ctx, run.id, some), owed)
}

async function runLog(run: Run, wrote: Wrote): Promise<void> {
  const { rows } = await openRows(run.path, run.options)
  const { cases, failures } = await readLog(run.mapping, rows, run.deps.clock())
  await inImport(run, ctx => setTotal(ctx, run.id, cases.length + failures.length))
  const seen = new Set<string>()
  const settled = failures.map(failed)
  const fresh = cases.filter(one => {
    if (!seen.has(one.externalId)) return Boolean(seen.add(one.externalId))
    settled.push(repeated(one))
    return false
  })
  await narrowing(run, [], settled, async () => ({ outcomes: [], events: 0, owed: new Map() }), new Map())
  for (let i = 0; i < fresh.length; i += CASES_AT_ONCE) {
    const some = fresh.slice(i, i + CASES_AT_ONCE)
    await narrowing(run, some, [], (ctx, these) => importHistory(ctx, run.id, run.mapping, these), new Map())
    await wrote(some.length)
  }
}

/** A second row under the same id changes nothing, like importing the first one again would. */
export const repeated = ({ line, externalId }: Pick<RowIntake, 'line' | 'externalId'>): Outcome => ({
  line,
  externalId,
  outcome: 'unchanged',
  code: 'row.repeated',
  reason: { zh: '同一文件中编号重复，采用第一次出现的一行', en: 'The id comes twice in the file; the first row counts' },
})

/** Imports rows in one transaction; where that is a fault, in halves, until the row at fault stands alone. */
async function narrowing<R extends RowIntake>(
  run: Run,
  rows: readonly R[],
  settled: readonly Outcome[],
  work: (ctx: Ctx, rows: readonly R[]) => Promise<Batch>,
  owed: Map<string, number>,
): Promise<void> {
  if (rows.length === 0 && settled.length === 0) return
  if (run.signal.aborted) throw new Stopped()
  try {
    const batch = await inImport(run, async ctx => {
      if (!(await isStillRunning(ctx, run.id))) throw new Stopped()
      const done = rows.length === 0 ? undefined : await work(ctx, rows)
      await recordOutcomes(ctx, run.id, [...settled, ...(done?.outcomes ?? [])], done?.events ?? 0)
      return done
    })
    for (const [person, count] of batch?.owed ?? []) owed.set(person, (owed.get(person) ?? 0) + count)
  } catch (error) {
    if (error instanceof Stopped || rows.length === 0) throw error
    if (rows.length === 1) return narrowing(run, [], [...settled, atFault(run.deps, rows[0]!, error)], work, owed)
    const half = Math.ceil(rows.length / 2)
    await narrowing(run, rows.slice(0, half), settled, work, owed)
    await narrowing(run, rows.slice(half), [], work, owed)
  }
}

/** What the database cannot keep is the row's fault by name; anything else is ours, is logged, and stops only this row. */
export function atFault(
  deps: Pick<Deps, 'log'>,
  { line, externalId }: Pick<RowIntake, 'line' | 'externalId'>,
  error: unknown,
): Outcome {
  const state = error instanceof Error && 'code' in error ? String(error.code) : ''
  const code = state === '22021' || state === '22P05' || state === '22P02' ? 'row.value-invalid' : 'fault'
  if (code === 'fault') deps.log.error({ err: error, line }, 'a row could not be imported')
  const words = isRefusalCode(code) ? refusals[code] : refusals.fault
  return { line, externalId, outcome: 'failed', code, reason: { zh: words.zh.title, en: words.en.title } }
}
