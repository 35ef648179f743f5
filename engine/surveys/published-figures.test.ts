import { describe, expect, test } from 'vitest'
import { meanEstimate, npsEstimate, shareEstimate } from './estimates.ts'
import { studentCdf, studentQuantile } from './student-t.ts'

const rounded = (value: number | null, digits = 4) => (value === null ? null : Number(value.toFixed(digits)))

describe("Student's distribution", () => {
  test('is the closed form of one, two, three and four degrees', () => {
    const closed: Record<number, (t: number) => number> = {
      1: t => 0.5 + Math.atan(t) / Math.PI,
      2: t => 0.5 + t / (2 * Math.sqrt(2 + t * t)),
      3: t => 0.5 + (t / Math.sqrt(3) / (1 + (t * t) / 3) + Math.atan(t / Math.sqrt(3))) / Math.PI,
      4: t => 0.5 + (3 / 8) * (t / Math.sqrt(1 + (t * t) / 4)) * (1 - (t * t) / (12 * (1 + (t * t) / 4))),
    }
    for (const [degrees, of] of Object.entries(closed))
      for (const t of [-40, -3, -1, -0.2, 0, 0.1, 0.5, 1, 2, 12, 300]) {
        const ours = studentCdf(t, Number(degrees))
        expect([degrees, t, Math.abs(ours - of(t)) < 1e-13]).toEqual([degrees, t, true])
      }
  })
  test('has the quantiles of the printed tables', () => {
    const printed: [degrees: number, p90: number, p95: number, p975: number, p995: number][] = [
      [1, 3.0777, 6.3138, 12.7062, 63.6567],
      [2, 1.8856, 2.92, 4.3027, 9.9248],
      [5, 1.4759, 2.015, 2.5706, 4.0321],
      [9, 1.383, 1.8331, 2.2622, 3.2498],
      [29, 1.3114, 1.6991, 2.0452, 2.7564],
      [30, 1.3104, 1.6973, 2.0423, 2.75],
      [100, 1.2901, 1.6602, 1.984, 2.6259],
      [1000, 1.2824, 1.6464, 1.9623, 2.5808],
    ]
    for (const [degrees, ...quantiles] of printed)
      expect([degrees, ...[0.9, 0.95, 0.975, 0.995].map(p => rounded(studentQuantile(p, degrees)))]).toEqual([
        degrees,
        ...quantiles,
      ])
  })
  test('goes back from a quantile to its share to twelve digits, from the middle on', () => {
    for (const degrees of [1, 2, 7, 40, 400])
      for (const p of [0.5, 0.51, 0.75, 0.975, 0.9999])
        expect([degrees, p, Math.abs(studentCdf(studentQuantile(p, degrees), degrees) - p) < 1e-12]).toEqual([degrees, p, true])
    expect(Math.abs(studentQuantile(0.5, 3))).toBeLessThan(1e-11)
  })
})

describe('intervals of 95 %', () => {
  test("of a share are Wilson's, as Newcombe printed them, and end at 0 and 1 exactly", () => {
    const of = (hits: number, n: number) => {
      const { value, low, high } = shareEstimate(hits, n)!
      return [rounded(value), rounded(low), rounded(high)]
    }
    expect(of(81, 263)).toEqual([0.308, 0.2553, 0.3662])
    expect(of(15, 148)).toEqual([0.1014, 0.0624, 0.1605])
    expect(of(1, 29)).toEqual([0.0345, 0.0061, 0.1718])
    expect(of(28, 29)).toEqual([0.9655, 0.8282, 0.9939])
    expect([shareEstimate(0, 20)!.low, rounded(shareEstimate(0, 20)!.high)]).toEqual([0, 0.1611])
    expect([shareEstimate(20, 20)!.high, rounded(shareEstimate(20, 20)!.low)]).toEqual([1, 0.8389])
    // Where the formula itself misses the ends by its last bit.
    for (let n = 1; n <= 60; n++) expect([n, shareEstimate(0, n)!.low, shareEstimate(n, n)!.high]).toEqual([n, 0, 1])
    expect(shareEstimate(0, 0)).toBeUndefined()
  })
  test('of a mean are t intervals, cut at the ends of the scale that they were given', () => {
    // Student's own table of extra sleep (1908): 0.75 hours, from -0.53 to 2.03; 2.33, from 0.90 to 3.76.
    const first = meanEstimate([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2])!
    expect([first.value, first.low, first.high].map(value => rounded(value, 2))).toEqual([0.75, -0.53, 2.03])
    const second = meanEstimate([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])!
    expect([second.value, second.low, second.high].map(value => rounded(value, 2))).toEqual([2.33, 0.9, 3.76])
    const cut = meanEstimate([1, 1, 5], [1, 5])!
    expect([rounded(cut.value), cut.low, cut.high]).toEqual([2.3333, 1, 5])
    expect(meanEstimate([4, 4, 4], [1, 5])).toEqual({ value: 4, low: 4, high: 4 })
    expect(meanEstimate([4], [1, 5])).toEqual({ value: 4, low: null, high: null })
    expect(meanEstimate([], [1, 5])).toBeUndefined()
  })
  test('of NPS count 9 and 10 for, 0 to 6 against and 7 and 8 not at all, and stay between -100 and 100', () => {
    const value = (...values: number[]) => npsEstimate(values)!.value
    expect([0, 6, 7, 8, 9, 10].map(one => value(one))).toEqual([-100, -100, 0, 0, 100, 100])
    expect(npsEstimate([9, 0])).toEqual({ value: 0, low: -100, high: 100 })
    const many = npsEstimate([...Array(10).fill(9), ...Array(6).fill(7), ...Array(4).fill(3)])!
    // Mean 30, standard deviation 80.13, 2.093 of 19 degrees.
    expect([many.value, rounded(many.low, 1), rounded(many.high, 1)]).toEqual([30, -7.5, 67.5])
    expect(npsEstimate([])).toBeUndefined()
  })
})
