import type { EventType, PlainOf } from '../../../events/registry.ts'

type Happened<T extends EventType> = readonly [at: string, type: T, data: PlainOf<T>]
const event = <T extends EventType>(at: string, type: T, data: PlainOf<T>): Happened<T> => [at, type, data]
type Opened = PlainOf<'case.opened'>

const base = { channel: 'phone', facts: {}, rows: [], missing: [], history: false, reporter: 'desk' } as const
/** A case as the server records it, with what an example says about it. */
export const complained = (at: string, level = 'general', more: Partial<Opened> = {}) =>
  event(at, 'case.opened', {
    ...base,
    kind: 'complaint',
    number: 'TS-0001',
    level,
    ...more,
    rows: [],
    missing: more.missing ?? [],
  })
export const penaltyOpened = (at: string) =>
  event(at, 'case.opened', { ...base, kind: 'penalty', number: 'CF-0001', channel: 'internal', rows: [], missing: [] })
export const rectificationOpened = (at: string) =>
  event(at, 'case.opened', { ...base, kind: 'rectification', number: 'ZG-0001', channel: 'internal', rows: [], missing: [] })

export const recordCompleted = (at: string, missing: string[] = []) => event(at, 'record.completed', { missing })
export const graded = (at: string, previous: string, level: string, facts: PlainOf<'case.classified'>['facts'] = {}) =>
  event(at, 'case.classified', {
    level,
    proposed: previous,
    previous,
    overridden: level !== previous,
    regraded: level !== previous,
    facts,
    rows: [],
  })
export const assigned = (at: string) => event(at, 'handler.assigned', { person: 'handler' })
export const investigated = (at: string) =>
  event(at, 'investigation.recorded', { checked: ['service-records'], causeClass: 'process' })
export const met = (at: string) =>
  event(at, 'meeting.held', { meeting: 'other', attendees: ['handler', 'head'], departments: ['production'] })
export const planned = (at: string, round = 1) =>
  event(at, 'plan.submitted', {
    level: 'general',
    round,
    special: false,
    route: [],
    measures: [{ department: 'production', person: 'handler', dueAt: '2026-12-31T10:00:00.000Z' }],
  })
export const decided = (at: string, subject: 'plan' | 'matter', outcome: 'approved' | 'returned' = 'approved') =>
  event(at, 'approval.decided', {
    request: subject,
    subject,
    step: 'last',
    decision: outcome === 'approved' ? 'approve' : 'return',
    outcome,
    final: true,
  })
export const submitted = (at: string) => event(at, 'matter.submitted', { round: 1, route: [] })
export const started = (at: string) => event(at, 'plan.started', {})
export const progressed = (at: string, to: PlainOf<'progress.reported'>['to'] = 'customer') =>
  event(at, 'progress.reported', { to })
export const paused = (at: string) => event(at, 'clock.paused', { cause: 'waiting-customer' })
export const completed = (at: string) => event(at, 'handling.completed', {})
export const resultSent = (at: string) => event(at, 'result.sent', { channel: 'phone' })
/** `times`: of an answer that is not satisfied, the how manyth it is. */
export const answered = (at: string, satisfied = true, times = 1) =>
  event(at, 'customer.answered', { satisfied, via: 'phone', ...(satisfied ? {} : { times }) })
export const roundsDecided = (at: string) => record(at, 'rounds-decision', { outcome: 'final-answer', toldOn: at.slice(0, 10) })
/** Actions of a case: due on the 20th, checked on the 20th of the month after. */
export const actionSet = (at: string, number = 1, replaces?: number) =>
  event(at, 'action.set', {
    ...{ sort: 'corrective', department: 'production', person: 'handler', checker: 'desk', number },
    ...{ dueAt: '2026-03-20T10:00:00.000Z', checkAt: '2026-04-20T10:00:00.000Z' },
    ...(replaces === undefined ? {} : { replaces }),
  })
export const actionDone = (at: string, number = 1, open = 0) =>
  event(at, 'action.done', { number, files: ['photo'], checker: 'desk', checkAt: '2026-04-20T10:00:00.000Z', open })
export const actionChecked = (at: string, effect: 'effective' | 'weak', number = 1, unproven = effect === 'weak' ? 1 : 0) =>
  event(at, 'action.checked', { number, effect, unproven })
export const attempted = (at: string, attempt: number) => event(at, 'feedback.attempted', { attempt, via: 'phone' })
export const archived = (at: string) =>
  event(at, 'case.archived', { items: [], retainUntil: '2029-03-31', keeper: 'service-desk' })
