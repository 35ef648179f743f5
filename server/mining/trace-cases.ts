import { sql } from 'kysely'
import { pulls } from '../../engine/conditions.ts'
import { effectiveEvents } from '../../engine/corrections.ts'
import { decisionsBeyond, gatesPassed } from '../../engine/mining/gates.ts'
import type { Rules } from '../../engine/rules.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import { type Ctx, systemActor } from '../context.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/organisation-context.ts'
import { type Rest, resting } from '../operations/give-way.ts'
import { stepOf } from './steps.ts'
import { processKinds } from './steps-schema.ts'
import { encodeTrace } from './trace-record.ts'
import { DECIDED, LATE } from './trace-words.ts'

/** In one transaction: what a request waits for, and what others wait for it. */
const AT_ONCE = 1_000
/** The same where nobody waits for it: what this process does in one piece, requests wait for. */
const BESIDE_REQUESTS = 100

type Stale = { id: string; seq: number; kind: string; edition: string; is_closed: boolean; is_history: boolean }

/** {@link traceFirst}, a thousand at most; gives how many are still behind, for whoever is told of them. */
export async function traceSome(ctx: Ctx, atMost = AT_ONCE): Promise<number> {
  return (await traceFirst(ctx, atMost)) ? waiting(ctx) : 0
}

/**
 * Writes down anew the way of cases that have gone on since it was last written, so many at most, and gives whether some may be left: where another one took those that
 * were found, others may be. Every event marks
 * its case (a trigger of `cases`); whoever takes a mark reads what had happened by then, and an older reading never takes the place of a newer one.
 */
async function traceFirst(ctx: Ctx, atMost: number): Promise<boolean> {
  const { rows: taken } = await sql<{ id: string }>`
    with first as (select distinct case_id from process_marks where org_id = ${ctx.org} order by case_id limit ${atMost}),
    gone as (delete from process_marks m using first where m.org_id = ${ctx.org} and m.case_id = first.case_id returning m.case_id)
    select distinct case_id as id from gone`.execute(ctx.tx)
  if (taken.length === 0) return true
  const { rows } = await sql<Stale>`
    select c.id, c.seq, c.kind, c.state ->> 'edition' as edition, c.is_closed, c.is_history from cases c
    where c.org_id = ${ctx.org} and c.id = any(${taken.map(row => row.id)}::text[]) and c.kind = any(${[...processKinds]}::text[]) order by c.id`.execute(
    ctx.tx,
  )
  const ids = rows.map(row => row.id)
  const [events, late] = [await eventsByCase(ctx, ids), await lateByCase(ctx, ids)]
  const told = rows.map(row => ({ row, words: wordsOf(ctx.rules, row, events.get(row.id) ?? []), late: late.get(row.id) ?? [] }))
  const numbers = await numbersOf(
    ctx,
    new Set(told.flatMap(({ words, late: duties }) => [...allWords(words), ...duties.map(([duty]) => duty)])),
  )
  const number = (word: string) => numbers.get(word)!
  const traced = told.map(({ row, words, late: duties }) => ({
    ...{ case_id: row.id, seq: row.seq },
    trace: encodeTrace({
      ...{ isClosed: row.is_closed, edition: number(words.edition), at: words.at },
      ...{ loop: words.loop.map(number), marks: words.marks.map(number), steps: words.steps.map(number) },
      late: duties.map(([duty, times]) => [number(duty), times] as const),
    }),
  }))
  await write(ctx, traced)
  return taken.length === atMost
}

/** Whether any case is behind: of a million marks no count is wanted for every hundred. */
async function isAnyLeft(ctx: Ctx): Promise<boolean> {
  const one = await ctx.tx.selectFrom('process_marks').select('case_id').where('org_id', '=', ctx.org).limit(1).execute()
  return one.length > 0
}

