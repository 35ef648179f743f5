import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { GateRule } from '../../engine/pack.ts'
import { shutGate } from '../../engine/permissions.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Instant } from '../../events/instant.ts'
import { caseSeenOrTrue, caseWorkedOn } from '../access/case-visibility.ts'
import { shownName } from '../access/shown.ts'
import type { Ctx } from '../context.ts'
import { valuesOf } from '../field-desk/list-people.ts'
import { stageTitle } from '../field-desk/present.ts'
import { handlerOf, recordEvents } from '../field-desk/queries.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { regionRows } from '../organisation/regions.ts'
import { placeOf } from './board.ts'
import { boardOf, type VisitRule } from './rules.ts'
import type { ListUnplaced, Unplaced, UnplacedPage } from './schema.ts'

type Work = ReturnType<typeof boardOf>
const due = sql<string>`coalesce(cases.next_due_at, 'infinity')`

/** The stages of each kind before somebody sets out: only then is a time still to be arranged. */
function stagesBefore(ctx: Ctx, work: Work): (readonly [kind: string, stage: string])[] {
  return ctx.rules.editions.flatMap(edition =>
    [...edition.lifecycles].flatMap(([kind, { stages }]) => {
      const rule = work.ofKind.get(kind)
      if (rule?.visit === undefined) return []
      const out = new Set([...rule.onTheWay, ...rule.onSite])
      const first = stages.findIndex(stage => out.has(stage.id))
      return stages.slice(0, Math.max(0, first)).map(stage => [kind, stage.id] as const)
    }),
  )
}

const holds = (evidence: string): RawBuilder<SqlBool> => sql<SqlBool>`jsonb_exists(cases.state -> 'evidence', ${evidence})`

