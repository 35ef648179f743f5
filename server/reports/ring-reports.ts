import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import { type Ctx, systemActor } from '../context.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/organisation-context.ts'
import { presentHolders } from '../organisation/roster.ts'
import { REVIEW } from '../policies/upkeep/review-duty.ts'
import { openPeriods, ruleOfReport } from './open-periods.ts'

const DAY_MS = 24 * 60 * 60_000
/** A review of a regulation takes longer to prepare than a report. */
const REVIEW_SOON_DAYS = 30

/** Once a day, for every organisation: opens the periods that have begun and tells who owes a report that is due within a day or overdue. */
export async function ringReports(deps: Pick<Deps, 'database' | 'clock' | 'newId' | 'newSalt'>, now: Instant): Promise<void> {
  const organisations = await asWorker(deps.database, tx => tx.selectFrom('organisations').select('id').orderBy('id').execute())
  for (const { id } of organisations)
    await inOrganisation(deps.database, id, async tx => {
      const ctx = { ...(await contextOf(deps, tx, id, systemActor)), now }
      await openPeriods(ctx)
      await ringOrganisation(ctx)
    })
}

/** A report rings its owner once when it is due within a day, and owner and receivers once when it is overdue: the notice's id says which. */
export async function ringOrganisation(ctx: Ctx): Promise<number> {
  const inDays = (days: number) => new Date(Date.parse(ctx.now) + days * DAY_MS).toISOString()
  const open = await ctx.tx
    .selectFrom('reports')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('submitted_at', 'is', null)
    .where(eb =>
      eb.or([eb('due_at', '<=', inDays(1)), eb.and([eb('rule', '=', REVIEW), eb('due_at', '<=', inDays(REVIEW_SOON_DAYS))])]),
    )
    .orderBy('due_at')
    .limit(1_000)
    .execute()
  const notices = open.flatMap(report => {
    const rule = ruleOfReport(ctx, report)
    if (!rule) return []
    const isOverdue = report.due_at < ctx.now
    const state = { people: {}, ...(report.department_id === null ? {} : { department: report.department_id }) }
    const owners = report.owner_id === null ? presentHolders(ctx.roster, rule.owner, state) : [report.owner_id]
    const receivers = isOverdue ? rule.to.flatMap(party => presentHolders(ctx.roster, party, state)) : []
    const period = `${report.period_start}–${report.period_end}`
    const under = {
      zh: `${report.clause === '' ? '公司设置' : `第 ${report.clause} 条`}，${period}`,
      en: `${report.clause === '' ? 'company setting' : `clause ${report.clause}`}, ${period}`,
    }
    const title: Text = isOverdue
      ? {
          zh: `报告逾期：${rule.title.zh}（${under.zh}）`,
          en: `Report overdue: ${rule.title.en ?? rule.title.zh} (${under.en})`,
        }
      : {
          zh: `报告将到期：${rule.title.zh}（${under.zh}）`,
          en: `Report due soon: ${rule.title.en ?? rule.title.zh} (${under.en})`,
        }
    return [...new Set([...owners, ...receivers])].map(person => ({
      org_id: ctx.org,
      id: `report:${report.id}:${isOverdue ? 'overdue' : 'soon'}:${person}`,
      person_id: person,
      case_id: null,
      kind: 'report-due',
      words: JSON.stringify({ title }),
      created_at: ctx.now,
      read_at: null,
    }))
  })
  if (notices.length === 0) return 0
  const made = await ctx.tx
    .insertInto('notifications')
    .values(notices)
    .onConflict(c => c.doNothing())
    .returning('id')
    .execute()
  return made.length
}
