import type { LocalDate } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'

/** A month of pay: `2026-11`. */
export type PayMonth = string

/** What a law says may be taken from a month's wage, in force from `since` up to and not including `until`. */
export type DeductionRule = {
  /** Its id in the list of laws (policies/laws.ts). */
  readonly law: string
  readonly article: Text
  readonly since: LocalDate
  readonly until?: LocalDate
  /** At most so many percent of the month's wage. */
  readonly sharePercent: number
  readonly says: Text
}

/** A minimum wage of a region, in 分 for a month, from a day on until the next one of the region begins. */
export type MinimumWage = { readonly since: LocalDate; readonly monthlyFen: number; readonly source: string }

/** What may be taken from one person's wage of one month, with the sum. Amounts in 分. */
export type DeductionLimit = {
  readonly rule: DeductionRule
  readonly wageFen: number
  readonly minimum: MinimumWage
  /** The share that the law allows, rounded down to a 分. */
  readonly shareFen: number
  /** What the wage has over the minimum wage; never below 0. */
  readonly aboveMinimumFen: number
  /** The smaller of the two. */
  readonly limitFen: number
  readonly binding: 'share' | 'minimum'
}

/** The first day of a month, and of the month after it. */
export const firstDayOf = (month: PayMonth): LocalDate => `${month}-01`
export function monthAfter(month: PayMonth, n = 1): PayMonth {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const count = year * 12 + number - 1 + n
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** The rules in force on any day of a month: where a law changes within it, both bind and the stricter one counts. */
export function rulesInMonth(rules: readonly DeductionRule[], month: PayMonth): DeductionRule[] {
  const [from, to] = [firstDayOf(month), firstDayOf(monthAfter(month))]
  return rules.filter(rule => rule.since < to && (rule.until === undefined || rule.until > from))
}

/** The highest minimum wage of a region in force on any day of a month; undefined where none is known for it. */
export function minimumInMonth(rates: readonly MinimumWage[], month: PayMonth): MinimumWage | undefined {
  const [from, to] = [firstDayOf(month), firstDayOf(monthAfter(month))]
  const sorted = [...rates].sort((a, b) => a.since.localeCompare(b.since))
  const inForce = sorted.filter((rate, at) => rate.since < to && (sorted[at + 1]?.since ?? '9999-12-31') > from)
  return inForce.reduce<MinimumWage | undefined>(
    (most, rate) => (most === undefined || rate.monthlyFen > most.monthlyFen ? rate : most),
    undefined,
  )
}

/**
 * What may be taken from a wage of a month: at most the law's share of it, and what is left not below the minimum wage. Undefined where no rule
 * is in force in the month. Amounts in whole 分.
 */
export function deductionLimit(
  rules: readonly DeductionRule[],
  month: PayMonth,
  { wageFen, minimum }: { readonly wageFen: number; readonly minimum: MinimumWage },
): DeductionLimit | undefined {
  const rule = rulesInMonth(rules, month).reduce<DeductionRule | undefined>(
    (strictest, one) => (strictest === undefined || one.sharePercent < strictest.sharePercent ? one : strictest),
    undefined,
  )
  if (rule === undefined) return undefined
  const shareFen = Math.floor((wageFen * rule.sharePercent) / 100)
  const aboveMinimumFen = Math.max(0, wageFen - minimum.monthlyFen)
  return {
    ...{ rule, wageFen, minimum, shareFen, aboveMinimumFen, limitFen: Math.min(shareFen, aboveMinimumFen) },
    binding: shareFen <= aboveMinimumFen ? 'share' : 'minimum',
  }
}
