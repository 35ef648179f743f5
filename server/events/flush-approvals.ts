import { decidersOf } from '../../engine/people.ts'
import type { OpenRequest } from '../../engine/state.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import type { Ctx } from '../context.ts'
import type { Work } from './work.ts'

const subjects = {
  'plan.submitted': 'plan',
  'form.submitted': 'form',
  'compensation.submitted': 'compensation',
  'matter.submitted': 'matter',
} as const
type Submission = CaseEvent<keyof typeof subjects>
const isSubmission = (event: CaseEvent): event is Submission => event.type in subjects

/** The approvals inbox follows the events: a submission opens a row, a decision moves it, a new round takes the place of the old one. */
export async function flushApprovals(ctx: Ctx, work: Work): Promise<void> {
  for (const event of work.events) {
    if (isSubmission(event)) await open(ctx, work, event)
    if (event.type === 'approval.decided') await move(ctx, work, event)
    if (event.type === 'duty.handed-over') await passOn(ctx, work, event)
    if (ends.has(event.type)) await follow(ctx, work, event.stream)
  }
  for (const caseId of work.refolded) await follow(ctx, work, caseId)
}

/** With the case its submissions end, and with its reopening they wait again. */
const ends: ReadonlySet<string> = new Set(['case.merged', 'case.archived', 'case.reopened'])

/** Puts the rows of a case right after something that does more than one step: what waits in its state waits in the inbox, and nothing else. */
async function follow(ctx: Ctx, work: Work, caseId: string): Promise<void> {
  const state = work.cases.get(caseId)?.state
  if (!state) return
  const waiting = Object.entries(state.closed ? {} : state.requests)
  await ctx.tx
    .updateTable('approvals')
    .set({ outcome: 'replaced', settled_at: ctx.now, waiting: [] })
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('id', 'not in', [...waiting.map(([id]) => id), ''])
    .where('outcome', 'is', null)
    .execute()
  for (const [id, request] of waiting)
    await ctx.tx
      .updateTable('approvals')
      .set({ outcome: null, settled_at: null, step: request.step, waiting: decidersOf(request) })
      .where('org_id', '=', ctx.org)
      .where('id', '=', id)
      .execute()
}

const requestOf = (work: Work, event: CaseEvent, id: string): OpenRequest | undefined =>
  work.cases.get(event.stream)?.state?.requests[id]

async function open(ctx: Ctx, work: Work, event: Submission): Promise<void> {
  const subject = subjects[event.type]
  const form = event.type === 'form.submitted' ? event.data.form : null
  await ctx.tx
    .updateTable('approvals')
    .set({ outcome: 'replaced', settled_at: event.at, waiting: [] })
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', event.stream)
    .where('subject', '=', subject)
    .where(eb => (form === null ? eb.val(true) : eb('form', '=', form)))
    .where('outcome', 'is', null)
    .execute()
  const request = requestOf(work, event, event.id)
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
      outcome: null,
      settled_at: null,
    })
    .execute()
}

async function passOn(ctx: Ctx, work: Work, event: CaseEvent<'duty.handed-over'>): Promise<void> {
  for (const id of event.data.requests ?? []) {
    const request = requestOf(work, event, id)
    if (request)
      await ctx.tx
        .updateTable('approvals')
        .set({ waiting: decidersOf(request) })
        .where('org_id', '=', ctx.org)
        .where('id', '=', id)
        .where('outcome', 'is', null)
        .execute()
  }
}

async function move(ctx: Ctx, work: Work, event: CaseEvent<'approval.decided'>): Promise<void> {
  const { request: id, outcome, final } = event.data
  const request = requestOf(work, event, id)
  await ctx.tx
    .updateTable('approvals')
    .set(
      final && outcome !== 'open'
        ? { outcome, settled_at: event.at, waiting: [] }
        : { step: request?.step ?? 0, waiting: request ? decidersOf(request) : [] },
    )
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}
