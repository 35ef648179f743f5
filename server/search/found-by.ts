import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { toCheck } from './tokens.ts'

export type Search = { readonly vector: string; readonly needles: readonly string[] }
type Viewer = Pick<Ctx, 'actor' | 'sight'>

const hasDigit = /\p{N}/u

/**
 * The rows that contain what is looked for, as SQL over an id. Whoever is shown phone numbers in part finds nobody by the rest of one: trying digits
 * would tell it (0021). Only a query with a digit in it can, so others go the short way.
 */
export function foundAmong(
  table: 'cases' | 'customers',
  { actor, sight }: Viewer,
  id: string,
  search: Search,
  most: number,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(id)} in (${foundIds(table, { actor, sight }, search, most)})`
}

/** Whether a viewer who is shown numbers in part could learn the rest of one by trying these words. */
const couldTell = ({ sight }: Pick<Viewer, 'sight'>, { needles }: Search): boolean =>
  !sight.unmasked && needles.some(needle => hasDigit.test(needle))

/** Customers beyond so many mean that no customer was looked for. */
const MOST_CUSTOMERS = 50

const namedSo = (viewer: Viewer, search: Search): RawBuilder<unknown> =>
  sql`select id from (select id, count(*) over () as many from (${foundIds('customers', viewer, search, MOST_CUSTOMERS + 1)}) one) named where many <= ${sql.lit(MOST_CUSTOMERS)}`

/** The cases that hold the words, and those of the customers who are called so or spelt so; for whoever asks without knowing how frequent they are. */
export function casesFound(viewer: Viewer & Pick<Ctx, 'org'>, search: Search, most: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`cases.id in (${foundIds('cases', viewer, search, most)} union all
    select c.id from cases c where c.org_id = ${viewer.org} and c.customer_id in (${namedSo(viewer, search)}))`
}

/**
 * The customers who are called so or spelt so, none where they are too many to be meant. With it comes room for all hits of an index, until the transaction ends:
 * where they do not fit, PostgreSQL remembers pages in their place and looks into every case on them: of words in an eighth of a million cases, eight times as many
 * as a count asks for. 32 MB are the hits of two million cases; nothing is taken before it is used.
 */
export async function customersNamed(ctx: Viewer & Pick<Ctx, 'tx'>, search: Search): Promise<readonly string[]> {
  const { rows } = await sql<{ ids: string[] }>`
    select array(${namedSo(ctx, search)}) as ids, set_config('work_mem', '32MB', true)`.execute(ctx.tx)
  return rows[0]!.ids
}

/** That a case holds the words, looked into its own text: for walking along a list whose every second case does. */
export function holdsWords({ org, actor, sight }: Viewer & Pick<Ctx, 'org'>, search: Search): RawBuilder<SqlBool> {
  const held = search.needles.map(needle => sql`position(${needle} in cases.search_text) > 0`)
  const shown = search.needles.map(needle => sql`position(${needle} in coalesce(cases.search_masked, cases.search_text)) > 0`)
  // A case that they have in hand they read with its number.
  const mine = sql`exists (select from case_people p where p.org_id = ${org} and p.case_id = cases.id and p.party_id = ${actor.person} and p.part = 'works')`
  if (couldTell({ sight }, search)) held.push(sql`(${sql.join(shown, sql` and `)} or ${mine})`)
  return sql<SqlBool>`(${sql.join(held, sql` and `)})`
}

/** What a list is narrowed to that the index's own rows tell: {@link indexedCases} gives no others. Undefined where it is not narrowed so. */
export type Narrowing = {
  readonly closed?: boolean | undefined
  readonly stages?: readonly string[] | undefined
  readonly levels?: readonly string[] | undefined
  readonly kinds?: readonly string[] | undefined
  readonly departments?: readonly string[] | undefined
  readonly seenBy?: readonly string[] | undefined
}

const array = (values: readonly string[] | undefined) => sql`${values === undefined ? null : [...values]}::text[]`

/** What the functions that ask the index are given: the words, and what narrows the list. */
function asked({ actor, sight }: Viewer, search: Search, narrow: Narrowing): RawBuilder<unknown> {
  const isMasked = couldTell({ sight }, search)
  const checked = isMasked ? [...search.needles] : toCheck(search.needles)
  return sql`${search.vector}, ${checked}::text[], ${isMasked ? actor.person : null}::text, ${narrow.closed ?? null}::boolean,
    ${array(narrow.stages)}, ${array(narrow.levels)}, ${array(narrow.kinds)}, ${array(narrow.departments)}, ${array(narrow.seenBy)}`
}

/**
 * The cases that hold the words as the index gives them, one by one and in no order: `id`, `opened_at`, `updated_at`, `next_due_at`, `level_rank`, and as `is_seen`
 * whether one of the parties `toldBy` has to do with each.
 */
export const indexedCases = (
  viewer: Viewer,
  search: Search,
  narrow: Narrowing,
  toldBy?: readonly string[] | undefined,
): RawBuilder<unknown> => sql`bihuan_find_hits(${asked(viewer, search, narrow)}, ${array(toldBy)})`

/** A place in a list: the value that it is ordered by, as text, and the id of a case. */
export type Place = readonly [value: string, id: string]
/** A stretch of a list: behind one place, up to another; from its beginning, or to its end, where one is not stated. */
export type Stretch = { readonly sort: string; readonly after?: Place | undefined; readonly until?: Place | undefined }

/** The ids of the first `most` cases of a stretch of a list that hold the words, as the index gives them. */
export const indexedBetween = (
  viewer: Viewer,
  search: Search,
  narrow: Narrowing,
  stretch: Stretch,
  most: number,
): RawBuilder<unknown> =>
  sql`bihuan_find_between(${asked(viewer, search, narrow)}, ${stretch.sort}, ${array(stretch.after)}, ${array(stretch.until)}, ${sql.lit(most)})`

/** Words become frequent over days: what was found of them holds for a minute. Only how they are looked for depends on it, never what is found. */
const FREQUENT_FOR_MS = 60_000
const MOST_CACHED = 5_000
/** Of a sample that has fewer cases than this no share is said. */
const SMALLEST_SAMPLE = 100
const NEWEST = 200
const frequentCache = new Map<string, { readonly found: Frequency; readonly at: number }>()

/** The share of cases in which all the words stand, from 0 to 1: of a sample of all of the organisation's cases, and of its newest ones. */
export type Frequency = { readonly everywhere: number; readonly lately: number }

/** How frequent words are, as of a minute ago at most. */
export async function howFrequent({ tx, org, now }: Pick<Ctx, 'tx' | 'org' | 'now'>, { needles }: Search): Promise<Frequency> {
  const key = JSON.stringify([org, ...needles])
  const at = Date.parse(now)
  const known = frequentCache.get(key)
  if (known !== undefined && Math.abs(at - known.at) < FREQUENT_FOR_MS) return known.found
  const { rows } = await sql<{ sampled: number; looked: number; newest: number }>`
    select sampled, looked, newest from bihuan_words_frequent(${[...needles]}::text[])`.execute(tx)
  const { sampled, looked, newest } = rows[0]!
  const lately = newest / NEWEST
  const found = { everywhere: looked < SMALLEST_SAMPLE ? lately : sampled / looked, lately }
  if (frequentCache.size >= MOST_CACHED) frequentCache.clear()
  frequentCache.set(key, { found, at })
  return found
}

/** The rows of {@link foundAmong} as a query of ids, to be joined with others. */
export function foundIds(
  table: 'cases' | 'customers',
  { actor, sight }: Viewer,
  { vector, needles }: Search,
  most: number,
): RawBuilder<unknown> {
  const find = sql.raw(`bihuan_search_${table}`)
  return !couldTell({ sight }, { vector, needles })
    ? sql`select id from ${find}(${vector}, ${[...needles]}::text[], ${sql.lit(most)})`
    : sql`select id from ${find}(${vector}, ${[...needles]}::text[], ${sql.lit(most)}, ${actor.person})`
}
