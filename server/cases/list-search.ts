import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { partiesOfSeen, seenByParties, unsealedOrNone } from '../access/case-visibility.ts'
import { NONE } from '../analysis/conditions.ts'
import type { Ctx } from '../context.ts'
import { plannedByValues } from '../database/prepared-statements.ts'
import {
  customersNamed,
  holdsWords,
  howFrequent,
  indexedBetween,
  indexedCases,
  type Narrowing,
  type Place,
  type Search,
} from '../search/found-by.ts'
import { searchQuery } from '../search/tokens.ts'
import { type CaseFilter, closedOf } from './list-cases.ts'
import type { ListCases } from './list-schema.ts'

/** From this share of cases on, a page is full sooner by walking along the list and looking into each text than by asking the index for all hits. */
const WALKED_FROM = 0.016
/** The same where the list is narrowed, so that the walk passes many cases that it does not show. */
const WALKED_FROM_NARROWED = 0.04
/** The same of a count, which reads a thousand. */
const COUNTED_BY_WALKING_FROM = 0.3
/** The same of open cases, which are few and have an index of their own. */
const OPEN_COUNTED_BY_WALKING_FROM = 0.04
/** Words of that share fill a page within so many times the rows that it takes where they are spread evenly; the walk ends then, or after so many rows. */
const WALKED_TIMES = 3
const LEAST_WALKED = 1_000
const MOST_WALKED = 6_000
/** A stretch of a list ends at this hit of the sample: some thousand hits of a million cases, so that a page is among them. */
const SAMPLED_HITS = 4
/** So many hits of a stretch are taken in the list's order; all of one that has no end has been read by then, or the list is read another way. */
const MOST_OF_STRETCH = 2_000
const MOST_WITHOUT_END = 20_000
/** So many rows of a list are looked into before the index is asked how many hold the words. */
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
  /** The index's own rows tell all that the list is narrowed to: nothing else of a case is looked at for the count where they tell who sees it, too. */
  readonly isTold: boolean
  /** So many rows of the list are looked into for a count at most. */
  readonly into: number
  /** So many rows are walked along for a page at most. */
  readonly walked: number
  /** A stretch of the list is asked of the index where the walk did not fill the page: words in so many cases that all hits would be too many. */
  readonly isInStretches: boolean
}

