import type { CaseEvent } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import { effectiveEvents } from '../corrections.ts'
import type { Pack } from '../pack.ts'
import { BEFORE_ALL, compileEdition, type Edition, editionsInForce, type PrimaryChoice, type Rules } from '../rules.ts'
import { decideBoth, wayOf } from './both-results.ts'
import { type CaseDifference, differenceOf, namesIn } from './compare-case.ts'
import { type IndicatorChange, measureOf, type ScoreChange } from './measure-both.ts'
import { notePenalties, penaltiesOf } from './penalties.ts'
import type { Undecided } from './redecide.ts'
import { type BeforeAfter, countAt, loadOf } from './replay-counts.ts'
import { emptyTally, keepLargest, largestOf, mergeTallies, type ReplayTally } from './replay-tally.ts'

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
  /**
   * Sanctions that answer what is punished, by `regulation:sanction`; one that both editions have but say otherwise stands twice, with
   * `@before` and `@after` behind it.
   */
  readonly sanctions: Readonly<Record<string, BeforeAfter>>
  /** Cases in which another sanction answers. */
  readonly penaltiesChanged: number
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
  const bound = { ...rules, primary: [...firstLeaders(rules), ...(rules.primary ?? [])] }
  return {
    before: { ...bound, editions: current === undefined ? others : [...others, reaching(current.pack)] },
    after: { ...bound, editions: [...others, reaching(draft)] },
  }
}

/** Who leads each kind of case where the company did not choose: an edition that is made to reach back must not take that over. */
function firstLeaders({ editions }: Rules): PrimaryChoice[] {
  const leaders = new Map<string, Edition>()
  for (const edition of editions)
    for (const kind of edition.pack.primaryFor) {
      const known = leaders.get(kind)
      if (known === undefined || edition.pack.inForce.from < known.pack.inForce.from) leaders.set(kind, edition)
    }
  return [...leaders].map(([kind, { pack }]) => ({ kind, regulation: pack.id, since: BEFORE_ALL }))
}

export type Replay = {
  /** Replays one case; its difference, or undefined. Which sanctions answer is known only at the end: it may hang on other cases. */
  add(events: readonly CaseEvent[]): CaseDifference | undefined
  summary(): ReplaySummary
  /** All that was counted, as plain data. */
  readonly tally: ReplayTally
}

/**
 * Runs the past under other rules, case by case, keeping only counts, what is punished and the largest differences, so that a million
 * events need little memory. `regulation`: whose indicators and scorecards are measured. `long` computes everything twice; the short way
 * computes what the draft leaves as it is once and must say the same. Mechanical: people who know of another deadline act differently.
 */
export function replayOf(
  given: { before: Rules; after: Rules },
  now: Instant,
  regulation?: string,
  which: 'short' | 'long' = 'short',
): Replay {
  const way = wayOf(given, regulation, which)
  const decide = decideBoth(way, now)
  const measure = measureOf(way.before, way.after, regulation, way.untouched)
  const tally = emptyTally()
  return {
    tally,
    add(events) {
      tally.counts.cases += 1
      tally.counts.events += events.length
      const both = decide(effectiveEvents(events))
      if (!('was' in both)) {
        tally.counts.undecidedCases += 1
        for (const reason of both) tally.undecided[reason] = (tally.undecided[reason] ?? 0) + 1
        return undefined
      }
      const { was, would, counted, sameFindings } = both
      const { stream } = events[0]!
      for (const [when, result] of [
        ['before', was],
        ['after', would],
      ] as const) {
        for (const post of loadOf(result)) countAt(tally.load, post)[when] += 1
        for (const name of namesIn(result.found)) countAt(tally.violations, name)[when] += 1
        tally.breaches[when] += result.late
      }
      if (sameFindings) notePenalties(tally.penalties, stream, 'both', was.found)
      else {
        notePenalties(tally.penalties, stream, 'before', was.found)
        notePenalties(tally.penalties, stream, 'after', would.found)
      }
      measure.add(tally.figures, counted)
      const difference = differenceOf(stream, was, would)
      if (difference !== undefined) countDifference(tally, difference, was.found.length + would.found.length > 0)
      return difference
    },
    summary: () => summaryOf([tally], given, regulation),
  }
}

function countDifference(tally: ReplayTally, difference: CaseDifference, isPunished: boolean): void {
  const { counts, breaches } = tally
  counts.changed += 1
  // Those whose sanctions change too must not be counted again at the end.
  if (isPunished) tally.changedAndPunished.push(difference.stream)
  if (difference.level) {
    const move = `${difference.level.before ?? ''}>${difference.level.after ?? ''}`
    tally.levels[move] = (tally.levels[move] ?? 0) + 1
  }
  for (const duty of difference.duties) {
    if ((duty.moved ?? 0) < 0) counts.dueEarlier += 1
    if ((duty.moved ?? 0) > 0) counts.dueLater += 1
    tally.rules[duty.rule] ??= { changed: 0, gained: 0, lost: 0 }
    const rule = tally.rules[duty.rule]!
    rule.changed += 1
    if (duty.breach !== undefined) {
      breaches[duty.breach] += 1
      rule[duty.breach] += 1
    }
  }
  counts.approversChanged += difference.approvers.length
  counts.violationsGained += difference.violations.gained.length
  counts.violationsLost += difference.violations.lost.length
  keepLargest(tally, difference)
}

/** What several threads have counted, each of other cases, as one summary. */
export function summaryOf(
  tallies: readonly ReplayTally[],
  { before, after }: { before: Rules; after: Rules },
  regulation?: string,
): ReplaySummary {
  const tally = mergeTallies(tallies)
  const { counts, breaches } = tally
  const penalties = penaltiesOf(tally.penalties, before, after)
  const known = new Set(tally.changedAndPunished)
  const otherwise = [...penalties.cases.keys()].filter(stream => !known.has(stream))
  const measure = measureOf(before, after, regulation)
  return {
    ...counts,
    changed: counts.changed + otherwise.length,
    levels: tally.levels,
    breachesGained: breaches.gained,
    breachesLost: breaches.lost,
    breachesBefore: breaches.before,
    breachesAfter: breaches.after,
    load: tally.load,
    violations: tally.violations,
    sanctions: penalties.counts,
    penaltiesChanged: penalties.cases.size,
    undecided: tally.undecided,
    rules: tally.rules,
    ...measure.changes(tally.figures),
    largest: largestOf(tally, penalties, otherwise),
  }
}
