import type { CaseEvent } from '../events/envelope.ts'
import type { Instant, LocalDate } from '../events/instant.ts'
import type { TripItem } from '../events/order-events.ts'

type Sum = { item: TripItem; amountFen: number }
type Outcome = 'waiting' | 'approved' | 'returned' | 'rejected'
/** 出差费用: what was spent, and whether those who approve trips have yet to agree to what lies over the budget. */
export type Settlement = {
  event: string
  by: string
  at: Instant
  spentFen: number
  spent: Sum[]
  /** `approved`: within the budget, or what lies over it was agreed to. */
  outcome: Outcome
  settledAt?: Instant
  /** The fund that it is booked on. */
  fund?: string
}
/** 出差: one trip of an order from its submission to its settlement, amounts in 分. */
export type Trip = {
  request: string
  by: string
  at: Instant
  from: LocalDate
  to: LocalDate
  people: string[]
  budgetFen: number
  budget: Sum[]
  outcome: Outcome
  approvedAt?: Instant
  settlement?: Settlement
}
/** How a trip stands: submitted, sent back, approved (to be settled), settlement waits for approval, settled. */
export const tripStates = ['submitted', 'sent-back', 'approved', 'settling', 'over-refused', 'settled'] as const
export type TripState = (typeof tripStates)[number]

const follows: ReadonlySet<string> = new Set([
  'matter.submitted',
  'trip.settled',
  'approval.decided',
  'approval.withdrawn',
  'approval.amount-changed',
])
/** Whether events of this type may say something of the trips of a case. */
export const touchesTrips = (type: string): boolean => follows.has(type)

/** How a trip stands now. */
export function tripState({ outcome, settlement }: Trip): TripState {
  if (settlement?.outcome === 'approved') return 'settled'
  if (settlement?.outcome === 'waiting') return 'settling'
  if (settlement !== undefined) return 'over-refused'
  if (outcome === 'approved') return 'approved'
  return outcome === 'waiting' ? 'submitted' : 'sent-back'
}

/** The trip that is to be settled: the last one that was approved and is not settled, nor waits for it. */
export function tripToSettle(trips: readonly Trip[] | undefined): Trip | undefined {
  return trips?.findLast(trip => ['approved', 'over-refused'].includes(tripState(trip)))
}

/** Amounts of one item added up, in the order in which items are first named. */
export function sumsOf(rows: readonly Sum[]): Sum[] {
  const sums = new Map<TripItem, number>()
  for (const { item, amountFen } of rows) sums.set(item, (sums.get(item) ?? 0) + amountFen)
  return [...sums].map(([item, amountFen]) => ({ item, amountFen }))
}

export const totalFen = (rows: readonly { readonly amountFen: number }[]): number =>
  rows.reduce((sum, row) => sum + row.amountFen, 0)

/** Follows one event; mutates what it is given and gives it back. Undefined as long as no trip was submitted. */
export function followTrips(known: Trip[] | undefined, event: CaseEvent, at: Instant): Trip[] | undefined {
  switch (event.type) {
    case 'matter.submitted':
      return event.data.trip === undefined ? known : withTrip(known ?? [], event, at)
    case 'trip.settled': {
      const trip = known?.find(one => one.request === event.data.trip)
      if (trip) {
        const { expenses, amountFen, isOver, fund } = event.data
        trip.settlement = {
          ...{ event: event.id, by: event.actor, at, spentFen: amountFen, spent: sumsOf(expenses) },
          ...(isOver ? { outcome: 'waiting' as const } : { outcome: 'approved' as const, settledAt: at }),
          ...(fund === undefined ? {} : { fund }),
        }
      }
      return known
    }
    case 'approval.amount-changed': {
      const trip = known?.find(one => one.request === event.data.request)
      if (trip) trip.budgetFen = event.data.amountFen
      return known
    }
    case 'approval.withdrawn':
    case 'approval.decided':
      if (known) decide(known, event, at)
      return known
    default:
      return known
  }
}

/** A new round takes the place of a trip that is not approved yet, or that nobody has gone on; after a settlement it is another trip. */
function withTrip(trips: Trip[], event: CaseEvent<'matter.submitted'>, at: Instant): Trip[] {
  const { from, to, people, budget } = event.data.trip!
  const trip: Trip = {
    ...{ request: event.id, by: event.actor, at, from, to, people: [...people] },
    ...{ budgetFen: event.data.amountFen ?? totalFen(budget), budget: sumsOf(budget), outcome: 'waiting' },
  }
  return [...(trips.at(-1)?.settlement === undefined ? trips.slice(0, -1) : trips), trip]
}

function decide(trips: Trip[], event: CaseEvent<'approval.decided' | 'approval.withdrawn'>, at: Instant): void {
  const { request } = event.data
  const trip = trips.find(one => one.request === request)
  const settlement = trips.find(one => one.settlement?.event === request)?.settlement
  if (event.type === 'approval.withdrawn') {
    if (trip) trip.outcome = 'returned'
    if (settlement) settlement.outcome = 'returned'
    return
  }
  const { final, outcome, subject, of } = event.data
  if (!final || outcome === 'open') return
  // Approved beyond somebody's authority and then not ratified: it is approved no longer.
  if (subject === 'ratification') {
    const last = trips.at(-1)
    if (of === 'matter' && outcome === 'rejected' && last) last.outcome = 'rejected'
    return
  }
  if (trip) {
    trip.outcome = outcome
    if (outcome === 'approved') trip.approvedAt = at
  }
  if (settlement) {
    settlement.outcome = outcome
    if (outcome === 'approved') settlement.settledAt = at
  }
}
