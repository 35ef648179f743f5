import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { associations } from './associations.ts'
import { sameRate } from './before-after.ts'
import { controlLimits } from './control-limits.ts'
import { fisherExact } from './fisher.ts'
import { type Basket, frequentSets } from './frequent-sets.ts'
import { falseDiscoveryRates } from './many-tests.ts'
import { pareto } from './pareto.ts'

describe("Fisher's exact test", () => {
  it('gives what R gives for the tea of R. A. Fisher (The Design of Experiments, 1935): 17/70 and 34/70', () => {
    const { greater, twoSided } = fisherExact({ both: 3, first: 1, second: 1, neither: 3 })
    expect(greater).toBeCloseTo(17 / 70, 12)
    expect(twoSided).toBeCloseTo(34 / 70, 12)
  })

  it("gives what R's manual prints for the convictions of twins (?fisher.test): 0.0005367 two-sided", () => {
    expect(fisherExact({ both: 10, first: 3, second: 2, neither: 15 }).twoSided).toBeCloseTo(0.0005367, 7)
    expect(fisherExact({ both: 10, first: 3, second: 2, neither: 15 }).greater).toBeCloseTo(0.0004652, 6)
  })

  // Sums of exact fractions (hypergeometric, Python's math.comb).
  it.each([
    [[10, 10, 10, 20], 0.18830137576991518, 0.25754924281098285],
    [[10, 5, 10, 25], 0.013985119259116625, 0.025455531237608398],
    [[0, 5, 5, 0], 1, 0.007936507936507936],
    [[5, 0, 0, 5], 0.003968253968253968, 0.007936507936507936],
    [[8, 2, 1, 5], 0.024475524475524476, 0.03496503496503497],
    [[1, 9, 11, 3], 0.9999663480953022, 0.0027594561852200836],
    [[30, 2, 3, 1], 0.30532212885154064, 0.30532212885154064],
    [[0, 6, 7, 1], 1, 0.004662004662004662],
    [[2, 8, 30, 5], 0.999992738357368, 0.00020736023960193288],
    [[0, 0, 3, 4], 1, 1],
    [[3, 4, 0, 0], 1, 1],
    [[60, 140, 140, 660], 9.767225720731997e-5, 0.00015578570799258963],
    [[10, 190, 190, 610], 0.9999999999936902, 5.464535670517532e-11],
    [[12, 3, 40, 900], 7.43071142534693e-14, 7.43071142534693e-14],
    [[200, 0, 0, 300], 1.9782589930397695e-145, 1.9782589930397695e-145],
  ] as const)('of %j is %d in one direction and %d in both', ([both, first, second, neither], greater, twoSided) => {
    const found = fisherExact({ both, first, second, neither })
    expect(found.greater / greater).toBeCloseTo(1, 9)
    expect(found.twoSided / twoSided).toBeCloseTo(1, 9)
    expect(Math.max(found.greater, found.twoSided)).toBeLessThanOrEqual(1)
  })

  it('adds up to one over all tables of the same margins, however large', () => {
    for (const [rows, columns, all] of [
      [7, 9, 20],
      [300, 4_000, 100_000],
    ] as const) {
      const table = (both: number) => ({ both, first: rows - both, second: columns - both, neither: all - rows - columns + both })
      expect(fisherExact(table(0)).greater).toBeCloseTo(1, 9)
      expect(fisherExact(table(5)).greater).toBeGreaterThan(fisherExact(table(6)).greater)
    }
  })

  const count = fc.nat({ max: 25 })
  const tables = fc.record({ both: count, first: count, second: count, neither: count })

  it('is the sum of all tables as whole numbers count them, whatever the table', () => {
    const choose = (n: number, k: number): bigint =>
      k < 0 || k > n ? 0n : Array.from({ length: k }).reduce((ways: bigint, _, i) => (ways * BigInt(n - i)) / BigInt(i + 1), 1n)
    fc.assert(
      fc.property(tables, table => {
        const [rows, columns] = [table.both + table.first, table.both + table.second]
        const others = table.second + table.neither
        // In how many ways a table with so many cases of both comes about; none where the margins do not allow it.
        const ways = Array.from({ length: rows + 1 }, (_, both) => choose(rows, both) * choose(others, columns - both))
        const share = (counts: readonly bigint[]) =>
          Number(counts.reduce((sum, one) => sum + one, 0n)) / Number(choose(rows + others, columns))
        const { greater, twoSided } = fisherExact(table)
        expect(greater / share(ways.slice(table.both))).toBeCloseTo(1, 9)
        // As likely to seven digits is as likely, as in R.
        const limit = ways[table.both]! * 10_000_001n
        expect(twoSided / share(ways.filter(one => one * 10_000_000n <= limit))).toBeCloseTo(1, 9)
      }),
    )
  })

  it('is the same whichever of the two is called the first, and whether one asks after what happens or what does not', () => {
    fc.assert(
      fc.property(tables, ({ both, first, second, neither }) => {
        const found = fisherExact({ both, first, second, neither })
        for (const other of [
          fisherExact({ both, first: second, second: first, neither }),
          fisherExact({ both: neither, first, second, neither: both }),
        ]) {
          expect(other.greater / found.greater).toBeCloseTo(1, 9)
          expect(other.twoSided / found.twoSided).toBeCloseTo(1, 9)
        }
      }),
    )
  })

  it.each([
    [[0, 0, 0, 0]],
    [[5, 0, 0, 0]],
    [[0, 5, 0, 0]],
    [[0, 0, 5, 0]],
    [[0, 0, 0, 5]],
    [[0, 3, 0, 4]],
    [[3, 0, 4, 0]],
  ] as const)('is 1 of %j, where the margins allow no other table', ([both, first, second, neither]) => {
    const found = fisherExact({ both, first, second, neither })
    expect(found.greater).toBeCloseTo(1, 12)
    expect(found.twoSided).toBeCloseTo(1, 12)
  })

  it('is 0 of a table that is less likely than the smallest double, and nearly certain the other way round', () => {
    expect(fisherExact({ both: 2000, first: 0, second: 0, neither: 3000 })).toEqual({ greater: 0, twoSided: 0 })
    const apart = fisherExact({ both: 0, first: 2000, second: 3000, neither: 0 })
    expect(apart.greater).toBeCloseTo(1, 9)
    expect(apart.twoSided).toBe(0)
  })
})

