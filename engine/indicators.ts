import type { z } from 'zod'
import type { CaseEvent } from '../events/envelope.ts'
import { includes, pulls } from './conditions.ts'
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

/** The figure of an indicator over the cases of one period. `entered` and `change` are not counted from cases: null. */
export function figureOf(rules: Rules, edition: Edition, rule: IndicatorRule, cases: readonly CountedCase[]): Figure {
  const { measure } = rule
  if ('ratio' in measure) {
    const of = count(rules, edition, measure.ratio.of, cases)
    const among = count(rules, edition, measure.ratio.among, cases)
    return { figure: among === 0 ? null : (of / among) * 100, of, among }
  }
  if ('mean' in measure || 'sum' in measure) {
    const { on, field } = 'mean' in measure ? measure.mean : measure.sum
    const numbers = cases.flatMap(c =>
      c.events.flatMap(e => (e.type === on ? numberIn(e.data as Record<string, unknown>, field) : [])),
    )
    const sum = numbers.reduce((a, b) => a + b, 0)
    if ('sum' in measure) return { figure: sum, of: numbers.length }
    return { figure: numbers.length === 0 ? null : sum / numbers.length, of: numbers.length }
  }
  return { figure: null, of: 0 }
}

function numberIn(data: Record<string, unknown>, field: string): number[] {
  const value = field.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], data)
  return typeof value === 'number' ? [value] : []
}

type CountedRule = z.infer<typeof Counted>
function count(rules: Rules, edition: Edition, counted: CountedRule, cases: readonly CountedCase[]): number {
  const ours = cases.filter(({ state }) => includes(counted, subjectFor(edition, state)))
  switch (counted.count) {
    case 'cases':
      return ours.filter(({ events }) => {
        const has = (triggers: typeof counted.with) =>
          events.some(e => pulls(triggers!, e.type, e.data as Record<string, unknown>))
        return (counted.with === undefined || has(counted.with)) && (counted.without === undefined || !has(counted.without))
      }).length
    case 'events':
      return sumOf(ours, ({ events }) => events.filter(e => pulls(counted.on, e.type, e.data as Record<string, unknown>)).length)
    case 'duties':
      return sumOf(
        ours,
        ({ changes }) =>
          changes.filter(
            change =>
              change.kind === 'duty-closed' &&
              counted.meanings.includes(meaningOf(rules, change.duty.edition, change.duty.rule)) &&
              (counted.outcomes === undefined || counted.outcomes.includes(change.outcome)),
          ).length,
      )
  }
}

const sumOf = (cases: readonly CountedCase[], one: (c: CountedCase) => number): number =>
  cases.reduce((sum, c) => sum + one(c), 0)
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
