import type { EventType, PlainOf } from '../../../events/registry.ts'

type Happened<T extends EventType> = readonly [at: string, type: T, data: PlainOf<T>]
const event = <T extends EventType>(at: string, type: T, data: PlainOf<T>): Happened<T> => [at, type, data]
type Opened = PlainOf<'case.opened'>
type Values = PlainOf<'record.made'>['values']

/** A case or matter as the server records it. */
export const opened = (at: string, kind: Opened['kind'], more: Partial<Opened> = {}) =>
  event(at, 'case.opened', {
    kind,
    number: 'FN-0001',
    channel: 'phone',
    facts: {},
    rows: [],
    missing: [],
    history: false,
    reporter: 'reporter',
    ...more,
  })
export const made = (at: string, record: string, values: Values = {}) => event(at, 'record.made', { record, values })
/** The time of a duty has run out. */
export const rang = (at: string, rule: string) =>
  event(at, 'alarm.fired', {
    duty: rule,
    rule,
    rung: 'breach',
    kind: 'breach',
    dueAt: '2026-03-02T01:30:00.000Z',
    to: [],
    because: 'breach',
  })
export const otherTime = (at: string) =>
  event(at, 'appointment.answered', { answer: 'other-time', via: 'link', appointment: 'e1' })
export const replied = (at: string) => event(at, 'customer.replied', { channel: 'phone' })
export const assigned = (at: string) => event(at, 'handler.assigned', { person: 'handler' })
export const started = (at: string) => event(at, 'plan.started', {})
export const completed = (at: string) => event(at, 'handling.completed', {})
export const accepted = (at: string, passed = true) => event(at, 'customer.accepted', { passed, full: true, via: 'link' })
export const answered = (at: string, satisfied = true) => event(at, 'customer.answered', { satisfied, via: 'phone' })
export const attempted = (at: string, attempt: number) => event(at, 'feedback.attempted', { attempt, via: 'phone' })
export const archived = (at: string) =>
  event(at, 'case.archived', { items: [], retainUntil: '2031-03-31', keeper: 'service-desk' })
export const graded = (at: string, previous: string, level: string) =>
  event(at, 'case.classified', { level, proposed: previous, previous, overridden: true, regraded: true, facts: {}, rows: [] })
export const planned = (at: string, level: string) =>
  event(at, 'plan.submitted', {
    level,
    round: 1,
    special: false,
    route: [],
    measures: [{ department: 'customer-service', person: 'handler', dueAt: '2026-12-31T10:00:00.000Z' }],
  })
export const progressed = (at: string) => event(at, 'progress.reported', { to: 'customer' })
export const opinionGiven = (at: string) => event(at, 'legal.opinion-given', { negotiate: true })
export const teamFormed = (at: string) =>
  event(at, 'team.formed', { owner: 'owner', members: ['owner'], nodeTimes: ['2026-12-31T10:00:00.000Z'] })
export const submitted = (at: string, more: Partial<PlainOf<'matter.submitted'>> = {}) =>
  event(at, 'matter.submitted', { round: 1, route: [], ...more })
export const reviewed = (at: string, outcome: PlainOf<'review.submitted'>['outcome']) =>
  event(at, 'review.submitted', { outcome, round: 1, route: [] })
export const decided = (at: string, subject: 'plan' | 'matter' | 'review' | 'compensation', outcome: 'approved' | 'returned') =>
  event(at, 'approval.decided', {
    request: 'request',
    subject,
    step: 'last',
    decision: outcome === 'approved' ? 'approve' : 'return',
    outcome,
    final: true,
  })
/** A decision on paper or in an emergency that went beyond somebody's authority. */
export const beyond = (at: string, medium: 'paper' | 'emergency') =>
  event(at, 'approval.recorded', {
    request: 'request',
    medium,
    person: 'sales',
    subject: 'matter',
    round: 1,
    beyond: ['not-on-route'],
    isBeyond: true,
    route: [],
  })
/** One that filled a place of the route. */
export const within = (at: string) =>
  event(at, 'approval.recorded', {
    request: 'request',
    medium: 'paper',
    person: 'manager',
    subject: 'matter',
    round: 1,
    beyond: [],
    isBeyond: false,
    route: [],
  })
/** The answer to the decision that the n-th event of the example recorded. */
export const ratified = (at: string, of: 'plan' | 'matter', outcome: 'approved' | 'rejected', nth = 0) =>
  event(at, 'approval.decided', {
    request: `e${nth}`,
    subject: 'ratification',
    of,
    step: 'last',
    decision: outcome === 'approved' ? 'approve' : 'reject',
    outcome,
    final: true,
  })
export const formSubmitted = (at: string, form: string) => event(at, 'form.submitted', { form, level: '', round: 1, route: [] })
export const attached = (at: string) =>
  event(at, 'file.attached', { file: 'file', sha256: 'a', size: 1, mime: 'application/pdf' })
export const photographed = (at: string, phase: 'before' | 'after') =>
  event(at, 'photo.added', {
    ...{ file: 'file', phase, sha256: 'a'.repeat(64), takenAt: '2026-03-04T01:00:00.000Z' },
    ...{ size: 1, mime: 'image/jpeg' },
  })
export const closed = (at: string) => event(at, 'matter.closed', { outcome: 'done' })
/** A loss of 80,000 CNY, of which the other of the two has still to give their word. */
export const assessed = (at: string, waitsFor: 'finance' | 'legal') =>
  event(at, 'loss.assessed', {
    ...{ lossFen: 8_000_000, finance: 'finance', legal: 'legal', liability: 'third-party', waitsFor: [waitsFor] },
  })
export const agreed = (at: string, as: 'finance' | 'legal') =>
  event(at, 'loss.confirmed', { assessment: 'assessment', as, complete: true })
export const paid = (at: string, settled: boolean) => event(at, 'compensation.paid', { amountFen: 4_000_000, settled })
export const recovering = (at: string) => event(at, 'recovery.opened', { from: 'supplier', amountFen: 8_000_000 })
export const instalment = (at: string) => event(at, 'recovery.received', { amountFen: 3_000_000 })
export const recovered = (at: string) => event(at, 'recovery.closed', { recoveredFen: 8_000_000, outcome: 'recovered' })
