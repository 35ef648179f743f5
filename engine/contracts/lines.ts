import type { QuotedLine } from '../../events/contract-events.ts'
import { largestRemainder, ratioOf, rounded, times } from './exact.ts'

/** 分: without tax, the tax, and both together. */
export type Sums = { readonly netFen: number; readonly taxFen: number; readonly totalFen: number }
/** What the lines of a quotation come to: each, and all together. */
export type Priced = Sums & { readonly lines: readonly Sums[] }

/**
 * Sums of a quotation in 分. A line is quantity × price less its discount, rounded half up once. Tax is computed on the sum of all lines of
 * one rate, not line by line, and shared among them by the largest remainder, so that the lines add up to exactly the total. Where prices
 * include tax it is taken out of them, else it is added.
 */
export function priceLines(lines: readonly QuotedLine[], taxIncluded: boolean): Priced {
  const bases = lines.map(line => {
    const kept = ratioOf(100 - (line.discountPercent ?? 0))
    const gross = times(times(ratioOf(line.quantity), { over: BigInt(line.unitPriceFen), under: 1n }), kept)
    return rounded({ over: gross.over, under: gross.under * 100n })
  })
  const taxes = lines.map(() => 0n)
  for (const rate of new Set(lines.map(line => line.taxPercent))) {
    const at = lines.flatMap((line, n) => (line.taxPercent === rate ? [n] : []))
    const weights = at.map(n => bases[n]!)
    const tax = taxOf(
      weights.reduce((a, b) => a + b, 0n),
      rate,
      taxIncluded,
    )
    largestRemainder(tax, weights).forEach((share, n) => {
      taxes[at[n]!] = share
    })
  }
  const each = bases.map((base, n) => sums(taxIncluded ? base - taxes[n]! : base, taxes[n]!))
  const add = (of: (one: Sums) => number) => each.reduce((total, one) => total + of(one), 0)
  return { lines: each, netFen: add(one => one.netFen), taxFen: add(one => one.taxFen), totalFen: add(one => one.totalFen) }
}

/** The tax in a sum that includes it, or on one that does not, rounded half up; in 分, the rate in per cent. */
export function taxOf(base: bigint, rate: number, included: boolean): bigint {
  const { over, under } = ratioOf(rate)
  return rounded({ over: base * over, under: included ? 100n * under + over : 100n * under })
}

const sums = (net: bigint, tax: bigint): Sums => ({ netFen: Number(net), taxFen: Number(tax), totalFen: Number(net + tax) })
