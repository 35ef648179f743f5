import { sql } from 'kysely'
import { pulls } from '../../engine/conditions.ts'
import { effectiveEvents } from '../../engine/corrections.ts'
import type { Rules } from '../../engine/rules.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import { type Ctx, systemActor } from '../context.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { sha256 } from '../events/seal.ts'
import { contextOf } from '../http/organisation-context.ts'
import { stepOf } from './steps.ts'
import { processKinds } from './steps-schema.ts'

/** In one transaction: what a request waits for, and what others wait for it. */
const AT_ONCE = 1_000

type Traced = { case_id: string; seq: number; way: string; started_at: string; gaps: number[]; loop: string[]; edition: string }

/**
 * Writes down anew the way of cases that have gone on since it was last written, a thousand at most, and gives how many are still behind. Doing it in two
 * processes at once writes the same rows twice.
 */
export async function traceSome(ctx: Ctx, atMost = AT_ONCE): Promise<number> {
  const stale = sql`from cases c left join case_traces t on t.org_id = c.org_id and t.case_id = c.id
    where c.org_id = ${ctx.org} and t.seq is distinct from c.seq and c.kind = any(${[...processKinds]}::text[])`
  const { rows } = await sql<{ id: string; seq: number; kind: string; edition: string }>`
    select c.id, c.seq, c.kind, c.state ->> 'edition' as edition ${stale} order by c.id limit ${atMost + 1}`.execute(ctx.tx)
  if (rows.length === 0) return 0
  const some = rows.slice(0, atMost)
  const events = await eventsByCase(
    ctx,
    some.map(row => row.id),
  )
  const ways = new Map<string, string[]>()
  const traced = some.map(row => {
    const { steps, ...trace } = traceOf(ctx.rules, row, events.get(row.id) ?? [])
    const way = sha256(JSON.stringify(steps)).slice(0, 24)
    ways.set(way, steps)
    // Without any step (everything was void) there is a row all the same, or it would be looked at for ever.
    const started_at = trace.started_at || ctx.now
    return { case_id: row.id, seq: row.seq, way, edition: row.edition, ...trace, started_at }
  })
  await write(ctx, ways, traced)
  if (rows.length <= atMost) return 0
  const { rows: left } = await sql<{ n: number }>`select count(*)::int as n ${stale}`.execute(ctx.tx)
  return left[0]!.n
}

async function eventsByCase(ctx: Ctx, ids: readonly string[]): Promise<Map<string, CaseEvent[]>> {
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'stream_id', 'type', 'at', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', 'in', [...ids])
    .orderBy('stream_id')
    .orderBy('seq')
    .execute()
  const found = new Map<string, CaseEvent[]>()
  for (const { stream_id, ...row } of rows) {
    const event = row as unknown as CaseEvent
    const list = found.get(stream_id)
    if (list) list.push(event)
    else found.set(stream_id, [event])
  }
  return found
}

type Way = { steps: string[]; started_at: string; gaps: number[]; loop: string[] }

/** The way of a case by its events as they count: corrected ones as corrected, void ones left out, each at the moment it happened. */
function traceOf(rules: Rules, { kind, edition }: { kind: string; edition: string }, events: readonly CaseEvent[]): Way {
  const stages = rules.editions.find(one => one.key === edition)?.lifecycles.get(kind)?.stages ?? []
  const told = effectiveEvents(events).map(event => ({ ...event, ms: Date.parse(event.at) }))
  // Stable: what happened at the same moment stays as it was recorded.
  told.sort((a, b) => a.ms - b.ms)
  const way: Way = { steps: [], started_at: told[0]?.at ?? '', gaps: [], loop: [] }
  let before: number | undefined
  for (const { type, data, at, ms } of told) {
    const reached = stages.filter(({ id, enter }) => !way.loop.includes(id) && pulls(enter, type, data))
    way.loop.push(...reached.map(({ id }) => id))
    const step = stepOf(type, data)
    if (step === undefined) continue
    if (before === undefined) way.started_at = at
    way.steps.push(step)
    way.gaps.push(before === undefined ? 0 : ms - before)
    before = ms
  }
  return way
}

async function write(ctx: Ctx, ways: ReadonlyMap<string, string[]>, traced: readonly Traced[]): Promise<void> {
  if (traced.length === 0) return
  await ctx.tx
    .insertInto('case_ways')
    .values([...ways].map(([id, steps]) => ({ org_id: ctx.org, id, steps })))
    .onConflict(c => c.doNothing())
    .execute()
  await ctx.tx
    .insertInto('case_traces')
    .values(traced.map(row => ({ org_id: ctx.org, ...row })))
    .onConflict(c =>
      c.columns(['org_id', 'case_id']).doUpdateSet(eb => ({
        seq: eb.ref('excluded.seq'),
        way: eb.ref('excluded.way'),
        started_at: eb.ref('excluded.started_at'),
        gaps: eb.ref('excluded.gaps'),
        loop: eb.ref('excluded.loop'),
        edition: eb.ref('excluded.edition'),
      })),
    )
    .execute()
}

/** Writes down the ways of all cases of all organisations that have gone on, some in each transaction. Gives whether there is more to do. */
export async function traceInBackground(
  deps: Pick<Deps, 'database' | 'newId' | 'newSalt'>,
  now: string,
  signal?: AbortSignal,
): Promise<void> {
  const organisations = await asWorker(deps.database, tx => tx.selectFrom('organisations').select('id').orderBy('id').execute())
  for (const { id } of organisations)
    for (let left = 1; left > 0 && !signal?.aborted; )
      left = await inOrganisation(deps.database, id, async tx =>
        traceSome(await contextOf({ ...deps, clock: () => now }, tx, id, systemActor)),
      )
}
