import type { EventType, PlainOf } from '../../../events/registry.ts'

type Happened<T extends EventType> = readonly [at: string, type: T, data: PlainOf<T>]
const event = <T extends EventType>(at: string, type: T, data: PlainOf<T>): Happened<T> => [at, type, data]

type Opened = PlainOf<'case.opened'>
/** A case as the server records it, with what an example says about it. */
export const opened = (at: string, level: string, more: Partial<Opened> = {}) =>
  event(at, 'case.opened', {
    kind: 'anomaly',
    number: 'YC-0001',
    channel: 'phone',
    facts: {},
    level,
    rows: [],
    missing: [],
    history: false,
    reporter: 'front',
    ...more,
  })
export const requested = (at: string, facts: PlainOf<'case.opened'>['facts'] = {}) =>
  event(at, 'case.opened', {
    kind: 'request',
    number: 'QQ-0001',
    channel: 'portal',
    facts,
    rows: [],
    missing: [],
    history: false,
  })
export const recordCompleted = (at: string, missing: string[] = []) => event(at, 'record.completed', { missing })
export const verified = (at: string) => event(at, 'case.verified', { serviceStage: 'delivery' })
export const graded = (at: string, previous: string, level: string, more: Partial<PlainOf<'case.classified'>> = {}) =>
  event(at, 'case.classified', {
    level,
    proposed: previous,
    previous,
    overridden: level !== previous,
    regraded: level !== previous,
    facts: {},
    rows: [],
    ...more,
  })

const hopOf = {
  'front-to-head': { level: 'general', to: ['department-head'] },
  'head-to-deputy': { level: 'larger', to: ['deputy-leader'] },
  'front-to-head-and-deputy': { level: 'major', to: ['department-head', 'deputy-leader'] },
  'deputy-to-leaders': { level: 'major', to: ['leader', 'principal'] },
} as const
type Hop = keyof typeof hopOf
export const reported = (at: string, hop: Hop, level: string = hopOf[hop].level) =>
  event(at, 'case.reported', { level, hop, to: hopOf[hop].to.map(role => ({ role, person: role })) })
/** One receiver's acknowledgement; `all` is said of the last one. */
export const acknowledged = (at: string, hop: Hop, role: string, all = true, level: string = hopOf[hop].level) =>
  event(at, 'report.acknowledged', { report: hop, about: 'report', hop, level, roles: [role], all })
export const resultReported = (at: string, hop: 'result-to-head' | 'result-to-group', level: string) =>
  event(at, 'result.reported', { level, hop, to: [{ role: 'department-head', person: 'department-head' }] })
export const resultAcknowledged = (at: string, hop: 'result-to-head' | 'result-to-group', level: string) =>
  event(at, 'report.acknowledged', { report: 'result', about: 'result', hop, level, roles: ['department-head'], all: true })

export const assigned = (at: string) => event(at, 'handler.assigned', { person: 'handler' })
export const teamFormed = (at: string) =>
  event(at, 'team.formed', { owner: 'owner', members: ['owner', 'member'], nodeTimes: ['2026-12-31T10:00:00.000Z'] })
export const met = (at: string, meeting: 'emergency' | 'daily') =>
  event(at, 'meeting.held', { meeting, attendees: ['leader', 'owner'], departments: ['implementation'], owner: 'owner' })
export const investigated = (at: string) =>
  event(at, 'investigation.recorded', { checked: ['contract', 'interviews'], causeClass: 'process' })
export const planned = (at: string, level: string) =>
  event(at, 'plan.submitted', {
    level,
    round: 1,
    special: level === 'major',
    route: [],
    measures: [{ department: 'implementation', person: 'handler', dueAt: '2026-12-31T10:00:00.000Z' }],
  })
export const decided = (at: string, subject: 'plan' | 'form' | 'compensation', outcome: 'approved' | 'returned', form?: string) =>
  event(at, 'approval.decided', {
    request: subject,
    subject,
    ...(form === undefined ? {} : { form }),
    step: 'last',
    decision: outcome === 'approved' ? 'approve' : 'return',
    outcome,
    final: true,
  })
