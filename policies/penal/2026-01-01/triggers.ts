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
/** One person is named (三(二)2), by somebody or by the company's rule of assignment. */
export const assigned: readonly Trigger[] = [{ on: 'handler.assigned' }, { on: 'handler.chosen' }]
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
/** After the first solution and two more rounds: the rounds are over, management decides (reading `rounds-end`). */
export const roundsOver: Trigger = { on: 'customer.answered', when: { satisfied: is(false), times: { gte: 3 } } }
/** Not satisfied, and there is another round. */
export const anotherRound: Trigger = { on: 'customer.answered', when: { satisfied: is(false), times: { lt: 3 } } }
export const roundsDecided = made('rounds-decision')
/** The same customer for the third time in 12 months with the same problem (reading `forced-action`). */
export const raisedAgain: Trigger = { on: 'case.opened', when: { 'facts.timesRaised': { gte: 3 } } }
export const actionSet: Trigger = { on: 'action.set' }
export const actionDone: Trigger = { on: 'action.done' }
export const allActionsDone: Trigger = { on: 'action.done', when: { open: { lt: 1 } } }
export const actionWeak: Trigger = { on: 'action.checked', when: { effect: is('weak') } }
export const allActionsProven: Trigger = { on: 'action.checked', when: { effect: is('effective'), unproven: { lt: 1 } } }
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
const liableParty = { liable: is('department', 'person', 'both') } as const
/** 责任认定 signed by two and uncontested, with somebody liable: from now on a penalty may rest on it. */
export const liabilityStands: readonly Trigger[] = [
  { on: 'liability.confirmed', when: { counts: is(true), ...liableParty } },
  { on: 'liability.upheld', when: { counts: is(true), ...liableParty } },
]
export const liabilityContested: Trigger = { on: 'liability.contested' }
export const liabilityConfirmed: Trigger = { on: 'liability.confirmed' }
export const contestUpheld: Trigger = { on: 'liability.upheld' }
export const cited: Trigger = { on: 'violation.cited' }
export const proposed: Trigger = { on: 'penalty.proposed' }
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
