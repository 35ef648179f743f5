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

/**
 * Quantiles as {@link linearQuantile} gives them, of numbers in any order; `values` must hold one at least. Only the places that are asked for are put in
 * order, which of a million numbers takes a fraction of sorting them.
 */
export function quantilesOf(values: readonly number[], shares: readonly number[]): number[] {
  const numbers = Float64Array.from(values)
  return shares.map(share => {
    const rank = share * (numbers.length - 1)
    const below = Math.floor(rank)
    const low = putInPlace(numbers, below)
    if (rank === below) return low
    let high = Number.POSITIVE_INFINITY
    for (let i = below + 1; i < numbers.length; i++) high = Math.min(high, numbers[i]!)
    return low + (high - low) * (rank - below)
  })
}

/** Puts the k-th smallest in its place, smaller ones before it and larger ones behind it (Hoare's selection), and gives it. */
function putInPlace(numbers: Float64Array, k: number): number {
  let [from, to] = [0, numbers.length - 1]
  // Numbers that lie badly are sorted in the end, so that no list takes long.
  for (let left = 2 * Math.ceil(Math.log2(numbers.length + 1)) + 8; from < to; left--) {
    if (left === 0) {
      numbers.subarray(from, to + 1).sort()
      break
    }
    const [a, b, c] = [numbers[from]!, numbers[(from + to) >> 1]!, numbers[to]!]
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
    let [i, j] = [from, to]
    while (i <= j) {
      while (numbers[i]! < pivot) i++
      while (numbers[j]! > pivot) j--
      if (i > j) break
      const held = numbers[i]!
      numbers[i++] = numbers[j]!
      numbers[j--] = held
    }
    if (k <= j) to = j
    else if (k >= i) from = i
    else break
  }
  return numbers[k]!
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