export const started = (at: string) => event(at, 'plan.started', {})
export const progressed = (at: string, to: PlainOf<'progress.reported'>['to']) =>
  event(at, 'progress.reported', { to, percent: 50 })
export const nodeReached = (at: string) => event(at, 'node.reached', { node: 'product-accepted' })
export const nodeSigned = (at: string) => event(at, 'node.signed', { node: 'product-accepted', via: 'link', allSigned: true })
export const paused = (at: string) => event(at, 'clock.paused', { cause: 'waiting-customer' })
export const resumed = (at: string) => event(at, 'clock.resumed', {})

export const completed = (at: string) => event(at, 'handling.completed', {})
export const accepted = (at: string, passed = true) => event(at, 'customer.accepted', { passed, full: true, via: 'link' })
export const resultSent = (at: string) => event(at, 'result.sent', { channel: 'phone' })
export const answered = (at: string, satisfied = true) => event(at, 'customer.answered', { satisfied, via: 'link' })
export const formSubmitted = (at: string, form: string, level: string) =>
  event(at, 'form.submitted', { form, level, round: 1, route: [] })
export const reviewed = (at: string, level: string) => event(at, 'retrospective.recorded', { level, special: level === 'major' })
export const archived = (at: string) =>
  event(at, 'case.archived', { items: [], retainUntil: '2029-03-31', keeper: 'service-desk' })
export const published = (at: string) => event(at, 'library.published', { entry: 'study' })
export const reopened = (at: string) => event(at, 'case.reopened', { cause: 'problem-returned' })

export const jointlyInvestigated = (at: string, fault: 'product' | 'installation') =>
  event(at, 'quality.jointly-investigated', {
    fault,
    research: 'research',
    supplyChain: 'supply-chain',
    remedy: fault === 'product' ? 'replace' : 'none',
  })
export const supplierTraced = (at: string) => event(at, 'supplier.traced', { liable: true })
export const rectified = (at: string) => event(at, 'installation.rectified', {})
export const opinionGiven = (at: string) => event(at, 'legal.opinion-given', { negotiate: true })
export const agreed = (at: string) => event(at, 'agreement.supplemented', {})
export const lossAssessed = (
  at: string,
  liability: PlainOf<'loss.assessed'>['liability'],
  waitsFor: ('finance' | 'legal')[] = ['legal'],
) => event(at, 'loss.assessed', { lossFen: 15_000_000, finance: 'finance', legal: 'legal', liability, waitsFor })
export const compensationSubmitted = (at: string) =>
  event(at, 'compensation.submitted', { amountFen: 12_000_000, round: 1, route: [] })
export const paid = (at: string, settled = true) => event(at, 'compensation.paid', { amountFen: 12_000_000, settled })
export const recoveryReceived = (at: string) => event(at, 'recovery.received', { amountFen: 3_000_000 })
export const recoveryChased = (at: string) => event(at, 'recovery.chased', { by: 'letter' })
export const lossConfirmed = (at: string) =>
  event(at, 'loss.confirmed', { assessment: 'assessment', as: 'legal', complete: true })
export const recoveryOpened = (at: string) => event(at, 'recovery.opened', { from: 'third-party', amountFen: 12_000_000 })
export const recoveryClosed = (at: string) => event(at, 'recovery.closed', { recoveredFen: 12_000_000, outcome: 'recovered' })
/** A record with its plain values. */
export const made = (at: string, record: string, values: PlainOf<'record.made'>['values'] = {}) =>
  event(at, 'record.made', { record, values })
export const matterDecided = (at: string) =>
  event(at, 'approval.decided', {
    request: 'matter',
    subject: 'matter',
    step: 'last',
    decision: 'approve',
    outcome: 'approved',
    final: true,
  })
/** One of the company's own matters: nobody graded it and no customer brought it. */
export const matterOpened = (at: string, kind: Opened['kind']) =>
  event(at, 'case.opened', {
    kind,
    number: 'SX-0001',
    channel: 'internal',
    facts: {},
    rows: [],
    missing: [],
    history: false,
    reporter: 'front',
  })
