import { formsFor } from '../../engine/routes.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { RouteStep } from '../../events/route-step.ts'
import { maskName, maskPhone } from '../access/mask.ts'
import { isContact, isMasked, worksOn } from '../access/shown.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { sha256 } from '../events/seal.ts'
import { formKey } from '../form-templates/known-forms.ts'
import { printedTemplate } from '../form-templates/printed.ts'
import { latestEvents, prefilled } from './prefill.ts'
import type { PrintView } from './schema.ts'
import { printedMoment } from './value-text.ts'
import { formCase, submissionsOf } from './view-forms.ts'

/**
 * A form as it is printed. Submitted: with the values, the route and the decisions of its latest round, and the hash under which the
 * ledger holds it. Not yet submitted: a draft from what is recorded. A form that the regulation does not name for the case, and that
 * was never submitted for it: `form.unknown`.
 */
export async function printView(ctx: Ctx, publicUrl: string, caseId: string, formId: string): Promise<PrintView> {
  const subject = await formCase(ctx, caseId)
  const { pack } = editionNamed(ctx.rules, subject.state.edition)
  const submitted = (await submissionsOf(ctx, caseId)).find(s => s.form === formId)
  // After a re-grading the form of the old level is still printed if it was submitted.
  const form = pack.forms.find(f => f.id === formId)
  if (!form || (!submitted && !formsFor(editionNamed(ctx.rules, subject.state.edition), subject.state).includes(form)))
    throw refuse('form.unknown')
  const organisation = await ctx.tx
    .selectFrom('organisations')
    .select(['name', 'name_en'])
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  const template = await printedTemplate(ctx, formKey(pack.id, 'form', formId), submitted?.at ?? ctx.now)
  const latest = submitted ? undefined : await latestEvents(ctx, caseId)
  const frozen = submitted ? await frozenForm(ctx, submitted.event) : undefined
  const approvals = frozen ? await decisionsOf(ctx, caseId, submitted!.event, frozen.route) : []
  const isMine = worksOn(ctx, subject.state)
  const moments = [ctx.now, submitted?.at, ...approvals.map(a => a.at)].filter(at => typeof at === 'string')
  return {
    company: { zh: organisation.name, ...(organisation.name_en ? { en: organisation.name_en } : {}) },
    title: template?.title ?? form.title,
    // The form's place in the regulation stands for it: a paper shows no codes.
    documentNumber: `${subject.number}-表${pack.forms.indexOf(form) + 1}-${submitted ? submitted.round : '草稿'}`,
    isDraft: submitted === undefined,
    regulation: { title: pack.title, edition: pack.edition, clause: form.clause },
    case: {
      number: subject.number,
      title: subject.title,
      level: pack.levels.find(l => l.id === subject.state.level)?.title ?? null,
      url: new URL(`/cases/${caseId}`, publicUrl).href,
    },
    fields: form.fields.map(field => ({
      id: field.id,
      title: field.title,
      multiline: field.multiline,
      value: frozen
        ? coverContact(ctx, field.from, frozen.values[field.id] ?? '', subject, isMine)
        : prefilled(ctx, latest!, field, subject, isMine),
    })),
    submitted: submitted
      ? { event: submitted.event, round: submitted.round, by: submitted.by, at: submitted.at, outcome: submitted.outcome }
      : null,
    approvals,
    template: template?.shown ?? null,
    hash: frozen?.hash ?? null,
    printedAt: ctx.now,
    local: Object.fromEntries(moments.map(at => [at, printedMoment(ctx, at)])),
  }
}

/** What was submitted of a contact, to whoever sees contacts in part only. */
function coverContact(
  ctx: Ctx,
  from: string | undefined,
  text: string,
  { customer }: { customer: string | null },
  isMine: boolean,
): string {
  if (!isContact(from) || text === '' || text === customer || !isMasked(ctx, isMine)) return text
  return text
    .split('　')
    .map(part => (/\d{5}/.test(part) ? maskPhone(part) : maskName(part)))
    .join('　')
}

async function frozenForm(
  ctx: Ctx,
  event: string,
): Promise<{ values: Record<string, string>; route: RouteStep[]; hash: string }> {
  const row = await ctx.tx
    .selectFrom('events')
    .select(['data', 'bytes'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', event)
    .executeTakeFirstOrThrow()
  const sealed = await ctx.tx
    .selectFrom('sealed_fields')
    .select('value')
    .where('org_id', '=', ctx.org)
    .where('event_id', '=', event)
    .where('field', '=', 'values')
    .executeTakeFirst()
  // Both were parsed by the schema of form.submitted before they were stored; erased values are gone and print as nothing.
  return {
    values: (sealed?.value ?? {}) as Record<string, string>,
    route: row.data.route as RouteStep[],
    hash: sha256(row.bytes),
  }
}

/** Everybody on the route, with what they decided and when; whoever has not decided stands there with an empty place to sign. */
async function decisionsOf(
  ctx: Ctx,
  caseId: string,
  request: string,
  route: readonly RouteStep[],
): Promise<PrintView['approvals']> {
  const rows = (
    await ctx.tx
      .selectFrom('events')
      .select(['id', 'at', 'actor', 'data'])
      .where('org_id', '=', ctx.org)
      .where('stream_id', '=', caseId)
      .where('type', '=', 'approval.decided')
      .orderBy('seq')
      .execute()
  ).filter(r => r.data.request === request)
  const reasons =
    rows.length === 0
      ? []
      : await ctx.tx
          .selectFrom('sealed_fields')
          .select(['event_id', 'value'])
          .where('org_id', '=', ctx.org)
          .where(
            'event_id',
            'in',
            rows.map(r => r.id),
          )
          .where('field', '=', 'reason')
          .execute()
  return route.flatMap(step => {
    const given = rows.filter(r => r.data.step === step.id)
    const people =
      step.mode === 'any' && given.length > 0 ? step.people.filter(p => given.some(g => g.actor === p.person)) : step.people
    return people.map(p => {
      const row = given.find(g => g.actor === p.person)
      const reason = reasons.find(r => r.event_id === row?.id)?.value
      return {
        step: step.id,
        clause: step.clause,
        name: named(ctx, p.person).name,
        role: p.role,
        decision: (row?.data.decision as 'approve' | 'return' | 'reject' | undefined) ?? null,
        at: row?.at ?? null,
        reason: typeof reason === 'string' ? reason : null,
      }
    })
  })
}
