import type { Condition, Trigger } from '../../../engine/pack.ts'

type Value = string | boolean
const is = (...values: Value[]): Condition => ({ in: values })

/** A record was made whose plain fields hold these values. */
export const made = (record: string, values: Readonly<Record<string, Value>> = {}): Trigger => ({
  on: 'record.made',
  when: {
    record: is(record),
    ...Object.fromEntries(Object.entries(values).map(([field, value]) => [`values.${field}`, is(value)])),
  },
})
/** Parts of a record that a customer may leave out; the names are those in `missing` of case.opened. */
export const missingParts = ['customer', 'contact', 'description', 'demand', 'occurredAt']

export const opened: Trigger = { on: 'case.opened' }
/** Without a contact letter from marketing: every channel but these two. */
export const openedDirectly: Trigger = {
  on: 'case.opened',
  when: { channel: is('phone', 'wechat', 'email', 'web', 'portal', 'shop', 'visit', 'agent', 'import', 'other') },
}
/** By marketing's contact letter, on paper or inside the company (reading `direct-requests`). */
export const openedByLetter: Trigger = { on: 'case.opened', when: { channel: is('letter', 'internal') } }
export const letterRegistered: Trigger = { on: 'record.made', when: { record: is('contact-letter') } }
/** An order opened out of a request, and all of them over. */
export const orderOpened: Trigger = { on: 'order.opened' }
export const ordersFinished: Trigger = { on: 'order.followed', when: { open: { in: [0] } } }
export const orderReopened: Trigger = { on: 'order.followed', when: { became: is('reopened') } }
/** A trip that costs something, and its settlement: within the budget at once, over it with the consent of whoever approves trips. */
export const tripBudgeted: Trigger = { on: 'matter.submitted', when: { amountFen: { gte: 1 } } }
export const settledWithin: Trigger = { on: 'trip.settled', when: { isOver: is(false) } }
export const overAgreed: Trigger = {
  on: 'approval.decided',
  when: { subject: is('settlement'), final: is(true), outcome: is('approved') },
}
export const settledOver: Trigger = { on: 'trip.settled', when: { isOver: is(true) } }
/** The same problem of the same customer, for the third time or more (reading `repeated-complaint`). */
export const openedAgain: Trigger = { on: 'case.opened', when: { 'facts.timesRaised': { gte: 3 } } }
export const verified: Trigger = { on: 'case.verified' }
export const assigned: Trigger = { on: 'handler.assigned' }
/** To somebody whom another department has lent for after-sales work (第十五条), by name or with the case that is handed over. */
export const lentOut: readonly Trigger[] = [
  { on: 'handler.assigned', when: { isBorrowed: is(true) } },
  { on: 'duty.handed-over', when: { handler: is(true), isBorrowed: is(true) } },
]
/** With the case that somebody hands over, whoever takes over is who goes. */
export const handedOn: Trigger = { on: 'duty.handed-over', when: { handler: is(true) } }
export const completed: Trigger = { on: 'handling.completed' }
export const resultSent: Trigger = { on: 'result.sent' }
export const answered: Trigger = { on: 'customer.answered' }
export const archived: Trigger = { on: 'case.archived' }
export const reopened: Trigger = { on: 'case.reopened' }
export const merged: Trigger = { on: 'case.merged' }
export const receiptGiven: Trigger = { on: 'customer.accepted', when: { passed: is(true) } }
export const receiptRefused: Trigger = { on: 'customer.accepted', when: { passed: is(false) } }
export const closed: Trigger = { on: 'matter.closed' }
export const submitted: Trigger = { on: 'matter.submitted' }
export const approved: Trigger = {
  on: 'approval.decided',
  when: { subject: is('matter'), final: is(true), outcome: is('approved') },
}
/** Approved beyond somebody's authority and then not ratified: it is approved no longer. */
export const annulled: Trigger = {
  on: 'approval.decided',
  when: { subject: is('ratification'), of: is('matter'), final: is(true), outcome: is('rejected') },
}
