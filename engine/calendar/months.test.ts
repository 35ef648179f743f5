import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfDay, dayNumberOf } from './local-date.ts'
import { addMonthsToDay } from './months.ts'

const later = (date: string, months: number) => dateOfDay(addMonthsToDay(dayNumberOf(date), months))
const refusal = expect.objectContaining({ name: 'CalendarError', code: 'calendar.out-of-range' })

describe('a number of months after a day', () => {
  test.each([
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-05-31', 0, '2026-05-31'],
  ])('%s and %d months is %s: the same number, or the last day of a month that does not have it', (from, months, to) => {
    expect(later(from, months)).toBe(to)
  })

  test('lies in the month that is so many further, on the same number unless that month is shorter, and never passes a later day', () => {
    const day = fc.integer({ min: dayNumberOf('1900-01-01'), max: dayNumberOf('2199-12-31') })
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const [year, month, number] = dateOfDay(from).split('-').map(Number) as [number, number, number]
        const end = addMonthsToDay(from, months)
        // Day 0 of the month after it is the last of a month.
        const longest = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
        const [toYear, toMonth, toNumber] = dateOfDay(end).split('-').map(Number) as [number, number, number]
        expect(toYear * 12 + toMonth).toBe(year * 12 + month + months)
        expect(toNumber).toBe(Math.min(number, longest))
        expect(addMonthsToDay(from + 1, months)).toBeGreaterThanOrEqual(end)
      }),
    )
  })

  test('is refused by name outside the years that dates have, far outside them too', () => {
    expect(later('9999-11-30', 1)).toBe('9999-12-30')
    expect(() => addMonthsToDay(dayNumberOf('9999-12-01'), 1)).toThrow(refusal)
    expect(() => addMonthsToDay(dayNumberOf('0000-01-01'), -1)).toThrow(refusal)
    expect(() => addMonthsToDay(dayNumberOf('2026-01-01'), 12_000_000)).toThrow(refusal)
  })
})
