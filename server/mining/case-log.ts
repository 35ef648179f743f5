import { type SqlBool, sql } from 'kysely'
import { type Conformance, conformanceOf, type LoopStep, type Walk } from '../../engine/mining/conformance.ts'
import type { EventLog, Trace } from '../../engine/mining/event-log.ts'
import { type Edition, primaryEdition } from '../../engine/rules.ts'
import { eventDefinition } from '../../events/registry.ts'
import type { Text } from '../../events/text.ts'
import { conditionsOf } from '../cases/list-cases.ts'
import type { Ctx } from '../context.ts'
import type { AskProcess } from './schema.ts'

type Row = { id: string; way: string; start: number; gaps: string; loop: string; edition: string; closed: boolean }
export type CaseLog = {
  readonly log: EventLog
  /** By case: the steps of the loop, and whether it is closed; of cases that this loop measures. */
  readonly walks: ReadonlyMap<string, Walk>
  readonly loop: readonly LoopStep[]
  readonly regulation: Text | undefined
}

/** The cases of a question as the list of cases finds them: neither merged nor sealed, and such as the reader sees. */
export const filterOf = ({ kind, from, to, level, category, department, state }: AskProcess) => ({
  ...{ kind: [kind], from, to, counted: 'yes' as const, history: 'all' as const },
  closed: state === 'ended' ? ('yes' as const) : state === 'open' ? ('no' as const) : ('all' as const),
  ...(level === undefined ? {} : { level: [level] }),
  ...(category === undefined ? {} : { category: [category] }),
  ...(department === undefined ? {} : { department: [department] }),
})

/** Our own cases as a log. Texts are read as they come: arrays of a hundred thousand cases would take the driver longer than everything else. */
export async function caseLog(ctx: Ctx, ask: AskProcess): Promise<CaseLog> {
  const rows = await ctx.tx
    .selectFrom('cases')
    .innerJoin('case_traces as t', join => join.onRef('t.org_id', '=', 'cases.org_id').onRef('t.case_id', '=', 'cases.id'))
    .select([
      'cases.id',
      't.way',
      sql<number>`(extract(epoch from t.started_at) * 1000)::float8`.as('start'),
      sql<string>`array_to_string(t.gaps, ',')`.as('gaps'),
      sql<string>`array_to_string(t.loop, ',')`.as('loop'),
      't.edition',
      sql<boolean>`cases.is_closed`.as('closed'),
    ])
    .where(conditionsOf(ctx, filterOf(ask)) as never)
    .where(sql<SqlBool>`cardinality(t.gaps) > 0`)
    .execute()
  return put(ctx, ask, rows as Row[], await waysOf(ctx, [...new Set(rows.map(row => row.way))]))
}

async function waysOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const rows = await ctx.tx
    .selectFrom('case_ways')
    .select(['id', 'steps'])
    .where('org_id', '=', ctx.org)
    .where(sql<SqlBool>`id = any(${[...ids]}::text[])`)
    .orderBy('id')
    .execute()
  return new Map(rows.map(row => [row.id, row.steps]))
}

function put(ctx: Ctx, ask: AskProcess, rows: readonly Row[], ways: ReadonlyMap<string, string[]>): CaseLog {
  const edition = primaryEdition(ctx.rules, ask.kind, ctx.now)
  const places = new Map<string, number>()
  const steps = new Map<string, readonly number[]>()
  for (const [id, names] of ways)
    steps.set(
      id,
      names.map(name => {
        if (!places.has(name)) places.set(name, places.size)
        return places.get(name)!
      }),
    )
  const walks = new Map<string, Walk>()
  const loops = new Map<string, readonly string[]>()
  const traces = rows.map((row): Trace => {
    if (row.edition === edition?.key) {
      if (!loops.has(row.loop)) loops.set(row.loop, row.loop.split(','))
      walks.set(row.id, { steps: loops.get(row.loop)!, isClosed: row.closed })
    }
    let at = row.start
    const times = row.gaps.split(',').map(gap => {
      at += Number(gap)
      return at
    })
    return { id: row.id, steps: steps.get(row.way)!, at: times, ...(row.closed ? {} : { isOpen: true }) }
  })
  const loop = (edition?.lifecycles.get(ask.kind)?.stages ?? []).map(({ id, clause, title }) => ({ id, clause, title }))
  return { log: { activities: [...places.keys()], resources: [], traces }, walks, loop, regulation: edition?.pack.title }
}

/** How the chosen cases keep the loop; undefined where no regulation in force leads their kind. */
export function conformanceAmong({ loop, walks }: CaseLog, traces: readonly Trace[]): Conformance | undefined {
  if (loop.length < 2) return undefined
  return conformanceOf(
    loop,
    traces.flatMap(({ id }) => walks.get(id) ?? []),
  )
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
