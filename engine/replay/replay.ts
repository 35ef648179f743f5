import type { CaseEvent } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import type { Pack } from '../pack.ts'
import { compileEdition, type Rules } from '../rules.ts'
import { type CaseDifference, type CaseResult, differenceOf, resultOf } from './compare-case.ts'
import { factsAsked, type Undecided } from './redecide.ts'

/** How many of the largest differences a summary keeps. */
const KEPT = 200

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
  readonly load: Readonly<Record<string, { readonly before: number; readonly after: number }>>
  readonly violationsGained: number
  readonly violationsLost: number
  /** Cases that the recorded facts cannot decide, by the reason; they are in no other count. */
  readonly undecided: Readonly<Partial<Record<Undecided, number>>>
  readonly undecidedCases: number
  /** By rule: how many instances changed, and how. */
  readonly rules: Readonly<Record<string, { changed: number; gained: number; lost: number }>>
  readonly largest: readonly CaseDifference[]
}

/**
 * The rules as they would be with a draft edition in force over all of the past, every other regulation as it was.
 * `before` is the same with the edition that is in force now.
 */
export function rulesUnder(rules: Rules, draft: Pack): { before: Rules; after: Rules } {
  const reaching = (pack: Pack) => compileEdition({ ...pack, inForce: { from: '0001-01-01' } })
  const others = rules.editions.filter(e => e.pack.id !== draft.id)
  const current = rules.editions
    .filter(e => e.pack.id === draft.id)
    .toSorted((a, b) => (a.pack.inForce.from < b.pack.inForce.from ? 1 : -1))[0]
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
 * memory. Mechanical: people who know of another deadline act differently.
 */
export function replayOf({ before, after }: { before: Rules; after: Rules }, now: Instant): Replay {
  let cases = 0
  let count = 0
  let changed = 0
  let dueEarlier = 0
  let dueLater = 0
  const breaches = { gained: 0, lost: 0, before: 0, after: 0 }
  let approversChanged = 0
  const violations = { gained: 0, lost: 0 }
  let undecidedCases = 0
  const levels: Record<string, number> = {}
  const load: Record<string, { before: number; after: number }> = {}
  const undecided: Partial<Record<Undecided, number>> = {}
  const rules: Record<string, { changed: number; gained: number; lost: number }> = {}
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
  const addLoad = (result: CaseResult, when: 'before' | 'after') => {
    for (const { steps } of result.approvers)
      for (const step of steps)
        for (const post of step.split(':any')[0]!.split('|')) {
          load[post] ??= { before: 0, after: 0 }
          load[post][when] += 1
        }
  }
  const isLate = (outcome: string) => outcome === 'late' || outcome === 'missed' || outcome === 'overdue'
  const keep = (difference: CaseDifference) => {
    largest.push({ weight: weightOf(difference), difference })
    if (largest.length >= 2 * KEPT) largest = largest.sort((a, b) => b.weight - a.weight).slice(0, KEPT)
  }

  return {
    add(events) {
      cases += 1
      count += events.length
      const was = resultOf(before, events, undefined, now)
      const would = resultOf(after, events, askedFor(events), now)
      if (was === undefined || would === undefined || would.undecided.length > 0) {
        undecidedCases += 1
        for (const reason of would?.undecided ?? (['kind-not-governed'] as const))
          undecided[reason] = (undecided[reason] ?? 0) + 1
        return undefined
      }
      addLoad(was, 'before')
      addLoad(would, 'after')
      breaches.before += was.duties.filter(d => isLate(d.outcome)).length
      breaches.after += would.duties.filter(d => isLate(d.outcome)).length
      const difference = differenceOf(events[0]!.stream, was, would)
      if (difference === undefined) return undefined
      changed += 1
      if (difference.level) {
        const move = `${difference.level.before ?? ''}>${difference.level.after ?? ''}`
        levels[move] = (levels[move] ?? 0) + 1
      }
      for (const duty of difference.duties) {
        if ((duty.moved ?? 0) < 0) dueEarlier += 1
        if ((duty.moved ?? 0) > 0) dueLater += 1
        rules[duty.rule] ??= { changed: 0, gained: 0, lost: 0 }
        const rule = rules[duty.rule]!
        rule.changed += 1
        if (duty.breach !== undefined) {
          breaches[duty.breach] += 1
          rule[duty.breach] += 1
        }
      }
      approversChanged += difference.approvers.length
      violations.gained += difference.violations.gained.length
      violations.lost += difference.violations.lost.length
      keep(difference)
      return difference
    },
    summary: () => ({
      cases,
      events: count,
      changed,
      levels,
      dueEarlier,
      dueLater,
      breachesGained: breaches.gained,
      breachesLost: breaches.lost,
      breachesBefore: breaches.before,
      breachesAfter: breaches.after,
      approversChanged,
      load,
      violationsGained: violations.gained,
      violationsLost: violations.lost,
      undecided,
      undecidedCases,
      rules,
      largest: largest
        .sort((a, b) => b.weight - a.weight)
        .slice(0, KEPT)
        .map(({ difference }) => difference),
    }),
  }
}
