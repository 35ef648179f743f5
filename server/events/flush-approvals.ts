import { isUnreviewed, isWithinBudget } from '../../engine/approvals/follow.ts'
import { decidersOf } from '../../engine/approvals/request.ts'
import type { CaseState, OpenRequest, Unconfirmed } from '../../engine/state.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import type { Ctx } from '../context.ts'
import { flushApprovalPeople } from './flush-approval-people.ts'
import type { Work } from './work.ts'

const subjects = {
  'plan.submitted': 'plan',
  'form.submitted': 'form',
  'compensation.submitted': 'compensation',
  'matter.submitted': 'matter',
  'review.submitted': 'review',
  'study.submitted': 'study',
  'trip.settled': 'settlement',
  'approval.recorded': 'ratification',
} as const
type Submission = CaseEvent<keyof typeof subjects>
/** A decision that was within somebody's authority asks for no make-up approval. */
const isSubmission = (event: CaseEvent): event is Submission =>
  event.type in subjects &&
  !(event.type === 'approval.recorded' && !event.data.isBeyond) &&
  !isUnreviewed(event) &&
  !isWithinBudget(event)

/** The approvals inbox follows the events: a submission opens a row, what happens to it moves it, a new round takes the place of the old one. */
export async function flushApprovals(ctx: Ctx, work: Work): Promise<void> {
  const touched = new Set<string>()
  for (const event of work.events) {
    if (isSubmission(event)) for (const id of await open(ctx, work, event)) touched.add(id)
    if (event.type === 'duty.handed-over') for (const id of event.data.requests ?? []) touched.add(id)
    if (event.type.startsWith('approval.') && 'request' in event.data) touched.add(String(event.data.request))
    if (event.type === 'approval.decided' || event.type === 'approval.withdrawn') await settle(ctx, event)
    if (event.type === 'approval.decided' && event.data.subject === 'ratification' && event.data.final)
      for (const id of await released(ctx, work, event)) touched.add(id)
    if (event.type === 'approval.amount-changed') await changeAmount(ctx, event)
    if (ends.has(event.type)) for (const id of await follow(ctx, work, event.stream)) touched.add(id)
  }
  for (const caseId of work.refolded) for (const id of await follow(ctx, work, caseId)) touched.add(id)
  if (touched.size === 0) return
  const requests = new Map<string, OpenRequest>()
  const unconfirmed: Unconfirmed[] = []
  for (const { state } of work.cases.values()) {
    if (!state) continue
    for (const [id, request] of Object.entries(waitingOf(state))) if (touched.has(id)) requests.set(id, request)
    if (state.closed) continue
    unconfirmed.push(...Object.values(state.unconfirmed ?? {}).filter(one => touched.has(one.request)))
  }
  for (const [id, request] of requests) await move(ctx, id, request)
  await flushApprovalPeople(ctx, work, touched, requests, unconfirmed)
}

/** What waited for a contested decision: it goes on with the ratification, and ends with its refusal. */
async function released(ctx: Ctx, work: Work, event: CaseEvent<'approval.decided'>): Promise<string[]> {
  const waiting = Object.keys(work.cases.get(event.stream)?.state?.requests ?? {})
  if (event.data.outcome !== 'rejected') return waiting
  const ended = await ctx.tx
    .updateTable('approvals')
    .set({ outcome: 'rejected', settled_at: event.at, waiting: [] })
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', event.stream)
    .where('id', 'not in', [...waiting, ''])
    .where('outcome', 'is', null)
    .returning('id')
    .execute()
  return [...ended.map(row => row.id), ...waiting]
}

/** What waits for a decision: of a case that is over, its study alone. */
const waitingOf = (state: CaseState): Readonly<Record<string, OpenRequest>> =>
  state.closed
    ? Object.fromEntries(Object.entries(state.requests).filter(([, request]) => request.subject === 'study'))
    : state.requests

