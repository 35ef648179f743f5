import type { Selectable } from 'kysely'
import type { PeriodicRule } from '../../engine/pack.ts'
import { instantsOf } from '../../engine/periods.ts'
import type { Instant } from '../../events/instant.ts'
import { freezeAnalysis } from '../analysis/freeze.ts'
import { type AnalysisComments, AskAnalysis } from '../analysis/schema.ts'
import type { Ctx } from '../context.ts'
import type { Reports } from '../database/report-tables.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { mustHaveRenewed } from '../form-templates/renewed.ts'
import { freezeProcess } from '../mining/freeze.ts'
import type { ProcessFindings } from '../mining/schema.ts'
import { tellPeople } from '../notifications/tell-people.ts'
import { presentHolders } from '../organisation/roster.ts'
import { freezePlan } from '../parts/plan.ts'
import { REVIEW } from '../policies/upkeep/review-duty.ts'
import { mustHaveSurveyed } from '../surveys/surveyed.ts'
import { draftFigures } from './draft-figures.ts'
import { reportRow } from './list-reports.ts'
import { mailSubmitted } from './mailings/mail-submitted.ts'
import { ruleOfReport } from './open-periods.ts'
import { papersOf, signPaper } from './papers.ts'
import { isOwed, mayHandIn, mayReceive, mayReview, stillRuns } from './present-report.ts'

type Analysed = { readonly ask: AskAnalysis; readonly comments: AnalysisComments }
type Given = {
  readonly text: string
  readonly comments?: Readonly<Record<string, string>> | undefined
  /** The meeting whose minutes hand it in. */
  readonly meeting?: string
  /** Of a process analysis: the period looked at and what is to be improved; twelve months and nothing, where it is handed in as plain text. */
  readonly process?: ProcessFindings | undefined
}

/**
 * 提交周报、月报 (A9, A10): the text with the figures of this moment, signed and frozen from now on. Only the post that owes it, once
 * (`report.submitted-already`), not before its period has ended (`report.period-running`), and again as the next version where its review sent it back.
 * Where the rule asks for an analysis (penal 五(一)1), one is issued with it: `analysed`, or the plain one with the text as its conclusion. Gives its id, else null.
 */
export async function submitReport(ctx: Ctx, id: string, given: Given, analysed?: Analysed): Promise<string | null> {
  const report = await reportRow(ctx, id, { lock: true })
  const rule = ruleOfReport(ctx, report)
  if (report.rule === REVIEW) throw refuse('report.by-review')
  if (!isOwed(report)) throw refuse('report.submitted-already', { clause: report.clause })
  if (!rule || !mayHandIn(ctx, report, rule)) throw refuse('report.not-yours', { clause: report.clause })
  if (rule.meetingOf !== undefined && given.meeting === undefined) throw refuse('report.by-meeting', { clause: report.clause })
  mustHaveEnded(ctx, report, rule)
  if (rule.surveys) await mustHaveSurveyed(ctx, report)
  if (rule.renewsTemplates) await mustHaveRenewed(ctx, report.period_end, report.clause)
  const gathered = {
    ...instantsOf(ctx.rules.calendar, { start: report.period_start, end: report.period_end }),
    levels: rule.levels,
    department: report.department_id,
    kind: rule.analyses,
  }
  const { text } = given
  const figures = await draftFigures(ctx, gathered)
  const paper = await signPaper(ctx, report, rule, { text, comments: given.comments ?? {} })
  await addOrganisationEvent(ctx, {
    type: 'report.submitted',
    plain: {
      rule: report.rule,
      period: report.period_start,
      figures,
      ...(report.department_id === null ? {} : { department: report.department_id }),
      ...{ version: paper.version, hash: paper.hash },
    },
    sealed: { text },
  })
  // Lateness is counted by the first time that it was handed in.
  const first = report.submitted_at === null ? { submitted_at: ctx.now, submitted_by: ctx.actor.person } : {}
  await ctx.tx
    .updateTable('reports')
    .set({
      ...{ figures: JSON.stringify(figures), body: text, ...first },
      ...(rule.reviewedBy === undefined ? {} : { review: 'waiting' as const }),
    })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  const receivers = rule.reviewedBy === undefined ? rule.to : [rule.reviewedBy]
  await tellPeople(
    ctx,
    {
      ...{ id: `report:${id}:v${paper.version}`, kind: 'report', subject: id },
      title: {
        zh: `${rule.reviewedBy === undefined ? '报告待接收' : '报告待审核'}：${rule.title.zh}（${report.period_start}–${report.period_end}）`,
        en: `${rule.reviewedBy === undefined ? 'Report to receive' : 'Report to review'}: ${rule.title.en ?? rule.title.zh} (${report.period_start}–${report.period_end})`,
      },
    },
    receivers.flatMap(party => presentHolders(ctx.roster, party, { people: {} })),
  )
  await mailSubmitted(ctx, report, rule, paper)
  // What was issued with the first version stands.
  if (paper.version > 1) return null
  if (rule.stocks !== undefined) await freezePlan(ctx, { from: report.period_start, to: report.period_end, comments: text }, id)
  if (rule.mines !== undefined)
    return freezeProcess(ctx, { report: id, category: rule.mines, conclusion: text, findings: given.process })
  if (rule.analyses === undefined) return null
  const plainly = { kind: rule.analyses, from: report.period_start, to: report.period_end }
  return freezeAnalysis(ctx, analysed?.ask ?? AskAnalysis.parse(plainly), analysed?.comments ?? { conclusion: text }, id)
}

