import { describe, expect, test } from 'vitest'
import { nameOfPeriod, periodJustBefore, periodLastYear, periodNamed } from './period-names.ts'

describe('the name of a period', () => {
  test.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
  ])('%s is %s to %s, and back', (name, start, end) => {
    expect(periodNamed(name)).toEqual({ start, end })
    expect(nameOfPeriod({ start, end })).toBe(name)
  })
  test('that is none has no days: a 53rd week of a year of 52, a 13th month', () => {
    expect(periodNamed('2025-W53')).toBeUndefined()
    expect(periodNamed('2026-13')).toBeUndefined()
    expect(nameOfPeriod({ start: '2026-01-02', end: '2026-01-31' })).toBeUndefined()
  })
})

test('the period before is of the same sort, or equally many days; last year follows the calendar', () => {
  expect(periodJustBefore({ start: '2026-03-01', end: '2026-03-31' })).toEqual({ start: '2026-02-01', end: '2026-02-28' })
  expect(periodJustBefore({ start: '2026-01-01', end: '2026-12-31' })).toEqual({ start: '2025-01-01', end: '2025-12-31' })
  expect(periodJustBefore({ start: '2026-03-05', end: '2026-03-07' })).toEqual({ start: '2026-03-02', end: '2026-03-04' })
  expect(periodLastYear({ start: '2026-03-01', end: '2026-03-31' })).toEqual({ start: '2025-03-01', end: '2025-03-31' })
  expect(periodLastYear({ start: '2028-02-29', end: '2028-02-29' })).toEqual({ start: '2027-02-28', end: '2027-02-28' })
})
