import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { drawUnits, populationHash, replacementFor, type Strata, seatsOf, seedOf, sizeWith, type Unit } from './draw.ts'

const about = { organisation: 'o', regulation: 'furn', rule: 'daily-callbacks', start: '2026-03-02', end: '2026-03-03' }
const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex')
/** Names in the order that a seed gives them, worked out with the hash of the platform. */
const inOrder = (seed: string, names: readonly string[], of: 'unit' | 'stratum') =>
  [...names].sort((a, b) => (hmac(seed, `${of}:${a}`) < hmac(seed, `${of}:${b}`) ? -1 : 1))
const unitsOf = (strata: Readonly<Record<string, number>>): Unit[] =>
  Object.entries(strata).flatMap(([stratum, n]) =>
    Array.from({ length: n }, (_, i) => ({ id: `${stratum}-${i}`, stratum, digest: '' })),
  )
const idsOf = (units: readonly Unit[]) => units.map(unit => unit.id)
const seeds = ['one', 'two', 'three', 'four', 'five']

test('a population has the hash of its lines in the order of their ids', () => {
  const units: Unit[] = [
    { id: 'b', stratum: 's', digest: 'd2' },
    { id: 'a', stratum: '', digest: 'd1' },
    { id: 'c', stratum: 's', digest: '' },
  ]
  const lines = '["a","","d1"]\n["b","s","d2"]\n["c","s",""]\n'
  expect(populationHash(units)).toBe(createHash('sha256').update(lines).digest('hex'))
  expect(idsOf(units)).toEqual(['b', 'a', 'c'])
})

test('a seed is the HMAC of all that the draw is about under the key', () => {
  const text = '["bihuan-sample-1","o","furn","daily-callbacks","2026-03-02","2026-03-03","p","3107.52"]'
  expect(seedOf('key', about, 'p', '3107.52')).toBe(hmac('key', text))
})

describe('units come', () => {
  test('in the order that the HMAC of their ids gives them', () => {
    const all = unitsOf({ a: 7, b: 5 })
    for (const seed of seeds) {
      const order = inOrder(seed, idsOf(all), 'unit')
      expect(idsOf(drawUnits(seed, all, 5, null))).toEqual(order.slice(0, 5))
      expect(idsOf(drawUnits(seed, all, 12, null))).toEqual(order)
    }
  })
  test('from each stratum as many as it has seats, still in that order', () => {
    const all = unitsOf({ a: 8, b: 4 })
    for (const seed of seeds) {
      const order = inOrder(seed, idsOf(all), 'unit')
      const first = (stratum: string, n: number) => order.filter(id => id.startsWith(stratum)).slice(0, n)
      const wanted = new Set([...first('a', 4), ...first('b', 2)])
      expect(idsOf(drawUnits(seed, all, 6, { atLeast: 0 }))).toEqual(order.filter(id => wanted.has(id)))
    }
  })
  test('in place of one that cannot be checked: the next of its stratum, and of any where that has none left', () => {
    const all = unitsOf({ a: 3, b: 3 })
    for (const seed of seeds) {
      const order = inOrder(seed, idsOf(all), 'unit')
      const ofA = order.filter(id => id.startsWith('a'))
      const out = all.find(unit => unit.id === ofA[0])!
      expect(replacementFor(seed, all, new Set([ofA[0]!]), out)!.id).toBe(ofA[1])
      expect(replacementFor(seed, all, new Set(ofA), out)!.id).toBe(order.find(id => id.startsWith('b')))
    }
  })
})

