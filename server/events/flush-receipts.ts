import type { CaseEvent } from '../../events/envelope.ts'
import type { Ctx } from '../context.ts'
import type { Work } from './work.ts'

/** Whose word each report waits for follows the events: a report opens a row for each receiver, a receipt takes it away, a hand-over passes it on. */
export async function flushReceipts(ctx: Ctx, work: Work): Promise<void> {
  for (const event of work.events) {
    if (event.type === 'case.reported' || event.type === 'result.reported') await open(ctx, work, event)
    if (event.type === 'report.acknowledged') await keepWaiting(ctx, work, event.stream, event.data.report)
    if (event.type === 'duty.handed-over') for (const report of event.data.reports ?? []) await passOn(ctx, report, event.data)
  }
  // A correction may have voided a report: nobody needs to acknowledge it any more.
  for (const caseId of work.refolded) {
    const reports = Object.keys(work.cases.get(caseId)?.state?.reports ?? {})
    await ctx.tx
      .deleteFrom('report_receipts')
      .where('org_id', '=', ctx.org)
      .where('case_id', '=', caseId)
      .where('report_id', 'not in', [...reports, ''])
      .execute()
  }
}

async function open(ctx: Ctx, work: Work, event: CaseEvent<'case.reported' | 'result.reported'>): Promise<void> {
  const report = work.cases.get(event.stream)?.state?.reports[event.id]
  if (!report || report.waiting.length === 0) return
  await ctx.tx
    .insertInto('report_receipts')
    .values(
      report.waiting.map(w => ({
        org_id: ctx.org,
        report_id: event.id,
        person_id: w.person,
        case_id: event.stream,
        about: report.about,
        hop: report.hop,
        level: report.level,
        role: w.role,
        reported_by: event.actor,
        reported_at: event.at,
        of_history: work.cases.get(event.stream)?.isHistory ?? false,
      })),
    )
    // One person may receive it in two posts: one receipt is enough.
    .onConflict(c => c.doNothing())
    .execute()
}

async function keepWaiting(ctx: Ctx, work: Work, caseId: string, report: string): Promise<void> {
  const waiting = work.cases.get(caseId)?.state?.reports[report]?.waiting ?? []
  await ctx.tx
    .deleteFrom('report_receipts')
    .where('org_id', '=', ctx.org)
    .where('report_id', '=', report)
    .where('person_id', 'not in', [...waiting.map(w => w.person), ''])
    .execute()
}

async function passOn(ctx: Ctx, report: string, { from, to }: { from: string; to: string }): Promise<void> {
  const held = await ctx.tx
    .deleteFrom('report_receipts')
    .where('org_id', '=', ctx.org)
    .where('report_id', '=', report)
    .where('person_id', '=', from)
    .returningAll()
    .executeTakeFirst()
  if (held)
    await ctx.tx
      .insertInto('report_receipts')
      .values({ ...held, person_id: to })
      .onConflict(c => c.doNothing())
      .execute()
}
