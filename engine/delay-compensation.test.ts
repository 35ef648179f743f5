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
  expect(delayCompensationOf({ ...terms })).toBeUndefined()
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
