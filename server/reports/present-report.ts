import type { Selectable } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import type { PeriodicRule } from '../../engine/pack.ts'
import { instantsOf } from '../../engine/periods.ts'
import { isParty } from '../../engine/permissions.ts'
import { editionsInForce } from '../../engine/rules.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { Reports } from '../database/report-tables.ts'
import { REVIEW } from '../policies/upkeep/review-duty.ts'
import { ruleOfReport } from './open-periods.ts'
import type { ReportRow } from './schema.ts'

type Row = Selectable<Reports>
const person = (ctx: Ctx, id: string | null) => (id === null ? null : { id, name: named(ctx, id).name })

/** Not handed in yet, or sent back by its review. */
export const isOwed = (report: Pick<Row, 'submitted_at' | 'review'>): boolean =>
  report.submitted_at === null || report.review === 'sent-back'

/** Whether this person owes the report: named as its owner, or in the post that owes it in the report's department. */
export function mayHandIn(ctx: Ctx, report: Row, rule: PeriodicRule): boolean {
  return (
    report.owner_id === ctx.actor.person ||
    isParty(ctx.actor, rule.owner, { people: {}, ...(report.department_id === null ? {} : { department: report.department_id }) })
  )
}

/**
 * Whether it cannot be signed yet: figures of a period that runs are not whole. Minutes are written when the meeting was held, templates looked through in their month, and
 * what is due before its period ends (each July) is handed in by then.
 */
export function stillRuns(ctx: Ctx, report: Row, rule: PeriodicRule): boolean {
  const { from, to } = instantsOf(ctx.rules.calendar, { start: report.period_start, end: report.period_end })
  const isDueInside = report.due_at > from && report.due_at < to
  return ctx.now < to && rule.meetingOf === undefined && !rule.renewsTemplates && !isDueInside
}

/** Whether the report comes to this person. Nobody receives their own. */
export function mayReceive(ctx: Ctx, report: Pick<Row, 'submitted_by'>, rule: PeriodicRule): boolean {
  return report.submitted_by !== ctx.actor.person && rule.to.some(party => isParty(ctx.actor, party, { people: {} }))
}

/** Whether this person reviews the report, of which nobody reviews their own. */
export function mayReview(ctx: Ctx, report: Pick<Row, 'submitted_by'>, rule: PeriodicRule): boolean {
  return (
    report.submitted_by !== ctx.actor.person &&
    rule.reviewedBy !== undefined &&
    isParty(ctx.actor, rule.reviewedBy, { people: {} })
  )
}

/** The edition that a yearly review is about: where its upkeep page is. */
function editionReviewed(ctx: Ctx, regulation: string): { id: string; edition: string } | null {
  const own = ctx.rules.editions.filter(e => e.pack.id === regulation)
  const edition = editionsInForce(ctx.rules, ctx.now).find(e => e.pack.id === regulation) ?? own.at(-1)
  return edition === undefined ? null : { id: edition.pack.id, edition: edition.pack.edition }
}

/** A report as lists show it. */
export function presentReport(ctx: Ctx, report: Row): ReportRow {
  const rule = ruleOfReport(ctx, report)
  const department = report.department_id === null ? undefined : ctx.roster.departments.get(report.department_id)
  const hasEnded = report.period_end < localDateOf(ctx.rules.calendar, ctx.now)
  // What is due each April or July is overdue after it, though its year runs on.
  const owed = report.due_at < ctx.now ? ('overdue' as const) : hasEnded ? ('due' as const) : ('running' as const)
  return {
    id: report.id,
    regulation: report.regulation,
    rule: report.rule,
    clause: report.clause,
    title: rule?.title ?? { zh: report.rule },
    department: department ? { id: department.id, name: department.name } : null,
    periodStart: report.period_start,
    periodEnd: report.period_end,
    dueAt: report.due_at,
    state:
      report.received_at !== null
        ? 'received'
        : report.review === 'sent-back'
          ? 'sent-back'
          : report.submitted_at !== null
            ? 'submitted'
            : owed,
    review: report.review,
    isMeeting: rule?.meetingOf !== undefined,
    renewsTemplates: rule?.renewsTemplates === true,
    late: report.submitted_at !== null && report.submitted_at > report.due_at,
    owner: person(ctx, report.owner_id),
    ownerRole: report.owner_role,
    submittedAt: report.submitted_at,
    submittedBy: person(ctx, report.submitted_by),
    receivedAt: report.received_at,
    receivedBy: person(ctx, report.received_by),
    reviewOf: report.rule === REVIEW ? editionReviewed(ctx, report.regulation) : null,
    analyses: rule?.analyses ?? null,
    stocks: rule?.stocks !== undefined,
    canSubmit: report.rule !== REVIEW && isOwed(report) && rule !== undefined && mayHandIn(ctx, report, rule),
    // What is reviewed is on file once it has passed.
    canReceive:
      report.submitted_at !== null &&
      report.received_at === null &&
      (report.review === null || report.review === 'passed') &&
      rule !== undefined &&
      mayReceive(ctx, report, rule),
    canReview: report.review === 'waiting' && rule !== undefined && mayReview(ctx, report, rule),
  }
}
