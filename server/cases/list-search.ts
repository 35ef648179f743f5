import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { partiesOfSeen, unsealedOrNone } from '../access/case-visibility.ts'
import { NONE } from '../analysis/conditions.ts'
import type { Ctx } from '../context.ts'
import { plannedByValues } from '../database/prepared-statements.ts'
import {
  customersNamed,
  holdsWords,
  howFrequent,
  indexedCases,
  type Narrowing,
  roomForHits,
  type Search,
} from '../search/found-by.ts'
import { searchQuery } from '../search/tokens.ts'
import { type CaseFilter, closedOf } from './list-cases.ts'

/** Of the newest 500 cases: from so many on, a page is full sooner by walking along the list and looking into each text than by asking the index for all hits. */
const WALKED_FROM = 8
/** The same where the list is narrowed, so that the walk passes many cases that it does not show. */
const WALKED_FROM_NARROWED = 20
/** The same of a count, which reads a thousand: a fifth of all cases. Open ones are few, and have an index of their own. */
const COUNTED_BY_WALKING_FROM = 100
/** So many rows of a list are looked into before the index is asked for the words. */
export const MOST_LOOKED_INTO = 12_000

/** How the words of a list are found: what is decided once for its page and its count. */
export type ListWords = {
  readonly search: Search
  /** The customers who are called so. */
  readonly customers: readonly string[]
  readonly narrow: Narrowing
  readonly isWalked: boolean
  readonly counted: 'by-walking' | 'by-looking-first' | 'by-index'
  /** Something narrows the list to few cases by an index of its own, or the viewer sees few: the planner had better begin there. */
  readonly isOfFew: boolean
  /** The index's own rows tell all that the list asks, but for what is sealed: nothing else of a case is looked at for the count. */
  readonly isTold: boolean
  /** So many rows of the list are looked into at most. */
  readonly into: number
}

/** How a list's words are looked for; undefined where it has none. */
export async function wordsOfList(ctx: Ctx, filter: CaseFilter, into: number): Promise<ListWords | undefined> {
  const search = filter.q?.trim() ? searchQuery(filter.q) : undefined
  if (search === undefined) return undefined
  const [hits, customers] = await Promise.all([howFrequent(ctx, search), customersNamed(ctx, search), roomForHits(ctx)])
  const narrow = narrowingOf(ctx, filter)
  const { owner, customer, due, graded, paused, backdated, from, to } = filter
  const few = [owner, customer, filter.import, due, graded, paused, backdated, from, to].some(value => value !== undefined)
  const seesFew = ctx.sight.scope !== 'all' && !ctx.sight.many
  const isOfFew = few || seesFew
  const { seenBy, ...filters } = narrow
  const isNarrowed = Object.values(filters).some(value => value !== undefined)
  return {
    ...{ search, customers, narrow, isOfFew, into },
    isTold: customers.length === 0 && isToldBy(filter) && (ctx.sight.scope === 'all' || seenBy !== undefined),
    isWalked: hits >= (isOfFew || isNarrowed || seenBy !== undefined ? WALKED_FROM_NARROWED : WALKED_FROM),
    counted:
      isOfFew || hits >= (narrow.closed === false ? WALKED_FROM_NARROWED : COUNTED_BY_WALKING_FROM)
        ? 'by-walking'
        : isNarrowed && hits >= WALKED_FROM_NARROWED
          ? 'by-looking-first'
          : 'by-index',
  }
}

/** What a list may ask and be told by {@link narrowingOf} alone. */
const told: ReadonlySet<string> = new Set(['q', 'sort', 'limit', 'after', 'closed', 'stage', 'level', 'kind', 'department'])
const isToldBy = (filter: CaseFilter): boolean =>
  Object.entries(filter).every(
    ([name, value]) => value === undefined || (told.has(name) && !(Array.isArray(value) && value.includes(NONE))),
  )

function narrowingOf(ctx: Ctx, filter: CaseFilter): Narrowing {
  const closed = closedOf(filter)
  const stated = (values: readonly string[] | undefined) => (values?.length && !values.includes(NONE) ? values : undefined)
  return {
    closed: closed === 'all' ? undefined : closed === 'yes',
    ...{ stages: stated(filter.stage), levels: stated(filter.level), kinds: stated(filter.kind) },
    ...{ departments: stated(filter.department), seenBy: partiesOfSeen(ctx) },
  }
}

