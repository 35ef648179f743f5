import type { Selectable } from 'kysely'
import { askedNow, placesFor } from '../../engine/approvals/places.ts'
import { stepDuty } from '../../engine/approvals/step-clocks.ts'
import type { CaseState, OpenRequest } from '../../engine/state.ts'
import type { Text } from '../../events/text.ts'
import { shownName, worksOn } from '../access/shown.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { Schema } from '../database/schema.ts'
import type { ApprovalRow } from './schema.ts'

type Row = Selectable<Schema['approvals']> & {
  number: string
  title: string
  level: string | null
  seq: number
  state: CaseState
  contact: { name?: string | undefined }
  customer: string | null
}

/** An approval as the inbox shows it to the actor: what they may do about it follows from the case's state and their mandates. */
export function presentApproval(ctx: Ctx, row: Row, batchBelowFen: number): ApprovalRow {
  const party = (id: string) => ({ id, name: named(ctx, id).name })
  const request: OpenRequest | undefined = row.outcome === null ? row.state.requests[row.id] : undefined
  const places = request === undefined ? [] : placesFor(request, row.state, ctx.actor)
  const amount = row.amount_fen === null ? null : Number(row.amount_fen)
  const decisive = row.decisive_fen === null ? null : Number(row.decisive_fen)
  const isOwn = places[0] !== undefined && places[0].mandate === undefined
  const waiting = request === undefined || request.suspended ? row.waiting : askedNow(request, row.state, ctx.actor.incumbents)
  const confirm = row.state.closed
    ? undefined
    : Object.entries(row.state.unconfirmed ?? {}).find(([, one]) => one.request === row.id && one.person === ctx.actor.person)
  return {
    id: row.id,
    case: {
      id: row.case_id,
      number: row.number,
      kind: row.state.kind,
      title: row.title,
      level: row.level,
      customer: row.customer ?? shownName(ctx, row.contact.name, worksOn(ctx, row.state)) ?? null,
      seq: row.seq,
    },
    subject: row.subject,
    form: row.form,
    title: titleOf(ctx, row.state.edition, row, request?.ratifies?.of),
    round: row.round,
    clause: request?.steps[request.step]?.clause ?? row.clause,
    step: Math.min((request?.step ?? row.step) + 1, row.steps),
    steps: row.steps,
    submittedBy: party(row.submitted_by),
    submittedAt: row.submitted_at,
    ageMinutes: Math.max(0, Math.floor((Date.parse(row.settled_at ?? ctx.now) - Date.parse(row.submitted_at)) / 60_000)),
    waiting: waiting.map(party),
    outcome: row.outcome,
    settledAt: row.settled_at,
    amountFen: amount,
    decisiveFen: decisive,
    urgent: row.is_urgent,
    dueAt: request === undefined ? null : (stepDuty(row.state, request)?.dueAt ?? null),
    canDecide: places.length > 0,
    places: places.map(p => ({ ...party(p.person), isSucceeded: p.successor !== undefined })),
    confirm: confirm === undefined ? null : { recorded: confirm[0], by: party(confirm[1].by), until: confirm[1].until },
    question: request?.questions?.find(q => q.to === ctx.actor.person)?.id ?? null,
    inBatch: isOwn && request?.subject !== 'ratification' && (decisive ?? 0) < batchBelowFen,
  }
}

const titles: Readonly<Record<Exclude<ApprovalRow['subject'], 'form'>, Text>> = {
  plan: { zh: '处置方案', en: 'Plan' },
  compensation: { zh: '赔偿方案', en: 'Compensation' },
  matter: { zh: '提请决定', en: 'Matter for decision' },
  review: { zh: '复议结果', en: 'Result of a review' },
  study: { zh: '案例审核', en: 'Review of a case study' },
  settlement: { zh: '出差费用超预算', en: 'Trip over its budget' },
  ratification: { zh: '越权决定补办', en: 'Make-up approval' },
}

/** What was submitted; of a make-up approval that waits, also what the decision was about. */
function titleOf(
  ctx: Ctx,
  edition: string,
  row: { subject: ApprovalRow['subject']; form: string | null },
  ratified?: ApprovalRow['subject'],
): Text {
  if (row.subject === 'ratification' && ratified !== undefined) {
    const [what, of] = [titles.ratification, titleOf(ctx, edition, { subject: ratified, form: row.form })]
    return { zh: `${what.zh} · ${of.zh}`, en: `${what.en ?? what.zh} · ${of.en ?? of.zh}` }
  }
  if (row.subject !== 'form') return titles[row.subject]
  const form = ctx.rules.editions.find(e => e.key === edition)?.pack.forms.find(f => f.id === row.form)
  return form?.title ?? { zh: row.form ?? '' }
}
