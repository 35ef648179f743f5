import { type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { matterKinds } from '../../events/case-words.ts'
import { customerKinds } from '../../events/customer-kinds.ts'
import { caseSeen, caseWorkedOn, ofFewParties, ofManyParties } from '../access/case-visibility.ts'
import { shownName } from '../access/shown.ts'
import { analysisConditions, NONE } from '../analysis/conditions.ts'
import type { Ctx } from '../context.ts'
import { plannedByValues } from '../database/prepared-statements.ts'
import type { Schema } from '../database/schema.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { casesFound } from '../search/found-by.ts'
import { searchQuery } from '../search/tokens.ts'
import type { CasePage, ListCases } from './list-schema.ts'
import {
  countByLooking,
  countHolding,
  heldAlong,
  holding,
  holdingInStretch,
  type ListWords,
  MOST_LOOKED_INTO,
  wordsOfList,
} from './list-search.ts'
import { nextDuties } from './next-duties.ts'
import type { CaseRow } from './schema.ts'
import { isToldByIndex } from './told-by-index.ts'
import { named } from './view-case.ts'

const EXACT_TO = 1_000
const MOST_HITS = 200_000
/** So many times a page, the first hits of the index are looked at for it; all of them where that was not enough. */
const FIRST_LOOK = 4

/** The order of a list as SQL: the value of the cursor, over the rows of a table, and its direction. Ties are broken by id. */
const orders = {
  dueAt: { value: row => sql`coalesce(${sql.ref(`${row}.next_due_at`)}, 'infinity')`, down: false },
  '-createdAt': { value: row => sql.ref(`${row}.opened_at`), down: true },
  createdAt: { value: row => sql.ref(`${row}.opened_at`), down: false },
  '-updatedAt': { value: row => sql.ref(`${row}.updated_at`), down: true },
  '-level': { value: row => sql.ref(`${row}.level_rank`), down: true },
} as const satisfies Record<ListCases['sort'], { value: (row: string) => RawBuilder<unknown>; down: boolean }>

type Builder = ExpressionBuilder<Schema, 'cases'>

export type CaseFilter = Omit<ListCases, 'sort' | 'limit' | 'after'>

/** Closed cases show where somebody asks for them, for a stage or for late records that they have too, or searches. */
export const closedOf = (filter: CaseFilter): 'yes' | 'no' | 'all' =>
  filter.closed ?? (filter.stage?.includes('archived') ? 'all' : filter.q || filter.backdated ? 'all' : 'no')

/**
 * The conditions of a filter; also used by bulk acts and by the Excel of a list, so that they mean the same rows. `words`: how the words that are looked for are
 * found, where the asker knows it better.
 */
export function conditionsOf(ctx: Ctx, filter: CaseFilter, words?: RawBuilder<SqlBool>) {
  const day = localDateOf(ctx.rules.calendar, ctx.now)
  return (eb: Builder) => {
    const all = [eb('cases.org_id', '=', ctx.org)]
    const oneOf = (
      column: 'stage' | 'level' | 'kind' | 'category' | 'channel' | 'department_id',
      values: string[] | undefined,
    ) => {
      if (!values?.length) return
      const stated = values.filter(value => value !== NONE)
      const isOne = stated.length === 0 ? [] : [eb(`cases.${column}`, 'in', stated)]
      all.push(eb.or(stated.length < values.length ? [...isOne, eb(`cases.${column}`, 'is', null)] : isOne))
    }
    oneOf('stage', filter.stage)
    oneOf('level', filter.level)
    oneOf('kind', filter.kind)
    if (filter.about === 'customers') oneOf('kind', [...customerKinds])
    if (filter.about === 'matters') oneOf('kind', [...matterKinds])
    oneOf('category', filter.category)
    oneOf('channel', filter.channel)
    oneOf('department_id', filter.department)
    const closed = closedOf(filter)
    if (closed !== 'all') all.push(eb('cases.is_closed', '=', closed === 'yes'))
    // Cases of old logs are figures, not work: they show where somebody asks for them, searches, or looks at one customer or import.
    const history = filter.history ?? (filter.import || filter.q || filter.customer || closed === 'all' ? 'all' : 'no')
    if (history !== 'all') all.push(eb('cases.is_history', '=', history === 'yes'))
    if (filter.customer === NONE) all.push(eb('cases.customer_id', 'is', null))
    else if (filter.customer) all.push(eb('cases.customer_id', '=', filter.customer))
    for (const condition of analysisConditions(ctx, filter)) all.push(condition as never)
    if (filter.import) all.push(eb('cases.import_id', '=', filter.import))
    if (filter.owner === 'none') all.push(eb('cases.owner_id', 'is', null))
    else if (filter.owner) all.push(eb('cases.owner_id', '=', filter.owner === 'me' ? ctx.actor.person : filter.owner))
    if (filter.graded) all.push(eb('cases.level_confirmed', '=', filter.graded === 'yes'))
    if (filter.paused) all.push(eb('cases.paused_since', filter.paused === 'yes' ? 'is not' : 'is', null))
    if (filter.backdated) all.push(hasBackdated(ctx, filter.backdated === 'waiting') as never)
    if (filter.from) all.push(eb('cases.opened_at', '>=', startOfDay(ctx.rules.calendar, filter.from)))
    if (filter.to) all.push(eb('cases.opened_at', '<', startOfDay(ctx.rules.calendar, addCalendarDays(filter.to, 1))))
    // As the index has it by which open cases are read in this order.
    const due = sql<string>`coalesce(cases.next_due_at, 'infinity')`
    if (filter.due === 'overdue') all.push(eb(due, '<', ctx.now))
    if (filter.due === 'today') all.push(eb(due, '<', startOfDay(ctx.rules.calendar, addCalendarDays(day, 1))))
    if (filter.due === 'two-hours') all.push(eb(due, '<', new Date(Date.parse(ctx.now) + 7_200_000).toISOString()))
    if (filter.due === 'none') all.push(eb(due, '=', 'infinity'))
    const search = filter.q?.trim() ? searchQuery(filter.q) : undefined
    if (search) all.push((words ?? casesFound(ctx, search, MOST_HITS)) as never)
    else if (filter.q?.trim()) all.push(sql<SqlBool>`false` as never)
    // Last, since conditions of equal cost are asked in this order: this one reads the most of a row.
    const seen = caseSeen(ctx, 'cases.id')
    if (seen) all.push(seen as never)
    return eb.and(all)
  }
}

/** Whether a case has a late record; with `isWaiting` one that no superior has accepted or refused. */
function hasBackdated(ctx: Ctx, isWaiting: boolean) {
  const undecided = sql`and not exists (
    select 1 from events answer
    where answer.org_id = ${ctx.org} and answer.stream_id = late.stream_id
      and answer.type = 'backdating.confirmed' and answer.data->>'event' = late.id)`
  return sql<SqlBool>`exists (
    select 1 from events late
    where late.org_id = ${ctx.org} and late.stream_id = cases.id and late.is_backdated ${isWaiting ? undecided : sql``})`
}

const cursorOf = (after: string, sort: ListCases['sort']) => readCursor(after, [sort === '-level' ? 'number' : 'moment', 'text'])

/** That a case comes after the last one of the page before; undefined for the first page. */
function behindCursor({ after, sort }: ListCases, value: RawBuilder<unknown>): RawBuilder<SqlBool> | undefined {
  if (after === undefined) return undefined
  const [last, id] = cursorOf(after, sort)
  const type = sql.raw(sort === '-level' ? 'int' : 'timestamptz')
  return orders[sort].down
    ? sql<SqlBool>`(${value}, cases.id) < (${last}::${type}, ${id})`
    : sql<SqlBool>`(${value}, cases.id) > (${last}::${type}, ${id})`
}

/**
 * One page of cases and a count that stops at 1,000, asked at once, and what comes next on each; whatever the size of the table. `uncounted`: for whoever shows
 * the rows alone; the total is then a lower bound.
 */
export async function listCases(
  ctx: Ctx,
  filter: ListCases,
  counting: 'counted' | 'uncounted' = 'counted',
  /** Of a list with words, so many rows are looked into before the index is asked. */
  lookInto = MOST_LOOKED_INTO,
): Promise<CasePage> {
  const order = orders[filter.sort]
  const value = order.value('cases')
  const direction = order.down ? 'desc' : 'asc'
  const words = await wordsOfList(ctx, filter, lookInto)
  let query = ctx.tx
    .selectFrom('cases')
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .select([
      'cases.id',
      'cases.number',
      'cases.kind',
      'cases.title',
      'cases.level',
      'cases.level_confirmed',
      'cases.stage',
      'cases.is_closed',
      'cases.category',
      'cases.customer_id',
      'customers.name as customer_name',
      'cases.contact',
      caseWorkedOn(ctx, 'cases.id').as('is_mine'),
      'cases.owner_id',
      'cases.department_id',
      'cases.channel',
      'cases.opened_at',
      'cases.updated_at',
      'cases.paused_since',
      'cases.sealed_for',
      sql<string>`(${value})::text`.as('cursor'),
    ])
  const isBehind = behindCursor(filter, value)
  if (isBehind !== undefined) query = query.where(isBehind)
  const read = (found: RawBuilder<SqlBool> | undefined) =>
    query
      .where(conditionsOf(ctx, filter, found) as never)
      .orderBy(value, direction)
      .orderBy('cases.id', direction)
      .limit(filter.limit + 1)
      // What narrows a list decides by which index its words are looked for.
      .$if(words !== undefined, q => q.modifyEnd(plannedByValues))
      .execute()
  const listed = (found: RawBuilder<SqlBool>) =>
    ctx.tx
      .selectFrom('cases')
      .select(['cases.id', 'cases.customer_id', sql<string>`(${value})::text`.as('cursor')])
      .select([sql`cases.search_text`.as('search_text'), sql`cases.search_masked`.as('search_masked')])
      .where(conditionsOf(ctx, filter, found) as never)
      .$if(isBehind !== undefined, q => q.where(isBehind!))
      .orderBy(value, direction)
      .orderBy('cases.id', direction)
  const orderOfHits = sql`${order.value('hit')} ${sql.raw(direction)}, hit.id ${sql.raw(direction)}`
  const firstOf = (found: ListWords) => {
    // The list's first rows, looked into one after the other.
    if (found.isWalked) return heldAlong(ctx, found, end => sql`${listed(sql`true`).modifyEnd(end)}`, filter.limit + 1)
    // The cases of customers who are called so stand among the hits: those behind the first hits would take the place of hits.
    const looksFirst = !found.isOfFew && filter.after === undefined && found.customers.length === 0
    return looksFirst ? holding(ctx, found, { order: orderOfHits, most: FIRST_LOOK * filter.limit }) : undefined
  }
  const first = words && firstOf(words)
  const [found, count] = await Promise.all([
    read(first ?? (words && holding(ctx, words))),
    counting === 'uncounted' ? undefined : countTo(ctx, filter, words, EXACT_TO + 1),
  ])
  const isWhole = (some: typeof found) =>
    some.length > filter.limit || (filter.after === undefined && count !== undefined && count <= some.length)
  const inStretch = async (of: ListWords) => {
    const after = filter.after === undefined ? undefined : cursorOf(filter.after, filter.sort)
    const list = { sort: filter.sort, after, place: value, isDown: order.down }
    const stretch = await holdingInStretch(ctx, of, list, held => sql`${listed(held)}`)
    const some = await read(stretch.found)
    return stretch.isAll || isWhole(some) ? some : undefined
  }
  const rows =
    first === undefined || words === undefined || isWhole(found)
      ? found
      : ((words.isInStretches ? await inStretch(words) : undefined) ?? (await read(holding(ctx, words))))
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  const duties = await nextDuties(
    ctx,
    page.map(r => r.id),
  )
  return {
    items: page.map((r): CaseRow => {
      const department = r.department_id === null ? undefined : ctx.roster.departments.get(r.department_id)
      return {
        id: r.id,
        number: r.number,
        kind: r.kind,
        title: r.title,
        level: r.level,
        levelConfirmed: r.level_confirmed,
        stage: r.stage,
        closed: r.is_closed,
        category: r.category,
        customer:
          r.customer_id !== null
            ? { id: r.customer_id, name: r.customer_name ?? '' }
            : r.contact.name
              ? { id: '', name: shownName(ctx, r.contact.name, r.is_mine) }
              : null,
        owner: r.owner_id === null ? null : { id: r.owner_id, name: named(ctx, r.owner_id).name },
        department: department ? { id: department.id, name: department.name } : null,
        channel: r.channel,
        openedAt: r.opened_at,
        updatedAt: r.updated_at,
        pausedSince: r.paused_since,
        sealed: r.sealed_for !== null,
        nextDuty: duties.get(r.id) ?? null,
      }
    }),
    next: rows.length > filter.limit && last ? writeCursor([last.cursor, last.id]) : null,
    total: Math.min(count ?? page.length, EXACT_TO),
    totalIsExact: count !== undefined && count <= EXACT_TO,
  }
}

/** How many cases a filter means, counted to `most` and no further. */
async function countTo(ctx: Ctx, filter: CaseFilter, words: ListWords | undefined, most: number): Promise<number> {
  const where = (found: RawBuilder<SqlBool> | undefined) =>
    ctx.tx
      .selectFrom('cases')
      .select(['cases.id', 'cases.customer_id'])
      .select([sql`cases.search_text`.as('search_text'), sql`cases.search_masked`.as('search_masked')])
      .where(conditionsOf(ctx, filter, found) as never)
  const casesWhere = (found: RawBuilder<SqlBool>, end: RawBuilder<unknown>) => sql`${where(found).modifyEnd(end)}`
  if (words !== undefined && words.counted !== 'by-index') {
    const counted = await countByLooking(ctx, words, casesWhere, most)
    if (counted !== undefined) return counted
  }
  if (words !== undefined) return countHolding(ctx, words, casesWhere, most)
  const some = (of?: RawBuilder<SqlBool>) =>
    ctx.tx
      .selectFrom('cases')
      .select(sql<number>`1`.as('one'))
      .where(conditionsOf(ctx, filter) as never)
      .$if(of !== undefined, q => q.where(of!))
      .limit(most)
  // The second of the two is read where the first has not got so many.
  const found =
    closedOf(filter) === 'no' && isToldByIndex(ctx, filter)
      ? sql<{
          one: number
        }>`(select 1 as one from (${some(ofFewParties)} union all ${some(ofManyParties)}) both_kinds limit ${most})`
      : sql<{ one: number }>`${some()}`
  const { count } = await ctx.tx
    .selectFrom(found.as('found'))
    .select(eb => eb.fn.countAll<number>().as('count'))
    .modifyEnd(plannedByValues)
    .executeTakeFirstOrThrow()
  return Number(count)
}
