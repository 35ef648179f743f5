import { instantsOf } from '../../engine/periods.ts'
import { freezeAnalysis } from '../analysis/freeze.ts'
import { type AnalysisComments, AskAnalysis } from '../analysis/schema.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { freezePlan } from '../parts/plan.ts'
import { REVIEW } from '../policies/upkeep/review-duty.ts'
import { draftFigures } from './draft-figures.ts'
import { reportRow } from './list-reports.ts'
import { ruleOfReport } from './open-periods.ts'
import { mayHandIn, mayReceive } from './present-report.ts'

type Analysed = { readonly ask: AskAnalysis; readonly comments: AnalysisComments }

/**
 * 提交周报、月报 (A9, A10): the text with the figures of this moment, frozen from now on. Only the post that owes it, once (`report.submitted-already`).
 * Where the rule asks for an analysis (penal 五(一)1), one is issued with it: `analysed`, or the plain one with the text as its conclusion. Gives its id, else null.
 */
export async function submitReport(
  ctx: Ctx,
  id: string,
  { text }: { text: string },
  analysed?: Analysed,
): Promise<string | null> {
  const report = await reportRow(ctx, id, { lock: true })
  const rule = ruleOfReport(ctx, report)
  if (report.rule === REVIEW) throw refuse('report.by-review')
  if (report.submitted_at !== null) throw refuse('report.submitted-already', { clause: report.clause })
  if (!rule || !mayHandIn(ctx, report, rule)) throw refuse('report.not-yours', { clause: report.clause })
  const gathered = {
    ...instantsOf(ctx.rules.calendar, { start: report.period_start, end: report.period_end }),
    levels: rule.levels,
    department: report.department_id,
    kind: rule.analyses,
  }
  const figures = await draftFigures(ctx, gathered)
  await addOrganisationEvent(ctx, {
    type: 'report.submitted',
    plain: {
      rule: report.rule,
      period: report.period_start,
      figures,
      ...(report.department_id === null ? {} : { department: report.department_id }),
    },
    sealed: { text },
  })
  await ctx.tx
    .updateTable('reports')
    .set({ figures: JSON.stringify(figures), body: text, submitted_at: ctx.now, submitted_by: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  if (rule.stocks !== undefined) await freezePlan(ctx, { from: report.period_start, to: report.period_end, comments: text }, id)
  if (rule.analyses === undefined) return null
  const plainly = { kind: rule.analyses, from: report.period_start, to: report.period_end }
  return freezeAnalysis(ctx, analysed?.ask ?? AskAnalysis.parse(plainly), analysed?.comments ?? { conclusion: text }, id)
}

/** 报告备案: whoever it goes to has taken it in. Nobody receives their own. */
export async function receiveReport(ctx: Ctx, id: string): Promise<void> {
  const report = await reportRow(ctx, id, { lock: true })
  const rule = ruleOfReport(ctx, report)
  if (report.submitted_at === null) throw refuse('report.not-submitted', { clause: report.clause })
  if (report.received_at !== null) throw refuse('report.received-already')
  if (!rule || !mayReceive(ctx, report, rule)) throw refuse('report.not-yours', { clause: report.clause })
  await addOrganisationEvent(ctx, { type: 'report.received', plain: { report: id }, sealed: {} })
  await ctx.tx
    .updateTable('reports')
    .set({ received_at: ctx.now, received_by: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}
