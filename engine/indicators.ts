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

/** The figure of an indicator, counted case by case. `entered` and `change` are not counted from cases: null. */
export function tallyOf(rules: Rules, edition: Edition, { measure }: Pick<IndicatorRule, 'measure'>): FigureTally {
  if ('ratio' in measure) {
    const { ratio } = measure
    let of = 0
    let among = 0
    return {
      add(one) {
        of += countIn(rules, edition, ratio.of, one)
        among += countIn(rules, edition, ratio.among, one)
      },
      figure: () => ({ figure: among === 0 ? null : (of / among) * 100, of, among }),
    }
  }
  if ('mean' in measure || 'sum' in measure) {
    const { on, field } = 'mean' in measure ? measure.mean : measure.sum
    let sum = 0
    let of = 0
    return {
      add({ events }) {
        for (const event of events) {
          const number = event.type === on ? numberIn(event.data as Record<string, unknown>, field) : undefined
          if (number === undefined) continue
          sum += number
          of += 1
        }
      },
      figure: () => ('sum' in measure ? { figure: sum, of } : { figure: of === 0 ? null : sum / of, of }),
    }
  }
  return { add: () => {}, figure: () => ({ figure: null, of: 0 }) }
}

/** The figure of an indicator over the cases of one period. */
export function figureOf(rules: Rules, edition: Edition, rule: IndicatorRule, cases: readonly CountedCase[]): Figure {
  const tally = tallyOf(rules, edition, rule)
  for (const one of cases) tally.add(one)
  return tally.figure()
}

function numberIn(data: Record<string, unknown>, field: string): number | undefined {
  const value = fieldValue(data, field)
  return typeof value === 'number' ? value : undefined
}

type CountedRule = z.infer<typeof Counted>
/** How much one case adds to a count. */
function countIn(rules: Rules, edition: Edition, counted: CountedRule, { events, state, changes }: CountedCase): number {
  if (!includes(counted, subjectFor(edition, state))) return 0
  const has = (triggers: NonNullable<Extract<CountedRule, { count: 'cases' }>['with']>) =>
    events.some(e => pulls(triggers, e.type, e.data as Record<string, unknown>))
  switch (counted.count) {
    case 'cases':
      return (counted.with === undefined || has(counted.with)) && (counted.without === undefined || !has(counted.without)) ? 1 : 0
    case 'events':
      return events.filter(e => pulls(counted.on, e.type, e.data as Record<string, unknown>)).length
    case 'duties':
      return changes.filter(
        change =>
          change.kind === 'duty-closed' &&
          counted.meanings.includes(meaningOf(rules, change.duty.edition, change.duty.rule)) &&
          (counted.outcomes === undefined || counted.outcomes.includes(change.outcome)),
      ).length
  }
}

const meaningOf = (rules: Rules, edition: string, rule: string): string =>
  editionNamed(rules, edition).duties.get(rule)?.meaning ?? ''

/** Whether a figure meets the target; undefined without a target or a figure. */
export function meetsTarget(
  { target }: Pick<NonNullable<Pack['indicators']>[number], 'target'>,
  figure: number | null,
): boolean | undefined {
  if (target === undefined || figure === null) return undefined
  return figure >= (target.gte ?? -Infinity) && figure <= (target.lte ?? Infinity)
}