it('corrects for many tests as Benjamini and Hochberg (1995, section 4.1) do with their fifteen p-values: four are found at 0.05', () => {
  const ps = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1]
  const corrected = falseDiscoveryRates(ps)
  expect(corrected.filter(one => one <= 0.05)).toHaveLength(4)
  // p.adjust(ps, "BH") of R.
  for (const [at, value] of [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571, 0.0638571, 0.0645, 0.0765, 0.486].entries())
    expect(corrected[at]).toBeCloseTo(value, 6)
})

describe('what goes together', () => {
  // Tan, Steinbach and Kumar, Introduction to Data Mining, table 5.1: bread 0, milk 1, nappies 2, beer 3, eggs 4, cola 5.
  const market: Basket[] = [
    [0, 1],
    [0, 2, 3, 4],
    [1, 2, 3, 5],
    [0, 1, 2, 3],
    [0, 1, 2, 5],
  ].map(items => ({ items, count: 1 }))

  it('counts the market baskets of the textbook: {milk, nappies} in 3 of 5, with beer in 2', () => {
    const sets = new Map(frequentSets(market, 1).map(set => [set.items.join(), set.count]))
    expect([sets.get('1,2'), sets.get('1,2,3'), sets.get('0,1'), sets.get('2')]).toEqual([3, 2, 3, 4])
  })

  it('finds the same as counting every set by hand', () => {
    const basket = fc.record({
      items: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 5 }).map(items => items.sort((a, b) => a - b)),
      count: fc.integer({ min: 1, max: 4 }),
    })
    fc.assert(
      fc.property(fc.array(basket, { maxLength: 12 }), fc.integer({ min: 1, max: 6 }), (baskets, least) => {
        const family = (item: number) => Math.floor(item / 2)
        const found = new Map(frequentSets(baskets, least, family).map(set => [set.items.join(), set.count]))
        const all: number[][] = []
        for (let a = 0; a < 8; a++) {
          all.push([a])
          for (let b = a + 1; b < 8; b++) {
            if (family(a) !== family(b)) all.push([a, b])
            for (let c = b + 1; c < 8; c++) if (new Set([a, b, c].map(family)).size === 3) all.push([a, b, c])
          }
        }
        const expected = all
          .map(set => ({
            set,
            count: baskets.filter(one => set.every(item => one.items.includes(item))).reduce((sum, one) => sum + one.count, 0),
          }))
          .filter(({ count }) => count >= least)
        expect(found.size).toBe(expected.length)
        for (const { set, count } of expected) expect(found.get(set.join())).toBe(count)
      }),
      { numRuns: 60 },
    )
  })

  it('says support, confidence and lift, and is silent below thirty cases and of what stands together in fewer than five', () => {
    const twenty = (items: number[], count: number) => ({ items, count })
    // 40 cases: item 0 in 20 of them, item 2 in 16 of these and in 4 others; item 4 together with 2 in three cases only.
    const cases = [twenty([0, 2], 13), twenty([0, 2, 4], 3), twenty([0], 4), twenty([2], 4), twenty([], 16)]
    const { found, tested } = associations(cases, item => item)
    expect(tested).toBe(1)
    expect(found[0]).toMatchObject({ together: 16, support: 0.4, confidence: 0.8, lift: 1.6 })
    expect(found[0]!.q).toBe(found[0]!.p)
    expect(associations([twenty([0, 2], 29)], item => item)).toEqual({ cases: 29, least: 5, tested: 0, found: [] })
  })

  // 50 cases: 0 and 2 in 20 each, 4 in 15; all three together in 10, and no two without the third.
  const basket = (items: number[], count: number) => ({ items, count })
  const three = [basket([0, 2, 4], 10), basket([0], 10), basket([2], 10), basket([4], 5), basket([], 15)]

  it('reads a set from its rarest part, the surest first, and tells a triple where two say clearly more than either alone', () => {
    const pair = { together: 10, givenCases: 15, goesCases: 20, support: 0.2, confidence: 2 / 3, lift: expect.closeTo(5 / 3, 12) }
    expect(associations(three, item => item)).toEqual({
      ...{ cases: 50, least: 5, tested: 4 },
      found: [
        {
          ...{ given: [2, 4], goes: 0, together: 10, givenCases: 10, goesCases: 20, support: 0.2, confidence: 1, lift: 2.5 },
          ...{ p: expect.closeTo(1.7985883651357545e-5, 12), q: expect.closeTo(4 * 1.7985883651357545e-5, 12) },
        },
        { given: [4], goes: 0, ...pair, p: expect.closeTo(0.0254555312, 9), q: expect.closeTo((0.0254555312 * 4) / 3, 9) },
        { given: [4], goes: 2, ...pair, p: expect.closeTo(0.0254555312, 9), q: expect.closeTo((0.0254555312 * 4) / 3, 9) },
        {
          ...{ given: [2], goes: 0, together: 10, givenCases: 20, goesCases: 20, support: 0.2, confidence: 0.5, lift: 1.25 },
          ...{ p: expect.closeTo(0.2575492428, 9), q: expect.closeTo(0.2575492428, 9) },
        },
      ],
    })
    expect(associations(three, item => item, { most: 2 }).found.map(({ given }) => given)).toEqual([[2, 4], [4]])
  })

  it('leaves out a triple whose two say no more than one of them, what stands together as often as chance, and what never meets', () => {
    // 0 and 2 always come together: with 4 they say what 0 alone says.
    const same = [basket([0, 2, 4], 10), basket([0, 2], 5), basket([4], 5), basket([], 30)]
    expect(associations(same, item => item).found.map(({ given, goes }) => [...given, goes])).toEqual([
      [2, 0],
      [4, 0],
      [4, 2],
    ])
    // 10 of 20 with the one and 10 of 20 without it: no association at all.
    const independent = [basket([0, 2], 10), basket([0], 10), basket([2], 10), basket([], 10)]
    expect(associations(independent, item => item)).toEqual({ cases: 40, least: 5, tested: 1, found: [] })
    // 2 and 4 are levels of one thing.
    expect(associations(three, item => (item === 4 ? 2 : item)).found.map(({ given, goes }) => [...given, goes])).toEqual([
      [4, 0],
      [2, 0],
    ])
  })

  it('is read from the rarer of the two, whichever comes first, and the surest stands first, not the most frequent', () => {
    const given = (one: Basket[]) => associations(one, item => item).found.map(({ given: [of], goes }) => [of, goes])
    expect(given([basket([0, 2], 10), basket([0], 2), basket([2], 10), basket([], 20)])).toEqual([[0, 2]])
    expect(given([basket([0, 2], 10), basket([0], 10), basket([2], 2), basket([], 20)])).toEqual([[2, 0]])
    const weakAndStrong = [basket([0, 2], 20), basket([0], 10), basket([2], 10), basket([4, 6], 8), basket([], 20)]
    expect(given(weakAndStrong)).toEqual([
      [6, 4],
      [2, 0],
    ])
  })

  it('speaks from thirty cases on, and of what stands in as many of them as asked for', () => {
    const thirty = [basket([0, 2], 5), basket([0], 1), basket([], 24)]
    expect(associations(thirty, item => item)).toMatchObject({ cases: 30, tested: 1 })
    expect(associations(thirty, item => item, { least: 6 })).toEqual({ cases: 30, least: 6, tested: 0, found: [] })
  })

  it('puts what stands in more cases first', () => {
    const counts = frequentSets([basket([0, 2], 2), basket([2], 3), basket([4], 9)], 2).map(({ items, count }) => [items, count])
    expect(counts).toEqual([
      [[4], 9],
      [[2], 5],
      [[0], 2],
      [[0, 2], 2],
    ])
  })
})