describe('seats', () => {
  const seats = (seed: string, sizes: Record<string, number>, size: number, strata: Strata, covered: string[] = []) =>
    Object.fromEntries(seatsOf(seed, new Map(Object.entries(sizes)), size, strata, new Set(covered)))
  test('are shared out by size, the largest remainder first', () => {
    // 7 of 100 from 50, 30 and 20: 3.5, 2.1 and 1.4.
    for (const seed of seeds) expect(seats(seed, { a: 50, b: 30, c: 20 }, 7, { atLeast: 0 })).toEqual({ a: 4, b: 2, c: 1 })
    // 4 of 20 from 9, 7 and 4: 1.8, 1.4 and 0.8; two remainders of 0.8.
    for (const seed of seeds) expect(seats(seed, { a: 9, b: 7, c: 4 }, 4, { atLeast: 0 })).toEqual({ a: 2, b: 1, c: 1 })
  })
  test('of more than there are go to all there are, and to no more', () => {
    for (const atLeast of [0, 1] as const)
      expect(seats('one', { a: 3, b: 2, c: 0 }, 9, { atLeast })).toEqual({ a: 3, b: 2, c: 0 })
    expect(seats('one', { a: 3, b: 2 }, 9, { atLeast: 1, per: 'month' }, ['a'])).toEqual({ a: 3, b: 2 })
  })
  test('with equal remainders go to whom the seed puts first', () => {
    for (const seed of seeds) {
      const [first, second] = inOrder(seed, ['a', 'b', 'c', 'd'], 'stratum')
      const got = seats(seed, { a: 5, b: 5, c: 5, d: 5 }, 2, { atLeast: 0 })
      expect(got).toEqual({ a: 0, b: 0, c: 0, d: 0, [first!]: 1, [second!]: 1 })
      expect(Object.keys(got)[0]).toBe(first)
    }
  })
  test('of one each go first, in the order of the seed as far as they reach, the rest by what is left of each', () => {
    for (const seed of seeds) {
      const [first, second] = inOrder(seed, ['a', 'b', 'c'], 'stratum')
      expect(seats(seed, { a: 5, b: 5, c: 5 }, 2, { atLeast: 1 })).toEqual({ a: 0, b: 0, c: 0, [first!]: 1, [second!]: 1 })
      // One each; the other 4 by 9, 3 and 0 of 12.
      expect(seats(seed, { a: 10, b: 4, c: 1 }, 7, { atLeast: 1 })).toEqual({ a: 4, b: 2, c: 1 })
      // One each; whoever has none left gets no more.
      expect(seats(seed, { a: 6, b: 1, c: 1 }, 5, { atLeast: 1 })).toEqual({ a: 3, b: 1, c: 1 })
      expect(seats(seed, { a: 3, b: 0, c: 1 }, 3, { atLeast: 1 })).toEqual({ a: 2, b: 0, c: 1 })
    }
  })
  test('are never more than a stratum has, and none where nobody is', () => {
    expect(seats('one', { a: 2, b: 1 }, 3, { atLeast: 1 })).toEqual({ a: 2, b: 1 })
    expect(seats('one', { a: 0, b: 0 }, 2, { atLeast: 0 })).toEqual({ a: 0, b: 0 })
    expect(seats('one', {}, 2, { atLeast: 0 })).toEqual({})
    expect(seats('one', { a: 2, b: 1 }, 0, { atLeast: 1 })).toEqual({ a: 0, b: 0 })
  })
  test('of one each go to all strata again with every draw, unless the floor is kept over a month', () => {
    const sizes = { a: 90, b: 1, c: 1 }
    expect(seats('one', sizes, 3, { atLeast: 1 }, ['b', 'c'])).toEqual({ a: 1, b: 1, c: 1 })
    expect(seats('one', sizes, 3, { atLeast: 1, per: 'month' }, ['b', 'c'])).toEqual({ a: 3, b: 0, c: 0 })
    expect(seats('one', sizes, 3, { atLeast: 1, per: 'month' }, ['a', 'c'])).toEqual({ a: 2, b: 1, c: 0 })
  })
})

describe('the size of a draw', () => {
  const all = unitsOf({ a: 3, b: 2, c: 1 })
  const month = { atLeast: 1, per: 'month' } as const
  test('grows where more strata are owed this month than are drawn', () => {
    expect(sizeWith(2, all, month)).toBe(3)
    expect(sizeWith(2, all, month, new Set(['a']))).toBe(2)
    expect(sizeWith(1, all, month, new Set(['a', 'elsewhere']))).toBe(2)
    expect(sizeWith(5, all, month)).toBe(5)
  })
  test('is what the rule says without such a floor', () => {
    expect(sizeWith(2, all, null)).toBe(2)
    expect(sizeWith(2, all, { atLeast: 1 })).toBe(2)
    expect(sizeWith(2, all, { atLeast: 0, per: 'month' })).toBe(2)
  })
  test('of a month counts in the draw, and what earlier draws have reached', () => {
    const strata = (covered: string[]) =>
      drawUnits('one', all, 1, month, new Set(covered))
        .map(unit => unit.stratum)
        .sort()
    expect(strata([])).toEqual(['a', 'b', 'c'])
    expect(strata(['a', 'c'])).toEqual(['b'])
  })
})
