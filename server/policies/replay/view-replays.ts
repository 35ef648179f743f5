import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import type { PolicyReplays } from '../../database/policy-tables.ts'
import { isRefusalCode, refusals, refuse } from '../../errors.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import { editionRow } from '../drafts/edition-row.ts'
import type { ReplayRow, ReplayView } from './schema.ts'
import type { StoredSummary } from './stored-summary.ts'
import { viewResult } from './view-result.ts'

type Name = { readonly id: string; readonly edition: string }
const columns = [
  'id',
  'regulation',
  'edition',
  'hash',
  'period_from',
  'period_to',
  'state',
  'cases_done',
  'cases_total',
  'events_done',
  'failure',
  'started_by',
  'started_at',
  'ended_at',
] as const
type Row = Pick<Selectable<PolicyReplays>, (typeof columns)[number]> & { readonly changed: number | null }
const changed = sql<number | null>`(summary ->> 'changed')::int`.as('changed')

function present(ctx: Ctx, row: Row, hash: string): ReplayRow {
  const words = row.failure === null ? undefined : refusals[isRefusalCode(row.failure) ? row.failure : 'fault']
  return {
    id: row.id,
    regulation: row.regulation,
    edition: row.edition,
    from: row.period_from,
    to: row.period_to,
    state: row.state,
    casesDone: row.cases_done,
    casesTotal: row.cases_total,
    eventsDone: row.events_done,
    failure: words ? { title: { zh: words.zh.title, en: words.en.title }, mend: { zh: words.zh.mend, en: words.en.mend } } : null,
    startedBy: { id: row.started_by, name: named(ctx, row.started_by).name },
    startedAt: row.started_at,
    endedAt: row.ended_at,
    isOfEarlierText: row.hash !== hash,
    changed: row.changed,
  }
}

/** Replays of an edition, latest first, by key. Results are not in it. Unknown edition: `edition.not-found`. */
export async function listReplays(
  ctx: Ctx,
  name: Name,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: ReplayRow[]; next: string | null }> {
  const { hash } = await editionRow(ctx, name)
  let query = ctx.tx
    .selectFrom('policy_replays')
    .select([...columns, changed])
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', name.id)
    .where('edition', '=', name.edition)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<boolean>`(started_at, id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => present(ctx, row, hash)),
    next: rows.length > limit && last ? writeCursor([last.started_at, last.id]) : null,
  }
}

/** One replay with its result as stored. Unknown: `replay.not-found`. */
export async function findReplay(
  ctx: Ctx,
  name: Name,
  id: string,
): Promise<{ view: Omit<ReplayView, 'result'>; summary: StoredSummary | null }> {
  const { hash, pack } = await editionRow(ctx, name)
  const row = await ctx.tx
    .selectFrom('policy_replays')
    .select([...columns, 'summary', changed])
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', name.id)
    .where('edition', '=', name.edition)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw refuse('replay.not-found')
  const { title } = pack as ReplayView // a stored pack has a title
  return { view: { ...present(ctx, row, hash), title }, summary: row.summary }
}

/** One replay as people read it. */
export async function viewReplay(ctx: Ctx, name: Name, id: string): Promise<ReplayView> {
  const { view, summary } = await findReplay(ctx, name, id)
  return { ...view, result: summary === null ? null : await viewResult(ctx, summary) }
}
