import { reportDueAt } from '../../engine/periods.ts'
import type { Ctx } from '../context.ts'
import { REVIEW, reviewDueAt } from '../policies/upkeep/review-duty.ts'
import { ruleOfReport } from './open-periods.ts'

/** Due times of reports that are still owed, again under the context's calendar; those overdue keep theirs. */
export async function moveReports(ctx: Ctx): Promise<void> {
  const owed = await ctx.tx
    .selectFrom('reports')
    .select(['id', 'regulation', 'rule', 'period_start', 'period_end', 'due_at', 'owner_role'])
    .where('org_id', '=', ctx.org)
    .where('submitted_at', 'is', null)
    .where('due_at', '>=', ctx.now)
    .execute()
  for (const report of owed) {
    const rule = ruleOfReport(ctx, report)
    if (!rule) continue
    const dueAt =
      report.rule === REVIEW
        ? reviewDueAt(ctx, report.period_start)
        : reportDueAt(ctx.rules.calendar, rule, { start: report.period_start, end: report.period_end })
    if (dueAt !== report.due_at)
      await ctx.tx
        .updateTable('reports')
        .set({ due_at: dueAt })
        .where('org_id', '=', ctx.org)
        .where('id', '=', report.id)
        .execute()
  }
}
