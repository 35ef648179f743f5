import type { CaseEvent } from '../../events/envelope.ts'
import type { RouteStep } from '../../events/route-step.ts'
import type { CaseState } from '../state.ts'
import { placeWanted } from './decide-refusal.ts'
import { followApproval } from './follow.ts'
import type { Incumbents } from './incumbents.ts'
import type { HeldMandate, Place } from './places.ts'
import { rebasing } from './rebase.ts'
import { approvalRefusal } from './refusals.ts'
import { outcomeOf } from './request.ts'

export const people = ['ada', 'bo', 'cai', 'dan', 'eve', 'fei'] as const
export const submitter = 'ada'
export const mandates: Record<string, HeldMandate[]> = {
  fei: [{ id: 'm1', principal: 'bo', belowFen: 50_000 }],
  eve: [{ id: 'm2', principal: 'cai', subjects: ['matter'] }],
}
export const actorOf = (person: string, incumbents?: Incumbents) => ({ person, mandates: mandates[person], incumbents })

export const empty = (): CaseState =>
  ({ kind: 'contract', requests: {}, rounds: {}, duties: {}, people: {} }) as unknown as CaseState

export const step = (id: string, asked: readonly string[], rest: Partial<RouteStep> = {}): RouteStep => ({
  id,
  mode: 'any',
  clause: '1',
  people: asked.map(person => ({ person, role: 'manager' })),
  ...rest,
})

let serial = 0
export const event = (type: string, actor: string, data: object): CaseEvent =>
  ({ id: `e${++serial}`, type, actor, data, stream: 'c', seq: serial, at: '', recordedAt: '' }) as unknown as CaseEvent

/** A case with one submission of `amount` that waits. */
export function submitted(route: readonly RouteStep[], amount = 10_000): { state: CaseState; id: string } {
  const state = empty()
  const made = event('matter.submitted', submitter, { round: 1, route, amountFen: amount, decisiveFen: amount })
  followApproval(state, made)
  return { state, id: made.id }
}

export type Op = { readonly act: string; readonly actor: string; readonly data: Readonly<Record<string, unknown>> }

/** What the server would do: check, fill in, fold. Gives whether it was let through. */
export function attempt(
  state: CaseState,
  id: string,
  { act, actor, data }: Op,
  incumbents?: Incumbents,
): { let: boolean; outcome?: string; place?: Place } {
  const request = state.requests[id]!
  const seen = act === 'decide' && !('amountSeenFen' in data) ? { amountSeenFen: request.amountFen } : {}
  const sent: Record<string, unknown> = { ...data, ...seen, request: id }
  if (approvalRefusal(state, act, actorOf(actor, incumbents), sent)) return { let: false }
  const now = request.steps[request.step]!
  switch (act) {
    case 'decide': {
      const place = placeWanted(request, state, actorOf(actor, incumbents), sent.onBehalfOf as string | undefined)!
      const decided = outcomeOf(request, place.person, sent.decision as 'approve', sent.toStep as string | undefined)
      const filled = {
        ...decided,
        ...(place.person === actor ? {} : { onBehalfOf: place.person }),
        ...(place.mandate === undefined ? {} : { mandate: place.mandate }),
        ...(place.successor === undefined ? {} : { successor: place.successor }),
      }
      followApproval(state, event('approval.decided', actor, { ...sent, ...filled }))
      return { let: true, outcome: decided.outcome, place }
    }
    case 'transfer-approval':
      followApproval(state, event('approval.transferred', actor, { ...sent, step: now.id, from: actor, role: 'manager' }))
      break
    case 'add-signers': {
      const n = request.steps.filter(s => s.addedBy !== undefined).length + serial
      followApproval(state, event('approval.signers-added', actor, { ...sent, beside: now.id, step: `added-${n}`, clause: '1' }))
      break
    }
    case 'remove-signer':
      followApproval(state, event('approval.signer-removed', actor, sent))
      break
    case 'ask-opinion':
      followApproval(state, event('approval.opinion-asked', actor, { ...sent, step: now.id }))
      break
    case 'give-opinion':
      followApproval(state, event('approval.opinion-given', actor, sent))
      break
    case 'withdraw-approval':
      followApproval(state, event('approval.withdrawn', actor, sent))
      return { let: true, outcome: 'withdrawn' }
    case 'change-amount': {
      const route = routeFor(Number(sent.amountFen))
      const rebased = rebasing(request, Number(sent.amountFen), route)
      followApproval(state, event('approval.amount-changed', actor, { ...sent, decisiveFen: sent.amountFen, ...rebased }))
    }
  }
  return { let: true }
}

/** Bands as in furn 5.1: half-open, with a countersignature from 20,000. */
export function routeFor(amount: number): RouteStep[] {
  const legal = amount >= 20_000 ? [step('legal', ['dan'])] : []
  if (amount < 10_000) return [step('manager', ['bo', 'cai'], { people: limited(['bo', 'cai'], 10_000) })]
  if (amount < 50_000) return [...legal, step('deputy', ['cai', 'eve'])]
  return [
    ...legal,
    step('meeting', ['bo', 'cai', 'eve', 'fei'], { mode: 'quorum', quorum: { of: 3, need: 2 } }),
    step('all', ['bo', 'eve'], { mode: 'all' }),
  ]
}
export const limited = (asked: readonly string[], belowFen: number) =>
  asked.map(person => ({ person, role: 'manager', belowFen }))
