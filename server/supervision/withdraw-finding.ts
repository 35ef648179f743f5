import type { Ctx } from '../context.ts'
import type { Findings } from '../database/supervision-tables.ts'
import { step } from './raise-finding.ts'

/**
 * Withdraws what was found by something that no longer stands: a record taken back as a mistake, a check made again. One that is being put right, or was, stays:
 * its case goes its own way.
 */
export async function withdrawFound(
  ctx: Ctx,
  sources: readonly Findings['source'][],
  sourceId: string,
  because: string,
): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('findings')
    .select(['id', 'number', 'is_major', 'case_id'])
    .where('org_id', '=', ctx.org)
    .where('source', 'in', sources)
    .where('source_id', '=', sourceId)
    .where('state', 'in', ['open', 'disputed'])
    .forUpdate()
    .execute()
  for (const { id, number, is_major: isMajor, case_id: caseId } of rows) {
    await ctx.tx.updateTable('findings').set({ state: 'withdrawn' }).where('org_id', '=', ctx.org).where('id', '=', id).execute()
    await step(ctx, { id, number, isMajor, caseId }, 'withdrawn', because)
  }
}
