import type { CaseDifference } from './compare-case.ts'
import type { FigureSums } from './measure-both.ts'
import { mergePenalties, type Penalties, type PenaltyLog } from './penalties.ts'
import type { Undecided } from './redecide.ts'
import { addCounts, type Counters } from './replay-counts.ts'

/** How many of the largest differences a summary keeps, and how many duties of each. */
const KEPT = 200
const DUTIES_KEPT = 20

type Weighed = { readonly weight: number; readonly difference: CaseDifference }
/** All that a replay counts, as plain data: what several threads counted is added up. */
export type ReplayTally = {
  readonly counts: {
    cases: number
    events: number
    changed: number
    dueEarlier: number
    dueLater: number
    approversChanged: number
    violationsGained: number
    violationsLost: number
    undecidedCases: number
  }
  readonly breaches: { gained: number; lost: number; before: number; after: number }
  readonly levels: Record<string, number>
  readonly load: Counters
  /** By `regulation:violation`. */
  readonly violations: Counters
  readonly undecided: Partial<Record<Undecided, number>>
  readonly rules: Record<string, { changed: number; gained: number; lost: number }>
  readonly figures: FigureSums
  readonly penalties: PenaltyLog
  /** Cases that differ and in which something is punished. */
  readonly changedAndPunished: string[]
  largest: Weighed[]
}

/** Nothing counted yet. */
export function emptyTally(): ReplayTally {
  return {
    counts: {
      ...{ cases: 0, events: 0, changed: 0, dueEarlier: 0, dueLater: 0, approversChanged: 0 },
      ...{ violationsGained: 0, violationsLost: 0, undecidedCases: 0 },
    },
    breaches: { gained: 0, lost: 0, before: 0, after: 0 },
    levels: {},
    load: {},
    violations: {},
    undecided: {},
    rules: {},
    figures: {},
    penalties: {},
    changedAndPunished: [],
    largest: [],
  }
}

/** Adds up what was counted of different cases. */
export function mergeTallies(tallies: readonly ReplayTally[]): ReplayTally {
  const [only] = tallies
  if (only !== undefined && tallies.length === 1) return only
  const all = emptyTally()
  for (const tally of tallies) {
    for (const part of ['counts', 'breaches', 'levels', 'load', 'violations', 'undecided', 'rules', 'figures'] as const)
      addCounts(all[part], tally[part])
    mergePenalties(all.penalties, tally.penalties)
    for (const stream of tally.changedAndPunished) all.changedAndPunished.push(stream)
    all.largest = heaviest([...all.largest, ...tally.largest])
  }
  return all
}

/** Size of a difference: breaches first, then level, violations and sanctions, approvers, hours moved. */
function weightOf(difference: CaseDifference): number {
  const breaches = difference.duties.filter(d => d.breach !== undefined).length
  const hours = difference.duties.reduce((sum, d) => sum + Math.abs(d.moved ?? 0), 0) / 3_600_000
  const violations = difference.violations.gained.length + difference.violations.lost.length
  return (
    breaches * 1e6 +
    (difference.level ? 1e5 : 0) +
    (violations + (difference.penalties === undefined ? 0 : 1)) * 1e4 +
    difference.approvers.length * 1e3 +
    Math.min(hours, 999)
  )
}

/** The largest first; of two alike the one whose id comes first, so that the order of reading does not show. */
const heaviest = (list: readonly Weighed[]): Weighed[] =>
  list.toSorted((a, b) => b.weight - a.weight || (a.difference.stream < b.difference.stream ? -1 : 1)).slice(0, KEPT)

/** Keeps a difference while it may be among the largest. Mutates the tally. */
export function keepLargest(tally: ReplayTally, difference: CaseDifference): void {
  tally.largest.push({ weight: weightOf(difference), difference })
  if (tally.largest.length >= 4 * KEPT) tally.largest = heaviest(tally.largest)
}

/** The largest differences with their sanctions; `otherwise`: cases in which nothing but the sanction differs. */
export function largestOf(tally: ReplayTally, { cases }: Penalties, otherwise: readonly string[]): CaseDifference[] {
  const withPenalties = (difference: CaseDifference): Weighed => {
    const penalties = cases.get(difference.stream)
    const one = penalties === undefined ? difference : { ...difference, penalties }
    return { weight: weightOf(one), difference: one }
  }
  const nothing = { duties: [], approvers: [], violations: { gained: [], lost: [] } }
  return heaviest([
    ...tally.largest.map(({ difference }) => withPenalties(difference)),
    ...otherwise.slice(0, KEPT).map(stream => withPenalties({ stream, ...nothing })),
  ]).map(({ difference }) => shortened(difference))
}

/** Duties whose breach changed come first; a daily one may differ on hundreds of days, and those beyond the first are counted. */
function shortened(difference: CaseDifference): CaseDifference {
  const weight = (duty: CaseDifference['duties'][number]) => (duty.breach !== undefined ? 2 : duty.moved !== undefined ? 1 : 0)
  const duties = difference.duties.toSorted((a, b) => weight(b) - weight(a))
  const more = duties.length - DUTIES_KEPT
  return more <= 0 ? { ...difference, duties } : { ...difference, duties: duties.slice(0, DUTIES_KEPT), moreDuties: more }
}
