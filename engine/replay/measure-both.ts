import type { Text } from '../../events/text.ts'
import { type CountedCase, type Figure, figureFrom, meetsTarget, type Share, shareOf } from '../indicators.ts'
import type { IndicatorRule, Pack } from '../pack.ts'
import type { Edition, Rules } from '../rules.ts'
import type { Untouched } from './untouched.ts'

type Target = { readonly gte?: number | undefined; readonly lte?: number | undefined }
/** One side of an indicator: its figure over the cases, its target, and whether it is met (absent without target or figure). */
export type IndicatorSide = Figure & { readonly target?: Target; readonly met?: boolean }
/** An indicator under both editions; one that an edition lacks has no such side. */
export type IndicatorChange = {
  readonly id: string
  readonly title: Text
  readonly unit: IndicatorRule['unit']
  readonly better: IndicatorRule['better']
  readonly before?: IndicatorSide
  readonly after?: IndicatorSide
}
/**
 * A scorecard: the weight, in percent, of indicators on target, and of those whose figure or target the events do not give. What is
 * paid for a figure off target is in no clause that events could say.
 */
export type ScoreSide = { readonly onTarget: number; readonly undecided: number }
export type ScoreChange = { readonly id: string; readonly title: Text; readonly before?: ScoreSide; readonly after?: ScoreSide }

/** The sums of one indicator, by side; plain data, so that threads can hand theirs over. */
export type FigureSums = Record<string, { before: { sum: number; of: number }; after: { sum: number; of: number } }>
type ShareIn = (one: CountedCase) => Share
type Counter = { readonly rule: IndicatorRule; readonly share: ShareIn }
type Side = { readonly pack: Pack | undefined; readonly counters: ReadonlyMap<string, Counter> }
/** A case as both editions see it; `would` is put together where a figure needs it. */
export type BothCounted = {
  readonly was: CountedCase
  readonly would: () => CountedCase
  /** Whether the two read the same events, and whether no duty may have come out otherwise. */
  readonly sameEvents: boolean
  readonly sameDuties: boolean
}

/**
 * Measures the indicators and scorecards of a regulation under both rules at once, case by case, into the sums given. `lookup`: rules in
 * which the duties of both sides are found.
 */
export function measureOf(
  before: Rules,
  after: Rules,
  regulation: string | undefined,
  untouched?: { readonly same: Untouched; readonly lookup: Rules },
): {
  add(sums: FigureSums, both: BothCounted): void
  changes(sums: FigureSums): { indicators: IndicatorChange[]; scores: ScoreChange[] }
} {
  const was = sideOf(before, regulation, before)
  const would = sideOf(after, regulation, untouched?.lookup ?? after)
  const pairs = [...new Set([...would.counters.keys(), ...was.counters.keys()])].map(id => {
    const [a, b] = [was.counters.get(id), would.counters.get(id)]
    const isSame = untouched?.same.sameMaps === true && a !== undefined && JSON.stringify(a.rule) === JSON.stringify(b?.rule)
    return {
      id,
      a,
      b,
      isSame,
      looksAtChanged: isSame && meaningsOf(a.rule).some(meaning => untouched!.same.meanings.has(meaning)),
    }
  })
  return {
    add(sums, { was: earlier, would: later, sameEvents, sameDuties }) {
      for (const { id, a, b, isSame, looksAtChanged } of pairs) {
        sums[id] ??= { before: { sum: 0, of: 0 }, after: { sum: 0, of: 0 } }
        const before = a?.share(earlier)
        const after = isSame && sameEvents && (sameDuties || !looksAtChanged) ? before : b?.share(later())
        addShare(sums[id].before, before)
        addShare(sums[id].after, after)
      }
    },
    changes: sums => ({ indicators: indicatorsOf(was, would, sums), scores: scoresOf(was, would, sums) }),
  }
}

function addShare(to: { sum: number; of: number }, share: Share | undefined): void {
  if (share === undefined) return
  to.sum += share[0]
  to.of += share[1]
}

/** The meanings of the duties that an indicator counts. */
function meaningsOf({ measure }: IndicatorRule): readonly string[] {
  if (!('ratio' in measure)) return []
  const { of, among } = measure.ratio
  return [of, among].flatMap(counted => (counted.count === 'duties' ? counted.meanings : []))
}

/** The meanings of the duties that the figures of a regulation count under any of these rules. */
export function meaningsCounted(either: readonly Rules[], regulation: string | undefined): ReadonlySet<string> {
  const packs = either.flatMap(rules => rules.editions.map(edition => edition.pack)).filter(pack => pack.id === regulation)
  return new Set(packs.flatMap(pack => (pack.indicators ?? []).flatMap(meaningsOf)))
}

function sideOf(rules: Rules, regulation: string | undefined, lookup: Rules): Side {
  const edition: Edition | undefined = rules.editions.find(e => e.pack.id === regulation)
  const counters = (edition?.pack.indicators ?? []).flatMap(rule => {
    const share = shareOf(lookup, edition!, rule)
    return share === undefined ? [] : [[rule.id, { rule, share }] as const]
  })
  return { pack: edition?.pack, counters: new Map(counters) }
}

const sumsOf = (sums: FigureSums, id: string, side: 'before' | 'after'): Share => {
  const { sum, of } = sums[id]?.[side] ?? { sum: 0, of: 0 }
  return [sum, of]
}

function indicatorsOf(was: Side, would: Side, sums: FigureSums): IndicatorChange[] {
  const ids = new Set([...would.counters.keys(), ...was.counters.keys()])
  return [...ids].map(id => {
    const [a, b] = [was.counters.get(id), would.counters.get(id)]
    const { title, unit, better } = (b ?? a)!.rule
    return {
      ...{ id, title, unit, better },
      ...(a === undefined ? {} : { before: figureSide(a.rule, sumsOf(sums, id, 'before')) }),
      ...(b === undefined ? {} : { after: figureSide(b.rule, sumsOf(sums, id, 'after')) }),
    }
  })
}

function figureSide(rule: IndicatorRule, share: Share): IndicatorSide {
  const figure = figureFrom(rule, share)
  const met = meetsTarget(rule, figure.figure)
  return {
    ...figure,
    ...(rule.target === undefined ? {} : { target: rule.target }),
    ...(met === undefined ? {} : { met }),
  }
}

function scoresOf(was: Side, would: Side, sums: FigureSums): ScoreChange[] {
  // The draft's title where both have the card.
  const titles = new Map<string, Text>()
  for (const { pack } of [was, would]) for (const card of pack?.scorecards ?? []) titles.set(card.id, card.title)
  return [...titles].map(([id, title]) => {
    const before = scoreSide(was, id, indicator => sumsOf(sums, indicator, 'before'))
    const after = scoreSide(would, id, indicator => sumsOf(sums, indicator, 'after'))
    return { id, title, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
  })
}

function scoreSide({ pack, counters }: Side, id: string, shareOfIndicator: (id: string) => Share): ScoreSide | undefined {
  const card = pack?.scorecards?.find(one => one.id === id)
  if (!card) return undefined
  let onTarget = 0
  let undecided = 0
  for (const { indicator, weight } of card.rows) {
    // A weight that the text leaves open counts nowhere.
    if (typeof weight !== 'number') continue
    const counter = counters.get(indicator)
    const met = counter && meetsTarget(counter.rule, figureFrom(counter.rule, shareOfIndicator(indicator)).figure)
    if (met === undefined) undecided += weight
    else if (met) onTarget += weight
  }
  return { onTarget, undecided }
}
