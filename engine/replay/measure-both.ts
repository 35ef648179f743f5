import type { Text } from '../../events/text.ts'
import { type CountedCase, type Figure, type FigureTally, meetsTarget, tallyOf } from '../indicators.ts'
import type { IndicatorRule, Pack } from '../pack.ts'
import type { Edition, Rules } from '../rules.ts'

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

type Counter = { readonly rule: IndicatorRule; readonly tally: FigureTally }
type Side = { readonly pack: Pack | undefined; readonly counters: readonly Counter[] }

/** Measures the indicators and scorecards of a regulation under both rules at once, case by case. */
export function measureOf(
  before: Rules,
  after: Rules,
  regulation: string | undefined,
): {
  add(was: CountedCase, would: CountedCase): void
  changes(): { indicators: IndicatorChange[]; scores: ScoreChange[] }
} {
  const [was, would] = [sideOf(before, regulation), sideOf(after, regulation)]
  return {
    add(earlier, later) {
      for (const { tally } of was.counters) tally.add(earlier)
      for (const { tally } of would.counters) tally.add(later)
    },
    changes: () => ({ indicators: indicatorsOf(was, would), scores: scoresOf(was, would) }),
  }
}

function sideOf(rules: Rules, regulation: string | undefined): Side {
  const edition: Edition | undefined = rules.editions.find(e => e.pack.id === regulation)
  const counters = (edition?.pack.indicators ?? [])
    .filter(({ measure }) => !('entered' in measure) && !('change' in measure))
    .map(rule => ({ rule, tally: tallyOf(rules, edition!, rule) }))
  return { pack: edition?.pack, counters }
}

function indicatorsOf(was: Side, would: Side): IndicatorChange[] {
  const ids = new Set([...would.counters, ...was.counters].map(({ rule }) => rule.id))
  return [...ids].map(id => {
    const [a, b] = [was, would].map(side => side.counters.find(({ rule }) => rule.id === id))
    const { title, unit, better } = (b ?? a)!.rule
    return {
      ...{ id, title, unit, better },
      ...(a === undefined ? {} : { before: figureSide(a) }),
      ...(b === undefined ? {} : { after: figureSide(b) }),
    }
  })
}

function figureSide({ rule, tally }: Counter): IndicatorSide {
  const figure = tally.figure()
  const met = meetsTarget(rule, figure.figure)
  return {
    ...figure,
    ...(rule.target === undefined ? {} : { target: rule.target }),
    ...(met === undefined ? {} : { met }),
  }
}

function scoresOf(was: Side, would: Side): ScoreChange[] {
  // The draft's title where both have the card.
  const titles = new Map<string, Text>()
  for (const { pack } of [was, would]) for (const card of pack?.scorecards ?? []) titles.set(card.id, card.title)
  return [...titles].map(([id, title]) => {
    const [before, after] = [scoreSide(was, id), scoreSide(would, id)]
    return { id, title, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
  })
}

function scoreSide({ pack, counters }: Side, id: string): ScoreSide | undefined {
  const card = pack?.scorecards?.find(one => one.id === id)
  if (!card) return undefined
  let onTarget = 0
  let undecided = 0
  for (const { indicator, weight } of card.rows) {
    // A weight that the text leaves open counts nowhere.
    if (typeof weight !== 'number') continue
    const counter = counters.find(({ rule }) => rule.id === indicator)
    const met = counter && meetsTarget(counter.rule, counter.tally.figure().figure)
    if (met === undefined) undecided += weight
    else if (met) onTarget += weight
  }
  return { onTarget, undecided }
}
