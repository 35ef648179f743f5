import type { CaseEvent } from '../events/envelope.ts'
import type { RouteStep } from '../events/handling-events.ts'
import type { CaseState, OpenRequest } from './state.ts'

/** The events after which somebody may be something else to the case. */
export const namesPeople: ReadonlySet<string> = new Set(['handler.assigned', 'team.formed', 'meeting.held', 'duty.handed-over'])

/** Follows who is what to the case, its level, its waiting reports, its approval requests and its key nodes. */
export function followPeople(state: CaseState, event: CaseEvent): void {
  switch (event.type) {
    case 'record.completed':
      state.missing = event.data.missing
      return
    case 'case.classified':
      state.level = event.data.level
      state.proposed = event.data.proposed
      state.levelConfirmed = true
      if (event.data.category !== undefined) state.category = event.data.category
      if (event.data.subtype !== undefined) state.subtype = event.data.subtype
      return
    case 'handler.assigned':
      state.people.handler = [event.data.person]
      return
    case 'team.formed':
      state.people['team-owner'] = [event.data.owner]
      state.people['team-member'] = event.data.members
      return
    case 'meeting.held':
      if (event.data.owner !== undefined) state.people['team-owner'] = [event.data.owner]
      if (event.data.meeting === 'emergency') state.people['team-member'] = event.data.attendees
      return
    case 'duty.handed-over':
      handOver(state, event.data)
      return
    case 'case.reported':
      state.reports[event.id] = { about: 'report', hop: event.data.hop, level: event.data.level, waiting: event.data.to }
      return
    case 'result.reported':
      state.reports[event.id] = { about: 'result', hop: event.data.hop, level: event.data.level, waiting: event.data.to }
      return
    case 'report.acknowledged':
      acknowledge(state, event.data.report, event.actor, event.data.all)
      return
    case 'plan.submitted':
      ask(state, event.id, { subject: 'plan', round: event.data.round, by: event.actor, steps: event.data.route })
      return
    case 'form.submitted':
      ask(state, event.id, {
        subject: 'form',
        form: event.data.form,
        round: event.data.round,
        by: event.actor,
        steps: event.data.route,
      })
      return
    case 'compensation.submitted':
      ask(state, event.id, { subject: 'compensation', round: event.data.round, by: event.actor, steps: event.data.route })
      return
    case 'matter.submitted':
      ask(state, event.id, { subject: 'matter', round: event.data.round, by: event.actor, steps: event.data.route })
      return
    case 'approval.decided':
      decide(state, event.data, event.actor)
      return
    case 'node.reached':
      state.nodes[event.data.node] = 'reached'
      return
    case 'node.signed':
      state.nodes[event.data.node] = 'signed'
      return
    default:
      return
  }
}

/** The parts in the case, the approvals and the receipts that pass from one person to another. What has been decided stays decided by whoever did. */
function handOver(state: CaseState, data: CaseEvent<'duty.handed-over'>['data']): void {
  const instead = (person: string) => (person === data.from ? data.to : person)
  if (data.handler)
    for (const [role, people] of Object.entries(state.people)) state.people[role] = [...new Set(people.map(instead))]
  for (const id of data.reports ?? []) {
    const report = state.reports[id]
    if (report) report.waiting = report.waiting.map(w => ({ ...w, person: instead(w.person) }))
  }
  for (const id of data.requests ?? []) {
    const request = state.requests[id]
    if (!request) continue
    request.steps = request.steps.map((step, i) => {
      const isDone = i < request.step || request.given.some(g => g.step === step.id && g.person === data.from)
      return isDone ? step : { ...step, people: step.people.map(p => ({ ...p, person: instead(p.person) })) }
    })
  }
}

function acknowledge(state: CaseState, report: string, person: string, all: boolean): void {
  const waiting = state.reports[report]
  if (!waiting) return
  waiting.waiting = waiting.waiting.filter(w => w.person !== person)
  if (all || waiting.waiting.length === 0) delete state.reports[report]
}

function ask(
  state: CaseState,
  id: string,
  request: { subject: OpenRequest['subject']; form?: string; round: number; by: string; steps: RouteStep[] },
): void {
  const name = request.form ?? request.subject
  // A new round takes the place of the one that was waiting: nobody decides on a plan that has been replaced.
  for (const [other, open] of Object.entries(state.requests))
    if ((open.form ?? open.subject) === name) delete state.requests[other]
  state.rounds[name] = request.round
  state.requests[id] = { ...request, step: 0, given: [] }
}

function decide(
  state: CaseState,
  data: { request: string; step: string; decision: 'approve' | 'return' | 'reject'; final: boolean },
  person: string,
): void {
  const request = state.requests[data.request]
  if (!request) return
  if (data.final) {
    delete state.requests[data.request]
    return
  }
  request.given.push({ step: data.step, person, decision: data.decision })
  if (stepPassed(request, request.steps[request.step]!)) request.step += 1
}

/** Whether the decisions given carry a step: any one, all, or the quorum. */
export function stepPassed(request: Pick<OpenRequest, 'given'>, step: RouteStep): boolean {
  const approved = new Set(request.given.filter(g => g.step === step.id && g.decision === 'approve').map(g => g.person))
  return approved.size >= needed(step)
}
/** How many approvals a step needs. */
export function needed(step: RouteStep): number {
  const people = new Set(step.people.map(p => p.person)).size
  if (step.mode === 'any') return 1
  if (step.mode === 'all') return people
  return Math.ceil((people * (step.quorum?.need ?? 1)) / (step.quorum?.of ?? 1))
}

/** Whose decision a request waits for now. */
export function decidersOf(request: OpenRequest): string[] {
  const step = request.steps[request.step]
  if (!step) return []
  const done = new Set(request.given.filter(g => g.step === step.id).map(g => g.person))
  return [...new Set(step.people.map(p => p.person))].filter(p => !done.has(p) && p !== request.by)
}

/** What a decision does to a request: the outcome and whether it settles it. A return or refusal settles at once; a quorum that can no longer be reached too. */
export function outcomeOf(
  request: OpenRequest,
  person: string,
  decision: 'approve' | 'return' | 'reject',
): { outcome: 'open' | 'approved' | 'returned' | 'rejected'; final: boolean; step: string } {
  const step = request.steps[request.step]!
  if (decision === 'return') return { outcome: 'returned', final: true, step: step.id }
  const given = [...request.given, { step: step.id, person, decision }]
  if (decision === 'reject') {
    const people = new Set(step.people.map(p => p.person)).size
    const against = given.filter(g => g.step === step.id && g.decision === 'reject').length
    const hopeless = step.mode !== 'quorum' || people - against < needed(step)
    return { outcome: hopeless ? 'rejected' : 'open', final: hopeless, step: step.id }
  }
  const passed = stepPassed({ given }, step)
  const last = request.step === request.steps.length - 1
  return passed && last ? { outcome: 'approved', final: true, step: step.id } : { outcome: 'open', final: false, step: step.id }
}
