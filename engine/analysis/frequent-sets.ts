/** Things that stand together in one case, by number, each once and rising, and in how many cases exactly these do. */
export type Basket = { readonly items: readonly number[]; readonly count: number }
/** A set of one to three items, rising, and the cases that have all of them. */
export type FrequentSet = { readonly items: readonly number[]; readonly count: number }

const BITS = 2 ** 17
/** One number for two or three items: 17 bits each fit into a double. */
const keyOf = (a: number, b: number, c?: number): number => (c === undefined ? a * BITS + b : (a * BITS + b) * BITS + c)

/**
 * Apriori (Agrawal and Srikant 1994) to sets of three: what stands in at least `least` cases together; of pairs and triples only those whose parts do.
 * `apart` names the family of an item: two of one family never make a set. Items are numbers below 131,072. Larger counts first.
 */
export function frequentSets(
  baskets: readonly Basket[],
  least: number,
  apart: (item: number) => number = item => item,
): FrequentSet[] {
  const singles = count(baskets, least, function* ({ items }) {
    yield* items
  })
  const kept = baskets
    .map(({ items, count: weight }) => ({ items: items.filter(item => singles.has(item)), count: weight }))
    .filter(({ items }) => items.length > 1)
  const pairs = count(kept, least, function* ({ items }) {
    for (let a = 0; a < items.length; a++)
      for (let b = a + 1; b < items.length; b++) if (apart(items[a]!) !== apart(items[b]!)) yield keyOf(items[a]!, items[b]!)
  })
  const triples = count(kept, least, function* ({ items }) {
    for (let a = 0; a < items.length; a++)
      for (let b = a + 1; b < items.length; b++) {
        if (!pairs.has(keyOf(items[a]!, items[b]!))) continue
        for (let c = b + 1; c < items.length; c++)
          if (pairs.has(keyOf(items[a]!, items[c]!)) && pairs.has(keyOf(items[b]!, items[c]!)))
            yield keyOf(items[a]!, items[b]!, items[c]!)
      }
  })
  const last = (key: number) => key % BITS
  const rest = (key: number) => Math.floor(key / BITS)
  return [
    ...[...singles].map(([key, cases]) => ({ items: [key], count: cases })),
    ...[...pairs].map(([key, cases]) => ({ items: [rest(key), last(key)], count: cases })),
    ...[...triples].map(([key, cases]) => ({ items: [rest(rest(key)), last(rest(key)), last(key)], count: cases })),
  ].sort((a, b) => b.count - a.count)
}

function count(
  baskets: readonly Basket[],
  least: number,
  keys: (basket: Basket) => Iterable<number>,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const basket of baskets) for (const key of keys(basket)) counts.set(key, (counts.get(key) ?? 0) + basket.count)
  for (const [key, cases] of counts) if (cases < least) counts.delete(key)
  return counts
}
