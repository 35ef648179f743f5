import { sql } from 'kysely'
import type { LoopStep, Walk } from '../../engine/mining/conformance.ts'
import type { EventLog, Trace } from '../../engine/mining/event-log.ts'
import { type Edition, primaryEdition } from '../../engine/rules.ts'
import { eventDefinition } from '../../events/registry.ts'
import type { Text } from '../../events/text.ts'
import { conditionsOf } from '../cases/list-cases.ts'
import type { Ctx } from '../context.ts'
import type { AskProcess } from './schema.ts'
import { type Profile, traceReader } from './trace-record.ts'
import { LATE, type Marks, readMarks } from './trace-words.ts'

/** What a case has in common with others: which loop measures it and how it went round, how it passed gates, which duties (`pack/rule`) were late and how often. */
export type CaseProfile = Marks & {
  readonly walk?: Walk
  readonly late: readonly { readonly rule: string; readonly times: number }[]
}
export type CaseTrace = Trace & { readonly profile: CaseProfile }
export type CaseLog = {
  readonly log: EventLog<CaseTrace>
  readonly loop: readonly LoopStep[]
  /** The regulation that leads the kind today; its loop measures the cases that it leads. */
  readonly edition: Edition | undefined
}

/** The cases of a question as the list of cases finds them: neither merged nor sealed, and such as the reader sees. */
export const filterOf = ({ kind, from, to, level, category, department, product, state }: AskProcess) => ({
  ...{ kind: [kind], from, to, counted: 'yes' as const, history: 'all' as const },
  closed: state === 'ended' ? ('yes' as const) : state === 'open' ? ('no' as const) : ('all' as const),
  ...(level === undefined ? {} : { level: [level] }),
  ...(category === undefined ? {} : { category: [category] }),
  ...(department === undefined ? {} : { department: [department] }),
  ...(product === undefined ? {} : { product }),
})

/**
 * Our own cases as a log; `withIds` where somebody wants to open them. All traces of a month come as one value: a hundred thousand rows would take the driver
 * longer than everything else.
 */
export async function caseLog(ctx: Ctx, ask: AskProcess, { withIds = false }: { withIds?: boolean } = {}): Promise<CaseLog> {
  const one = withIds ? sql`convert_to(cases.id, 'UTF8') || '\\x00'::bytea || t.trace` : sql`t.trace`
  const rows = await ctx.tx
    .selectFrom('cases')
    .innerJoin('case_traces as t', join => join.onRef('t.org_id', '=', 'cases.org_id').onRef('t.case_id', '=', 'cases.id'))
    .select(sql<Buffer>`string_agg(${one}, ''::bytea)`.as('traces'))
    .where(conditionsOf(ctx, filterOf(ask)) as never)
    .groupBy(sql`date_trunc('month', cases.opened_at at time zone 'utc')`)
    .execute()
  const reader = traceReader(withIds)
  for (const { traces } of rows) reader.read(traces)
  return put(ctx, ask, reader.traces, await wordsByNumber(ctx))
}

async function wordsByNumber(ctx: Ctx): Promise<ReadonlyMap<number, string>> {
  const rows = await ctx.tx.selectFrom('process_words').select(['n', 'word']).where('org_id', '=', ctx.org).execute()
  return new Map(rows.map(row => [row.n, row.word]))
}

function put(
  ctx: Ctx,
  ask: AskProcess,
  read: ReturnType<typeof traceReader>['traces'],
  words: ReadonlyMap<number, string>,
): CaseLog {
  const edition = primaryEdition(ctx.rules, ask.kind, ctx.now)
  const word = (n: number) => words.get(n)!
  const places = new Map<number, number>()
  const place = (n: number) => {
    const known = places.get(n) ?? places.size
    places.set(n, known)
    return known
  }
  const ways = new Map<readonly number[], readonly number[]>()
  const profiles = new Map<Profile, CaseProfile>()
  const traces = read.map(({ id, profile: kept, steps: way, at }): CaseTrace => {
    const steps = ways.get(way) ?? way.map(place)
    ways.set(way, steps)
    const profile = profiles.get(kept) ?? profileOf(kept, edition, word)
    profiles.set(kept, profile)
    return kept.isClosed ? { id, steps, at, profile } : { id, steps, at, profile, isOpen: true }
  })
  const loop = (edition?.lifecycles.get(ask.kind)?.stages ?? []).map(({ id, clause, title }) => ({ id, clause, title }))
  return { log: { activities: [...places.keys()].map(word), resources: [], traces }, loop, edition }
}

function profileOf(kept: Profile, edition: Edition | undefined, word: (n: number) => string): CaseProfile {
  return {
    ...readMarks(kept.marks.map(word)),
    late: kept.late.map(([duty, times]) => ({ rule: word(duty).slice(LATE.length + 1), times })),
    ...(word(kept.edition) === edition?.key ? { walk: { steps: kept.loop.map(word), isClosed: kept.isClosed } } : {}),
  }
}

/** The words of a step: what the regulation calls the record, else the event. */
export function titleOfStep(editions: readonly Edition[], key: string): Text {
  const at = key.indexOf(':')
  const type = at < 0 ? key : key.slice(0, at)
  const detail = at < 0 ? undefined : key.slice(at + 1)
  const title = eventDefinition(type)?.title ?? { zh: type }
  if (detail === undefined) return title
  const records = editions.flatMap(({ pack }) => [...(pack.records ?? []), ...pack.forms])
  const named = records.findLast(record => record.id === detail)?.title
  return named ?? title
}
