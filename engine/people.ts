import type { CaseEvent } from '../events/envelope.ts'
import { ratifiersOf } from './approvals/ends-with-ratification.ts'
import { followApproval, givenTo } from './approvals/follow.ts'
import { hasDecided } from './approvals/request.ts'
import type { CaseState } from './state.ts'

/** The events after which somebody may be something else to the case. */
export const namesPeople: ReadonlySet<string> = new Set([
  'handler.assigned',
  'handler.chosen',
  'team.formed',
  'meeting.held',
  'duty.handed-over',
  'record.made',
  'violation.cited',
  'approval.recorded',
  'approval.decided',
  'approval.transferred',
  'approval.signers-added',
  'approval.signer-removed',
  'approval.opinion-asked',
  'approval.opinion-given',
])

/** Follows who is what to the case, its level, its waiting reports, its approval requests and its key nodes. */
export function followPeople(state: CaseState, event: CaseEvent): void {
  followApproval(state, event)
  if (event.type.startsWith('approval.')) followRatifiers(state)
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
    case 'handler.chosen':
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
    case 'record.made':
      for (const [role, people] of Object.entries(event.data.people ?? {})) state.people[role] = people
      return
    case 'violation.cited':
      state.people.party = event.data.people
      state.people.superior = event.data.superiors ?? []
      return
    case 'duty.handed-over':
      handOver(state, event.data)
      followRatifiers(state)
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

/** For whom a decision beyond authority waits: whose place in its step is open, or else whose opinion is. Nobody where none waits. */
function followRatifiers(state: CaseState): void {
  if (!Object.values(state.requests).some(request => request.ratifies !== undefined)) {
    delete state.people.ratifier
    return
  }
  const open = Object.keys(state.requests).flatMap(id => ratifiersOf(state, id))
  state.people.ratifier = [...new Set(open)]
}

/** The parts in the case, the approvals and the receipts that pass from one person to another. What has been decided stays decided by whoever did. */
function handOver(state: CaseState, data: CaseEvent<'duty.handed-over'>['data']): void {
  const instead = (person: string) => (person === data.from ? data.to : person)
  if (data.handler)
    // Whoever is punished stays the one who is, whoever takes their work over.
    for (const [role, people] of Object.entries(state.people))
      if (role !== 'party') state.people[role] = [...new Set(people.map(instead))]
  for (const id of data.reports ?? []) {
    const report = state.reports[id]
    if (report) report.waiting = report.waiting.map(w => ({ ...w, person: instead(w.person) }))
  }
  for (const id of data.requests ?? []) {
    const request = state.requests[id]
    if (!request) continue
    request.steps = request.steps.map((step, i) => {
      const isDone = i < request.step || hasDecided(request, step.id, data.from)
      // Nobody stands twice in a step: a place that the receiver has beside it stays where it is.
      return isDone || step.people.some(p => p.person === data.to)
        ? step
        : { ...step, people: step.people.map(p => (p.person === data.from ? givenTo(p, data.to, p.role) : p)) }
    })
  }
}

function acknowledge(state: CaseState, report: string, person: string, all: boolean): void {
  const waiting = state.reports[report]
  if (!waiting) return
  waiting.waiting = waiting.waiting.filter(w => w.person !== person)
  if (all || waiting.waiting.length === 0) delete state.reports[report]
}
