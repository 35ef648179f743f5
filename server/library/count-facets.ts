import { type SqlBool, sql } from 'kysely'
import type { CodeTree } from '../../events/code-trees.ts'
import type { Text } from '../../events/text.ts'
import { codesOn, todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { codeFilters, studyConditions } from './filter-studies.ts'
import type { Facet, FacetName, LibraryFacets, StudyFilter } from './schema.ts'

const MOST_PRODUCTS = 30

/** How many studies each choice of a filter would leave, under the other filters that are set. One query for each facet. */
export async function countFacets(ctx: Ctx, filter: StudyFilter): Promise<LibraryFacets> {
  return {
    total: await totalOf(ctx, filter),
    category: await ofColumn(ctx, filter, 'category', titlesOf(ctx, 'categories')),
    level: await ofColumn(ctx, filter, 'level', titlesOf(ctx, 'levels')),
    product: await ofColumn(ctx, filter, 'product', new Map()),
    causeCode: await ofTree(ctx, filter, 'causeCode'),
    failure: await ofTree(ctx, filter, 'failure'),
    part: await ofTree(ctx, filter, 'part'),
    solution: await ofTree(ctx, filter, 'solution'),
  }
}

const titlesOf = (ctx: Ctx, of: 'categories' | 'levels'): ReadonlyMap<string, Text> =>
  new Map(ctx.rules.editions.flatMap(({ pack }) => pack[of].map(one => [one.id, one.title] as const)))

async function where(ctx: Ctx, filter: StudyFilter, without?: FacetName) {
  const conditions = await studyConditions(ctx, filter, without)
  return conditions === undefined ? sql<SqlBool>`false` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`
}

async function totalOf(ctx: Ctx, filter: StudyFilter): Promise<number> {
  const { rows } = await sql<{
    total: string
  }>`select count(*) as total from library_entries e where ${await where(ctx, filter)}`.execute(ctx.tx)
  return Number(rows[0]!.total)
}

async function ofColumn(
  ctx: Ctx,
  filter: StudyFilter,
  name: 'category' | 'level' | 'product',
  titles: ReadonlyMap<string, Text>,
): Promise<Facet[]> {
  const column = sql.ref(`e.${name}`)
  const { rows } = await sql<{ value: string; count: string }>`
    select ${column} as value, count(*) as count from library_entries e
    where ${await where(ctx, filter, name)} and ${column} is not null and ${column} <> ''
    group by ${column} order by count(*) desc, ${column} limit ${sql.lit(MOST_PRODUCTS)}`.execute(ctx.tx)
  return rows.map(({ value, count }) => ({
    value,
    title: titles.get(value) ?? { zh: value, en: value },
    count: Number(count),
    parent: null,
  }))
}

/** The codes that any study has, and those above them; each with the number of studies that have it or anything below it. */
async function ofTree(ctx: Ctx, filter: StudyFilter, name: keyof typeof codeFilters): Promise<Facet[]> {
  const tree: CodeTree = codeFilters[name]
  const { rows } = await sql<{ code: string; entry: string }>`
    select k.code, k.entry_id as entry from library_entries e join library_codes k on k.org_id = e.org_id and k.entry_id = e.id
    where ${await where(ctx, filter, name)} and k.tree = ${tree}`.execute(ctx.tx)
  if (rows.length === 0) return []
  const nodes = new Map((await codesOn(ctx, tree, todayOf(ctx), true)).map(node => [node.code, node]))
  const counted = new Map<string, Set<string>>()
  for (const { code, entry } of rows) {
    const seen = new Set<string>()
    for (let at: string | null = code; at !== null && !seen.has(at); at = nodes.get(at)?.parent ?? null) {
      seen.add(at)
      counted.set(at, (counted.get(at) ?? new Set()).add(entry))
    }
  }
  return [...counted]
    .map(([value, entries]) => ({
      value,
      title: nodes.get(value)?.title ?? { zh: value },
      count: entries.size,
      parent: nodes.get(value)?.parent ?? null,
    }))
    .sort((a, b) => a.value.localeCompare(b.value))
}