/** Whether what the regulation wants before somebody is sent and a time arranged is there: the same gates that the acts meet, as SQL, to sort by. */
function isReady(ctx: Ctx, work: Work): RawBuilder<SqlBool> {
  const cases = ctx.rules.editions.flatMap(edition =>
    [...work.visitOf].flatMap(([kind, visit]) => {
      const gates = edition.pack.gates.filter(gate => isBefore(gate, kind, visit))
      const needs = gates.flatMap(gate => gate.needs)
      if (needs.length === 0 || !edition.lifecycles.has(kind as never)) return []
      const all = sql.join(
        needs.map(need =>
          need.ifSeen === undefined ? holds(need.evidence) : sql`(${holds(need.evidence)} or not ${holds(need.ifSeen)})`,
        ),
        sql` and `,
      )
      return [sql`when cases.state ->> 'edition' = ${edition.key} and cases.kind = ${kind} then ${all}`]
    }),
  )
  return cases.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(case ${sql.join(cases, sql` `)} else true end)`
}

function isBefore(gate: GateRule, kind: string, visit: VisitRule): boolean {
  if (gate.kinds !== undefined && !(gate.kinds as readonly string[]).includes(kind)) return false
  if (gate.categories !== undefined) return false
  if (gate.act === 'assign') return gate.when === undefined
  const record = gate.when?.record
  return gate.act === 'make-record' && record !== undefined && 'in' in record && record.in.includes(visit.record)
}

function unplaced(ctx: Ctx, work: Work, { department, region, q }: ListUnplaced) {
  const stages = stagesBefore(ctx, work)
  let query = ctx.tx
    .selectFrom('cases')
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .leftJoin('machines', join =>
      join.onRef('machines.org_id', '=', 'cases.org_id').onRef('machines.id', '=', 'cases.machine_id'),
    )
    .leftJoin('sites', join => join.onRef('sites.org_id', '=', 'machines.org_id').onRef('sites.id', '=', 'machines.site_id'))
    .leftJoin('visits', join =>
      join
        .onRef('visits.org_id', '=', 'cases.org_id')
        .onRef('visits.case_id', '=', 'cases.id')
        .on('visits.state', 'not in', ['done', 'cancelled']),
    )
    .where('cases.org_id', '=', ctx.org)
    .where('cases.kind', 'in', [...work.visitOf.keys(), ''])
    .where('cases.is_closed', '=', false)
    .where('cases.is_history', '=', false)
    .where(
      stages.length === 0
        ? sql<SqlBool>`false`
        : sql<SqlBool>`(cases.kind, cases.stage) in (${sql.join(stages.map(([kind, stage]) => sql`(${kind}, ${stage})`))})`,
    )
    .where(eb => eb.or([eb('visits.case_id', 'is', null), eb('visits.state', '=', 'other-time')]))
    .where(caseSeenOrTrue(ctx, 'cases.id'))
  if (department !== undefined) query = query.where('cases.department_id', '=', department)
  if (region !== undefined) {
    const departments = [...ctx.roster.departments.values()].filter(d => d.region === region).map(d => d.id)
    query = query.where(
      sql<SqlBool>`coalesce(sites.region_id, case when cases.department_id = any(${departments}::text[]) then ${region} end) = ${region}`,
    )
  }
  if (q !== undefined && q !== '') {
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(eb =>
      eb.or([eb('cases.number', 'ilike', like), eb('cases.title', 'ilike', like), eb('customers.name', 'ilike', like)]),
    )
  }
  return query
}

/** 待安排: orders without a time, those first whose customer wants another one, then what is ready, by due time. Four queries a page. */
export async function listUnplaced(ctx: Ctx, filter: ListUnplaced): Promise<UnplacedPage> {
  const work = boardOf(ctx)
  const matching = unplaced(ctx, work, filter)
  const rank = sql<number>`(case when visits.case_id is not null then 0 when ${isReady(ctx, work)} then 1 else 2 end)`
  let query = matching
    .select(['cases.id', 'cases.number', 'cases.title', 'cases.kind', 'cases.category', 'cases.state', 'cases.contact'])
    .select(['cases.next_due_at', 'cases.department_id', 'customers.name as customer', 'customers.address'])
    .select(['sites.name as site', 'sites.address as site_address', 'sites.region_id', 'visits.wish_from', 'visits.wish_until'])
    .select(['visits.state as visit_state', handlerOf.as('handler'), caseWorkedOn(ctx, 'cases.id').as('is_mine')])
    .select([rank.as('rank'), sql<string>`(${due})::text`.as('cursor')])
  if (filter.after !== undefined) {
    const [place, at, id] = readCursor(filter.after, ['number', 'moment', 'text'])
    query = query.where(sql<SqlBool>`(${rank}, ${due}, cases.id) > (${Number(place)}, ${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy(rank)
    .orderBy(due)
    .orderBy('cases.id')
    .limit(filter.limit + 1)
    .execute()
  const page = rows.slice(0, filter.limit)
  const { count } = await matching.select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()
  const records = [...new Set([...work.visitOf.keys()].map(kind => work.ofKind.get(kind)!.order.record))]
  const ids = page.map(row => row.id)
  const values = valuesOf(await recordEvents(ctx, ids, records))
  const regions = new Map((await regionRows(ctx)).map(({ id, name }) => [id, name]))
  const last = page.at(-1)
  return {
    items: page.map((row): Unplaced => {
      const { order } = work.ofKind.get(row.kind)!
      const said = values.get(row.id)
      const moment = (field: string) => (typeof said?.[field] === 'string' ? (said[field] as Instant) : null)
      const handler = row.handler === null ? undefined : ctx.roster.people.get(row.handler)
      const region =
        row.region_id ?? (row.department_id === null ? undefined : ctx.roster.departments.get(row.department_id)?.region)
      return {
        ...{ id: row.id, number: row.number, title: row.title, kind: row.kind },
        category: categoryTitle(ctx, row.category),
        stageTitle: stageTitle(ctx, row.state),
        customer: row.customer ?? shownName(ctx, row.contact.name, row.is_mine) ?? null,
        place: placeOf(row),
        region: region === undefined || !regions.has(region) ? null : { id: region, name: regions.get(region)! },
        handler: handler === undefined ? null : { id: handler.id, name: handler.name },
        ...{ arriveBy: moment(order.arriveBy), completeBy: moment(order.completeBy), nextDueAt: row.next_due_at },
        missing: missingFor(ctx, row.state, work.visitOf.get(row.kind)!),
        wish: row.visit_state === null ? null : { from: row.wish_from, until: row.wish_until },
      }
    }),
    next: rows.length > filter.limit && last ? writeCursor([String(last.rank), last.cursor, last.id]) : null,
    total: count,
  }
}

function categoryTitle({ rules }: Pick<Ctx, 'rules'>, category: string | null): Unplaced['category'] {
  for (const { pack } of rules.editions) {
    const found = pack.categories.find(one => one.id === category)
    if (found !== undefined) return found.title
  }
  return null
}

/** The gate that is still shut for sending somebody or for a time, whoever asks; permits are no matter here. */
function missingFor({ rules }: Ctx, state: CaseState, visit: VisitRule): Unplaced['missing'] {
  const shut = shutGate(rules, state, 'assign') ?? shutGate(rules, state, 'make-record', { record: visit.record })
  return shut === undefined ? null : { because: shut.because, ...(shut.clause === undefined ? {} : { clause: shut.clause }) }
}
