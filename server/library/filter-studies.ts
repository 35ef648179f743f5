import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { CodeTree } from '../../events/code-trees.ts'
import { codesOn, todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { searchQuery } from '../search/tokens.ts'
import type { FacetName, StudyFilter } from './schema.ts'
import { studySeen } from './study-seen.ts'

const MOST_HITS = 5_000
/** The filter by codes of each tree. */
export const codeFilters = {
  causeCode: 'cause',
  failure: 'failure',
  part: 'part',
  solution: 'solution',
} as const satisfies Record<string, CodeTree>

/** A code with everything below it, those that ended too: old studies keep their codes. */
export async function codeWithChildren(ctx: Ctx, tree: CodeTree, code: string): Promise<string[]> {
  const nodes = await codesOn(ctx, tree, todayOf(ctx), true)
  const found = new Set([code])
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const node of nodes) if (node.parent !== null && found.has(node.parent)) found.add(node.code)
  }
  return [...found]
}

/**
 * The conditions of a filter over `e` (library_entries), all to be met; undefined where nothing can meet them. `without`: the one that is left out, so that a facet
 * counts what its other choices would leave.
 */
export async function studyConditions(
  ctx: Ctx,
  filter: StudyFilter,
  without?: FacetName,
): Promise<RawBuilder<SqlBool>[] | undefined> {
  const conditions: RawBuilder<SqlBool>[] = [sql<SqlBool>`e.org_id = ${ctx.org}`, studySeen(ctx)]
  conditions.push(filter.state === 'current' ? sql<SqlBool>`e.state <> 'withdrawn'` : sql<SqlBool>`e.state = ${filter.state}`)
  const asked = filter.q?.trim() ?? ''
  if (asked !== '') {
    const search = searchQuery(asked)
    if (!search) return undefined
    conditions.push(
      sql<SqlBool>`e.id in (select id from bihuan_search_library(${search.vector}, ${search.needles}::text[], ${sql.lit(MOST_HITS)}))`,
    )
  }
  const columns = {
    category: 'e.category',
    subtype: 'e.subtype',
    level: 'e.level',
    kind: 'e.kind',
    product: 'e.product',
  } as const
  for (const [name, column] of Object.entries(columns)) {
    const value = filter[name as keyof typeof columns]
    if (value !== undefined && value !== '' && name !== without) conditions.push(sql<SqlBool>`${sql.ref(column)} = ${value}`)
  }
  if (filter.cause !== undefined && filter.cause !== '') conditions.push(sql<SqlBool>`e.cause_class = ${filter.cause}`)
  for (const [name, tree] of Object.entries(codeFilters) as [keyof typeof codeFilters, CodeTree][]) {
    const value = filter[name]
    if (value === undefined || value === '' || name === without) continue
    const codes = await codeWithChildren(ctx, tree, value)
    conditions.push(
      sql<SqlBool>`exists (select from library_codes k where k.org_id = ${ctx.org} and k.entry_id = e.id and k.tree = ${tree} and k.code = any(${codes}::text[]))`,
    )
  }
  return conditions
}
