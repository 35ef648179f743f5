import fc from 'fast-check'
import { expect, test } from 'vitest'
import { delayCompensationOf } from './delay-compensation.ts'

const terms = { contractFen: 12_345_678, perDayPercent: 0.05, capPercent: 5 }

test('by the day, until the cap of the contract', () => {
  // 123,456.78 元 × 0.05% × 10 日 = 617.2839 元.
  expect(delayCompensationOf({ ...terms, daysLate: 10 })).toEqual({
    ...{ byDaysFen: 61_728, capFen: 617_284, sumFen: 61_728, isCapped: false },
  })
  expect(delayCompensationOf({ ...terms, daysLate: 120 })).toMatchObject({ byDaysFen: 740_741, sumFen: 617_284, isCapped: true })
})

test('is counted on the percentages and half days as they are written, and rounded once, half up, to 分', () => {
  const one = (contractFen: number, perDayPercent: number, daysLate: number, capPercent = 100) =>
    delayCompensationOf({ contractFen, perDayPercent, capPercent, daysLate })!.byDaysFen
  // 10 元 × 0.05% × 1 日 is half a 分, and a little less is none.
  expect([one(1_000, 0.05, 1), one(999, 0.05, 1)]).toEqual([1, 0])
  expect([one(1_000, 0.05, 0.5), one(2_000, 0.05, 0.5), one(2_000, 0.05, 1.5)]).toEqual([0, 1, 2])
  // 33.3% of 1.50 元 is 49.95 分; in binary fractions 1.005% of 1,000 元 would be 1,004.999….
  expect([one(150, 33.3, 1), one(100_000, 1.005, 1)]).toEqual([50, 1_005])
})

test('says that the cap was reached only where the days come to more than it', () => {
  const capped = (daysLate: number) => delayCompensationOf({ contractFen: 10_000, perDayPercent: 1, capPercent: 5, daysLate })
  expect(capped(5)).toEqual({ byDaysFen: 500, capFen: 500, sumFen: 500, isCapped: false })
  expect(capped(6)).toEqual({ byDaysFen: 600, capFen: 500, sumFen: 500, isCapped: true })
})

test.each(['contractFen', 'perDayPercent', 'capPercent', 'daysLate'])('cannot be said without %s', name => {
  const whole = { ...terms, daysLate: 10 }
  expect(delayCompensationOf(whole)).toBeDefined()
  expect(delayCompensationOf({ ...whole, [name]: undefined })).toBeUndefined()
  expect(delayCompensationOf({ ...whole, [name]: '10' })).toBeUndefined()
})

test('is never more than the cap, whatever the contract and the days', () => {
  const percent = fc.integer({ min: 0, max: 100_000 }).map(n => n / 1_000)
  fc.assert(
    fc.property(fc.nat(10 ** 12), percent, percent, fc.nat(1_000), (contractFen, perDayPercent, capPercent, daysLate) => {
      const { sumFen, capFen, byDaysFen } = delayCompensationOf({ contractFen, perDayPercent, capPercent, daysLate })!
      expect(sumFen).toBe(Math.min(capFen, byDaysFen))
    }),
  )
})
