import { localDateOf } from '../../../engine/calendar/days.ts'
import { addCalendarDays, dayNumberOf, weekdayOfDay } from '../../../engine/calendar/local-date.ts'
import type { Instant, LocalDate } from '../../../events/instant.ts'
import { type Ctx, systemActor } from '../../context.ts'
import { asWorker, inOrganisation } from '../../database/transaction.ts'
import type { Deps } from '../../deps.ts'
import { contextOf } from '../../http/organisation-context.ts'
import { ruleOfReport } from '../open-periods.ts'
import { papersOf } from '../papers.ts'
import { mailReport } from './mail-report.ts'

/** Once a day, for every organisation: mails what is to be sent on this day of the week or month, once, however often it looks. */
export async function mailDueReports(deps: Pick<Deps, 'database' | 'clock' | 'newId' | 'newSalt'>, now: Instant): Promise<void> {
  const organisations = await asWorker(deps.database, tx => tx.selectFrom('organisations').select('id').orderBy('id').execute())
  for (const { id } of organisations)
    await inOrganisation(deps.database, id, async tx => {
      await mailDay({ ...(await contextOf(deps, tx, id, systemActor)), now })
    })
}

/** Whether something that is sent on a day of the week (Monday is 1) or of the month is sent on this date; a day that a month lacks is its last. */
export function fallsOn(sends: 'weekly' | 'monthly', onDay: number, date: LocalDate): boolean {
  if (sends === 'weekly') return weekdayOfDay(dayNumberOf(date)) + 1 === onDay
  const isLast = addCalendarDays(date, 1).slice(8) === '01'
  const day = Number(date.slice(8))
  return day === onDay || (isLast && day < onDay)
}

/** The mailings of today, each with the newest report of its rule that was signed. Gives how many mails were written. */
export async function mailDay(ctx: Ctx): Promise<number> {
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const mailings = await ctx.tx
    .selectFrom('report_mailings')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('sends', '<>', 'submitted')
    .where('ended_at', 'is', null)
    .execute()
  let sent = 0
  for (const mailing of mailings) {
    if (mailing.sends === 'submitted' || !fallsOn(mailing.sends, mailing.on_day ?? 1, today)) continue
    const reports = await ctx.tx
      .selectFrom('reports')
      .selectAll()
      .where('org_id', '=', ctx.org)
      .where('regulation', '=', mailing.regulation)
      .where('rule', '=', mailing.rule)
      .where('submitted_at', 'is not', null)
      .orderBy('period_end', 'desc')
      .orderBy('department_id')
      .limit(50)
      .execute()
    // Of a rule with a report for each department all of the newest period.
    for (const report of reports.filter(one => one.period_end === reports[0]!.period_end)) {
      const rule = ruleOfReport(ctx, report)
      const [paper] = await papersOf(ctx, report.id)
      if (rule === undefined || paper === undefined) continue
      sent += await mailReport(ctx, mailing, report, rule, paper, `${today}:${report.id}`)
    }
  }
  return sent
}
