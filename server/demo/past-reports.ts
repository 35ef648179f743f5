import { localDateOf } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { periodHolding } from '../../engine/period-dates.ts'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { presentHolders } from '../organisation/roster.ts'
import { receiveReport, reviewReport, submitReport } from '../reports/hand-in.ts'
import { openPeriods, ruleOfReport } from '../reports/open-periods.ts'
import { holdPastMeeting } from './demo-meetings.ts'
import { asPerson } from './play.ts'

/** The periodic reports of the past have been handed in and received, but for the newest ones. */
export async function handInPastReports(ctx: Ctx, now: Instant, text: string): Promise<void> {
  await openPeriods(ctx)
  // The last whole month too, though the company may have begun in this one: a month's report is what people look at first.
  const today = localDateOf(ctx.rules.calendar, now)
  const lastMonth = periodHolding('month', addCalendarDays(periodHolding('month', today).start, -1))
  await openPeriods(ctx, { since: lastMonth.start, every: 'month' })
  const past = await ctx.tx
    .selectFrom('reports')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('due_at', '<', now)
    .orderBy('due_at')
    .execute()
  const isMeeting = (report: (typeof past)[number]) => ruleOfReport(ctx, report)?.meetingOf !== undefined
  // Templates and the analysis of the process have a way of their own.
  const isPlain = (report: (typeof past)[number]) => {
    const rule = ruleOfReport(ctx, report)
    return rule?.meetingOf === undefined && rule?.renewsTemplates === undefined && rule?.mines === undefined
  }
  // Of the meetings the latest is still owed, of the reports the three latest.
  const done = [...past.filter(isMeeting).slice(0, -1), ...past.filter(isPlain).slice(0, -3)]
  for (const [index, report] of done.entries()) {
    const rule = ruleOfReport(ctx, report)
    if (!rule || report.owner_id === null) continue
    const at = new Date(Date.parse(report.due_at) - 3 * 3_600_000).toISOString()
    if (rule.meetingOf !== undefined) await holdPastMeeting(ctx, report.id, report.owner_id, at, index)
    else await submitReport(asPerson(ctx, report.owner_id, at), report.id, { text })
    if (rule.reviewedBy !== undefined) {
      const [reviewer] = presentHolders(ctx.roster, rule.reviewedBy, { people: {} })
      if (reviewer !== undefined)
        await reviewReport(asPerson(ctx, reviewer, report.due_at), report.id, { passed: true, opinion: '' })
      continue
    }
    const receiver = rule.to
      .flatMap(party => presentHolders(ctx.roster, party, { people: {} }))
      .find(person => person !== report.owner_id)
    if (receiver !== undefined) await receiveReport(asPerson(ctx, receiver, report.due_at), report.id)
  }
}

/** The yearly analysis of the process was handed in by IT some days ago, late, and waits for internal control. */
export async function analyseProcess(ctx: Ctx, now: Instant): Promise<void> {
  const owed = await ctx.tx
    .selectFrom('reports')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('submitted_at', 'is', null)
    .execute()
  for (const report of owed) {
    if (ruleOfReport(ctx, report)?.mines === undefined || report.owner_id === null || report.due_at > now) continue
    const at = new Date(Date.parse(now) - 6 * 86_400_000).toISOString()
    const text = '派工到上门的等待最长；改派与缺件是返工的主要来源。建议派工前核对备件、按区域直派。'
    await submitReport(asPerson(ctx, report.owner_id, at), report.id, { text })
  }
}