it('draws the limits of the c chart of the NIST handbook (6.3.3.1): 25 wafers with 400 defects, 16 on average, from 4 to 28', () => {
  const wafers = [16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13]
  expect(controlLimits(wafers)).toEqual({ mean: 16, lower: 4, upper: 28, periods: 25 })
  expect(controlLimits([3, 4, 5, 3, 4, 5, 3])).toBeUndefined()
  expect(controlLimits([1, 1, 1, 1, 1, 1, 1, 1])).toMatchObject({ lower: 0, upper: 4 })
})

it('says how likely two counts differ by chance: 9 of 10 is 22/1024 (binom.test(9, 10) of R: 0.02148)', () => {
  expect(sameRate(9, 1)).toBeCloseTo(22 / 1024, 12)
  expect(sameRate(5, 5)).toBe(1)
  expect(sameRate(0, 0)).toBe(1)
  expect(sameRate(1, 9)).toBe(sameRate(9, 1))
  // 2 × (1 + 12 + 66 + 220) / 4096, and a single one of one.
  expect(sameRate(3, 9)).toBeCloseTo(598 / 4096, 12)
  expect(sameRate(6, 7)).toBe(1)
  expect(sameRate(0, 1)).toBe(1)
})

it('runs the shares of a Pareto chart to 100, in whole percent while the sample is small', () => {
  expect(
    pareto([
      { key: 'b', count: 1 },
      { key: 'a', count: 6 },
      { key: 'c', count: 2 },
    ]).map(one => [one.key, one.share, one.running]),
  ).toEqual([
    ['a', 67, 67],
    ['c', 22, 89],
    ['b', 11, 100],
  ])
  expect(
    pareto([
      { key: 'a', count: 333 },
      { key: 'b', count: 667 },
    ])[1]!.share,
  ).toBe(33.3)
})

it('puts equal bars of a Pareto chart in the order of their names and what is not stated last, however much it is', () => {
  const bars = [
    { key: 'c', count: 2 },
    { key: 'none', count: 9 },
    { key: 'a', count: 2 },
    { key: 'b', count: 3 },
  ]
  expect(pareto(bars, 'none').map(({ key, running }) => [key, running])).toEqual([
    ['b', 19],
    ['a', 31],
    ['c', 44],
    ['none', 100],
  ])
  // Not every bar is given: shares are those of the whole.
  expect(pareto([{ key: 'a', count: 1 }], undefined, 4)).toEqual([{ key: 'a', count: 1, share: 25, running: 25 }])
  expect(pareto([])).toEqual([])
  expect(pareto([...bars].reverse(), 'none').map(({ key }) => key)).toEqual(['b', 'a', 'c', 'none'])
})
