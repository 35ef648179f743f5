import { expect, test } from 'vitest'
import { betterSample } from './server-time.ts'

const sample = (offset: number, trip: number, at = 0) => ({ offset, trip, at })

test('the answer with the shorter way is the more exact one', () => {
  expect(betterSample(undefined, sample(5000, 300))).toEqual(sample(5000, 300))
  expect(betterSample(sample(5000, 300), sample(5100, 40)).offset).toBe(5100)
  expect(betterSample(sample(5100, 40), sample(5000, 300)).offset).toBe(5100)
})

test('an old sample gives way, for clocks drift', () => {
  expect(betterSample(sample(5100, 40, 0), sample(5000, 300, 6 * 60_000)).offset).toBe(5000)
})

test('a local clock set anew is noticed at once', () => {
  expect(betterSample(sample(5100, 40), sample(-3_595_000, 300, 1000)).offset).toBe(-3_595_000)
})
