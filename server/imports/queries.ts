import { sql } from 'kysely'
import { unsealedOrNone } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../database/transaction.ts'
import { isRefusalCode, refusals, refuse } from '../errors.ts'
import { isMoment } from '../http/cursor.ts'
import { mendOf, type Outcome } from './outcome.ts'
import type { ImportRow, ImportView, ListRows } from './schema.ts'

type Scope = { readonly tx: Tx; readonly org: string; readonly now: string }

/** A run without a sign of life for this long has died with its process. */
const SILENT_MS = 120_000

const columns = [
  'id',
  'name',
  'kind',
  'state',
  'total',
  'created',
  'unchanged',
  'failed',
  'events',
  'problem',
  'started_by',
  'started_at',
  'ended_at',
] as const

/** Ends runs whose process has died, so that nobody waits for them; importing the file again adds what is missing. */
async function endSilent({ tx, org, now }: Scope): Promise<void> {
  const before = new Date(Date.parse(now) - SILENT_MS).toISOString()
  await tx
    .updateTable('imports')
    .set({ state: 'failed', problem: 'import.interrupted', ended_at: now })
    .where('org_id', '=', org)
    .where('state', '=', 'running')
    .where('touched_at', '<', before)
    .execute()
}

type ImportColumns = {
  id: string
  name: string
  kind: 'live' | 'history'
  state: ImportView['state']
  total: number
  created: number
  unchanged: number
  failed: number
  events: number
  problem: string | null
  started_by: string
  started_at: string
  ended_at: string | null
}

function view(ctx: Ctx, row: ImportColumns): ImportView {
  const words = isRefusalCode(row.problem) ? refusals[row.problem] : undefined
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    state: row.state,
    total: row.total,
    done: row.created + row.unchanged + row.failed,
    created: row.created,
    unchanged: row.unchanged,
    failed: row.failed,
    events: row.events,
    problem:
      row.problem === null
        ? null
        : {
            code: row.problem,
            title: { zh: words?.zh.title ?? row.problem, en: words?.en.title ?? row.problem },
            mend: mendOf(row.problem),
          },
    startedBy: { id: row.started_by, name: named(ctx, row.started_by).name },
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }
}

/** One import with its progress; unknown is `import.not-found`. */
export async function findImport(ctx: Ctx, id: string): Promise<ImportView> {
  await endSilent(ctx)
  const row = await ctx.tx
    .selectFrom('imports')
    .select(columns)
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw refuse('import.not-found')
  return view(ctx, row)
}

/** Imports, latest first, by key. */
export async function listImports(
  ctx: Ctx,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: ImportView[]; next: string | null }> {
  await endSilent(ctx)
  const [at, id] = after?.split(' ') ?? []
  if (after !== undefined && (id === undefined || !isMoment(at!))) throw refuse('cursor.unreadable')
  let query = ctx.tx.selectFrom('imports').select(columns).where('org_id', '=', ctx.org)
  if (at !== undefined && id !== undefined) query = query.where(sql<boolean>`(started_at, id) < (${at}::timestamptz, ${id})`)
  const rows = await query
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { items: page.map(r => view(ctx, r)), next: rows.length > limit && last ? `${last.started_at} ${last.id}` : null }
}

/** The outcomes of an import's rows by line; `outcome` filters. */
export async function listRows(
  ctx: Ctx,
  id: string,
  { outcome, limit, after }: ListRows,
): Promise<{ items: ImportRow[]; next: string | null }> {
  await findImport(ctx, id)
  let query = ctx.tx
    .selectFrom('import_rows')
    .leftJoin('cases', join =>
      join.onRef('cases.org_id', '=', 'import_rows.org_id').onRef('cases.id', '=', 'import_rows.case_id'),
    )
    .select([
      'import_rows.line',
      'import_rows.external_id',
      'import_rows.outcome',
      'import_rows.code',
      'import_rows.reason',
      'import_rows.reason_en',
      'import_rows.case_id',
      'cases.number',
    ])
    .select(unsealedOrNone(ctx, 'import_rows.case_id').as('is_seen'))
    .where('import_rows.org_id', '=', ctx.org)
    .where('import_rows.import_id', '=', id)
    .where('import_rows.line', '>', after ?? -1)
  if (outcome !== undefined) query = query.where('import_rows.outcome', '=', outcome)
  const rows = await query
    .orderBy('import_rows.line')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return {
    items: page.map(r => ({
      line: r.line,
      externalId: r.external_id,
      outcome: r.outcome,
      code: r.code,
      reason: r.reason === null ? null : { zh: r.reason, ...(r.reason_en === null ? {} : { en: r.reason_en }) },
      mend: r.outcome === 'failed' ? mendOf(r.code) : null,
      caseId: r.is_seen ? r.case_id : null,
      number: r.is_seen ? r.number : null,
    })),
    next: rows.length > limit ? String(page.at(-1)?.line) : null,
  }
}

