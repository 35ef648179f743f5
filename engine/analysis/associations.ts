import { fisherExact } from './fisher.ts'
import { type Basket, frequentSets } from './frequent-sets.ts'
import { falseDiscoveryRates } from './many-tests.ts'

/** Fewer cases than this in all: nothing is said of what goes together. */
export const ASSOCIATION_FROM = 30
/** What stands together in fewer cases than this is too few to be shown. */
export const TOGETHER_FROM = 5
/** Of the findings called significant at most this share is expected to be chance. */
export const FALSE_DISCOVERIES = 0.05

/** One or two things, and what goes with them more often than chance would have it. Never a cause: both may follow from a third. */
export type Association = {
  readonly given: readonly number[]
  readonly goes: number
  /** Cases with all of it, with the given, with what goes with it. */
  readonly together: number
  readonly givenCases: number
  readonly goesCases: number
  /** Of all cases, the share that has all of it; of those with the given, the share that has the other. In [0, 1]. */
  readonly support: number
  readonly confidence: number
  /** How many times as often together as if the two had nothing to do with each other; above 1. */
  readonly lift: number
  /** Fisher's exact test, two-sided, and the same corrected for all that was tested (Benjamini–Hochberg). */
  readonly p: number
  readonly q: number
}
export type Associations = {
  readonly cases: number
  readonly least: number
  /** How many pairs and triples were tested. */
  readonly tested: number
  readonly found: readonly Association[]
}

/**
 * What goes together: pairs, and triples where the third goes with the two more often than with either alone. `apart`: the family of an item
 * (two levels of one case never meet). Everything with a lift above 1 that stands in `least` cases, the surest first; `most` of them.
 */
export function associations(
  baskets: readonly Basket[],
  apart: (item: number) => number,
  { least = TOGETHER_FROM, most = 40 } = {},
): Associations {
  const cases = baskets.reduce((sum, basket) => sum + basket.count, 0)
  if (cases < ASSOCIATION_FROM) return { cases, least, tested: 0, found: [] }
  const sets = frequentSets(baskets, least, apart)
  const countOf = new Map(sets.map(set => [set.items.join(), set.count]))
  const has = (items: readonly number[]) => countOf.get(items.join()) ?? 0
  const tested = sets
    .filter(set => set.items.length > 1)
    .map(set => {
      // Of the ways to read a set the one that says most: where the given is rarest.
      const [best] = set.items
        .map(goes => ({ goes, given: set.items.filter(item => item !== goes) }))
        .sort((a, b) => has(a.given) - has(b.given))
      const { goes, given } = best!
      const [givenCases, goesCases] = [has(given), has([goes])]
      const { twoSided } = fisherExact({
        both: set.count,
        first: givenCases - set.count,
        second: goesCases - set.count,
        neither: cases - givenCases - goesCases + set.count,
      })
      const confidence = set.count / givenCases
      const lift = (confidence * cases) / goesCases
      return {
        given,
        goes,
        together: set.count,
        givenCases,
        goesCases,
        support: set.count / cases,
        confidence,
        lift,
        p: twoSided,
      }
    })
  const rates = falseDiscoveryRates(tested.map(one => one.p))
  const liftOf = new Map(tested.map(one => [[...one.given, one.goes].sort((a, b) => a - b).join(), one.lift]))
  const found = tested
    .map((one, at) => ({ ...one, q: rates[at]! }))
    .filter(one => one.lift > 1 && (one.given.length === 1 || saysMore(one, liftOf)))
    .sort((a, b) => a.q - b.q || b.lift - a.lift || b.together - a.together)
    .slice(0, most)
  return { cases, least, tested: tested.length, found }
}

/** A triple is worth a line only where the two together say clearly more than either alone. */
function saysMore({ given, goes, lift }: Association, liftOf: ReadonlyMap<string, number>): boolean {
  return given.every(one => lift > 1.1 * (liftOf.get([one, goes].sort((a, b) => a - b).join()) ?? 1))
}
