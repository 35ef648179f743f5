import type { Ctx } from '../context.ts'
import { viewDuty } from './view-case.ts'

/** What is owed next on each of these cases, by case, in one query; a case without a running duty is left out, and so is what an import of old logs left open. */
export async function nextDuties(ctx: Ctx, caseIds: string[]) {
  if (caseIds.length === 0) return new Map<string, ReturnType<typeof viewDuty>>()
  const rows = await ctx.tx
    .selectFrom('duties')
    .selectAll()
    .distinctOn('case_id')
    .where('org_id', '=', ctx.org)
    .where('case_id', 'in', caseIds)
    .where('outcome', 'is', null)
    .where('of_history', '=', false)
    .where('due_at', 'is not', null)
    .orderBy('case_id')
    .orderBy('due_at')
    .execute()
  return new Map(rows.map(r => [r.case_id, viewDuty(ctx, r)]))
}
