import { visibleAmong } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/** What chooses documents and checklists for a case; `case.not-found` for one that the actor does not see. */
export async function openCase(ctx: Ctx, id: string): Promise<{ kind: string; category: string | null; model: string | null }> {
  const row = await ctx.tx
    .selectFrom('cases')
    .leftJoin('machines', join =>
      join.onRef('machines.org_id', '=', 'cases.org_id').onRef('machines.id', '=', 'cases.machine_id'),
    )
    .select(['cases.kind', 'cases.category', 'machines.model'])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', id)
    .executeTakeFirst()
  if (row === undefined || !(await visibleAmong(ctx, [id])).has(id)) throw refuse('case.not-found')
  return row
}
