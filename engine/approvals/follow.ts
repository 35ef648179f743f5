import type { CaseEvent } from '../../events/envelope.ts'
import type { CaseState, OpenRequest, Unconfirmed } from '../state.ts'
import { rebase } from './rebase.ts'
import { firstOpenStep } from './request.ts'
import { withoutSigner, withSigners } from './signers.ts'

type Submission = CaseEvent<
  | 'plan.submitted'
  | 'form.submitted'
  | 'compensation.submitted'
  | 'matter.submitted'
  | 'review.submitted'
  | 'study.submitted'
  | 'trip.settled'
>
const subjects = {
  'plan.submitted': 'plan',
  'form.submitted': 'form',
  'compensation.submitted': 'compensation',
  'matter.submitted': 'matter',
  'review.submitted': 'review',
  'study.submitted': 'study',
  'trip.settled': 'settlement',
} as const

/** Follows what is submitted for approval and what becomes of it. Decisions are only ever added; those that no longer count stay, marked. */
export function followApproval(state: CaseState, event: CaseEvent): void {
  if (isUnreviewed(event)) state.rounds[event.data.form] = event.data.round
  else if (isSubmission(event)) ask(state, event.id, requestFrom(event))
  else if (event.type === 'approval.recorded') recordDecision(state, event)
  else if (event.type === 'approval.withdrawn') {
    delete state.requests[event.data.request]
    forget(state, ({ request }) => request === event.data.request)
  } else if (event.type === 'approval.decided') decide(state, event.data, event.actor)
  else if (event.type === 'approval.record-answered') forget(state, (_, recorded) => recorded === event.data.recorded)
  else if ('request' in event.data) change(state.requests[event.data.request as string], event)
}

/** What happens to a request that stays open. */
function change(request: OpenRequest | undefined, event: CaseEvent): void {
  if (!request) return
  switch (event.type) {
    case 'approval.transferred':
      transfer(request, event.data)
      break
    case 'approval.signers-added':
      withSigners(request, event.data, event.actor)
      break
    case 'approval.signer-removed':
      withoutSigner(request, event.data)
      break
    case 'approval.opinion-asked': {
      const { step, to, waits } = event.data
      request.questions = [...(request.questions ?? []), { id: event.id, step, by: event.actor, to, waits }]
      break
    }
    case 'approval.opinion-given':
      request.questions = (request.questions ?? []).filter(q => q.id !== event.data.question)
      break
    case 'approval.copied':
      request.copied = [...new Set([...(request.copied ?? []), ...event.data.to])]
      break
    case 'approval.urged':
      request.urged = { ...request.urged, ...Object.fromEntries(event.data.to.map(person => [person, event.recordedAt])) }
      break
    case 'approval.amount-changed':
      rebase(request, event.data)
  }
}

/** What is no longer to be confirmed. */
function forget(state: CaseState, isOver: (one: Unconfirmed, recorded: string) => boolean): void {
  if (!state.unconfirmed) return
  const left = Object.entries(state.unconfirmed).filter(([recorded, one]) => !isOver(one, recorded))
  if (left.length === 0) delete state.unconfirmed
  else state.unconfirmed = Object.fromEntries(left)
}

/** What a trip cost within its budget waits for nobody. */
export const isWithinBudget = (event: CaseEvent): boolean => event.type === 'trip.settled' && !event.data.isOver

/** A form for which no regulation names anybody to review it (furn 8.1.2(1)): it is on file, and waits for nobody. */
export const isUnreviewed = (event: CaseEvent): event is CaseEvent<'form.submitted'> =>
  event.type === 'form.submitted' && event.data.route.length === 0

const isSubmission = (event: CaseEvent): event is Submission => event.type in subjects && !isWithinBudget(event)

function requestFrom({ type, data, actor }: Submission): OpenRequest {
  return {
    subject: subjects[type],
    ...('form' in data ? { form: data.form } : {}),
    round: data.round,
    by: actor,
    steps: data.route,
    step: 0,
    given: [],
    ...('amountFen' in data && data.amountFen !== undefined ? { amountFen: data.amountFen } : {}),
    ...('decisiveFen' in data && data.decisiveFen !== undefined ? { decisiveFen: data.decisiveFen } : {}),
    ...('urgent' in data && data.urgent === true ? { urgent: true as const } : {}),
    ...('toManagement' in data && data.toManagement !== undefined ? { toManagement: data.toManagement } : {}),
  }
}

