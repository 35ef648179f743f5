import type { Condition, Trigger } from '../../../engine/pack.ts'

type When = Readonly<Record<string, Condition>>
const is = (...values: (string | boolean)[]): Condition => ({ in: values })

/** Parts of a record that a customer may leave out; the names are those in `missing` of case.opened. */
export const missingParts = ['customer', 'contact', 'address', 'occurredAt', 'description', 'demand']

export const opened: Trigger = { on: 'case.opened' }
export const reopened: Trigger = { on: 'case.reopened' }
export const archived: Trigger = { on: 'case.archived' }
export const completed: Trigger = { on: 'handling.completed' }
export const acceptancePassed: Trigger = { on: 'customer.accepted', when: { passed: is(true) } }
export const acceptanceFailed: Trigger = { on: 'customer.accepted', when: { passed: is(false) } }
export const emergencyMeeting: Trigger = { on: 'meeting.held', when: { meeting: is('emergency') } }
export const allNodesSigned: Trigger = { on: 'node.signed', when: { allSigned: is(true) } }
/** The customer could not be reached a third time: a reading says that this stands for an answer. */
export const unreachable: Trigger = { on: 'feedback.attempted', when: { attempt: { gte: 3 } } }
export const dissatisfied: Trigger = { on: 'customer.answered', when: { satisfied: is(false) } }

/** The hops of the reporting line, lowest first: hops.ts says from whom to whom. */
export const toHead = 'front-to-head'
export const toDeputy = 'head-to-deputy'
export const toHeadAndDeputy = 'front-to-head-and-deputy'
export const toLeaders = 'deputy-to-leaders'

const acknowledged = (when: When): Trigger => ({ on: 'report.acknowledged', when: { about: is('report'), ...when } })
/** Every receiver of the hop; where two posts share one, the post in question. */
export const headAcknowledged: Trigger[] = [
  acknowledged({ hop: is(toHead), all: is(true) }),
  acknowledged({ hop: is(toHeadAndDeputy), roles: is('department-head') }),
]
export const deputyAcknowledged: Trigger[] = [
  acknowledged({ hop: is(toDeputy), all: is(true) }),
  acknowledged({ hop: is(toHeadAndDeputy), roles: is('deputy-leader') }),
]
export const leaderAcknowledged: Trigger = acknowledged({ hop: is(toLeaders), roles: is('leader') })
export const leadersAcknowledged: Trigger = acknowledged({ hop: is(toLeaders), all: is(true) })
export const resultAcknowledged: Trigger = { on: 'report.acknowledged', when: { about: is('result'), all: is(true) } }
export const reported = (...hops: string[]): Trigger => ({ on: 'case.reported', when: { hop: is(...hops) } })

const decided = (when: When): Trigger => ({ on: 'approval.decided', when: { final: is(true), ...when } })
export const planApproved: Trigger = decided({ subject: is('plan'), outcome: is('approved') })
export const planSentBack: Trigger = decided({ subject: is('plan'), outcome: is('returned', 'rejected') })
export const compensationApproved: Trigger = decided({ subject: is('compensation'), outcome: is('approved') })
export const compensationSentBack: Trigger = decided({ subject: is('compensation'), outcome: is('returned', 'rejected') })
export const formApproved = (form: string): Trigger => decided({ subject: is('form'), form: is(form), outcome: is('approved') })
/** Approved beyond somebody's authority and then not ratified: it is approved no longer. */
const annulled = (when: When): Trigger => decided({ subject: is('ratification'), outcome: is('rejected'), ...when })
export const planAnnulled: Trigger = annulled({ of: is('plan') })
export const compensationAnnulled: Trigger = annulled({ of: is('compensation') })
export const formAnnulled = (form: string): Trigger => annulled({ of: is('form'), form: is(form) })
export const matterAnnulled: Trigger = annulled({ of: is('matter') })

/** A level raised: what was approved for the lower one is too little. */
export const raisedToLarger: Trigger = { on: 'case.classified', when: { previous: is('general'), level: is('larger') } }
export const raisedToMajor: Trigger = { on: 'case.classified', when: { previous: is('general', 'larger'), level: is('major') } }

export const classifiedAs = (kind: 'productQuality' | 'contractDispute' | 'majorLoss', value = true): Trigger => ({
  on: 'case.classified',
  when: { [kind]: is(value) },
})
export const faultFound = (fault: 'product' | 'installation'): Trigger => ({
  on: 'quality.jointly-investigated',
  when: { fault: is(fault) },
})
/** Whoever is liable but the customer: the company pays, and takes it back from third parties and staff. */
export const othersLiable: Trigger = { on: 'loss.assessed', when: { liability: is('company', 'third-party', 'staff', 'shared') } }
export const recoverable: Trigger = { on: 'loss.assessed', when: { liability: is('third-party', 'staff', 'shared') } }

/** Finance and legal have both given their word. */
export const lossAgreed: Trigger = { on: 'loss.confirmed', when: { complete: is(true) } }
/** The last of the payments: nothing is left of what was approved. */
export const paidInFull: Trigger = { on: 'compensation.paid', when: { settled: is(true) } }

/** A record was made whose plain fields hold these values. */
export const made = (record: string, values: Readonly<Record<string, string | boolean>> = {}): Trigger => ({
  on: 'record.made',
  when: {
    record: is(record),
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`values.${name}`, is(value)])),
  },
})
export const matterApproved: Trigger = decided({ subject: is('matter'), outcome: is('approved') })
export const matterClosed: Trigger = { on: 'matter.closed' }
