import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCalendarDays } from './calendar/local-date.ts'
import { monthStart, periodHolding, periodsBetween } from './period-dates.ts'
import { instantsOf, reportDueAt } from './periods.ts'
import { at, testCalendar } from './rules.fixture.ts'

describe('a period', () => {
  test.each([
    ['week', '2026-03-04', '2026-03-02', '2026-03-08'],
    ['week', '2026-03-02', '2026-03-02', '2026-03-08'],
    ['week', '2026-03-08', '2026-03-02', '2026-03-08'],
    ['week', '2026-01-01', '2025-12-29', '2026-01-04'],
    ['month', '2028-02-29', '2028-02-01', '2028-02-29'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['quarter', '2026-05-31', '2026-04-01', '2026-06-30'],
    ['quarter', '2026-12-01', '2026-10-01', '2026-12-31'],
    ['year', '2026-07-01', '2026-01-01', '2026-12-31'],
  ] as const)('the %s that holds %s is %s to %s', (every, date, start, end) => {
    expect(periodHolding(every, date)).toEqual({ start, end })
  })
  test('is followed by the next without a day between, from the one that holds the first day to the one that holds the last', () => {
    const every = fc.constantFrom('week', 'month', 'quarter', 'year' as const)
    const day = fc.integer({ min: 0, max: 1_500 }).map(n => addCalendarDays('2024-01-01', n))
    fc.assert(
      fc.property(every, day, fc.integer({ min: 0, max: 800 }), (kind, from, more) => {
        const to = addCalendarDays(from, more)
        const periods = periodsBetween(kind as 'week', from, to)
        expect([periods[0], periods.at(-1)]).toEqual([periodHolding(kind as 'week', from), periodHolding(kind as 'week', to)])
        for (const [n, period] of periods.slice(1).entries()) expect(period.start).toBe(addCalendarDays(periods[n]!.end, 1))
      }),
    )
    expect(periodsBetween('month', '2026-03-02', '2026-03-01')).toEqual([{ start: '2026-03-01', end: '2026-03-31' }])
    expect(periodsBetween('month', '2026-03-02', '2026-02-28')).toEqual([])
  })
  test('begins with the first moment of its first day and ends with the first after its last', () => {
    expect(instantsOf(testCalendar, { start: '2026-03-01', end: '2026-03-31' })).toEqual({
      from: at('2026-03-01 00:00'),
      to: at('2026-04-01 00:00'),
    })
    expect(monthStart(2026, 13)).toBe('2027-02-01')
  })
})

describe('the report on a period', () => {
  const due = (rule: object, end = '2026-03-31') =>
    reportDueAt(testCalendar, rule as Parameters<typeof reportDueAt>[1], { start: '2026-01-01', end })
  test('is due the rule’s time after its last day, which does not count', () => {
    expect(due({ due: { workdays: 1 } })).toBe(at('2026-04-01 18:00'))
    expect(due({ due: { workdays: 3 } })).toBe(at('2026-04-03 18:00'))
  })
  test('of a year that names a month is due from the end of that month', () => {
    expect(due({ due: { workdays: 1 }, month: 7 }, '2026-12-31')).toBe(at('2026-08-03 18:00'))
    expect(due({ due: { workdays: 1 }, month: 6 }, '2026-12-31')).toBe(at('2026-07-01 18:00'))
  })
})
