import { type Selectable, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import { instantsOf } from '../../engine/periods.ts'
import { isParty } from '../../engine/permissions.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { Schema } from '../database/schema.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { REVIEW } from '../policies/upkeep/review-duty.ts'
import { draftDocument, shownDocument } from './draft-document.ts'
import { casesGathered, draftFigures } from './draft-figures.ts'
import { openPeriods, ruleOfReport } from './open-periods.ts'
import { papersOf, presentPapers } from './papers.ts'
import { presentReport, stillRuns } from './present-report.ts'
import type { ListReports, ReportPage, ReportView } from './schema.ts'

type Reports = SelectQueryBuilder<Schema, 'reports', Selectable<Schema['reports']>>
/** Reports speak of the whole company's customers: a partner's people read their own. */
const mine = (ctx: Ctx, query: Reports): Reports =>
  ctx.sight.isPartner
    ? query.where(eb => eb.or([eb('owner_id', '=', ctx.actor.person), eb('submitted_by', '=', ctx.actor.person)]))
    : query

/** One page of periodic reports, the latest due first. Periods that have begun since the last look are opened on the way. */
export async function listReports(ctx: Ctx, { tab, state, about, limit, after }: ListReports): Promise<ReportPage> {
  await openPeriods(ctx)
  let query = mine(ctx, ctx.tx.selectFrom('reports').selectAll().where('org_id', '=', ctx.org))
  if (tab === 'mine')
    query = query.where(eb => eb.or([eb('owner_id', '=', ctx.actor.person), eb('submitted_by', '=', ctx.actor.person)]))
  if (tab === 'received') query = query.where('submitted_at', 'is not', null).where('rule', 'in', [...rulesToMe(ctx), ''])
  if (about === 'reviews') query = query.where('rule', '=', REVIEW).where('submitted_at', 'is', null)
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  if (state === 'submitted')
    query = query
      .where('submitted_at', 'is not', null)
      .where('received_at', 'is', null)
      .where(eb => eb.or([eb('review', 'is', null), eb('review', '<>', 'sent-back')]))
  else if (state === 'owed') query = query.where(owedNow(ctx, today)).where('received_at', 'is', null)
  else if (state === 'sent-back') query = query.where('review', '=', 'sent-back').where('received_at', 'is', null)
  else if (state === 'received') query = query.where('received_at', 'is not', null)
  else if (state !== undefined) query = query.where('submitted_at', 'is', null)
  if (state === 'running') query = query.where('period_end', '>=', today).where('due_at', '>=', ctx.now)
  if (state === 'due') query = query.where('period_end', '<', today).where('due_at', '>=', ctx.now)
  if (state === 'overdue') query = query.where('due_at', '<', ctx.now)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(due_at, id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('due_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => presentReport(ctx, row)),
    next: rows.length > limit && last ? writeCursor([last.due_at, last.id]) : null,
  }
}

function rulesToMe(ctx: Ctx): string[] {
  return ctx.rules.editions.flatMap(e =>
    e.pack.periodic
      .filter(({ to, reviewedBy }) =>
        [...to, ...(reviewedBy === undefined ? [] : [reviewedBy])].some(party => isParty(ctx.actor, party, { people: {} })),
      )
      .map(rule => rule.id),
  )
}

/** Sent back, or not handed in and its period over or its time within a week. */
const owedNow = ({ now }: Ctx, today: string) =>
  sql<SqlBool>`(review is not distinct from 'sent-back' or submitted_at is null and (period_end < ${today}::date or due_at < ${now}::timestamptz + interval '7 days'))`

/** The row of a report; unknown or of another organisation: `report.not-found`. */
export async function reportRow(ctx: Ctx, id: string, { lock }: { lock: boolean } = { lock: false }) {
  const query = mine(ctx, ctx.tx.selectFrom('reports').selectAll().where('org_id', '=', ctx.org).where('id', '=', id))
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw refuse('report.not-found')
  return row
}

/** One report with its figures and the cases behind them: frozen once handed in, before that as things stand. */
export async function viewReport(ctx: Ctx, id: string): Promise<ReportView> {
  const row = await reportRow(ctx, id)
  const rule = ruleOfReport(ctx, row)
  const gathered = {
    ...instantsOf(ctx.rules.calendar, { start: row.period_start, end: row.period_end }),
    levels: rule?.levels,
    department: row.department_id,
    kind: rule?.analyses,
  }
  const analysis = await ctx.tx
    .selectFrom('analysis_reports')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('report_id', '=', id)
    .executeTakeFirst()
  const process = await ctx.tx
    .selectFrom('process_analyses')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('report_id', '=', id)
    .executeTakeFirst()
  const papers = await papersOf(ctx, id)
  const draft = await ctx.tx
    .selectFrom('report_drafts')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('report_id', '=', id)
    .executeTakeFirst()
  const meetings = await ctx.tx
    .selectFrom('meetings')
    .select(['id', 'title', 'starts_at', 'minuted_at'])
    .where('org_id', '=', ctx.org)
    .where('report_id', '=', id)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .execute()
  const signed = papers[0]
  const isFrozen = signed !== undefined && row.review !== 'sent-back'
  const drafted = async () => (rule === undefined ? { asOf: ctx.now, sections: [] } : draftDocument(ctx, row, rule))
  const shown = presentReport(ctx, row)
  // Sent back: what stood in it is where writing goes on.
  const mayWrite = shown.canSubmit
  const words = draft !== undefined && mayWrite ? draft.comments : signed?.comments
  return {
    ...shown,
    figures: row.figures ?? (await draftFigures(ctx, gathered)),
    text: row.body,
    comments: words ?? {},
    document: await shownDocument(ctx, isFrozen ? signed.document : await drafted()),
    papers: await presentPapers(ctx, papers),
    draft:
      draft === undefined || !mayWrite
        ? null
        : { text: draft.body, savedAt: draft.saved_at, savedBy: { id: draft.saved_by, name: named(ctx, draft.saved_by).name } },
    signAfter: rule !== undefined && stillRuns(ctx, row, rule) ? row.period_end : null,
    reviewer: rule?.reviewedBy !== undefined && 'role' in rule.reviewedBy ? rule.reviewedBy.role : null,
    analysis: analysis?.id ?? null,
    mines: rule?.mines !== undefined,
    process: process?.id ?? null,
    meetings: meetings.map(one => ({ id: one.id, title: one.title, startsAt: one.starts_at, held: one.minuted_at !== null })),
    to: (rule?.to ?? []).map(party => ('role' in party ? party.role : 'caseRole' in party ? party.caseRole : 'anyone')),
    cases: await casesGathered(ctx, gathered),
  }
}
