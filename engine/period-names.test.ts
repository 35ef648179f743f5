import { describe, expect, test } from 'vitest'
import { earliest, nameOfPeriod, periodJustBefore, periodLastYear, periodNamed } from './period-names.ts'

const days = (start: string, end: string) => ({ start, end })

describe('a period by its name', () => {
  test.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026-01', '2026-01-01', '2026-01-31'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2026-W12', '2026-03-16', '2026-03-22'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2021-W01', '2021-01-04', '2021-01-10'],
    ['2025-W52', '2025-12-22', '2025-12-28'],
  ])('%s is from %s to %s, and is called so', (name, start, end) => {
    expect(periodNamed(name)).toEqual({ start, end })
    expect(nameOfPeriod({ start, end })).toBe(name)
  })

  test.each([
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-Q0',
    '2026-W00',
    '2026-W54',
    '2025-W53',
    '26',
    '2026-1',
    '2026-03-01',
    'x2026',
    '',
  ])('"%s" is none', name => {
    expect(periodNamed(name)).toBeUndefined()
  })

  test.each([
    ['2026-03-02', '2026-03-31'],
    ['2026-01-02', '2026-01-31'],
    ['2026-03-01', '2026-03-30'],
    ['2026-01-01', '2026-06-30'],
    ['2026-03-17', '2026-03-23'],
    ['2026-03-16', '2026-03-21'],
    ['2026-02-01', '2026-04-30'],
  ])('from %s to %s is none that has a name', (start, end) => {
    expect(nameOfPeriod({ start, end })).toBeUndefined()
  })
})

describe('the period before', () => {
  test('is of the same sort where it is a whole one', () => {
    const before = (name: string) => nameOfPeriod(periodJustBefore(periodNamed(name)!))
    expect(['2026', '2026-Q1', '2026-03', '2026-01', '2026-W01', '2026-W12'].map(before)).toEqual([
      ...['2025', '2025-Q4', '2026-02', '2025-12', '2025-W52', '2026-W11'],
    ])
  })

  test('is as many days just before where it is none', () => {
    expect(periodJustBefore(days('2026-03-10', '2026-03-19'))).toEqual(days('2026-02-28', '2026-03-09'))
    expect(periodJustBefore(days('2026-03-05', '2026-03-07'))).toEqual(days('2026-03-02', '2026-03-04'))
    expect(periodJustBefore(days('2026-03-10', '2026-03-10'))).toEqual(days('2026-03-09', '2026-03-09'))
  })
})

describe('the same a year before', () => {
  test('goes by the calendar, a week by its number', () => {
    const before = (name: string) => nameOfPeriod(periodLastYear(periodNamed(name)!))
    expect(['2026', '2026-Q2', '2026-02', '2026-03', '2026-W12'].map(before)).toEqual([
      ...['2025', '2025-Q2', '2025-02', '2025-03', '2025-W12'],
    ])
  })

  test('of a week that the year before does not have, and of days that are no period, is the same days', () => {
    expect(periodLastYear(periodNamed('2026-W53')!)).toEqual(days('2025-12-28', '2026-01-03'))
    expect(periodLastYear(days('2026-03-10', '2027-01-05'))).toEqual(days('2025-03-10', '2026-01-05'))
  })

  test('of 29 February is the 28th', () => {
    expect(periodLastYear(days('2028-02-29', '2028-02-29'))).toEqual(days('2027-02-28', '2027-02-28'))
    expect(periodLastYear(days('2024-02-29', '2024-03-05'))).toEqual(days('2023-02-28', '2023-03-05'))
    expect(periodLastYear(days('2024-02-10', '2024-02-29'))).toEqual(days('2023-02-10', '2023-02-28'))
  })
})

test('the earlier of two days is the one that comes first, whichever stands first', () => {
  expect([
    earliest('2026-03-01', '2026-03-02'),
    earliest('2026-03-02', '2026-03-01'),
    earliest('2026-03-01', '2026-03-01'),
  ]).toEqual([...['2026-03-01', '2026-03-01', '2026-03-01']])
})
