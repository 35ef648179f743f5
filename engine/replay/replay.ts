import type { CaseEvent } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import { effectiveEvents } from '../corrections.ts'
import type { Pack } from '../pack.ts'
import { compileEdition, editionsInForce, type Rules } from '../rules.ts'
import { type CaseDifference, differenceOf, isLate, resultOf } from './compare-case.ts'
import { type IndicatorChange, measureOf, type ScoreChange } from './measure-both.ts'
import { factsAsked, type Undecided } from './redecide.ts'
import { type BeforeAfter, loadOf } from './replay-counts.ts'

/** How many of the largest differences a summary keeps, and how many duties of each. */
const KEPT = 200
const DUTIES_KEPT = 20

/** Counts over all cases replayed. Approver load: steps that a post has to decide. */
export type ReplaySummary = {
  readonly cases: number
  readonly events: number
  readonly changed: number
  readonly levels: Readonly<Record<string, number>>
  readonly dueEarlier: number
  readonly dueLater: number
  readonly breachesGained: number
  readonly breachesLost: number
  readonly breachesBefore: number
  readonly breachesAfter: number
  readonly approversChanged: number
  readonly load: Readonly<Record<string, BeforeAfter>>
  readonly violationsGained: number
  readonly violationsLost: number
  /** By `regulation:violation`. */
  readonly violations: Readonly<Record<string, BeforeAfter>>
  /** Cases that the recorded facts cannot decide, by the reason; they are in no other count. */
  readonly undecided: Readonly<Partial<Record<Undecided, number>>>
  readonly undecidedCases: number
  /** By rule: how many instances changed, and how. */
  readonly rules: Readonly<Record<string, { changed: number; gained: number; lost: number }>>
  /** Figures and scorecards of the regulation replayed, over all cases that could be decided. */
  readonly indicators: readonly IndicatorChange[]
  readonly scores: readonly ScoreChange[]
  readonly largest: readonly CaseDifference[]
}

/**
 * The rules as they would be with a draft edition in force over all of the past, every other regulation as it was.
 * `before` is the same with the edition that is in force at `now`; without one, or without a moment, the latest.
 */
export function rulesUnder(rules: Rules, draft: Pack, now?: Instant): { before: Rules; after: Rules } {
  const reaching = (pack: Pack) => compileEdition({ ...pack, inForce: { from: '0001-01-01' } })
  const others = rules.editions.filter(e => e.pack.id !== draft.id)
  const inForce = now === undefined ? undefined : editionsInForce(rules, now).find(e => e.pack.id === draft.id)
  const current =
    inForce ??
    rules.editions.filter(e => e.pack.id === draft.id).toSorted((a, b) => (a.pack.inForce.from < b.pack.inForce.from ? 1 : -1))[0]
  return {
    before: { ...rules, editions: current === undefined ? others : [...others, reaching(current.pack)] },
    after: { ...rules, editions: [...others, reaching(draft)] },
  }
}

export type Replay = {
  /** Replays one case; its difference, or undefined. */
  add(events: readonly CaseEvent[]): CaseDifference | undefined
  summary(): ReplaySummary
}

/** Size of a difference: breaches first, then level, violations, approvers, hours moved. */
function weightOf(difference: CaseDifference): number {
  const breaches = difference.duties.filter(d => d.breach !== undefined).length
  const hours = difference.duties.reduce((sum, d) => sum + Math.abs(d.moved ?? 0), 0) / 3_600_000
  const violations = difference.violations.gained.length + difference.violations.lost.length
  return (
    breaches * 1e6 + (difference.level ? 1e5 : 0) + violations * 1e4 + difference.approvers.length * 1e3 + Math.min(hours, 999)
  )
}

/**
 * Runs the past under other rules, case by case, keeping only counts and the largest differences, so that a million events need no
 * memory. `regulation`: whose indicators and scorecards are measured. Mechanical: people who know of another deadline act differently.
 */