/**
 * The condition that a case stands among the first rows of a list that hold the words, found by walking along the list. The walk ends after some thousand rows:
 * words that are frequent in what is new may be rare in all that was before. `listWhere`: rows of `cases` in the list's order, with the columns that are looked into.
 */
export function heldAlong(
  ctx: Ctx,
  words: ListWords,
  listWhere: (end: RawBuilder<unknown>) => RawBuilder<unknown>,
  most: number,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`cases.id in (select cases.id from ${listWhere(sql`limit ${sql.lit(words.into)}`)} cases where ${textsHolding(ctx, words)} limit ${sql.lit(most)})`
}

/** The condition by which a page's cases hold the words, asked of the index. `first`: of the index's hits only so many are looked at, in this order over rows called `hit`. */
export function holding(
  ctx: Ctx,
  words: ListWords,
  first?: { readonly order: RawBuilder<unknown>; readonly most: number },
): RawBuilder<SqlBool> {
  const { search, customers } = words
  const some = first === undefined ? sql`` : sql`order by ${first.order} limit ${first.most}`
  const hits = sql`(select hit.id from ${indexedCases(ctx, search, words.narrow)} hit ${some})`
  return customers.length === 0
    ? sql<SqlBool>`cases.id in ${hits}`
    : sql<SqlBool>`cases.id in (${hits} union all select c.id from cases c where c.org_id = ${ctx.org} and c.customer_id = any(${[...customers]}::text[]))`
}

function textsHolding(ctx: Ctx, { search, customers }: ListWords): RawBuilder<SqlBool> {
  const held = holdsWords(ctx, search)
  return customers.length === 0 ? held : sql<SqlBool>`(${held} or cases.customer_id = any(${[...customers]}::text[]))`
}

/**
 * How many cases of a list hold the words where some thousand rows of it tell: all rows, or enough of them. Undefined where they do not. `casesWhere` as of
 * {@link countHolding}, with the columns that are looked into.
 */
export async function countByLooking(
  ctx: Ctx,
  words: ListWords,
  casesWhere: (words: RawBuilder<SqlBool>, end: RawBuilder<unknown>) => RawBuilder<unknown>,
  most: number,
): Promise<number | undefined> {
  const first = casesWhere(sql`true`, sql`limit ${sql.lit(words.into)}`)
  if (words.counted === 'by-walking') {
    // Of frequent words there are enough long before the end.
    const { rows } = await sql<{ held: number }>`
      select count(*) as held from (select from ${first} cases where ${textsHolding(ctx, words)} limit ${sql.lit(most)}) enough ${plannedByValues}`.execute(
      ctx.tx,
    )
    if (Number(rows[0]!.held) >= most) return most
  }
  const { rows } = await sql<{ read: number; held: number }>`
    select count(*) as read, count(*) filter (where ${textsHolding(ctx, words)}) as held
    from ${first} cases ${plannedByValues}`.execute(ctx.tx)
  const { read, held } = rows[0]!
  return Number(read) < words.into || Number(held) >= most ? Math.min(Number(held), most) : undefined
}

/**
 * How many cases of a list hold the words, counted to `most` and no further: the index gives its hits one by one, and each is asked for by the conditions that are
 * left until there are so many. `casesWhere`: the rows of `cases` by the list's conditions, with one for the words.
 */
export async function countHolding(
  ctx: Ctx,
  words: ListWords,
  casesWhere: (words: RawBuilder<SqlBool>, end: RawBuilder<unknown>) => RawBuilder<unknown>,
  most: number,
): Promise<number> {
  const { search, customers, narrow } = words
  const given = sql`(select (one.given).id as id from (select ${indexedCases(ctx, search, narrow)} as given) one)`
  // A limit or offset keeps the planner from reading all hits before the first is counted.
  const hits = words.isTold
    ? sql`select from ${given} hit where ${unsealedOrNone(ctx, 'hit.id')} limit ${most}`
    : sql`select from ${given} hit cross join lateral ${casesWhere(sql`cases.id = hit.id`, sql`offset 0`)} listed limit ${most}`
  const named = sql<SqlBool>`(cases.customer_id = any(${[...customers]}::text[]) and not ${holdsWords(ctx, search)})`
  const others = customers.length === 0 ? sql`` : sql`+ (select count(*) from ${casesWhere(named, sql`limit ${most}`)} others)`
  const { rows } = await sql<{ count: number }>`select (select count(*) from (${hits}) hits) ${others} as count`.execute(ctx.tx)
  return Math.min(Number(rows[0]?.count ?? 0), most)
}