/** Refuses to sign what is not whole yet, with the day from which it may be. */
function mustHaveEnded(ctx: Ctx, report: Selectable<Reports>, rule: PeriodicRule): void {
  if (!stillRuns(ctx, report, rule)) return
  throw refuse('report.period-running', {
    clause: report.clause,
    detail: {
      zh: `本期到 ${report.period_end} 止，之后才能签署提交；写好的内容已存为草稿`,
      en: `The period ends on ${report.period_end}; it can be signed after that. What was written stays as a draft`,
    },
  })
}

/** Keeps what somebody has written so far of a report that they owe; the last saved counts. */
export async function saveDraft(
  ctx: Ctx,
  id: string,
  { text, comments }: { text: string; comments: Readonly<Record<string, string>> },
): Promise<Instant> {
  const report = await reportRow(ctx, id, { lock: true })
  const rule = ruleOfReport(ctx, report)
  if (!isOwed(report)) throw refuse('report.submitted-already', { clause: report.clause })
  if (!rule || !mayHandIn(ctx, report, rule)) throw refuse('report.not-yours', { clause: report.clause })
  const columns = { body: text, comments: JSON.stringify(comments), saved_by: ctx.actor.person, saved_at: ctx.now }
  await ctx.tx
    .insertInto('report_drafts')
    .values({ org_id: ctx.org, report_id: id, ...columns })
    .onConflict(conflict => conflict.columns(['org_id', 'report_id']).doUpdateSet(columns))
    .execute()
  return ctx.now
}

/** 审核报告 (furn 6.4.1(2)): whoever reviews passes the version that waits, or sends it back with a reason; nobody reviews their own. */
export async function reviewReport(
  ctx: Ctx,
  id: string,
  { passed, opinion }: { passed: boolean; opinion: string },
): Promise<void> {
  const report = await reportRow(ctx, id, { lock: true })
  const rule = ruleOfReport(ctx, report)
  if (report.submitted_at === null) throw refuse('report.not-submitted', { clause: report.clause })
  if (report.review !== 'waiting') throw refuse('report.reviewed-already', { clause: report.clause })
  if (!rule || !mayReview(ctx, report, rule)) throw refuse('report.not-yours', { clause: report.clause })
  const [paper] = await papersOf(ctx, id)
  if (paper === undefined || paper.signed_by === ctx.actor.person) throw refuse('report.not-yours', { clause: report.clause })
  await ctx.tx
    .insertInto('report_verdicts')
    .values({ org_id: ctx.org, paper_id: paper.id, passed, opinion, given_by: ctx.actor.person, given_at: ctx.now })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'report.reviewed',
    plain: { report: id, version: paper.version, passed },
    sealed: opinion.trim() === '' ? {} : { opinion },
  })
  // Whoever reviews and receives has taken it in with the same word.
  const isFiled = passed && mayReceive(ctx, report, rule)
  await ctx.tx
    .updateTable('reports')
    .set({
      review: passed ? 'passed' : 'sent-back',
      ...(isFiled ? { received_at: ctx.now, received_by: ctx.actor.person } : {}),
    })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  if (isFiled) await addOrganisationEvent(ctx, { type: 'report.received', plain: { report: id }, sealed: {} })
  const title = `${rule.title.zh}（${report.period_start}–${report.period_end}）`
  const titleEn = `${rule.title.en ?? rule.title.zh} (${report.period_start}–${report.period_end})`
  const told = {
    zh: `${passed ? '报告审核通过' : '报告被退回'}：${title}`,
    en: `${passed ? 'Report passed its review' : 'Report sent back'}: ${titleEn}`,
  }
  await tellPeople(ctx, { id: `report:${id}:verdict${paper.version}`, kind: 'report', subject: id, title: told }, [
    paper.signed_by,
  ])
}

/** 报告备案: whoever it goes to has taken it in. Nobody receives their own. */
export async function receiveReport(ctx: Ctx, id: string): Promise<void> {
  const report = await reportRow(ctx, id, { lock: true })
  const rule = ruleOfReport(ctx, report)
  if (report.submitted_at === null) throw refuse('report.not-submitted', { clause: report.clause })
  if (report.received_at !== null) throw refuse('report.received-already')
  if (report.review !== null && report.review !== 'passed') throw refuse('report.not-reviewed', { clause: report.clause })
  if (!rule || !mayReceive(ctx, report, rule)) throw refuse('report.not-yours', { clause: report.clause })
  // Sent back, it may have been signed again by somebody else than the first time.
  const [paper] = await papersOf(ctx, id)
  if (paper?.signed_by === ctx.actor.person) throw refuse('report.not-yours', { clause: report.clause })
  await addOrganisationEvent(ctx, { type: 'report.received', plain: { report: id }, sealed: {} })
  await ctx.tx
    .updateTable('reports')
    .set({ received_at: ctx.now, received_by: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}
