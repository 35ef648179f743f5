import { localDateOf } from '../../engine/calendar/days.ts'
import type { CodeTree } from '../../events/code-trees.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { CodeNode } from './schema.ts'

/** Today, where the organisation is. */
export const todayOf = (ctx: Pick<Ctx, 'rules' | 'now'>): LocalDate => localDateOf(ctx.rules.calendar, ctx.now)

/** The codes of a tree in force on a day, each with the title it bears then; of `all` also those that have ended or are to come, with their last title. */
export async function codesOn(ctx: Pick<Ctx, 'tx' | 'org'>, tree: CodeTree, on: LocalDate, all = false): Promise<CodeNode[]> {
  const rows = await ctx.tx
    .selectFrom('code_versions')
    .select(['code', 'parent', 'title', 'since', 'until'])
    .where('org_id', '=', ctx.org)
    .where('tree', '=', tree)
    .$if(!all, query => query.where('since', '<=', on).where(eb => eb.or([eb('until', 'is', null), eb('until', '>', on)])))
    .orderBy('code')
    .orderBy('since')
    .execute()
  const latest = new Map<string, CodeNode>()
  for (const row of rows) {
    const known = latest.get(row.code)
    // The version of that day, else the last one before, else the first to come.
    if (known === undefined || row.since <= on) latest.set(row.code, row)
  }
  return [...latest.values()]
}

/** Which of these codes a tree has on a day. */
export async function codesAmong(
  ctx: Pick<Ctx, 'tx' | 'org'>,
  tree: CodeTree,
  on: LocalDate,
  codes: readonly string[],
): Promise<Set<string>> {
  if (codes.length === 0) return new Set()
  const rows = await ctx.tx
    .selectFrom('code_versions')
    .select('code')
    .where('org_id', '=', ctx.org)
    .where('tree', '=', tree)
    .where('code', 'in', [...codes])
    .where('since', '<=', on)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', on)]))
    .execute()
  return new Set(rows.map(row => row.code))
}

/** How many codes each tree has on a day. */
export async function countCodes(ctx: Pick<Ctx, 'tx' | 'org'>, on: LocalDate): Promise<Map<string, number>> {
  const rows = await ctx.tx
    .selectFrom('code_versions')
    .select(eb => ['tree', eb.fn.countAll<string>().as('codes')])
    .where('org_id', '=', ctx.org)
    .where('since', '<=', on)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', on)]))
    .groupBy('tree')
    .execute()
  return new Map(rows.map(row => [row.tree, Number(row.codes)]))
}
