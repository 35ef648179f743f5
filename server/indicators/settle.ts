import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { type Ctx, systemActor } from '../context.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/organisation-context.ts'
import { measuresOf } from './measures.ts'
import { pointCases } from './point-cases.ts'

/** Cases that a reader counts again before the figures are read: some hundredths of a second. The others are left to the background, and said. */
const WHEN_READ = 300
const IN_BACKGROUND = 500
/** From how many pieces on the totals of months are put together: each read passes over them. */
const PIECES = 20_000

/** Definitions that are new (an edition was published): all cases are looked at once for them. */
async function beginMeasures(ctx: Ctx): Promise<void> {
  const wanted = measuresOf(ctx.rules).map(({ measure }) => measure)
  if (wanted.length === 0) return
  const rows = await ctx.tx.selectFrom('indicator_measures').select('measure').where('org_id', '=', ctx.org).execute()
  const there = new Set(rows.map(row => row.measure))
  const fresh = wanted.filter(measure => !there.has(measure))
  if (fresh.length === 0) return
  const begun = await ctx.tx
    .insertInto('indicator_measures')
    .values(fresh.map(measure => ({ org_id: ctx.org, measure, since: ctx.now })))
    .onConflict(conflict => conflict.doNothing())
    .returning('measure')
    .execute()
  if (begun.length === 0) return
  await sql`insert into indicator_dirty (org_id, case_id, seq) select org_id, id, 0 from cases where org_id = ${ctx.org} on conflict do nothing`.execute(
    ctx.tx,
  )
}

/** How many cases wait to be counted again. */
async function waiting({ tx, org }: Ctx): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(distinct case_id)::int as many from indicator_dirty where org_id = ${org}`.execute(tx)
  return rows[0]?.many ?? 0
}

/** Whoever counts or freezes waits for who does so at the same time, so that no older counting is written over a newer one. */
export async function waitForCounting({ tx, org }: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`indicators ${org}`}, 0))`.execute(tx)
}

/** The last turn of the counting in which something came out otherwise; asked by whoever holds the lock. */
export async function lastTurn({ tx, org }: Ctx): Promise<number> {
  const { rows } = await sql<{ turn: number }>`
    select coalesce(max(turn), 0)::int as turn from indicator_recounts where org_id = ${org}`.execute(tx)
  return rows[0]?.turn ?? 0
}

/** Counts cases again of which something happened since they were counted, at most `most` of them; gives how many still wait. */
export async function settlePoints(ctx: Ctx, most: number = WHEN_READ): Promise<number> {
  await beginMeasures(ctx)
  const some = await ctx.tx
    .selectFrom('indicator_dirty')
    .select('case_id')
    .where('org_id', '=', ctx.org)
    .limit(1)
    .executeTakeFirst()
  if (some === undefined) return 0
  await waitForCounting(ctx)
  // What is taken here is read afterwards: an event that is committed later brings a mark of its own.
  const { rows } = await sql<{ case_id: string }>`
    with first as (select distinct case_id from indicator_dirty where org_id = ${ctx.org} order by case_id limit ${most}),
    gone as (delete from indicator_dirty d using first where d.org_id = ${ctx.org} and d.case_id = first.case_id returning d.case_id)
    select distinct case_id from gone`.execute(ctx.tx)
  const changed = await pointCases(
    ctx,
    rows.map(row => row.case_id),
  )
  if (changed.length > 0) {
    const turn = (await lastTurn(ctx)) + 1
    await sql`insert into indicator_recounts (org_id, case_id, turn) select ${ctx.org}, id, ${turn}::int from unnest(${[...changed]}::text[]) id
      on conflict (org_id, case_id) do update set turn = excluded.turn`.execute(ctx.tx)
    await packTotals(ctx)
  }
  return rows.length < most ? 0 : waiting(ctx)
}

/** Puts the totals of months together that have come to stand in many pieces, so that reading them stays as short as it was; not before there are `from` of them. */
export async function packTotals({ tx, org }: Ctx, from: number = PIECES): Promise<void> {
  const { rows } = await sql<{ many: number }>`
    select count(*)::int as many from (select from indicator_totals where org_id = ${org} and not packed limit ${from}) t`.execute(
    tx,
  )
  if ((rows[0]?.many ?? 0) < from) return
  await sql`
    with months as (select distinct measure, month from indicator_totals where org_id = ${org} and not packed),
    gone as (delete from indicator_totals t using months m where t.org_id = ${org} and t.measure = m.measure and t.month = m.month returning t.*)
    insert into indicator_totals (org_id, side, measure, month, since, key, numerator, denominator, points, packed)
    select org_id, side, measure, month, since, key, sum(numerator), sum(denominator), sum(points), true from gone group by 1, 2, 3, 4, 5, 6
    having sum(points) <> 0 or sum(numerator) <> 0 or sum(denominator) <> 0`.execute(tx)
}

/** The same for all organisations, some cases in each transaction; true while more wait. */
export async function settleInBackground(
  deps: Pick<Deps, 'database' | 'newId' | 'newSalt'>,
  now: Instant,
  signal?: AbortSignal,
): Promise<boolean> {
  const organisations = await asWorker(deps.database, tx =>
    tx.selectFrom('indicator_dirty').select('org_id').distinct().execute(),
  )
  let isMore = false
  for (const { org_id: org } of organisations) {
    if (signal?.aborted) return false
    const left = await inOrganisation(deps.database, org, async tx =>
      settlePoints(await contextOf({ ...deps, clock: () => now }, tx, org, systemActor), IN_BACKGROUND),
    )
    isMore ||= left > 0
  }
  return isMore
}