/** How a list's words are looked for; undefined where it has none. */
export async function wordsOfList(ctx: Ctx, filter: ListCases, into: number): Promise<ListWords | undefined> {
  const search = filter.q?.trim() ? searchQuery(filter.q) : undefined
  if (search === undefined) return undefined
  const [{ everywhere, lately }, customers] = await Promise.all([howFrequent(ctx, search), customersNamed(ctx, search)])
  const narrow = narrowingOf(ctx, filter)
  const { owner, customer, due, graded, paused, backdated, from, to } = filter
  const few = [owner, customer, filter.import, due, graded, paused, backdated, from, to].some(value => value !== undefined)
  const seesFew = ctx.sight.scope !== 'all' && !ctx.sight.many
  const isOfFew = few || seesFew
  const { seenBy, ...filters } = narrow
  const isNarrowed = Object.values(filters).some(value => value !== undefined)
  // What is frequent in either is worth a walk, which ends soon where that was wrong.
  const share = filter.sort === 'createdAt' ? everywhere : Math.max(everywhere, lately)
  const walked = Math.max(LEAST_WALKED, Math.min(MOST_WALKED, (WALKED_TIMES * (filter.limit + 1)) / share))
  return {
    ...{ search, customers, narrow, isOfFew, into, walked: Math.min(into, Math.ceil(walked)) },
    isTold: customers.length === 0 && isToldBy(filter),
    // Of all cases no index has the order of levels: a walk along it would read and sort every case.
    isWalked:
      (filter.sort !== '-level' || isOfFew || narrow.closed === false) &&
      share >= (isOfFew || isNarrowed || seenBy !== undefined ? WALKED_FROM_NARROWED : WALKED_FROM),
    isInStretches: everywhere >= WALKED_FROM && !isOfFew && filter.sort !== '-level',
    // What is frequent lately alone has few hits in the index.
    counted:
      isOfFew || everywhere >= (narrow.closed === false ? OPEN_COUNTED_BY_WALKING_FROM : COUNTED_BY_WALKING_FROM)
        ? 'by-walking'
        : isNarrowed && everywhere >= WALKED_FROM_NARROWED
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
  return sql<SqlBool>`cases.id in (select cases.id from ${listWhere(sql`limit ${sql.lit(words.walked)}`)} cases where ${textsHolding(ctx, words)} limit ${sql.lit(most)})`
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

/**
 * The condition by which a page's cases hold the words and stand in the list's first stretch behind `after`, and whether that stretch is all there is. Where the
 * stretch ends the sample tells: up to its fourth case that the list shows there are a few thousand hits, however many and wherever they are. `sampled`: the place
 * and the id of each case of the sample that the list shows, in its order.
 */
export async function holdingInStretch(
  ctx: Ctx,
  words: ListWords,
  list: {
    readonly sort: string
    readonly after: Place | undefined
    readonly place: RawBuilder<unknown>
    readonly isDown: boolean
  },
  sampled: (held: RawBuilder<SqlBool>) => RawBuilder<unknown>,
): Promise<{ readonly found: RawBuilder<SqlBool>; readonly isAll: boolean }> {
  const held = sql<SqlBool>`(${textsHolding(ctx, words)} and cases.id = any(array(select bihuan_sample())))`
  const { rows: ends } = await sql<{ cursor: string; id: string }>`
    select last.cursor, last.id from (${sampled(held)}) last offset ${sql.lit(SAMPLED_HITS - 1)} limit 1`.execute(ctx.tx)
  const until: Place | undefined = ends[0] && [ends[0].cursor, ends[0].id]
  const { search, customers, narrow } = words
  // The cases of customers who are called so stand among the hits: a page of both is whole only where no hit was left out.
  const most = until === undefined || customers.length > 0 ? MOST_WITHOUT_END : MOST_OF_STRETCH
  const stretch = indexedBetween(ctx, search, narrow, { sort: list.sort, after: list.after, until }, most)
  const { rows } = await sql<{ ids: string[] }>`select array(select ${stretch}) as ids`.execute(ctx.tx)
  const ids = rows[0]!.ids
  const isWithin = until && sql<SqlBool>`(${list.place}, cases.id) ${list.isDown ? sql`>=` : sql`<=`} (${until[0]}, ${until[1]})`
  const isHit =
    customers.length === 0
      ? sql<SqlBool>`cases.id = any(${ids}::text[])`
      : sql<SqlBool>`(cases.id = any(${ids}::text[]) or cases.customer_id = any(${[...customers]}::text[]))`
  return {
    found: isWithin === undefined ? isHit : sql<SqlBool>`(${isHit} and ${isWithin})`,
    isAll: until === undefined && ids.length < most,
  }
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
  // Ids are drawn: in their order words come as often as everywhere, whatever the newest or the oldest cases are about.
  const isEven = !words.isOfFew && Object.values(words.narrow).every(value => value === undefined)
  const first = casesWhere(sql`true`, sql`${isEven ? sql`order by cases.id` : sql``} limit ${sql.lit(words.into)}`)
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
  const told = words.isTold ? seenByParties(ctx, 'hit') : undefined
  // By the row of each hit, or before it is given: either way it is looked at once.
  const toldBy = narrow.seenBy === undefined ? told?.parties : undefined
  const given = sql`(select (one.given).id as id, (one.given).is_seen as is_seen from (select ${indexedCases(ctx, search, narrow, toldBy)} as given offset 0) one)`
  // A limit or offset keeps the planner from reading all hits before the first is counted.
  const hits = told
    ? sql`select from ${given} hit where ${told.isSeen} and ${unsealedOrNone(ctx, 'hit.id')} limit ${most}`
    : sql`select from ${given} hit cross join lateral ${casesWhere(sql`cases.id = hit.id`, sql`offset 0`)} listed limit ${most}`
  const named = sql<SqlBool>`(cases.customer_id = any(${[...customers]}::text[]) and not ${holdsWords(ctx, search)})`
  const others = customers.length === 0 ? sql`` : sql`+ (select count(*) from ${casesWhere(named, sql`limit ${most}`)} others)`
  const { rows } = await sql<{ count: number }>`select (select count(*) from (${hits}) hits) ${others} as count`.execute(ctx.tx)
  return Math.min(Number(rows[0]?.count ?? 0), most)
}
