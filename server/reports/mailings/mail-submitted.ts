import type { Selectable } from 'kysely'
import type { PeriodicRule } from '../../../engine/pack.ts'
import type { Ctx } from '../../context.ts'
import type { Reports } from '../../database/report-tables.ts'
import { type MailedPaper, mailReport } from './mail-report.ts'

/** Mails a report that was just signed, by every mailing that waits for that. */
export async function mailSubmitted(
  ctx: Ctx,
  report: Selectable<Reports>,
  rule: PeriodicRule,
  paper: MailedPaper,
): Promise<void> {
  const mailings = await ctx.tx
    .selectFrom('report_mailings')
    .select(['id', 'recipients'])
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', report.regulation)
    .where('rule', '=', report.rule)
    .where('sends', '=', 'submitted')
    .where('ended_at', 'is', null)
    .execute()
  for (const mailing of mailings) await mailReport(ctx, mailing, report, rule, paper, `paper:${paper.id}`)
}
