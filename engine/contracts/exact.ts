import { digitsOf } from '../decimal-sum.ts'

/** A positive fraction in whole numbers, so that no sum of money goes through binary fractions. */
export type Ratio = { readonly over: bigint; readonly under: bigint }

/** A number exactly as it is written: 0.1 is 1/10. */
export function ratioOf(value: number): Ratio {
  const { digits, decimals } = digitsOf(value)
  return { over: digits, under: 10n ** BigInt(decimals) }
}
export const times = (a: Ratio, b: Ratio): Ratio => ({ over: a.over * b.over, under: a.under * b.under })
/** Half up to a whole number; the ratio is not negative. */
export const rounded = ({ over, under }: Ratio): bigint => (over * 2n + under) / (under * 2n)

/**
 * Shares of a whole that add up to exactly that whole (largest remainder): each gets its exact share rounded down, and what is left goes one
 * by one to those whose rest was largest, the first of equals first. Where all weights are 0 the first takes all. `whole` is not negative.
 */
export function largestRemainder(whole: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((a, b) => a + b, 0n)
  if (total === 0n) return weights.map((_, at) => (at === 0 ? whole : 0n))
  const parts = weights.map((weight, at) => ({ at, share: (whole * weight) / total, rest: (whole * weight) % total }))
  const shares = parts.map(part => part.share)
  let left = whole - shares.reduce((a, b) => a + b, 0n)
  for (const { at } of [...parts].sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n) break
    shares[at]! += 1n
    left -= 1n
  }
  return shares
}