export function replayOf({ before, after }: { before: Rules; after: Rules }, now: Instant, regulation?: string): Replay {
  const counts = { cases: 0, events: 0, changed: 0, dueEarlier: 0, dueLater: 0, approversChanged: 0, undecidedCases: 0 }
  const breaches = { gained: 0, lost: 0, before: 0, after: 0 }
  const violations = { gained: 0, lost: 0 }
  const levels: Record<string, number> = {}
  const load: Record<string, { before: number; after: number }> = {}
  const violationCounts: Record<string, { before: number; after: number }> = {}
  const undecided: Partial<Record<Undecided, number>> = {}
  const rules: Record<string, { changed: number; gained: number; lost: number }> = {}
  const measure = measureOf(before, after, regulation)
  let largest: { weight: number; difference: CaseDifference }[] = []
  const askedBefore = new Map<string, ReadonlySet<string>>()

  const askedFor = (events: readonly CaseEvent[]): ReadonlySet<string> => {
    const [first] = events
    const kind = first?.type === 'case.opened' ? first.data.kind : ''
    const known = askedBefore.get(kind)
    if (known) return known
    const asked = factsAsked(before, kind, first?.at ?? now)
    askedBefore.set(kind, asked)
    return asked
  }
  const keep = (difference: CaseDifference) => {
    largest.push({ weight: weightOf(difference), difference })
    if (largest.length >= 2 * KEPT) largest = largest.sort((a, b) => b.weight - a.weight).slice(0, KEPT)
  }
  const countDuties = ({ duties }: CaseDifference) => {
    for (const duty of duties) {
      if ((duty.moved ?? 0) < 0) counts.dueEarlier += 1
      if ((duty.moved ?? 0) > 0) counts.dueLater += 1
      rules[duty.rule] ??= { changed: 0, gained: 0, lost: 0 }
      const rule = rules[duty.rule]!
      rule.changed += 1
      if (duty.breach !== undefined) {
        breaches[duty.breach] += 1
        rule[duty.breach] += 1
      }
    }
  }

  return {
    add(given) {
      counts.cases += 1
      counts.events += given.length
      const events = effectiveEvents(given)
      const was = resultOf(before, events, undefined, now)
      const would = resultOf(after, events, askedFor(events), now)
      const reasons = would === undefined || was === undefined ? (['kind-not-governed'] as const) : newDoubts(was, would)
      if (was === undefined || would === undefined || reasons.length > 0) {
        counts.undecidedCases += 1
        for (const reason of reasons) undecided[reason] = (undecided[reason] ?? 0) + 1
        return undefined
      }
      for (const [when, result] of [
        ['before', was],
        ['after', would],
      ] as const) {
        for (const post of loadOf(result)) countAt(load, post)[when] += 1
        for (const id of result.violations) countAt(violationCounts, id)[when] += 1
        for (const duty of result.duties) if (isLate(duty.outcome)) breaches[when] += 1
      }
      measure.add(was.counted, would.counted)
      const difference = differenceOf(events[0]!.stream, was, would)
      if (difference === undefined) return undefined
      counts.changed += 1
      if (difference.level) {
        const move = `${difference.level.before ?? ''}>${difference.level.after ?? ''}`
        levels[move] = (levels[move] ?? 0) + 1
      }
      countDuties(difference)
      counts.approversChanged += difference.approvers.length
      violations.gained += difference.violations.gained.length
      violations.lost += difference.violations.lost.length
      keep(difference)
      return difference
    },
    summary: () => ({
      ...counts,
      levels,
      breachesGained: breaches.gained,
      breachesLost: breaches.lost,
      breachesBefore: breaches.before,
      breachesAfter: breaches.after,
      load,
      violationsGained: violations.gained,
      violationsLost: violations.lost,
      violations: violationCounts,
      undecided,
      rules,
      ...measure.changes(),
      largest: largest
        .sort((a, b) => b.weight - a.weight)
        .slice(0, KEPT)
        .map(({ difference }) => shortened(difference)),
    }),
  }
}

/** The counter of that name, begun at nothing. */
function countAt(counters: Record<string, { before: number; after: number }>, name: string) {
  counters[name] ??= { before: 0, after: 0 }
  return counters[name]
}

/** Duties whose breach changed come first; a daily one may differ on hundreds of days, and those beyond the first are counted. */
function shortened(difference: CaseDifference): CaseDifference {
  const weight = (duty: CaseDifference['duties'][number]) => (duty.breach !== undefined ? 2 : duty.moved !== undefined ? 1 : 0)
  const duties = difference.duties.toSorted((a, b) => weight(b) - weight(a))
  const more = duties.length - DUTIES_KEPT
  return more <= 0 ? { ...difference, duties } : { ...difference, duties: duties.slice(0, DUTIES_KEPT), moreDuties: more }
}

/** What the draft cannot decide although the edition in force could: a submission that has no route under either has changed nothing. */
const newDoubts = (
  was: { readonly undecided: readonly Undecided[] },
  would: { readonly undecided: readonly Undecided[] },
): readonly Undecided[] => would.undecided.filter(reason => !was.undecided.includes(reason))
