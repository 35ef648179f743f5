import { decidersOf } from '../../engine/approvals/request.ts'
import { addDuration } from '../../engine/calendar/add.ts'
import type { Instant } from '../../events/instant.ts'
import { lockCase, type OpenedCase } from '../cases/case-record.ts'
import { addAct } from '../cases/perform-act.ts'
import type { Ctx } from '../context.ts'
import { invoicesOf } from '../contracts/read-contract.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'
import { viewForms } from '../forms/view-forms.ts'
import { byQuestionnaire } from './demo-callback-answers.ts'
import type { Step } from './steps.ts'

/** The context of somebody at a moment: the demo's past is played through the very use cases that people use. */
export function asPerson(ctx: Ctx, person: string, now: Instant): Ctx {
  return { ...ctx, now, actor: { person, roles: ctx.roster.people.get(person)?.roles ?? [] } }
}

/** Plays steps until one would lie in the future, or `most` are done. A refusal is a fault of the demo and throws. */
export async function playSteps(
  ctx: Ctx,
  caseId: string,
  steps: readonly Step[],
  idOf: (login: string) => string,
  until: Instant,
  most: number,
  photo = '',
): Promise<void> {
  let at = (await lockCase(ctx, caseId)).openedAt
  for (const step of steps.slice(0, most)) {
    at = addDuration(ctx.rules.calendar, at, step.after).dueAt
    if (at > until) return
    at = await playStep(ctx, caseId, step, idOf, at, photo)
  }
}

async function playStep(
  ctx: Ctx,
  caseId: string,
  step: Step,
  idOf: (login: string) => string,
  at: Instant,
  photo: string,
): Promise<Instant> {
  // Each receiver or decider in turn, a minute apart, until nobody is left to wait for.
  for (let turn = 0; turn < 12; turn++) {
    const record = await lockCase(ctx, caseId)
    const next = actorOf(record, step, idOf)
    if (next === undefined) return at
    const now = new Date(Date.parse(at) + turn * 60_000).toISOString()
    const person = asPerson(ctx, next.person, now)
    const work = newWork()
    const told = { ...step.data({ ...(await surroundings(person, record, idOf, step.act)), photo }), ...next.data }
    const data = step.act === 'record-feedback' ? await byQuestionnaire(person, record.state.kind, told) : told
    await addAct(person, work, record, { type: step.act, data: step.act === 'decide' ? asSeen(record, data) : data })
    await flush(person, work)
    if (step.by !== 'receivers' && step.by !== 'deciders') return now
    at = turn === 0 ? at : now
  }
  return at
}

/** A decision as the form sends it: with the amount that stands on the screen. */
function asSeen({ state }: OpenedCase, data: Record<string, unknown>): Record<string, unknown> {
  const amount = state.requests[String(data.request)]?.amountFen
  return amount === undefined ? data : { ...data, amountSeenFen: amount }
}

function actorOf(
  record: OpenedCase,
  step: Step,
  idOf: (login: string) => string,
): { person: string; data?: Record<string, unknown> } | undefined {
  const { state } = record
  if (step.by === 'receivers') {
    const [report, waiting] = Object.entries(state.reports)[0] ?? []
    return waiting?.waiting[0] && { person: waiting.waiting[0].person, data: { report } }
  }
  if (step.by === 'deciders') {
    const [request, open] = Object.entries(state.requests)[0] ?? []
    const person = open && decidersOf(open)[0]
    return person === undefined ? undefined : { person, data: { request } }
  }
  if (step.by !== 'handler') return { person: idOf(step.by) }
  const person = state.people['team-owner']?.[0] ?? state.people.handler?.[0]
  if (person === undefined) throw new Error(`nobody handles the case when the demo comes to ${step.act}`)
  return { person }
}

async function surroundings(
  ctx: Ctx,
  record: OpenedCase,
  idOf: (login: string) => string,
  act: string,
): Promise<Omit<Parameters<Step['data']>[0], 'photo'>> {
  // A form is sent as the screen fills it from the record; what no event said is written by hand.
  const [filled] = act === 'submit-form' ? await viewForms(ctx, record.id) : []
  return {
    id: idOf,
    department: record.state.department ?? [...ctx.roster.departments.keys()][0]!,
    departmentOf: kind => [...ctx.roster.departments.values()].find(one => one.kind === kind)?.id ?? '',
    at: ahead => addDuration(ctx.rules.calendar, ctx.now, ahead).dueAt,
    before: minutes => new Date(Date.parse(ctx.now) - minutes * 60_000).toISOString(),
    me: ctx.actor.person,
    version: record.state.liability?.versions.at(-1)?.event ?? '',
    assessment: record.state.money?.assessed?.event ?? '',
    request: Object.keys(record.state.requests)[0] ?? '',
    ...(record.state.kind === 'contract' ? { invoices: (await invoicesOf(ctx, record.id)).map(one => one.id) } : {}),
    form: Object.fromEntries((filled?.fields ?? []).map(f => [f.id, f.value || '无'])),
  }
}
