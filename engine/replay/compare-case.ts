import type { CaseEvent } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import { fold, pass } from '../advance.ts'
import { effectiveEvents } from '../corrections.ts'
import type { CountedCase } from '../indicators.ts'
import { editionNamed, editionsInForce, type Rules } from '../rules.ts'
import { violationOf } from '../sanctions.ts'
import type { Change, DutyOutcome, OpenDuty } from '../state.ts'
import { type Approvers, factsAsked, redecide, type Undecided } from './redecide.ts'

/** How one instance of a duty came out. `open`: still running at the moment of the comparison. */
export type DutyResult = {
  readonly rule: string
  readonly start: string
  readonly dueAt?: Instant
  readonly outcome: DutyOutcome | 'open' | 'overdue'
}
export type CaseResult = {
  readonly level?: string
  readonly duties: readonly DutyResult[]
  readonly approvers: readonly Approvers[]
  /** Violations that the system finds from duties that ended late or were missed: `regulation:violation`. */
  readonly violations: readonly string[]
  readonly undecided: readonly Undecided[]
  readonly counted: CountedCase
}

/** What these rules make of a case's history, as of `now`. `undefined` where no edition governs it. */
export function resultOf(
  rules: Rules,
  given: readonly CaseEvent[],
  asked: ReadonlySet<string> | undefined,
  now: Instant,
): CaseResult | undefined {
  const events = effectiveEvents(given)
  const redone =
    asked === undefined
      ? redecide(rules, events, factsAsked(rules, kindOf(events), events[0]!.at))
      : redecide(rules, events, asked)
  if (redone.undecided.includes('kind-not-governed')) return undefined
  const folded = fold(rules, redone.events)
  if (!folded) return undefined
  const passed = pass(rules, folded.state, now)
  const changes = [...folded.changes, ...passed.changes]
  const duties = dutiesOf(changes, passed.state.duties, now)
  return {
    ...(passed.state.level === undefined ? {} : { level: passed.state.level }),
    duties,
    approvers: redone.approvers,
    violations: violationsOf(rules, changes),
    undecided: redone.undecided,
    counted: { events: redone.events, state: passed.state, changes },
  }
}

const kindOf = (events: readonly CaseEvent[]): string => {
  const [first] = events
  return first?.type === 'case.opened' ? first.data.kind : ''
}

function dutiesOf(changes: readonly Change[], open: Readonly<Record<string, OpenDuty>>, now: Instant): DutyResult[] {
  const base = (duty: OpenDuty) => ({
    rule: `${duty.pack}:${duty.rule}`,
    start: `${duty.startEvent}${duty.period ? `#${duty.period}` : ''}`,
    ...(duty.dueAt === undefined ? {} : { dueAt: duty.dueAt }),
  })
  const closed = changes.flatMap(change =>
    change.kind === 'duty-closed' ? [{ ...base(change.duty), outcome: change.outcome }] : [],
  )
  const running = Object.values(open).map(duty => ({
    ...base(duty),
    outcome: duty.dueAt !== undefined && duty.dueAt < now ? ('overdue' as const) : ('open' as const),
  }))
  return [...closed, ...running]
}

function violationsOf(rules: Rules, changes: readonly Change[]): string[] {
  return changes.flatMap(change => {
    if (change.kind !== 'duty-closed' || (change.outcome !== 'late' && change.outcome !== 'missed')) return []
    const meaning = editionNamed(rules, change.duty.edition).duties.get(change.duty.rule)?.meaning
    if (meaning === undefined) return []
    return editionsInForce(rules, change.at).flatMap(({ pack }) => {
      const violation = violationOf(pack, meaning, change.outcome)
      return violation ? [`${pack.id}:${violation.id}`] : []
    })
  })
}

export type DutyDifference = {
  readonly rule: string
  readonly before?: Omit<DutyResult, 'rule' | 'start'>
  readonly after?: Omit<DutyResult, 'rule' | 'start'>
  /** Milliseconds by which the due time moves; negative is earlier. */
  readonly moved?: number
  readonly breach?: 'gained' | 'lost'
}
/** What changes for one case under other rules. */
export type CaseDifference = {
  readonly stream: string
  readonly level?: { readonly before?: string; readonly after?: string }
  readonly duties: readonly DutyDifference[]
  readonly approvers: readonly {
    readonly subject: string
    readonly before: readonly string[]
    readonly after: readonly string[]
  }[]
  readonly violations: { readonly gained: readonly string[]; readonly lost: readonly string[] }
}

const isBreach = (duty: { outcome: string } | undefined): boolean =>
  duty !== undefined && (duty.outcome === 'late' || duty.outcome === 'missed' || duty.outcome === 'overdue')

/** The difference between two results of one case; undefined where nothing changes. */
export function differenceOf(stream: string, before: CaseResult, after: CaseResult): CaseDifference | undefined {
  const key = (duty: DutyResult) => `${duty.rule}@${duty.start}`
  const earlier = new Map(before.duties.map(duty => [key(duty), duty]))
  const later = new Map(after.duties.map(duty => [key(duty), duty]))
  const duties = [...new Set([...earlier.keys(), ...later.keys()])].flatMap((id): DutyDifference[] => {
    const a = earlier.get(id)
    const b = later.get(id)
    if (a?.dueAt === b?.dueAt && a?.outcome === b?.outcome) return []
    const breach = isBreach(a) === isBreach(b) ? undefined : isBreach(b) ? ('gained' as const) : ('lost' as const)
    return [
      {
        rule: (a ?? b)!.rule,
        ...(a === undefined ? {} : { before: pick(a) }),
        ...(b === undefined ? {} : { after: pick(b) }),
        ...(a?.dueAt === undefined || b?.dueAt === undefined ? {} : { moved: Date.parse(b.dueAt) - Date.parse(a.dueAt) }),
        ...(breach === undefined ? {} : { breach }),
      },
    ]
  })
  const approvers = after.approvers.flatMap(now => {
    const then = before.approvers.find(a => a.request === now.request)
    const same = then !== undefined && then.steps.join() === now.steps.join()
    return same ? [] : [{ subject: now.subject, before: then?.steps ?? [], after: now.steps }]
  })
  const violations = { gained: minus(after.violations, before.violations), lost: minus(before.violations, after.violations) }
  const level =
    before.level === after.level
      ? undefined
      : {
          ...(before.level === undefined ? {} : { before: before.level }),
          ...(after.level === undefined ? {} : { after: after.level }),
        }
  if (level === undefined && duties.length + approvers.length + violations.gained.length + violations.lost.length === 0)
    return undefined
  return { stream, ...(level === undefined ? {} : { level }), duties, approvers, violations }
}

const pick = ({ dueAt, outcome }: DutyResult) => ({ ...(dueAt === undefined ? {} : { dueAt }), outcome })
/** What is in the first list more often than in the second. */
function minus(from: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return from.filter(one => {
    const i = left.indexOf(one)
    if (i >= 0) left.splice(i, 1)
    return i < 0
  })
}