export const published = (at: string) => event(at, 'library.published', { entry: 'study' })
export const reopened = (at: string) => event(at, 'case.reopened', { cause: 'problem-returned' })
export const closed = (at: string) => event(at, 'matter.closed', { outcome: 'done' })

type Values = PlainOf<'record.made'>['values']
/** A record of the pack as somebody filled it in; free text is sealed and not told. */
export const record = (at: string, id: string, values: Values = {}) => event(at, 'record.made', { record: id, values })
export const evidence = (at: string) =>
  record(at, 'evidence', {
    pieces: ['sample', 'test-report'].map(kind => ({ kind, collectedAt: '2026-03-02T06:00:00.000Z' })),
  })
export const liability = (at: string, liable: 'department' | 'person' | 'both' | 'nobody' = 'both', departments = 'one') =>
  record(at, 'liability', { liable, departments })
/** Signed by a second person; `counts` unless something is contested. */
export const liabilitySigned = (at: string, liable: 'department' | 'person' | 'both' | 'nobody' = 'both', counts = true) =>
  event(at, 'liability.confirmed', { version: 'version', counts, liable })
export const contested = (at: string) =>
  event(at, 'liability.contested', { version: 'version', party: 'person', subject: 'party' })
export const upheld = (at: string, counts = true) => event(at, 'liability.upheld', { contest: 'contest', counts, liable: 'both' })
export const told = (at: string) =>
  record(at, 'solution-told', { channel: 'phone', chosenBy: 'customer', apologised: true, expectedBy: '2026-03-10' })
export const coordinated = (at: string) => record(at, 'coordination', { lead: 'production' })
export const assessed = (at: string) =>
  record(at, 'effect-assessment', { solved: true, rateBefore: 3, rateAfter: 1, satisfactionBefore: 80, satisfactionAfter: 92 })
export const raised = (at: string) => record(at, 'penalty-raised', { of: 'both' })
export const cited = (at: string, of: 'department' | 'person' = 'person') =>
  event(at, 'violation.cited', {
    regulation: 'penal',
    violation: 'caused-general',
    of,
    subject: 'somebody',
    on: '2026-03-02',
    edition: 'penal@2026-01-01',
    grade: 'general',
    clause: '四(二)2',
    people: ['party'],
  })
export const named = (at: string) =>
  event(at, 'record.made', {
    record: 'investigators',
    values: { lead: 'handler', second: 'money' },
    people: { investigator: ['handler', 'money'] },
  })
export const alleged = (at: string) =>
  record(at, 'allegation-notice', { hearingOn: at.slice(0, 10), servedOn: at.slice(0, 10), how: 'system' })
export const defended = (at: string) => record(at, 'defence')
export const proposed = (at: string) =>
  event(at, 'penalty.proposed', {
    measures: [{ kind: 'points', sanction: 'person-points' }],
    edition: 'penal@2026-01-01',
    grade: 'general',
    times: 1,
    computed: ['person-points'],
    departs: false,
    open: ['points'],
  })
export const heard = (at: string) => record(at, 'hearing', { outcome: 'heard', on: at.slice(0, 10) })
export const notified = (at: string, of: 'department' | 'person', grade: string, ...sanctions: string[]) =>
  record(at, 'penalty-notice', { of, grade, sanctions, servedOn: at.slice(0, 10), how: 'in-person' })
export const appealed = (at: string) => record(at, 'appeal', { filedOn: at.slice(0, 10), newEvidence: true })
export const appealDecided = (at: string, outcome: 'upheld' | 'changed' | 'revoked') => record(at, 'appeal-decision', { outcome })
export const checked = (at: string, effect: 'effective' | 'weak', restricted = false) =>
  record(at, 'effect-check', {
    effect,
    restricted,
    rateBefore: 4,
    rateAfter: effect === 'weak' ? 4 : 1,
    clearlyDown: effect === 'effective',
  })
export const demotionExpired = (at: string) => event(at, 'measure.expired', { kind: 'demotion', on: at.slice(0, 10) })
export const restricted = (at: string) =>
  event(at, 'restriction.set', {
    ...{ how: 'less', from: at.slice(0, 10), caseKinds: ['complaint'], categories: ['product-quality'], models: [], regions: [] },
  })
export const measureChecked = (at: string) => record(at, 'measure-check', { state: 'on-time' })
