import type { Condition, Trigger } from '../../../engine/pack.ts'

type When = Readonly<Record<string, Condition>>
export const is = (...values: (string | boolean)[]): Condition => ({ in: values })

export const opened: Trigger = { on: 'case.opened' }
export const openedBy = (...channels: string[]): Trigger => ({ on: 'case.opened', when: { channel: is(...channels) } })
export const crossBorder: Trigger = { on: 'case.opened', when: { 'facts.crossBorder': is(true) } }
export const replied: Trigger = { on: 'customer.replied' }
export const assigned: Trigger = { on: 'handler.assigned' }
export const started: Trigger = { on: 'plan.started' }
export const completed: Trigger = { on: 'handling.completed' }
export const accepted: Trigger = { on: 'customer.accepted', when: { passed: is(true) } }
export const notAccepted: Trigger = { on: 'customer.accepted', when: { passed: is(false) } }
export const answered: Trigger = { on: 'customer.answered' }
export const dissatisfied: Trigger = { on: 'customer.answered', when: { satisfied: is(false) } }
/** Opened by a survey, for a customer who gave a low score in it. */
export const lowScore: Trigger = { on: 'case.opened', when: { 'facts.lowScore': is(true) } }
/** The third failed attempt stands for the callback (reading `callback-clock`). */
export const unreachable: Trigger = { on: 'feedback.attempted', when: { attempt: { gte: 3 } } }
export const archived: Trigger = { on: 'case.archived' }
/** 服务前照片 taken with the phone, one event each. */
export const photoBefore: Trigger = { on: 'photo.added', when: { phase: is('before') } }
export const reopened: Trigger = { on: 'case.reopened' }
export const submitted: Trigger = { on: 'matter.submitted' }
export const closed: Trigger = { on: 'matter.closed' }
/** A record of the pack's own; `when` asks for plain values in it. */
export const made = (record: string, when: When = {}): Trigger => ({
  on: 'record.made',
  when: { record: is(record), ...Object.fromEntries(Object.entries(when).map(([field, c]) => [`values.${field}`, c])) },
})
const decided = (outcome: string[], subject: string): Trigger => ({
  on: 'approval.decided',
  when: { subject: is(subject), final: is(true), outcome: is(...outcome) },
})
export const approved = decided(['approved'], 'matter')
export const sentBack = decided(['returned', 'rejected'], 'matter')
export const planApproved = decided(['approved'], 'plan')
export const reviewApproved = decided(['approved'], 'review')
/** Decided in any way: approved, sent back or refused. */
export const reviewSettled: Trigger = { on: 'approval.decided', when: { subject: is('review'), final: is(true) } }

/** A decision that went beyond somebody's authority (5.2.2), or was taken before it was approved (5.4), is recorded as it was taken. */
const recorded = (when: When = {}): Trigger => ({ on: 'approval.recorded', when: { isBeyond: is(true), ...when } })
export const beyondAuthority = recorded()
export const overreached = recorded({ medium: is('paper', 'import') })
export const doneBeforeApproval = recorded({ medium: is('emergency') })
/** It was made good, or was not. */
export const ratificationSettled: Trigger = { on: 'approval.decided', when: { subject: is('ratification'), final: is(true) } }
/** It was not: what was approved beyond authority is approved no longer. */
const annulled = (of: string): Trigger => ({
  on: 'approval.decided',
  when: { subject: is('ratification'), of: is(of), outcome: is('rejected') },
})
export const matterAnnulled = annulled('matter')
export const reviewAnnulled = annulled('review')
