import type { CaseEvent } from '../events/envelope.ts'
import type { Instant } from '../events/instant.ts'

/** 赔偿与追偿 of one case, in 分, as its events leave them. */
export type Money = {
  assessed?: { event: string; fen: number; at: Instant; finance: string; legal: string; confirmed: string[] }
  submitted?: { request: string; fen: number; at: Instant }
  approved?: { request: string; fen: number; at: Instant }
  /** The last submission came back, or its approval was annulled. */
  sentBack?: true
  payments: Payment[]
  recoveries: Recovery[]
}
export type Payment = { event: string; fen: number; at: Instant; by: string; fund?: string }
export type Recovery = {
  event: string
  from: 'supplier' | 'third-party' | 'staff'
  fen: number
  at: Instant
  received: { event: string; fen: number; at: Instant }[]
  chasedAt?: Instant
  closed?: { at: Instant; fen: number; outcome: 'recovered' | 'partly' | 'given-up' }
}

const follows: ReadonlySet<string> = new Set([
  'loss.assessed',
  'loss.confirmed',
  'compensation.submitted',
  'compensation.paid',
  'approval.amount-changed',
  'approval.decided',
  'approval.withdrawn',
  'recovery.opened',
  'recovery.received',
  'recovery.chased',
  'recovery.closed',
])
/** Whether events of this type may say something of the money of a case. */
export const touchesMoney = (type: string): boolean => follows.has(type)

/** Follows one event; mutates what it is given and gives it back. Undefined as long as no event has spoken of money. */
export function followMoney(known: Money | undefined, event: CaseEvent, at: Instant): Money | undefined {
  if (!follows.has(event.type)) return known
  if (event.type.startsWith('approval.')) {
    if (known) followApproval(known, event, at)
    return known
  }
  const money = known ?? { payments: [], recoveries: [] }
  const open = money.recoveries.findLast(one => one.closed === undefined)
  switch (event.type) {
    case 'loss.assessed': {
      const { lossFen, finance, legal } = event.data
      const confirmed = [finance, legal].filter(person => person === event.actor)
      money.assessed = { event: event.id, fen: lossFen, at, finance, legal, confirmed }
      break
    }
    case 'loss.confirmed':
      if (money.assessed !== undefined && money.assessed.event === event.data.assessment)
        money.assessed.confirmed.push(event.actor)
      break
    case 'compensation.submitted':
      money.submitted = { request: event.id, fen: event.data.amountFen, at }
      delete money.approved
      delete money.sentBack
      break
    case 'compensation.paid': {
      const { amountFen, fund } = event.data
      money.payments.push({ event: event.id, fen: amountFen, at, by: event.actor, ...(fund === undefined ? {} : { fund }) })
      break
    }
    case 'recovery.opened':
      money.recoveries.push({ event: event.id, from: event.data.from, fen: event.data.amountFen, at, received: [] })
      break
    case 'recovery.received':
      open?.received.push({ event: event.id, fen: event.data.amountFen, at })
      if (open) open.chasedAt = at
      break
    case 'recovery.chased':
      if (open) open.chasedAt = at
      break
    case 'recovery.closed':
      if (open) open.closed = { at, fen: event.data.recoveredFen, outcome: event.data.outcome }
  }
  return money
}

function followApproval(money: Money, event: CaseEvent, at: Instant): void {
  const { submitted } = money
  if (event.type === 'approval.amount-changed' && submitted?.request === event.data.request) submitted.fen = event.data.amountFen
  if (event.type === 'approval.withdrawn' && submitted?.request === event.data.request) {
    delete money.submitted
    money.sentBack = true
  }
  if (event.type !== 'approval.decided' || !event.data.final) return
  const { subject, of, outcome, request } = event.data
  if (subject === 'compensation' && submitted?.request === request) {
    delete money.submitted
    if (outcome === 'approved') money.approved = { request, fen: submitted.fen, at }
    else money.sentBack = true
  }
  if (subject === 'ratification' && of === 'compensation' && outcome === 'rejected') {
    delete money.approved
    money.sentBack = true
  }
}

const sum = (of: readonly { readonly fen: number }[]) => of.reduce((total, one) => total + one.fen, 0)
/** 分 paid in all; what was paid under an earlier approval counts against the one that took its place. */
export const paidFen = (money: Money): number => sum(money.payments)
/** 分 that may still be paid under the approval that stands; 0 where nothing is approved. */
export const leftToPay = (money: Money | undefined): number =>
  money?.approved === undefined ? 0 : Math.max(0, money.approved.fen - paidFen(money))
/** The recovery that has not ended; one runs at a time. */
export const openRecovery = (money: Money | undefined): Recovery | undefined =>
  money?.recoveries.findLast(one => one.closed === undefined)
/** 分 that came in by instalments. */
export const receivedFen = (recovery: Recovery): number => sum(recovery.received)
/** 分 recovered: what the end says, else what has come in so far. */
export const recoveredFen = (recovery: Recovery): number => recovery.closed?.fen ?? receivedFen(recovery)
export const claimedFen = (money: Money): number => sum(money.recoveries)

export const compensationStates = ['assessed', 'submitted', 'approved', 'paid', 'sent-back', 'recovering'] as const
export type CompensationState = (typeof compensationStates)[number]
/** How far the compensation of a case has come, in one word; `recovering` where money is only claimed, and none was put forward. */
export function compensationState(money: Money): CompensationState {
  if (money.submitted) return 'submitted'
  if (money.approved) return leftToPay(money) === 0 ? 'paid' : 'approved'
  if (money.sentBack) return 'sent-back'
  return money.assessed ? 'assessed' : 'recovering'
}