/** The name under which a submission has its rounds: of a ratification, each recorded decision has its own. */
const nameOf = (r: Pick<OpenRequest, 'form' | 'subject' | 'ratifies'>): string =>
  r.ratifies === undefined ? (r.form ?? r.subject) : `ratification:${r.ratifies.recorded}`

function ask(state: CaseState, id: string, request: OpenRequest): void {
  // A new round takes the place of the one that was waiting: nobody decides on a plan that has been replaced.
  for (const [other, open] of Object.entries(state.requests)) if (nameOf(open) === nameOf(request)) delete state.requests[other]
  if (request.ratifies === undefined) {
    state.rounds[nameOf(request)] = request.round
    forget(state, one => one.name === nameOf(request))
  }
  state.requests[id] = request
}

/**
 * A decision on paper or in an emergency that went beyond somebody's authority, or that they contest, waits for those who should have taken it. One within
 * their authority counts at once, and is theirs to confirm.
 */
function recordDecision(state: CaseState, { id, actor, data }: CaseEvent<'approval.recorded'>): void {
  if (data.subject === 'ratification' || data.subject === 'study' || data.subject === 'settlement') return
  const name = data.form ?? data.subject
  if (!data.isBeyond) {
    const { request, person, confirmBy } = data
    if (confirmBy !== undefined)
      state.unconfirmed = { ...state.unconfirmed, [id]: { request, person, by: actor, until: confirmBy, name } }
    return
  }
  const original = state.requests[data.request]
  if (original && data.contested !== undefined) original.suspended = true
  const submittedBy = data.submittedBy ?? original?.by
  ask(state, id, {
    subject: 'ratification',
    ...(data.form === undefined ? {} : { form: data.form }),
    round: data.round,
    by: actor,
    steps: data.route,
    step: 0,
    given: [],
    ...(data.amountFen === undefined ? {} : { amountFen: data.amountFen }),
    ...(data.decisiveFen === undefined ? {} : { decisiveFen: data.decisiveFen }),
    ratifies: { recorded: id, of: data.subject, person: data.person, ...(submittedBy === undefined ? {} : { submittedBy }) },
  })
}

function decide(state: CaseState, data: CaseEvent<'approval.decided'>['data'], actor: string): void {
  const request = state.requests[data.request]
  if (!request) return
  if (data.final) {
    delete state.requests[data.request]
    if (request.ratifies) release(state, request.form ?? request.ratifies.of, data.outcome === 'approved')
    return
  }
  const person = data.onBehalfOf ?? actor
  request.given.push({
    step: data.step,
    person,
    decision: data.decision,
    ...(person === actor ? {} : { actor }),
    ...(data.successor === undefined ? {} : { successor: data.successor }),
    // A ratifying decision, too, names what was recorded; it is nobody's paper.
    ...(data.recorded === undefined || data.subject === 'ratification' ? {} : { recorded: true as const }),
  })
  // Questions of the step are over with the decision of whoever asked.
  request.questions = (request.questions ?? []).filter(q => q.step !== data.step || (q.by !== person && q.by !== data.successor))
  if (data.toStep !== undefined) backTo(request, data.toStep)
  request.step = firstOpenStep(request)
}

/** A submission that waited for a contested decision on it goes on once that is ratified, and ends with it where it is not. */
function release(state: CaseState, name: string, isRatified: boolean): void {
  for (const [id, waiting] of Object.entries(state.requests)) {
    if (!waiting.suspended || nameOf(waiting) !== name) continue
    if (isRatified) delete waiting.suspended
    else delete state.requests[id]
  }
}

/** 退回到选定的步骤: what was decided there and after it no longer counts. */
function backTo(request: OpenRequest, toStep: string): void {
  const from = request.steps.findIndex(s => s.id === toStep)
  const again = new Set(request.steps.slice(from === -1 ? 0 : from).map(s => s.id))
  request.given = request.given.map(g => (again.has(g.step) ? { ...g, void: true as const } : g))
  request.questions = []
}

function transfer(request: OpenRequest, { step, from, to, role }: CaseEvent<'approval.transferred'>['data']): void {
  request.steps = request.steps.map(s =>
    s.id !== step ? s : { ...s, people: s.people.map(p => (p.person === from ? givenTo(p, to, role) : p)) },
  )
  request.questions = (request.questions ?? []).filter(q => q.step !== step || q.by !== from)
}

/** A place that was passed on belongs to whom it was given, whatever post they hold. */
export function givenTo(
  { standsInFor: _, ...place }: OpenRequest['steps'][number]['people'][number],
  person: string,
  role: string,
): OpenRequest['steps'][number]['people'][number] {
  return { ...place, person, role, personal: true }
}
