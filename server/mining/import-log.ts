import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type { EventLog } from '../../engine/mining/event-log.ts'
import { inOrganisation, type Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../errors.ts'
import type { LogColumns } from './log-schema.ts'
import { openEventLog, type ReadLog, readEventLog } from './read-event-log.ts'

/** Cases in one transaction. */
export const BATCH = 500

export type LogImport = {
  readonly deps: Pick<Deps, 'database' | 'log'>
  readonly org: string
  readonly id: string
  readonly path: string
  readonly columns: LogColumns
}

/** SHA-256 of a file, as `sha256sum` says it. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/**
 * Reads an uploaded log into its tables, in short transactions; its row says how far it came: `ready`, or `failed` with what is wrong. The file is removed in
 * any case: what is analysed is kept, and nothing of the file beyond it.
 */
export async function importLog({ deps, org, id, path, columns }: LogImport): Promise<void> {
  const set = (values: Readonly<Record<string, unknown>>) =>
    inOrganisation(deps.database, org, tx =>
      tx.updateTable('event_logs').set(values).where('org_id', '=', org).where('id', '=', id).execute(),
    )
  try {
    const { headers } = await openEventLog(path)
    const read = await readEventLog(path, columns, headers)
    for (let from = 0; from < read.log.traces.length; from += BATCH)
      await inOrganisation(deps.database, org, tx => writeTraces(tx, org, id, read.log, from))
    await set(readSummary(read))
  } catch (error) {
    if (!(error instanceof Refusal)) deps.log.error({ err: error, log: id }, 'an event log could not be read')
    const said = error instanceof Refusal ? { code: error.code, detail: error.extras.detail } : { code: 'unknown' }
    await set({ state: 'failed', problem: JSON.stringify(said) })
  } finally {
    await rm(path, { force: true })
    await rm(`${path}.name`, { force: true })
  }
}

/** Writes some cases of a log, from a place on, in the caller's transaction. */
export async function writeTraces(tx: Tx, org: string, id: string, log: EventLog, from: number): Promise<void> {
  const rows = log.traces.slice(from, from + BATCH).map((trace, i) => ({
    ...{ n: from + i, name: trace.id, steps: trace.steps, started_at: new Date(trace.at[0]!).toISOString() },
    gaps: trace.at.map((at, k) => (k === 0 ? 0 : at - trace.at[k - 1]!)),
    ...{ who: trace.who ?? [], attributes: trace.attributes ?? {} },
  }))
  await sql`insert into event_log_traces (org_id, log_id, n, name, steps, started_at, gaps, who, attributes)
    select ${org}, ${id}, r.n, r.name, r.steps, r.started_at, r.gaps, r.who, r.attributes
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(n int, name text, steps int[], started_at timestamptz, gaps bigint[], who int[], attributes jsonb)`.execute(
    tx,
  )
}

/** What the row of a log says once it has been read. */
export function readSummary({ log, rows, left, problems }: ReadLog) {
  const attributes = [...new Set(log.traces.flatMap(trace => Object.keys(trace.attributes ?? {})))]
  return {
    ...{ state: 'ready' as const, activities: JSON.stringify(log.activities), attributes: JSON.stringify(attributes) },
    ...{ resources: log.resources.length, rows, left_out: left, problems: JSON.stringify(problems) },
    ...{ cases: log.traces.length, events: log.traces.reduce((sum, trace) => sum + trace.steps.length, 0) },
  }
}
