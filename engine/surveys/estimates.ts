import { studentQuantile } from './student-t.ts'

/** Below this many answers no figure is compared with a target: the sample is too small to say. */
export const LEAST_SAMPLE = 30
/** Two-sided 95 %. */
const Z = 1.959963984540054
const TAIL = 0.975

/** A share or mean with its 95 % interval; bounds are null where no interval can be given. */
export type Estimate = { readonly value: number; readonly low: number | null; readonly high: number | null }

/** A share of `n` (0 to 1) with Wilson's interval, which stays inside 0 and 1 for small samples too. Undefined of nobody. */
export function shareEstimate(hits: number, n: number): Estimate | undefined {
  if (n === 0) return undefined
  const p = hits / n
  const z2 = (Z * Z) / n
  const middle = (p + z2 / 2) / (1 + z2)
  const half = (Z / (1 + z2)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n))
  // At the ends the formula meets 0 and 1 but for the last bit.
  return { value: p, low: hits === 0 ? 0 : Math.max(0, middle - half), high: hits === n ? 1 : Math.min(1, middle + half) }
}

/** The mean with the t interval of n - 1 degrees, cut at the ends of its scale; no interval for a single answer. Undefined of none. */
export function meanEstimate(values: readonly number[], within?: readonly [number, number]): Estimate | undefined {
  const n = values.length
  if (n === 0) return undefined
  const value = values.reduce((a, b) => a + b, 0) / n
  if (n === 1) return { value, low: null, high: null }
  const variance = values.reduce((all, v) => all + (v - value) ** 2, 0) / (n - 1)
  const half = studentQuantile(TAIL, n - 1) * Math.sqrt(variance / n)
  const [from, to] = within ?? [-Infinity, Infinity]
  return { value, low: Math.max(from, value - half), high: Math.min(to, value + half) }
}

/** NPS, -100 to 100: 9 and 10 promote, 0 to 6 detract; its interval is that of the mean of +100, 0 and -100, cut at the ends. */
export function npsEstimate(values: readonly number[]): Estimate | undefined {
  return meanEstimate(
    values.map(v => (v >= 9 ? 100 : v <= 6 ? -100 : 0)),
    [-100, 100],
  )
}

/** Whether a figure from so many answers may be held against a target. */
export const isSufficient = (n: number): boolean => n >= LEAST_SAMPLE
