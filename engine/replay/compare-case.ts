import type { CaseEvent } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import { foldUntil } from '../advance.ts'
import { type CountedCase, meaningsIn } from '../indicators.ts'
import type { Rules } from '../rules.ts'
import type { Change, DutyOutcome, OpenDuty } from '../state.ts'
import { type Finding, penaltyAsked, violationsFound } from './find-violations.ts'
import type { Approvers, Redecided, Undecided } from './redecide.ts'

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
  /** How many of its duties were late, missed, or are overdue. */
  readonly late: number
  readonly approvers: readonly Approvers[]
  /** What the regulations in force punish in it. */
  readonly found: readonly Finding[]
  readonly undecided: readonly Undecided[]
  readonly counted: CountedCase
}

/** What these rules make of a case's history as `redecide` reads it, as of `now`. `undefined` where no edition governs it. */
export function resultOf(
  rules: Rules,
  redone: Redecided,
  now: Instant,
  /** Those of its events that the duties of these rules look at, where somebody knows. */
  read: readonly CaseEvent[] = redone.events,
): CaseResult | undefined {
  if (redone.undecided.includes('kind-not-governed')) return undefined
  const folded = foldUntil(rules, read, now)
  if (!folded) return undefined
  const { state, changes } = folded
  const duties = dutiesOf(changes, state.duties, now)
  return {
    ...(state.level === undefined ? {} : { level: state.level }),
    duties,
    late: lateAmong(duties),
    approvers: redone.approvers,
    found: [...violationsFound(rules, changes, state, meaningsIn(rules)), ...penaltyAsked(rules, redone.events, state)],
    undecided: redone.undecided,
    counted: { events: redone.events, state, changes },
  }
}

/** How many of these came out late, missed or overdue. */
export function lateAmong(duties: readonly DutyResult[]): number {
  let late = 0
  for (const duty of duties) if (isLate(duty.outcome)) late += 1
  return late
}

const dutyNames = new Map<string, Map<string, string>>()
/** `robot:verify`, put together once and not for each of a million. */
function nameOf({ pack, rule }: Pick<OpenDuty, 'pack' | 'rule'>): string {
  const names = dutyNames.get(pack) ?? new Map<string, string>()
  dutyNames.set(pack, names)
  const known = names.get(rule)
  if (known !== undefined) return known
  const name = `${pack}:${rule}`
  names.set(rule, name)
  return name
}

/** How each duty of a folded case came out as of `now`. */
export function dutiesOf(changes: readonly Change[], open: Readonly<Record<string, OpenDuty>>, now: Instant): DutyResult[] {
  const results: DutyResult[] = []
  const add = (duty: OpenDuty, outcome: DutyResult['outcome']) => {
    const start = duty.period === undefined ? duty.startEvent : `${duty.startEvent}#${duty.period}`
    const rule = nameOf(duty)
    results.push(duty.dueAt === undefined ? { rule, start, outcome } : { rule, start, dueAt: duty.dueAt, outcome })
  }
  for (const change of changes) if (change.kind === 'duty-closed') add(change.duty, change.outcome)
  for (const key in open) {
    const duty = open[key]!
    add(duty, duty.dueAt !== undefined && duty.dueAt < now ? 'overdue' : 'open')
  }
  return results
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
  /** Sanctions that answer what is punished in it, where they differ; known only when all cases have been replayed. */
  readonly penalties?: { readonly before: readonly string[]; readonly after: readonly string[] }
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
  const byDay = matched(
    exact.before,
    exact.after,
    duty => `${duty.rule}${duty.start.includes('#') ? duty.start.slice(duty.start.indexOf('#')) : ''}`,
  )
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

/** What of a result is compared. */
export type Compared = Pick<CaseResult, 'level' | 'duties' | 'approvers' | 'found'>
/** The difference between two results of one case; undefined where nothing changes. */
export function differenceOf(stream: string, before: Compared, after: Compared): CaseDifference | undefined {
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
  const violations = differenceBetween(namesIn(before.found), namesIn(after.found))
  const level =
    before.level === after.level
      ? undefined
      : {
          ...(before.level === undefined ? {} : { before: before.level }),
          ...(after.level === undefined ? {} : { after: after.level }),
        }
  if (level === undefined && duties.length + approvers.length + violations.gained.length + violations.lost.length === 0)
    return undefined
  return { stream, ...(level === undefined ? {} : { level }), duties: duties.sort(byRule), approvers, violations }
}

/** The same list whichever of the two ways it was computed. */
function byRule(a: DutyDifference, b: DutyDifference): number {
  const key = ({ rule, before, after }: DutyDifference) =>
    `${rule} ${before?.dueAt ?? ''} ${after?.dueAt ?? ''} ${before?.outcome ?? ''} ${after?.outcome ?? ''}`
  const [x, y] = [key(a), key(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

/** The violations that the system finds: `regulation:violation`. */
export const namesIn = (found: readonly Finding[]): string[] =>
  found.flatMap(({ violation }) => (violation === undefined ? [] : [violation]))

function differenceBetween(before: readonly string[], after: readonly string[]) {
  if (before.length + after.length === 0) return { gained: [], lost: [] }
  return { gained: minus(after, before).sort(), lost: minus(before, after).sort() }
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
