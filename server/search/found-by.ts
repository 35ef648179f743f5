import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '../context.ts'

type Search = { readonly vector: string; readonly needles: readonly string[] }
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

/** The same as a query of ids, to be joined with others. */
export function foundIds(
  table: 'cases' | 'customers',
  { actor, sight }: Viewer,
  { vector, needles }: Search,
  most: number,
): RawBuilder<unknown> {
  const find = sql.raw(`bihuan_search_${table}`)
  const mayTell = sight.unmasked || !needles.some(needle => hasDigit.test(needle))
  return mayTell
    ? sql`select id from ${find}(${vector}, ${[...needles]}::text[], ${sql.lit(most)})`
    : sql`select id from ${find}(${vector}, ${[...needles]}::text[], ${sql.lit(most)}, ${actor.person})`
}
