/**
 * Safety stock and reorder point from what was really used (equip 14). Demand of a week has mean m and sample deviation s over the window;
 * supply takes L weeks; z is the normal quantile of the service level. Safety stock = z·s·√L, reorder point = m·L + safety stock (King, Crack
 * the code: understanding safety stock, APICS 2011), order up to = reorder point + m·R for R weeks until somebody looks again. Whole units, rounded up.
 */
export type ReorderRule = {
  readonly serviceLevel: number
  readonly leadDays: number
  readonly reviewWeeks: number
  /** In fewer weeks with consumption than this nothing is said. */
  readonly leastWeeks: number
}
export type ReorderFigures = {
  /** Whole weeks looked at, and in how many of them something was used. */
  readonly weeks: number
  readonly usedWeeks: number
  readonly total: number
  /** Per week. */
  readonly mean: number
  readonly deviation: number
  readonly z: number
  readonly leadWeeks: number
  /** Null: too little was used to say (数据不足). */
  readonly safety: number | null
  readonly reorderAt: number | null
  readonly orderUpTo: number | null
}

/** The figures of one part at one place from its weeks of consumption, oldest first; `weeks` without consumption are zeros. */
export function reorderFigures(weeks: readonly number[], rule: ReorderRule): ReorderFigures {
  const total = weeks.reduce((sum, used) => sum + used, 0)
  const mean = weeks.length === 0 ? 0 : total / weeks.length
  const deviation =
    weeks.length < 2 ? 0 : Math.sqrt(weeks.reduce((sum, used) => sum + (used - mean) ** 2, 0) / (weeks.length - 1))
  const usedWeeks = weeks.filter(used => used > 0).length
  const z = normalQuantile(rule.serviceLevel)
  const leadWeeks = rule.leadDays / 7
  const figures = { weeks: weeks.length, usedWeeks, total, mean, deviation, z, leadWeeks }
  if (usedWeeks < rule.leastWeeks) return { ...figures, safety: null, reorderAt: null, orderUpTo: null }
  const safety = up(z * deviation * Math.sqrt(leadWeeks))
  const reorderAt = up(mean * leadWeeks + safety)
  return { ...figures, safety, reorderAt, orderUpTo: up(reorderAt + mean * rule.reviewWeeks) }
}

/** How many to order: up to the aim, where what is free and what is on its way together have come down to the reorder point; else 0. */
export function toOrder({ reorderAt, orderUpTo }: ReorderFigures, position: number): number {
  if (reorderAt === null || orderUpTo === null || position > reorderAt) return 0
  return Math.max(0, orderUpTo - position)
}

/** Upwards to whole units; a tail of floating-point arithmetic orders no piece more. */
const up = (value: number): number => Math.max(0, Math.ceil(value - 1e-9))

const A = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1, 2.506628277459239,
]
const B = [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1]
const C = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783,
]
const D = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1]
const polynomial = (factors: readonly number[], x: number) => factors.reduce((sum, factor) => sum * x + factor, 0)

/** The quantile of the standard normal distribution for 0 < p < 1, to nine digits (P. J. Acklam's rational approximation). */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a share between 0 and 1 is wanted, not ${p}`)
  if (p > 1 - 0.02425) return -normalQuantile(1 - p)
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    return polynomial(C, q) / polynomial(D, q)
  }
  const q = p - 0.5
  const r = q * q
  return (polynomial(A, r) * q) / polynomial(B, r)
}