/** With the case its submissions end, and with its reopening they wait again. */
const ends: ReadonlySet<string> = new Set(['case.merged', 'case.archived', 'case.reopened'])

/** Puts the rows of a case right after something that does more than one step: what waits in its state waits in the inbox, and nothing else. Gives all that it touched. */
async function follow(ctx: Ctx, work: Work, caseId: string): Promise<string[]> {
  const state = work.cases.get(caseId)?.state
  if (!state) return []
  const waiting = Object.keys(waitingOf(state))
  const gone = await ctx.tx
    .updateTable('approvals')
    .set({ outcome: 'replaced', settled_at: ctx.now, waiting: [] })
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('id', 'not in', [...waiting, ''])
    .where('outcome', 'is', null)
    .returning('id')
    .execute()
  if (waiting.length > 0)
    await ctx.tx
      .updateTable('approvals')
      .set({ outcome: null, settled_at: null })
      .where('org_id', '=', ctx.org)
      .where('id', 'in', waiting)
      .execute()
  return [...gone.map(row => row.id), ...waiting]
}

/** Gives what it touched: the row that it opened, and the round that it took the place of. */
async function open(ctx: Ctx, work: Work, event: Submission): Promise<string[]> {
  const subject = subjects[event.type]
  const form = 'form' in event.data && event.data.form !== undefined ? event.data.form : null
  // Every recorded decision is made good by itself.
  const replaced =
    subject === 'ratification'
      ? []
      : await ctx.tx
          .updateTable('approvals')
          .set({ outcome: 'replaced', settled_at: event.at, waiting: [] })
          .where('org_id', '=', ctx.org)
          .where('case_id', '=', event.stream)
          .where('subject', '=', subject)
          .where(eb => (form === null ? eb.val(true) : eb('form', '=', form)))
          .where('outcome', 'is', null)
          .returning('id')
          .execute()
  const request = work.cases.get(event.stream)?.state?.requests[event.id]
  const amount = 'amountFen' in event.data ? event.data.amountFen : undefined
  await ctx.tx
    .insertInto('approvals')
    .values({
      org_id: ctx.org,
      id: event.id,
      case_id: event.stream,
      subject,
      form,
      round: event.data.round,
      submitted_by: event.actor,
      submitted_at: event.at,
      steps: event.data.route.length,
      clause: event.data.route[0]?.clause ?? '',
      waiting: request ? decidersOf(request) : [],
      amount_fen: amount ?? null,
      decisive_fen: ('decisiveFen' in event.data ? event.data.decisiveFen : undefined) ?? amount ?? null,
      is_urgent: 'urgent' in event.data && event.data.urgent === true,
      outcome: null,
      settled_at: null,
    })
    .execute()
  return [event.id, ...replaced.map(row => row.id)]
}

async function settle(ctx: Ctx, event: CaseEvent<'approval.decided' | 'approval.withdrawn'>): Promise<void> {
  const outcome = event.type === 'approval.withdrawn' ? 'withdrawn' : event.data.final ? event.data.outcome : 'open'
  if (outcome === 'open') return
  await ctx.tx
    .updateTable('approvals')
    .set({ outcome, settled_at: event.at, waiting: [] })
    .where('org_id', '=', ctx.org)
    .where('id', '=', event.data.request)
    .execute()
}

async function changeAmount(ctx: Ctx, { data }: CaseEvent<'approval.amount-changed'>): Promise<void> {
  await ctx.tx
    .updateTable('approvals')
    .set({ amount_fen: data.amountFen, decisive_fen: data.decisiveFen })
    .where('org_id', '=', ctx.org)
    .where('id', '=', data.request)
    .execute()
}

async function move(ctx: Ctx, id: string, request: OpenRequest): Promise<void> {
  await ctx.tx
    .updateTable('approvals')
    .set({
      step: request.step,
      steps: request.steps.length,
      waiting: request.suspended ? [] : decidersOf(request),
    })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}
