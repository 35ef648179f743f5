import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'

type Bound = { readonly sha256: string; readonly size: number; readonly mime: string; readonly name: string }

/**
 * Binds an uploaded file to a case and gives what was found out of it on arrival. `file.not-found` where there is none of the organisation,
 * `file.of-another-case` where another case has it.
 */
export async function bindFile(ctx: Ctx, caseId: string, id: string): Promise<Bound> {
  const file = await ctx.tx
    .selectFrom('files')
    .select(['sha256', 'size', 'mime', 'name'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!file) throw refuse('file.not-found')
  const bound = await ctx.tx
    .updateTable('files')
    .set({ case_id: caseId })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    // Asked in the update itself: of two cases that take one file at once, the second waits and is refused.
    .where(eb => eb.or([eb('case_id', 'is', null), eb('case_id', '=', caseId)]))
    .returning('id')
    .executeTakeFirst()
  if (!bound) throw refuse('file.of-another-case')
  return file
}
