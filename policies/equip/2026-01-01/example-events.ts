import type { CaseKind } from '../../../events/case-words.ts'
import type { EventType, PlainOf } from '../../../events/registry.ts'

type Happened<T extends EventType> = readonly [at: string, type: T, data: PlainOf<T>]
const event = <T extends EventType>(at: string, type: T, data: PlainOf<T>): Happened<T> => [at, type, data]

type Opened = PlainOf<'case.opened'>
/** A case as the server records it; a request comes by marketing's contact letter where nothing else is said. */
export const opened = (at: string, kind: CaseKind, more: Partial<Opened> = {}) =>
  event(at, 'case.opened', {
    kind,
    number: 'KF-0001',
    channel: 'letter',
    facts: {},
    rows: [],
    missing: [],
    history: false,
    reporter: 'desk',
    ...more,
  })
/** A record with its plain values. */
export const made = (at: string, record: string, values: PlainOf<'record.made'>['values'] = {}) =>
  event(at, 'record.made', { record, values })
export const recordCompleted = (at: string, missing: string[] = []) => event(at, 'record.completed', { missing })
export const verified = (at: string) => event(at, 'case.verified', { serviceStage: 'after-sales' })
export const assigned = (at: string, more: Partial<PlainOf<'handler.assigned'>> = {}) =>
  event(at, 'handler.assigned', { person: 'engineer', ...more })
export const submitted = (at: string) => event(at, 'matter.submitted', { round: 1, route: [] })
export const orderOpened = (at: string, open = 1) => event(at, 'order.opened', { order: 'order', number: 'PG-0001', open })
export const orderFollowed = (at: string, became: PlainOf<'order.followed'>['became'], open: number) =>
  event(at, 'order.followed', { order: 'order', number: 'PG-0001', became, open })
export const settled = (at: string, overFen: number) =>
  event(at, 'trip.settled', {
    ...{ expenses: [], trip: 'matter', amountFen: 100_000 + overFen, budgetFen: 100_000, overFen, isOver: overFen > 0 },
    ...{ round: 1, route: [] },
  })
export const overDecided = (at: string, outcome: 'approved' | 'returned') =>
  event(at, 'approval.decided', {
    ...{ request: 'settled', subject: 'settlement', step: 'last', final: true, outcome },
    decision: outcome === 'approved' ? 'approve' : 'return',
  })
export const decided = (at: string, outcome: 'approved' | 'returned') =>
  event(at, 'approval.decided', {
    request: 'matter',
    subject: 'matter',
    step: 'last',
    decision: outcome === 'approved' ? 'approve' : 'return',
    outcome,
    final: true,
  })
export const completed = (at: string) => event(at, 'handling.completed', {})
export const receipt = (at: string, passed = true) => event(at, 'customer.accepted', { passed, full: true, via: 'paper' })
export const paperSigned = (at: string, paper: string, agreed = true) =>
  event(at, 'paper.signed', { paper, agreed, via: 'screen' })
export const resultSent = (at: string) => event(at, 'result.sent', { channel: 'phone' })
export const answered = (at: string, satisfied = true) => event(at, 'customer.answered', { satisfied, via: 'phone' })
export const replied = (at: string) => event(at, 'customer.replied', { channel: 'phone' })
export const progressed = (at: string, to: PlainOf<'progress.reported'>['to']) => event(at, 'progress.reported', { to })
export const archived = (at: string) =>
  event(at, 'case.archived', { items: [], retainUntil: '2029-03-31', keeper: 'service-desk' })
export const closed = (at: string) => event(at, 'matter.closed', { outcome: 'done' })
export const reopened = (at: string) => event(at, 'case.reopened', { cause: 'problem-returned' })
export const paused = (at: string) => event(at, 'clock.paused', { cause: 'waiting-customer' })
