import { type Selectable, type SqlBool, sql } from 'kysely'
import type { PeriodicRule } from '../../engine/pack.ts'
import type { Ctx } from '../context.ts'
import type { Reports } from '../database/report-tables.ts'
import { openPeriods, ruleOfReport } from '../reports/open-periods.ts'
import { mayHandIn } from '../reports/present-report.ts'
import type { AskProcess, ProcessView } from './schema.ts'

/** The yearly duty (furn 4.4, each July) whose year the period lies in and that is still owed; null where no regulation orders one. */
export async function owedAnalysis(ctx: Ctx, { from, to }: Pick<AskProcess, 'from' | 'to'>): Promise<ProcessView['owed']> {
  await openPeriods(ctx)
  const rows = await ctx.tx
    .selectFrom('reports')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('submitted_at', 'is', null)
    .where(sql<SqlBool>`period_start <= ${to} and period_end >= ${from}`)
    .orderBy('due_at')
    .execute()
  const found = rows.flatMap(row => {
    const rule = ruleOfReport(ctx, row)
    return rule?.mines === undefined ? [] : [{ row, rule }]
  })
  const mine = found.find(({ row, rule }) => mayHandIn(ctx, row, rule)) ?? found[0]
  return mine === undefined ? null : presentOwed(ctx, mine.row, mine.rule)
}

const presentOwed = (ctx: Ctx, row: Selectable<Reports>, rule: PeriodicRule): NonNullable<ProcessView['owed']> => ({
  ...{ id: row.id, clause: row.clause, title: rule.title, dueAt: row.due_at },
  ...{ periodStart: row.period_start, periodEnd: row.period_end, canSubmit: mayHandIn(ctx, row, rule) },
  to: rule.to.map(party => ('role' in party ? party.role : 'caseRole' in party ? party.caseRole : 'anyone')),
})
