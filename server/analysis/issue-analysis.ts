import type { Selectable } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Reports } from '../database/report-tables.ts'
import { refuse } from '../errors.ts'
import { submitReport } from '../reports/hand-in.ts'
import { openPeriods, ruleOfReport } from '../reports/open-periods.ts'
import { mayHandIn } from '../reports/present-report.ts'
import { analyse } from './analyse.ts'
import { freezeAnalysis } from './freeze.ts'
import { type AnalysisView, AskAnalysis, type IssueAnalysis } from './schema.ts'

type Owed = { readonly row: Selectable<Reports>; readonly view: NonNullable<AnalysisView['owed']> }

/** The periodic report that an analysis of exactly this kind and period meets and that is still owed; undefined where no regulation asks for one. */
async function owedFor(ctx: Ctx, { kind, from, to }: AskAnalysis): Promise<Owed | undefined> {
  await openPeriods(ctx)
  const rows = await ctx.tx
    .selectFrom('reports')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('period_start', '=', from)
    .where('period_end', '=', to)
    .where('submitted_at', 'is', null)
    .orderBy('due_at')
    .execute()
  const found = rows.flatMap(row => {
    const rule = ruleOfReport(ctx, row)
    return rule?.analyses === kind ? [{ row, rule, canSubmit: mayHandIn(ctx, row, rule) }] : []
  })
  const one = found.find(report => report.canSubmit) ?? found[0]
  return (
    one && {
      row: one.row,
      view: {
        ...{ id: one.row.id, clause: one.row.clause, title: one.rule.title, dueAt: one.row.due_at, canSubmit: one.canSubmit },
        to: one.rule.to.map(party => ('role' in party ? party.role : 'caseRole' in party ? party.caseRole : 'anyone')),
      },
    }
  )
}

const seesAll = ({ sight }: Ctx): boolean => sight.scope === 'all' && !sight.isPartner

/** The analysis of the cases that the reader sees, with the report of a regulation that it would meet. */
export async function viewAnalysis(ctx: Ctx, ask: AskAnalysis): Promise<AnalysisView> {
  const { document, depths } = await analyse(ctx, ask, 'seen')
  const owed = ctx.sight.isPartner ? undefined : await owedFor(ctx, ask)
  const issued = await ctx.tx
    .selectFrom('analysis_reports')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('kind', '=', ask.kind)
    .where('period_start', '=', ask.from)
    .where('period_end', '=', ask.to)
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    ...{ document, depths, owed: owed?.view ?? null },
    issued: ctx.sight.isPartner ? null : (issued?.id ?? null),
    canIssue: seesAll(ctx) || owed?.view.canSubmit === true,
  }
}

/** 签发分析报告: meets the periodic report of exactly this kind and period where the actor owes one; otherwise only whoever sees all cases (`analysis.not-whole`). */
export async function issueAnalysis(ctx: Ctx, { comments, ...given }: IssueAnalysis): Promise<string> {
  const ask = AskAnalysis.parse(given)
  const owed = ctx.sight.isPartner ? undefined : await owedFor(ctx, ask)
  if (owed?.view.canSubmit) {
    const analysis = await submitReport(ctx, owed.row.id, { text: comments.conclusion }, { ask, comments })
    if (analysis !== null) return analysis
  }
  if (!seesAll(ctx)) throw refuse('analysis.not-whole', owed === undefined ? {} : { clause: owed.view.clause })
  return freezeAnalysis(ctx, ask, comments, null)
}
