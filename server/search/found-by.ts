import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '../context.ts'

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

/**
 * The cases that hold the words, and those of the customers who are called so or spelt so. `isFrequent`: the words stand in so many cases that each row of the list had better be
 * looked at in the list's own order ({@link areFrequent}); undefined where nobody asked.
 */
export function casesFound(
  viewer: Viewer & Pick<Ctx, 'org'>,
  search: Search,
  most: number,
  isFrequent: boolean | undefined,
): RawBuilder<SqlBool> {
  const customers = sql`select id from (select id, count(*) over () as many from (${foundIds('customers', viewer, search, MOST_CUSTOMERS + 1)}) one) named where many <= ${sql.lit(MOST_CUSTOMERS)}`
  if (isFrequent !== true)
    return sql<SqlBool>`cases.id in (${foundIds(isFrequent === false ? 'rare_cases' : 'cases', viewer, search, most)} union all
    select c.id from cases c where c.org_id = ${viewer.org} and c.customer_id in (${customers}))`
  const held = search.needles.map(needle => sql`position(${needle} in cases.search_text) > 0`)
  const shown = search.needles.map(needle => sql`position(${needle} in coalesce(cases.search_masked, cases.search_text)) > 0`)
  // A case that they have in hand they read with its number.
  const mine = sql`exists (select from case_people p where p.org_id = ${viewer.org} and p.case_id = cases.id and p.party_id = ${viewer.actor.person} and p.part = 'works')`
  if (couldTell(viewer, search)) held.push(sql`(${sql.join(shown, sql` and `)} or ${mine})`)
  return sql<SqlBool>`(${sql.join(held, sql` and `)} or cases.customer_id in (${customers}))`
}

/** Words become frequent over days: what was found of them holds for a minute. Only how they are looked for depends on it, never what is found. */
const FREQUENT_FOR_MS = 60_000
const MOST_CACHED = 5_000
const frequentCache = new Map<string, { readonly yes: boolean; readonly at: number }>()

/** Whether the words stand in at least one of 25 of the newest cases, as of a minute ago at most. */
export async function areFrequent({ tx, org, now }: Pick<Ctx, 'tx' | 'org' | 'now'>, { needles }: Search): Promise<boolean> {
  const key = JSON.stringify([org, ...needles])
  const at = Date.parse(now)
  const known = frequentCache.get(key)
  if (known !== undefined && Math.abs(at - known.at) < FREQUENT_FOR_MS) return known.yes
  const { rows } = await sql<{ yes: boolean }>`select bihuan_is_frequent(${[...needles]}::text[]) as yes`.execute(tx)
  const yes = rows[0]?.yes ?? false
  if (frequentCache.size >= MOST_CACHED) frequentCache.clear()
  frequentCache.set(key, { yes, at })
  return yes
}

/** The same as a query of ids, to be joined with others. `rare_cases`: cases by words of which {@link areFrequent} has said no. */
export function foundIds(
  table: 'cases' | 'rare_cases' | 'customers',
  { actor, sight }: Viewer,
  { vector, needles }: Search,
  most: number,
): RawBuilder<unknown> {
  const find = sql.raw(`bihuan_search_${table}`)
  return !couldTell({ sight }, { vector, needles })
    ? sql`select id from ${find}(${vector}, ${[...needles]}::text[], ${sql.lit(most)})`
    : sql`select id from ${find}(${vector}, ${[...needles]}::text[], ${sql.lit(most)}, ${actor.person})`
}
