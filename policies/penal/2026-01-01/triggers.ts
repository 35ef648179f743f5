import type { Condition, Trigger } from '../../../engine/pack.ts'

const is = (...values: (string | boolean)[]): Condition => ({ in: values })
/** A record of this kind, with these of its fields. */
export const made = (
  record: string,
  values: Readonly<Record<string, string | boolean | readonly (string | boolean)[]>> = {},
): Trigger => ({
  on: 'record.made',
  when: {
    record: is(record),
    ...Object.fromEntries(
      Object.entries(values).map(([field, v]) => [`values.${field}`, is(...(Array.isArray(v) ? v : [v as string | boolean]))]),
    ),
  },
})

/** Parts of a record that a customer may leave out; the demand has a rule of its own (二(一)). */
export const missingParts = ['customer', 'contact', 'address', 'occurredAt', 'description']

export const opened: Trigger = { on: 'case.opened' }
export const graded: Trigger = { on: 'case.classified' }
export const assigned: Trigger = { on: 'handler.assigned' }
export const investigated: Trigger = { on: 'investigation.recorded' }
export const planned: Trigger = { on: 'plan.submitted' }
export const started: Trigger = { on: 'plan.started' }
export const completed: Trigger = { on: 'handling.completed' }
export const resultSent: Trigger = { on: 'result.sent' }
export const archived: Trigger = { on: 'case.archived' }
export const merged: Trigger = { on: 'case.merged' }
export const reopened: Trigger = { on: 'case.reopened' }
export const closed: Trigger = { on: 'matter.closed' }
export const toCustomer: Trigger = { on: 'progress.reported', when: { to: is('customer') } }

export const satisfied: Trigger = { on: 'customer.answered', when: { satisfied: is(true) } }
export const dissatisfied: Trigger = { on: 'customer.answered', when: { satisfied: is(false) } }
/** A third attempt: a reading says that it stands for a confirmation. */
export const unreachable: Trigger = { on: 'feedback.attempted', when: { attempt: { gte: 3 } } }

const decided = (subject: string, ...outcomes: string[]): Trigger => ({
  on: 'approval.decided',
  when: { final: is(true), subject: is(subject), outcome: is(...outcomes) },
})
/** Approved beyond somebody's authority and then not ratified: it is approved no longer. */
const annulled = (of: string): Trigger => ({
  on: 'approval.decided',
  when: { final: is(true), subject: is('ratification'), of: is(of), outcome: is('rejected') },
})
export const planAnnulled = annulled('plan')
export const penaltyAnnulled = annulled('matter')
export const planApproved = decided('plan', 'approved')
export const planSentBack = decided('plan', 'returned', 'rejected')
export const penaltyDecided = decided('matter', 'approved')
export const penaltySentBack = decided('matter', 'returned', 'rejected')

/** Several departments are needed: said at intake or grading, or found with the liability. */
export const severalDepartments: readonly Trigger[] = [
  { on: 'case.opened', when: { 'facts.crossDepartment': is(true) } },
  { on: 'case.classified', when: { 'facts.crossDepartment': is(true) } },
  made('liability', { departments: 'several' }),
]

/** The notice orders this sanction of this party. */
export const ordered = (of: 'department' | 'person', sanction: string, ...grades: string[]): Trigger =>
  made('penalty-notice', { of, sanctions: sanction, ...(grades.length === 0 ? {} : { grade: grades }) })
export const revoked = made('appeal-decision', { outcome: 'revoked' })
export const effective = made('effect-check', { effect: 'effective' })
export const weak = made('effect-check', { effect: 'weak' })
