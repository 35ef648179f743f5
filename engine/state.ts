import type { Instant, LocalDate } from '../events/instant.ts'
import type { ApprovalSubject, RouteStep } from '../events/route-step.ts'
import type { CaseAction } from './actions.ts'
import type { Interval } from './calendar/calendar.ts'
import type { DecidedCharge } from './charge.ts'
import type { Money } from './compensation.ts'
import type { Liability } from './liability.ts'
import type { Penalty } from './penalty.ts'
import type { Trip } from './trips.ts'
import type { Visit } from './visits.ts'

/** A duty that is open. Plain data: it is stored with the case and advanced event by event, so that no write reads the whole history. */
export type OpenDuty = {
  /** `robot:report-major@<start event>`, with `#2026-10-10` for one day of a repeated one. */
  key: string
  pack: string
  edition: string
  rule: string
  startEvent: string
  startAt: Instant
  /** Absent where the clause gives no time. */
  dueAt?: Instant
  provisional: boolean
  owner?: string
  period?: LocalDate
  /** Of duties that stand side by side: the number of the action (`each`). */
  item?: number
  /** Of a duty that runs once for each decision to be made good (`per`): the request that it is about. */
  about?: string
  /** The level changed and the pack's grace left more time than the clock would have. */
  graced?: boolean
}

export type WaitingReport = {
  about: 'report' | 'result'
  hop: string
  level: string
  waiting: { role: string; person: string }[]
}
/**
 * One decision on a step. `person` is whose place was filled, `actor` who wrote it where that was somebody else: under a mandate, as `successor` in the post
 * (or as the successor's deputy), or, of what was `recorded`, whoever recorded it.
 */
export type GivenDecision = {
  step: string
  person: string
  decision: 'approve' | 'return' | 'reject'
  actor?: string
  successor?: string
  recorded?: true
  /** Sent back to an earlier step, or consented to for less money: it no longer counts, and stays. */
  void?: true
}
/** 委派 and 沟通: an opinion that is waited for. */
export type OpenQuestion = { id: string; step: string; by: string; to: string; waits: boolean }
export type OpenRequest = {
  subject: ApprovalSubject
  form?: string
  round: number
  by: string
  steps: RouteStep[]
  step: number
  given: GivenDecision[]
  amountFen?: number
  /** The amount was changed while it waited: who consents says which of the two they saw. */
  amountMoved?: true
  decisiveFen?: number
  urgent?: true
  /** 提交公司管理层审议 (A8.5): part of what chose the route. */
  toManagement?: boolean
  questions?: OpenQuestion[]
  copied?: string[]
  /** 催办: when each was asked last. */
  urged?: Record<string, Instant>
  /** A recorded decision on it was contested by whoever is said to have taken it: it waits until that is made good. */
  suspended?: true
  /** Of a ratification: the recorded decision, what it was about, who took it, and who had submitted it. */
  ratifies?: {
    recorded: string
    of: Exclude<ApprovalSubject, 'ratification' | 'study' | 'settlement'>
    person: string
    submittedBy?: string
  }
}
/** A decision recorded in somebody's name, which they have yet to confirm: on which request, and until when. */
export type Unconfirmed = { request: string; person: string; by: string; until: Instant; name: string }
export type Seen = { event: string; at: Instant }

/** All that the rules need to know of a case. */
export type CaseState = {
  kind: string
  edition: string
  stage: string
  stageSince: Instant
  level?: string
  proposed?: string
  levelConfirmed: boolean
  category?: string
  subtype?: string
  department?: string
  closed: boolean
  openedAt: Instant
  /** From a past log: measured by the earliest edition where none was in force at the time, so that its durations come out as figures. */
  history?: true
  seq: number
  lastAt: Instant
  people: Record<string, string[]>
  evidence: Record<string, Seen>
  /** Who gave evidence that takes several, until there is enough of it. */
  partial?: Record<string, string[]>
  /** The start event of each duty rule, whatever the level was: a re-grading may bring the rule into scope later. */
  starts: Record<string, Seen & { owner?: string; edition: string }>
  /** When each rule's stop trigger was last pulled. */
  stops: Record<string, Instant>
  duties: Record<string, OpenDuty>
  /** Times that events state for duties (engine/stated-times.ts), by duty; absent while there are none. */
  stated?: Record<string, readonly StatedTime[]>
  pauses: Interval[]
  pausedSince?: Instant
  reports: Record<string, WaitingReport>
  requests: Record<string, OpenRequest>
  /** By the event that recorded the decision. Absent while there is none. */
  unconfirmed?: Record<string, Unconfirmed>
  rounds: Record<string, number>
  nodes: Record<string, 'reached' | 'signed'>
  missing: string[]
  /** Of a penalty case: how it stands (engine/penalty.ts). */
  penalty?: Penalty
  /** 责任认定: its versions with what was said of each (engine/liability.ts). */
  liability?: Liability
  /** 赔偿与追偿 (engine/compensation.ts). */
  money?: Money
  /** 出差与费用 (engine/trips.ts), the last one last. */
  trips?: Trip[]
  /** Corrective and preventive actions by number (engine/actions.ts). */
  actions?: Record<string, CaseAction>
  /** 上门: the visits of field work in their order (engine/visits.ts). */
  visits?: Visit[]
  /** 免费还是收费, as the table said last (engine/charge.ts). */
  charge?: DecidedCharge
  /** How many answers said that the customer is not satisfied (penal 三(七)1). */
  dissatisfied?: number
  /** Rights whose time is over, by pack and rule: whoever comes too late is told how the time was counted. */
  lapsed?: Record<string, OpenDuty>
  /** First word to the customer: answered, told of progress, written to, or given the result. */
  repliedAt?: Instant
  /** What the customer last said of the result; absent before, and again once the case is reopened. */
  satisfied?: boolean
}

/** A time that an event states for a duty: `nth` of its rule's `stated`, when it was said, and since when it counts; absent while it waits to be confirmed. */
export type StatedTime = {
  readonly nth: number
  readonly event: string
  readonly said: Instant
  readonly at: Instant
  readonly countsSince?: Instant
}

export type DutyOutcome = 'met' | 'late' | 'cancelled' | 'missed'
export type Change =
  | { kind: 'duty-opened'; duty: OpenDuty; because: 'started' | 'regraded' | 'repeated' | 'moved' }
  | { kind: 'duty-moved'; duty: OpenDuty; because: 'paused' | 'resumed' | 'handed-over' | 'calendar' | 'edition' | 'stated' }
  | {
      kind: 'duty-closed'
      duty: OpenDuty
      outcome: DutyOutcome
      at: Instant
      by?: string
      because: 'done' | 'cancelled' | 'regraded' | 'period-over' | 'merged' | 'voided' | 'moved' | 'lapsed'
    }
  | { kind: 'stage'; from: string; to: string; at: Instant }
  | { kind: 'level'; from?: string; to: string; at: Instant }

/** What a clock shows at a moment. */
export function dutyStateAt(
  duty: OpenDuty,
  state: Pick<CaseState, 'pausedSince'>,
  pausable: boolean,
  now: Instant,
): 'running' | 'paused' | 'overdue' {
  const frozenAt = pausable ? state.pausedSince : undefined
  if (duty.dueAt !== undefined && duty.dueAt < (frozenAt ?? now)) return 'overdue'
  return frozenAt === undefined ? 'running' : 'paused'
}
