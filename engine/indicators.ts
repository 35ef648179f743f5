import type { z } from 'zod'
import type { CaseEvent } from '../events/envelope.ts'
import { fieldValue, includes, pulls } from './conditions.ts'
import { subjectFor } from './levels.ts'
import type { IndicatorRule, Pack } from './pack.ts'
import type { Counted } from './pack-measures.ts'
import { type Edition, editionNamed, type Rules } from './rules.ts'
import type { CaseState, Change } from './state.ts'

/** A case of the period: its events, and the state and changes that they gave. */
export type CountedCase = {
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
  readonly changes: readonly Change[]
}
/** What an indicator says of a period: the figure in its unit (a ratio in percent), with what it was made of. No cases: `null`. */
export type Figure = { readonly figure: number | null; readonly of: number; readonly among?: number }

/** A figure that grows case by case and keeps none of them, so that a million events need no memory. */
export type FigureTally = { add(one: CountedCase): void; figure(): Figure }

/** How much one case adds to an indicator: numerator and denominator of a ratio; sum and number of values of a mean or a sum. */
export type Share = readonly [sum: number, of: number]

/** What a case adds to an indicator; undefined for `entered` and `change`, which are not counted from cases. */
export function shareOf(
  rules: Rules,
  edition: Edition,
  { measure }: Pick<IndicatorRule, 'measure'>,
): ((one: CountedCase) => Share) | undefined {
  if ('ratio' in measure) {
    const { ratio } = measure
    const meaning = meaningsIn(rules)
    return one => [countIn(meaning, edition, ratio.of, one), countIn(meaning, edition, ratio.among, one)]
  }
  if ('mean' in measure || 'sum' in measure) {
    const { on, field } = 'mean' in measure ? measure.mean : measure.sum
    return ({ events }) => {
      let sum = 0
      let of = 0
      for (const event of events) {
        const number = event.type === on ? numberIn(event.data as Record<string, unknown>, field) : undefined
        if (number === undefined) continue
        sum += number
        of += 1
      }
      return [sum, of]
    }
  }
  return undefined
}

/** The figure that the shares of all cases add up to. */
export function figureFrom({ measure }: Pick<IndicatorRule, 'measure'>, [sum, of]: Share): Figure {
  if ('ratio' in measure) return { figure: of === 0 ? null : (sum / of) * 100, of: sum, among: of }
  if ('sum' in measure) return { figure: sum, of }
  if ('mean' in measure) return { figure: of === 0 ? null : sum / of, of }
  return { figure: null, of: 0 }
}

/** The figure of an indicator, counted case by case. `entered` and `change` are not counted from cases: null. */
export function tallyOf(rules: Rules, edition: Edition, rule: Pick<IndicatorRule, 'measure'>): FigureTally {
  const share = shareOf(rules, edition, rule)
  let [sum, of] = [0, 0]
  return {
    add(one) {
      const [more, among] = share?.(one) ?? [0, 0]
      sum += more
      of += among
    },
    figure: () => figureFrom(rule, [sum, of]),
  }
}

/** The figure of an indicator over the cases of one period. */
export function figureOf(rules: Rules, edition: Edition, rule: IndicatorRule, cases: readonly CountedCase[]): Figure {
  const tally = tallyOf(rules, edition, rule)
  for (const one of cases) tally.add(one)
  return tally.figure()
}

/** The number that stands in a field of an event; undefined where there is none. */
export function numberIn(data: Record<string, unknown>, field: string): number | undefined {
  const value = fieldValue(data, field)
  return typeof value === 'number' ? value : undefined
}

type CountedRule = z.infer<typeof Counted>
/** How much one case adds to a count. */
function countIn(meaningOf: MeaningOf, edition: Edition, counted: CountedRule, { events, state, changes }: CountedCase): number {
  if (!includes(counted, subjectFor(edition, state))) return 0
  const has = (triggers: NonNullable<Extract<CountedRule, { count: 'cases' }>['with']>) =>
    events.some(e => pulls(triggers, e.type, e.data as Record<string, unknown>))
  switch (counted.count) {
    case 'cases':
      return (counted.with === undefined || has(counted.with)) && (counted.without === undefined || !has(counted.without)) ? 1 : 0
    case 'events':
      return events.filter(e => pulls(counted.on, e.type, e.data as Record<string, unknown>)).length
    case 'duties': {
      let count = 0
      for (const change of changes)
        if (
          change.kind === 'duty-closed' &&
          counted.meanings.includes(meaningOf(change.duty)) &&
          (counted.outcomes === undefined || counted.outcomes.includes(change.outcome))
        )
          count += 1
      return count
    }
  }
}

export type MeaningOf = (duty: { readonly edition: string; readonly rule: string }) => string
const meanings = new WeakMap<Rules, MeaningOf>()

/** What a duty is for, looked up once for each rule of an edition. An edition that the rules do not have throws. */
export function meaningsIn(rules: Rules): MeaningOf {
  const known = meanings.get(rules)
  if (known) return known
  const byEdition = new Map<string, Map<string, string>>()
  const meaningOf: MeaningOf = ({ edition, rule }) => {
    let found = byEdition.get(edition)
    if (!found) {
      found = new Map([...editionNamed(rules, edition).duties].map(([id, duty]) => [id, duty.meaning]))
      byEdition.set(edition, found)
    }
    return found.get(rule) ?? ''
  }
  meanings.set(rules, meaningOf)
  return meaningOf
}

/** Whether a figure meets the target; undefined without a target or a figure. */
export function meetsTarget(
  { target }: Pick<NonNullable<Pack['indicators']>[number], 'target'>,
  figure: number | null,
): boolean | undefined {
  if (target === undefined || figure === null) return undefined
  return figure >= (target.gte ?? -Infinity) && figure <= (target.lte ?? Infinity)
}
