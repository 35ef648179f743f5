import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { isSufficient, meanEstimate, npsEstimate, shareEstimate } from './estimates.ts'
import { studentCdf, studentQuantile } from './student-t.ts'

/** The reference library, which has no types of its own. */
type Reference = {
  readonly studentt: { inv(p: number, degrees: number): number; cdf(t: number, degrees: number): number }
  readonly normal: { inv(p: number, mean: number, sd: number): number }
  tci(mean: number, alpha: number, values: readonly number[]): [number, number]
}
let reference: Reference
beforeAll(async () => {
  // By a name that the compiler does not follow: there is nothing for it to find.
  const name = 'jstat'
  reference = ((await import(name)) as { jStat: Reference }).jStat
})

describe('figures of answers, against the reference library', () => {
  test("Student's t from one degree to thousands, at the tails that intervals use", () => {
    for (const degrees of [1, 2, 3, 5, 10, 29, 30, 100, 1_000, 5_000])
      for (const p of [0.6, 0.9, 0.95, 0.975, 0.995]) {
        expect(studentQuantile(p, degrees)).toBeCloseTo(reference.studentt.inv(p, degrees), 6)
        expect(studentCdf(studentQuantile(p, degrees), degrees)).toBeCloseTo(p, 10)
      }
    // The table of every textbook.
    expect(studentQuantile(0.975, 9)).toBeCloseTo(2.262157, 5)
  })

  test('the interval of a mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 60 }), values => {
        const ours = meanEstimate(values)!
        const mean = values.reduce((a, b) => a + b, 0) / values.length
        const [low, high] = reference.tci(mean, 0.05, values)
        expect(ours.value).toBeCloseTo(mean, 10)
        if (values.some(v => v !== values[0])) {
          expect(ours.low).toBeCloseTo(low, 5)
          expect(ours.high).toBeCloseTo(high, 5)
        }
      }),
      { numRuns: 60 },
    )
    expect(meanEstimate([4])).toEqual({ value: 4, low: null, high: null })
    expect(meanEstimate([])).toBeUndefined()
  })

  test("Wilson's interval solves its own equation, stays within 0 and 1, and is that of the published example", () => {
    // Newcombe 1998, table I: 81 of 263, and 0 of 20.
    const known = shareEstimate(81, 263)!
    expect([known.low, known.high].map(v => Number(v!.toFixed(4)))).toEqual([0.2553, 0.3662])
    expect(Number(shareEstimate(0, 20)!.high!.toFixed(4))).toBe(0.1611)
    expect(shareEstimate(0, 20)!.low).toBe(0)
    expect(shareEstimate(20, 20)!.high).toBe(1)
    expect(shareEstimate(0, 0)).toBeUndefined()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const hits = Math.round(share * n)
        const { low, high } = shareEstimate(hits, n)!
        const z = reference.normal.inv(0.975, 0, 1)
        for (const p of [low!, high!]) {
          expect(p).toBeGreaterThanOrEqual(0)
          expect(p).toBeLessThanOrEqual(1)
          expect((hits / n - p) ** 2).toBeCloseTo((z * z * p * (1 - p)) / n, 8)
        }
      }),
    )
  })

  test('NPS counts promoters less detractors, and its interval ends at 100', () => {
    expect(npsEstimate([10, 9, 8, 7, 6, 0])!.value).toBe(0)
    const all = npsEstimate([10, 10, 9, 9, 8])!
    expect(all.value).toBe(80)
    expect(all.high).toBe(100)
  })

  test('fewer than 30 answers are too few to be held against a target', () => {
    expect([0, 29, 30].map(isSufficient)).toEqual([false, false, true])
  })
})