async function waiting(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(distinct case_id)::int as n from process_marks where org_id = ${ctx.org}`.execute(ctx.tx)
  return rows[0]!.n
}

async function eventsByCase(ctx: Ctx, ids: readonly string[]): Promise<Map<string, CaseEvent[]>> {
  const found = new Map<string, CaseEvent[]>()
  if (ids.length === 0) return found
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'stream_id', 'seq', 'type', 'at', 'recorded_at', 'actor', 'data', 'owners', 'is_backdated'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', 'in', [...ids])
    .orderBy('stream_id')
    .orderBy('seq')
    .execute()
  for (const { stream_id, recorded_at, owners, is_backdated, ...row } of rows) {
    // Written by addEvent, which parsed `data` with the schema of this type.
    const event = {
      ...row,
      stream: stream_id,
      recordedAt: recorded_at,
      ...(owners === null ? {} : { owners }),
      ...(is_backdated ? { backdated: true } : {}),
    } as unknown as CaseEvent
    const list = found.get(stream_id)
    if (list) list.push(event)
    else found.set(stream_id, [event])
  }
  return found
}

/** Duties of cases that were done late or not at all, `late pack/rule`, with how often. */
async function lateByCase(ctx: Ctx, ids: readonly string[]): Promise<Map<string, [duty: string, times: number][]>> {
  const { rows } = await sql<{ case_id: string; duty: string; times: number }>`
    select d.case_id, ${`${LATE} `} || d.pack || '/' || d.rule as duty, count(*)::int as times from duties d
    where d.org_id = ${ctx.org} and d.outcome in ('late', 'missed') and d.case_id = any(${[...ids]}::text[]) group by 1, 2 order by 1, 2`.execute(
    ctx.tx,
  )
  const found = new Map<string, [string, number][]>()
  for (const { case_id, duty, times } of rows) found.set(case_id, [...(found.get(case_id) ?? []), [duty, times]])
  return found
}

type Words = { edition: string; steps: string[]; at: number[]; loop: string[]; marks: string[] }
const allWords = ({ edition, steps, loop, marks }: Words): readonly string[] => [edition, ...steps, ...loop, ...marks]

/** The way of a case by its events as they count: corrected ones as corrected, void ones left out, each at the moment it happened; and how it passed its gates. */
function wordsOf(rules: Rules, { kind, edition, is_history }: Stale, events: readonly CaseEvent[]): Words {
  const stages = rules.editions.find(one => one.key === edition)?.lifecycles.get(kind)?.stages ?? []
  const told = effectiveEvents(events).map(event => ({ ...event, ms: Date.parse(event.at) }))
  // Stable: what happened at the same moment stays as it was recorded.
  told.sort((a, b) => a.ms - b.ms)
  const words: Words = { edition, steps: [], at: [], loop: [], marks: is_history ? [] : marksOf(rules, events) }
  for (const { type, data, ms } of told) {
    const reached = stages.filter(({ id, enter }) => !words.loop.includes(id) && pulls(enter, type, data))
    words.loop.push(...reached.map(({ id }) => id))
    const step = stepOf(type, data)
    if (step === undefined) continue
    words.steps.push(step)
    words.at.push(ms)
  }
  return words
}

/** What no gate bound (a past log) passed none. */
function marksOf(rules: Rules, events: readonly CaseEvent[]): string[] {
  const passed = gatesPassed(rules, events).map(({ gate, result }) => `${result} ${gate}`)
  return [...new Set([...passed, ...decisionsBeyond(events).map(how => `${DECIDED} ${how}`)])].sort()
}

/** The numbers of words; those that are new get one. */
async function numbersOf(ctx: Ctx, words: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const known = async () =>
    new Map(
      (await ctx.tx.selectFrom('process_words').select(['word', 'n']).where('org_id', '=', ctx.org).execute()).map(row => [
        row.word,
        row.n,
      ]),
    )
  const found = await known()
  const fresh = [...words].filter(word => !found.has(word)).sort()
  if (fresh.length === 0) return found
  await ctx.tx
    .insertInto('process_words')
    .values(fresh.map(word => ({ org_id: ctx.org, word })))
    .onConflict(c => c.doNothing())
    .execute()
  return known()
}

async function write(ctx: Ctx, traced: readonly { case_id: string; seq: number; trace: Buffer }[]): Promise<void> {
  if (traced.length === 0) return
  await ctx.tx
    .insertInto('case_traces')
    .values(traced.map(row => ({ org_id: ctx.org, ...row })))
    .onConflict(c =>
      c
        .columns(['org_id', 'case_id'])
        .doUpdateSet(eb => ({ seq: eb.ref('excluded.seq'), trace: eb.ref('excluded.trace') }))
        .whereRef('case_traces.seq', '<=', 'excluded.seq'),
    )
    .execute()
}

/** Writes down the ways of all cases of all organisations that have gone on, some in each transaction. Gives whether there is more to do. */
export async function traceInBackground(
  deps: Pick<Deps, 'database' | 'newId' | 'newSalt'> & { readonly rest?: Rest | undefined },
  now: string,
  signal?: AbortSignal,
): Promise<void> {
  const organisations = await asWorker(deps.database, tx => tx.selectFrom('process_marks').select('org_id').distinct().execute())
  for (const { org_id: id } of organisations)
    for (let isMore = true; isMore && !signal?.aborted; )
      isMore = await resting(deps.rest, () =>
        inOrganisation(deps.database, id, async tx => {
          const ctx = await contextOf({ ...deps, clock: () => now }, tx, id, systemActor)
          return (await traceFirst(ctx, BESIDE_REQUESTS)) && isAnyLeft(ctx)
        }),
      )
}
