import { isUnreviewed } from '../../engine/approvals/follow.ts'
import { effectiveEvents } from '../../engine/corrections.ts'
import { formsFor } from '../../engine/routes.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import { worksOn } from '../access/shown.ts'
import { eventsOf } from '../cases/queries.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { latestEvents, prefilled } from './prefill.ts'
import type { FormView } from './schema.ts'

export type FormCase = { id: string; number: string; title: string; state: CaseState; customer: string | null }

/** The case as forms need it; unknown or of another organisation: `case.not-found`. */
export async function formCase(ctx: Ctx, id: string): Promise<FormCase> {
  const row = await ctx.tx
    .selectFrom('cases')
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .select(['cases.id', 'cases.number', 'cases.title', 'cases.state', 'customers.name as customer'])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', id)
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  return row
}

/** The forms that the regulation names for this case at its level, filled from what has been recorded, with their submissions. */
export async function viewForms(ctx: Ctx, id: string): Promise<FormView[]> {
  const subject = await formCase(ctx, id)
  const latest = await latestEvents(ctx, id)
  const submissions = await submissionsOf(ctx, id)
  return formsFor(editionNamed(ctx.rules, subject.state.edition), subject.state).map(form => ({
    id: form.id,
    clause: form.clause,
    title: form.title,
    fields: form.fields.map(field => ({
      id: field.id,
      title: field.title,
      multiline: field.multiline,
      required: field.required,
      value: prefilled(ctx, latest, field, subject, worksOn(ctx, subject.state)),
    })),
    submitted: submissions.filter(s => s.form === form.id).map(({ form: _, ...s }) => s),
  }))
}

/** All submissions of forms of a case, newest first. */
export async function submissionsOf(ctx: Ctx, caseId: string): Promise<(FormView['submitted'][number] & { form: string })[]> {
  const rows = await ctx.tx
    .selectFrom('approvals')
    .select(['id', 'form', 'round', 'submitted_by', 'submitted_at', 'outcome'])
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('subject', '=', 'form')
    .orderBy('submitted_at', 'desc')
    .orderBy('round', 'desc')
    .execute()
  const reviewed = rows.map(r => ({
    event: r.id,
    form: r.form ?? '',
    round: r.round,
    by: { id: r.submitted_by, name: named(ctx, r.submitted_by).name },
    at: r.submitted_at,
    outcome: r.outcome ?? ('waiting' as const),
  }))
  return [...reviewed, ...(await filedForms(ctx, caseId))].sort((a, b) => b.at.localeCompare(a.at) || b.round - a.round)
}

/** Forms that nobody reviews: on file with their submission. */
async function filedForms(ctx: Ctx, caseId: string): Promise<(FormView['submitted'][number] & { form: string })[]> {
  const events = effectiveEvents(await eventsOf(ctx, caseId))
  return events.flatMap(event =>
    isUnreviewed(event)
      ? [
          {
            ...{ event: event.id, form: event.data.form, round: event.data.round, at: event.at, outcome: 'filed' as const },
            by: { id: event.actor, name: named(ctx, event.actor).name },
          },
        ]
      : [],
  )
}