/** How many rows of an import ended how. */
export async function countOutcomes(
  tx: Tx,
  org: string,
  id: string,
): Promise<{ created: number; unchanged: number; failed: number }> {
  return tx
    .selectFrom('imports')
    .select(['created', 'unchanged', 'failed'])
    .where('org_id', '=', org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export type NewImport = {
  readonly id: string
  readonly name: string
  readonly kind: 'live' | 'history'
  readonly mapping: unknown
  readonly by: string
}

/** Opens the account of an import that begins. */
export async function insertImport({ tx, org, now }: Scope, { id, name, kind, mapping, by }: NewImport): Promise<void> {
  await tx
    .insertInto('imports')
    .values({
      org_id: org,
      id,
      name: name.slice(0, 300),
      kind,
      state: 'running',
      mapping: JSON.stringify(mapping),
      started_by: by,
      started_at: now,
      ended_at: null,
      touched_at: now,
      problem: null,
    })
    .execute()
}

/** Whether a run is still wanted; locks its account until the transaction ends. */
export async function isStillRunning({ tx, org }: Scope, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('imports')
    .select('state')
    .where('org_id', '=', org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.state === 'running'
}

/** Adds the outcomes of a batch to the account, in the batch's own transaction, and tells live screens. */
export async function recordOutcomes(
  { tx, org, now }: Scope,
  id: string,
  outcomes: readonly Outcome[],
  events: number,
): Promise<void> {
  const count = (outcome: Outcome['outcome']) => outcomes.filter(o => o.outcome === outcome).length
  for (let i = 0; i < outcomes.length; i += 1_000) {
    const rows = outcomes.slice(i, i + 1_000).map(o => ({
      org_id: org,
      import_id: id,
      line: o.line,
      external_id: o.externalId,
      outcome: o.outcome,
      code: o.code ?? null,
      reason: o.reason?.zh ?? null,
      reason_en: o.reason?.en ?? null,
      case_id: o.id ?? null,
    }))
    await tx
      .insertInto('import_rows')
      .values(rows)
      .onConflict(c => c.doNothing())
      .execute()
  }
  await tx
    .updateTable('imports')
    .set(eb => ({
      created: eb('created', '+', count('created')),
      unchanged: eb('unchanged', '+', count('unchanged')),
      failed: eb('failed', '+', count('failed')),
      events: eb('events', '+', events),
      touched_at: now,
    }))
    .where('org_id', '=', org)
    .where('id', '=', id)
    .execute()
  await tellScreens(tx, org, id)
}

/** Sets the number of rows (or cases) that a run has before it. */
export async function setTotal({ tx, org, now }: Scope, id: string, total: number): Promise<void> {
  await tx.updateTable('imports').set({ total, touched_at: now }).where('org_id', '=', org).where('id', '=', id).execute()
}

/** Ends a run, unless somebody has ended it already. Gives whether it did. */
export async function endImport(
  { tx, org, now }: Scope,
  id: string,
  state: 'done' | 'failed' | 'cancelled',
  problem: string | null,
): Promise<boolean> {
  const ended = await tx
    .updateTable('imports')
    .set({ state, problem, ended_at: now })
    .where('org_id', '=', org)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  await tellScreens(tx, org, id)
  return ended !== undefined
}

async function tellScreens(tx: Tx, org: string, id: string): Promise<void> {
  await sql`select pg_notify('bihuan_live', ${JSON.stringify({ org, topic: 'import', id })})`.execute(tx)
}
