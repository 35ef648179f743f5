import type { Instant } from '../events/instant.ts'
import type { PenaltyMeasure } from '../events/penalty-events.ts'
import type { SanctionKindName } from '../events/sanction-kinds.ts'
import { editionsBinding } from './binding.ts'
import { type Enforcement, quantityOf } from './measures.ts'
import type { EnforcementRule, Pack, SanctionRule } from './pack.ts'
import type { CitedViolation } from './penalty.ts'
import { editionNamed, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'

/** 公司定的数额: between which the company fills what a sanction of a regulation leaves blank; in 分, points or months. */
export type CompanyLimit = {
  readonly regulation: string
  readonly sanction: string
  readonly kind: SanctionKindName
  readonly from: number
  readonly to: number
}
type RuleMeasure = SanctionRule['measures'][number]

const isOpen = (quantity: unknown): boolean => typeof quantity === 'object' && quantity !== null && 'open' in quantity
/** Whether the text leaves the quantity of a measure blank. */
export const isLeftOpen = ({ from, to, term }: RuleMeasure): boolean => isOpen(from) || isOpen(to) || isOpen(term)

/** The measure of the regulation that a measure of a penalty follows; undefined where it was put forward beside the text. */
export function measureOfText(pack: Pack, cited: CitedViolation, measure: PenaltyMeasure): RuleMeasure | undefined {
  const rules = (pack.sanctions ?? []).filter(rule =>
    measure.sanction === undefined ? rule.of === cited.of && rule.grade === cited.grade : rule.id === measure.sanction,
  )
  return rules.flatMap(rule => rule.measures).find(one => one.kind === measure.kind)
}

/** What the company has set for a measure that the text leaves blank. */
export function limitFor(
  limits: readonly CompanyLimit[],
  pack: Pack,
  cited: CitedViolation,
  measure: PenaltyMeasure,
): CompanyLimit | undefined {
  const ids = (pack.sanctions ?? []).flatMap(rule =>
    (measure.sanction === undefined ? rule.of === cited.of && rule.grade === cited.grade : rule.id === measure.sanction)
      ? [rule.id]
      : [],
  )
  return limits.find(one => one.regulation === pack.id && one.kind === measure.kind && ids.includes(one.sanction))
}

/**
 * How the measures of a penalty case begin and are carried out by the regulations on it. `limits` are the company's amounts: a quantity stands on
 * something where the text says it, or where the company has filled the blank and the quantity lies within.
 */
export function enforcementOf(rules: Rules, state: CaseState, limits: readonly CompanyLimit[]): Enforcement {
  const editions = editionsBinding(rules, state)
  const cited = state.penalty?.cited
  const pack = cited === undefined ? undefined : editionNamed(rules, cited.edition).pack
  const carried = new Set(
    editions.flatMap(edition =>
      (edition.pack.records ?? []).flatMap(record =>
        (record.onMeasures ?? []).flatMap(one => (one.does === 'carries-out' ? [one.kind] : [])),
      ),
    ),
  )
  const fill = (measure: PenaltyMeasure): PenaltyMeasure => {
    const field = quantityOf[measure.kind]
    if (field === undefined || measure[field] !== undefined || cited === undefined || pack === undefined) return measure
    const said = onlyValue(measureOfText(pack, cited, measure)) ?? onlyLimit(limitFor(limits, pack, cited, measure))
    return said === undefined ? measure : { ...measure, [field]: said }
  }
  return {
    rule: kind => enforcementRule(rules, state, kind),
    isCarriedOut: kind => kind === 'restriction' || carried.has(kind),
    fill,
    isBlank: measure => {
      const field = quantityOf[measure.kind]
      if (field === undefined) return false
      const value = measure[field]
      if (value === undefined) return true
      if (cited === undefined || pack === undefined) return false
      const text = measureOfText(pack, cited, measure)
      if (text === undefined || !isLeftOpen(text)) return false
      const limit = limitFor(limits, pack, cited, measure)
      return limit === undefined || value < limit.from || value > limit.to
    },
    appealUntil: appealUntil(rules, state),
  }
}

/** The rule by which measures of a kind take effect on a case; of several regulations the one that waits for the appeal is the stricter. */
export function enforcementRule(rules: Rules, state: CaseState, kind: SanctionKindName): EnforcementRule | undefined {
  const of = state.penalty?.cited?.of
  const found = editionsBinding(rules, state).flatMap(({ pack }) =>
    (pack.enforcement ?? []).filter(rule => rule.measures.includes(kind) && (rule.of === undefined || rule.of === of)),
  )
  return found.find(rule => rule.begins === 'final') ?? found[0]
}

/** Until when an appeal can be filed, as its clock runs; null where none runs. */
export function appealUntil(rules: Rules, state: CaseState): Instant | null {
  const open = Object.values(state.duties).find(({ edition, rule }) => {
    const known = editionNamed(rules, edition).duties.get(rule)
    return known?.lapses === true && known.meaning === 'appeal'
  })
  return open?.dueAt ?? null
}

const onlyValue = (text: RuleMeasure | undefined): number | undefined =>
  typeof text?.from === 'number' && (text.to === undefined || text.to === text.from) ? text.from : undefined
const onlyLimit = (limit: CompanyLimit | undefined): number | undefined => (limit?.from === limit?.to ? limit?.from : undefined)
