import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { presentHolders } from '../organisation/roster.ts'
import { receiveReport, submitReport } from '../reports/hand-in.ts'
import { openPeriods, ruleOfReport } from '../reports/open-periods.ts'
import { asPerson } from './play.ts'

/** The periodic reports of the past have been handed in and received, but for the newest ones. */
export async function handInPastReports(ctx: Ctx, now: Instant, text: string): Promise<void> {
  await openPeriods(ctx)
  const past = await ctx.tx
    .selectFrom('reports')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('due_at', '<', now)
    .orderBy('due_at')
    .execute()
  for (const report of past.slice(0, -3)) {
    const rule = ruleOfReport(ctx, report)
    if (!rule || report.owner_id === null) continue
    const at = new Date(Date.parse(report.due_at) - 3 * 3_600_000).toISOString()
    await submitReport(asPerson(ctx, report.owner_id, at), report.id, { text })
    const receiver = rule.to
      .flatMap(party => presentHolders(ctx.roster, party, { people: {} }))
      .find(person => person !== report.owner_id)
    if (receiver !== undefined) await receiveReport(asPerson(ctx, receiver, report.due_at), report.id)
  }
}
