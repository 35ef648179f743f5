/** Fewer whole periods before than this: no limits are drawn. */
export const LIMITS_FROM = 8

/** Shewhart's c chart for counts: the mean of the periods before and three standard deviations of a Poisson count either side of it. */
export type ControlLimits = {
  readonly mean: number
  readonly lower: number
  readonly upper: number
  /** Over how many whole periods. */
  readonly periods: number
}

/** The limits for counts, from the whole periods before those shown; undefined with fewer than eight, or with none at all counted. */
export function controlLimits(before: readonly number[]): ControlLimits | undefined {
  if (before.length < LIMITS_FROM) return undefined
  const mean = before.reduce((sum, one) => sum + one, 0) / before.length
  if (mean === 0) return undefined
  const spread = 3 * Math.sqrt(mean)
  return { mean, lower: Math.max(0, mean - spread), upper: mean + spread, periods: before.length }
}
