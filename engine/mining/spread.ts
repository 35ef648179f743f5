/** How a list of numbers lies. `linear` interpolates at rank 1 + p(n-1) (numpy, Excel's PERCENTILE.INC); `nearestRank` is the ceil(p·n)-th smallest. */
export type Spread = {
  readonly n: number
  readonly mean: number
  readonly median: number
  readonly p95NearestRank: number
  readonly p95Linear: number
  readonly min: number
  readonly max: number
}

/** The k-th smallest with k = ceil(p·n) of numbers in ascending order; `sorted` must hold one at least. */
export function nearestRank(sorted: readonly number[], p: number): number {
  return sorted[Math.min(Math.max(Math.ceil(p * sorted.length), 1), sorted.length) - 1]!
}

/** The quantile by linear interpolation at rank 1 + p(n-1); the median of an even count is the mean of its two middle values. */
export function linearQuantile(sorted: readonly number[], p: number): number {
  const rank = p * (sorted.length - 1)
  const below = Math.floor(rank)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (high - low) * (rank - below)
}

/** The spread of numbers in their own unit; null of none. */
export function spreadOf(values: readonly number[]): Spread | null {
  const n = values.length
  if (n === 0) return null
  const sorted = Float64Array.from(values).sort() as unknown as readonly number[]
  return {
    n,
    mean: values.reduce((sum, value) => sum + value, 0) / n,
    median: linearQuantile(sorted, 0.5),
    p95NearestRank: nearestRank(sorted, 0.95),
    p95Linear: linearQuantile(sorted, 0.95),
    min: sorted[0]!,
    max: sorted[n - 1]!,
  }
}

/** How many of how many. */
export type Part = { readonly count: number; readonly of: number }
/** Those of the values for which something holds. */
export const partOf = <T>(values: readonly T[], holds: (value: T) => boolean): Part => ({
  count: values.reduce((n, value) => n + (holds(value) ? 1 : 0), 0),
  of: values.length,
})
