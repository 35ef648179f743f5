import type { CaseEvent } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import { foldUntil } from '../advance.ts'
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

/** What these rules make of a case's history as it counts (`effectiveEvents`), as of `now`. `undefined` where no edition governs it. */
export function resultOf(
  rules: Rules,
  events: readonly CaseEvent[],
  asked: ReadonlySet<string> | undefined,
  now: Instant,
): CaseResult | undefined {
  const redone =
    asked === undefined
      ? redecide(rules, events, factsAsked(rules, kindOf(events), events[0]!.at))
      : redecide(rules, events, asked)
  if (redone.undecided.includes('kind-not-governed')) return undefined
  const folded = foldUntil(rules, redone.events, now)
  if (!folded) return undefined
  const { state, changes } = folded
  return {
    ...(state.level === undefined ? {} : { level: state.level }),
    duties: dutiesOf(changes, state.duties, now),
    approvers: redone.approvers,
    violations: violationsOf(rules, changes),
    undecided: redone.undecided,
    counted: { events: redone.events, state, changes },
  }
}

const kindOf = (events: readonly CaseEvent[]): string => {
  const [first] = events
  return first?.type === 'case.opened' ? first.data.kind : ''
}

function dutiesOf(changes: readonly Change[], open: Readonly<Record<string, OpenDuty>>, now: Instant): DutyResult[] {
  const results: DutyResult[] = []
  const add = (duty: OpenDuty, outcome: DutyResult['outcome']) => {
    const start = duty.period === undefined ? duty.startEvent : `${duty.startEvent}#${duty.period}`
    const rule = `${duty.pack}:${duty.rule}`
    results.push(duty.dueAt === undefined ? { rule, start, outcome } : { rule, start, dueAt: duty.dueAt, outcome })
  }
  for (const change of changes) if (change.kind === 'duty-closed') add(change.duty, change.outcome)
  for (const key in open) {
    const duty = open[key]!
    add(duty, duty.dueAt !== undefined && duty.dueAt < now ? 'overdue' : 'open')
  }
  return results
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
  /** Duties that differ beyond those listed, where a summary lists only some. */
  readonly moreDuties?: number
  readonly approvers: readonly {
    readonly subject: string
    readonly before: readonly string[]
    readonly after: readonly string[]
  }[]
  readonly violations: { readonly gained: readonly string[]; readonly lost: readonly string[] }
}

type Pair = readonly [before: DutyResult | undefined, after: DutyResult | undefined]
/**
 * The duties of both results by rule and start. Those that stand at the same place in both need no looking up, and most do. A duty that
 * a re-grading opens starts with that event, so what is left is paired by rule and day: the same duty, begun otherwise.
 */
function pairsOf(before: readonly DutyResult[], after: readonly DutyResult[]): Pair[] {
  const [earlier, later]: [DutyResult[], DutyResult[]] = [[], []]
  const pairs: Pair[] = []
  for (let i = 0; i < Math.max(before.length, after.length); i++) {
    const [a, b] = [before[i], after[i]]
    if (a !== undefined && b !== undefined && a.rule === b.rule && a.start === b.start) {
      if (a.dueAt !== b.dueAt || a.outcome !== b.outcome) pairs.push([a, b])
      continue
    }
    if (a !== undefined) earlier.push(a)
    if (b !== undefined) later.push(b)
  }
  const exact = matched(earlier, later, duty => `${duty.rule}@${duty.start}`)
  const byDay = matched(exact.before, exact.after, duty => `${duty.rule}${/#.*$/.exec(duty.start)?.[0] ?? ''}`)
  return [
    ...pairs,
    ...exact.pairs,
    ...byDay.pairs,
    ...byDay.before.map((a): Pair => [a, undefined]),
    ...byDay.after.map((b): Pair => [undefined, b]),
  ]
}

/** Pairs of one key, in order, and what has no counterpart. */
function matched(before: readonly DutyResult[], after: readonly DutyResult[], keyOf: (duty: DutyResult) => string) {
  const waiting = new Map<string, DutyResult[]>()
  for (const a of before) {
    const same = waiting.get(keyOf(a))
    if (same) same.push(a)
    else waiting.set(keyOf(a), [a])
  }
  const pairs: Pair[] = []
  const left = after.filter(b => {
    const a = waiting.get(keyOf(b))?.shift()
    if (a !== undefined) pairs.push([a, b])
    return a === undefined
  })
  return { pairs, before: [...waiting.values()].flat(), after: left }
}

const isBreach = (duty: DutyResult | undefined): boolean => duty !== undefined && isLate(duty.outcome)
/** Whether a duty came out as a breach, or is one already. */
export const isLate = (outcome: DutyResult['outcome']): boolean =>
  outcome === 'late' || outcome === 'missed' || outcome === 'overdue'

/** The difference between two results of one case; undefined where nothing changes. */
export function differenceOf(stream: string, before: CaseResult, after: CaseResult): CaseDifference | undefined {
  const duties = pairsOf(before.duties, after.duties).flatMap(([a, b]): DutyDifference[] => {
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
