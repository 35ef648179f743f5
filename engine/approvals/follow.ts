import type { CaseEvent } from '../../events/envelope.ts'
import type { CaseState, OpenRequest } from '../state.ts'
import { rebase } from './rebase.ts'
import { firstOpenStep } from './request.ts'
import { withoutSigner, withSigners } from './signers.ts'

type Submission = CaseEvent<'plan.submitted' | 'form.submitted' | 'compensation.submitted' | 'matter.submitted'>
const subjects = {
  'plan.submitted': 'plan',
  'form.submitted': 'form',
  'compensation.submitted': 'compensation',
  'matter.submitted': 'matter',
} as const

/** Follows what is submitted for approval and what becomes of it. Decisions are only ever added; those that no longer count stay, marked. */
export function followApproval(state: CaseState, event: CaseEvent): void {
  if (isSubmission(event)) ask(state, event.id, requestFrom(event))
  else if (event.type === 'approval.recorded') recordDecision(state, event)
  else if (event.type === 'approval.withdrawn') delete state.requests[event.data.request]
  else if (event.type === 'approval.decided') decide(state, event.data, event.actor)
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
    case 'approval.amount-changed':
      rebase(request, event.data)
  }
}

const isSubmission = (event: CaseEvent): event is Submission => event.type in subjects

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
    ...(data.decisiveFen === undefined ? {} : { decisiveFen: data.decisiveFen }),
    ...(data.urgent === true ? { urgent: true as const } : {}),
    ...('toManagement' in data && data.toManagement !== undefined ? { toManagement: data.toManagement } : {}),
  }
}

/** The name under which a submission has its rounds: of a ratification, each recorded decision has its own. */
const nameOf = (r: Pick<OpenRequest, 'form' | 'subject' | 'ratifies'>): string =>
  r.ratifies === undefined ? (r.form ?? r.subject) : `ratification:${r.ratifies.recorded}`

function ask(state: CaseState, id: string, request: OpenRequest): void {
  // A new round takes the place of the one that was waiting: nobody decides on a plan that has been replaced.
  for (const [other, open] of Object.entries(state.requests)) if (nameOf(open) === nameOf(request)) delete state.requests[other]
  if (request.ratifies === undefined) state.rounds[nameOf(request)] = request.round
  state.requests[id] = request
}

/** A decision on paper or in an emergency that went beyond somebody's authority waits for those who should have taken it. */
function recordDecision(state: CaseState, { id, actor, data }: CaseEvent<'approval.recorded'>): void {
  if (!data.isBeyond || data.subject === 'ratification') return
  const submittedBy = state.requests[data.request]?.by
  ask(state, id, {
    subject: 'ratification',
    ...(data.form === undefined ? {} : { form: data.form }),
    round: data.round,
    by: actor,
    steps: data.route,
    step: 0,
    given: [],
    ...(data.amountFen === undefined ? {} : { amountFen: data.amountFen }),
    ratifies: { recorded: id, of: data.subject, person: data.person, ...(submittedBy === undefined ? {} : { submittedBy }) },
  })
}

function decide(state: CaseState, data: CaseEvent<'approval.decided'>['data'], actor: string): void {
  const request = state.requests[data.request]
  if (!request) return
  if (data.final) {
    delete state.requests[data.request]
    return
  }
  const person = data.onBehalfOf ?? actor
  request.given.push({
    step: data.step,
    person,
    decision: data.decision,
    ...(person === actor ? {} : { actor }),
  })
  // Questions of the step are over with the decision of whoever asked.
  request.questions = (request.questions ?? []).filter(q => q.step !== data.step || q.by !== person)
  if (data.toStep !== undefined) backTo(request, data.toStep)
  request.step = firstOpenStep(request)
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
    s.id !== step ? s : { ...s, people: s.people.map(p => (p.person === from ? { ...p, person: to, role } : p)) },
  )
  request.questions = (request.questions ?? []).filter(q => q.step !== step || q.by !== from)
}
