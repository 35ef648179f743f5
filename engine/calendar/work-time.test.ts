import { describe, expect, test } from 'vitest'
import { addDuration } from './add.ts'
import { compileCalendar } from './calendar.ts'
import { addWork, workBetween } from './work-time.ts'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00Z`)
const shown = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace('T', ' ')
const HOUR = 3_600_000
/** Monday to Wednesday, nine to twelve and one to six. Monday is 2 March 2026. */
const office = compileCalendar({
  id: 'office',
  title: 'office',
  zone: 'UTC',
  week: Object.fromEntries(
    ['mon', 'tue', 'wed'].map(day => [
      day,
      [
        ['09:00', '12:00'],
        ['13:00', '18:00'],
      ],
    ]),
  ),
  overrides: {},
  knownThrough: '9999-12-31',
})
const added = (from: string, hours: number) => shown(addWork(office, at(from), hours * HOUR))
const between = (from: string, to: string) => workBetween(office, at(from), at(to)) / HOUR

describe('working time is measured', () => {
  test('within a day, over the lunch break, over days and days off', () => {
    expect(between('2026-03-02 09:00', '2026-03-02 10:30')).toBe(1.5)
    expect(between('2026-03-02 11:00', '2026-03-02 14:00')).toBe(2)
    expect(between('2026-03-02 12:00', '2026-03-02 13:00')).toBe(0)
    expect(between('2026-03-02 17:00', '2026-03-03 10:00')).toBe(2)
    expect(between('2026-03-04 17:00', '2026-03-09 10:00')).toBe(2)
    expect(between('2026-03-02 00:00', '2026-03-09 00:00')).toBe(24)
  })
  test('from before opening and after closing as from opening and closing', () => {
    expect(between('2026-03-02 08:00', '2026-03-02 20:00')).toBe(8)
    expect(between('2026-03-05 08:00', '2026-03-06 20:00')).toBe(0)
  })
  test('backwards as less than nothing, and from a moment to itself as nothing', () => {
    expect(between('2026-03-03 10:00', '2026-03-02 17:00')).toBe(-2)
    expect(Object.is(workBetween(office, at('2026-03-05 10:00'), at('2026-03-05 09:00')), 0)).toBe(true)
    expect(between('2026-03-02 10:00', '2026-03-02 10:00')).toBe(0)
  })
  test('over a hundred years at most', () => {
    expect(() => workBetween(office, at('2026-03-02 09:00'), at('2126-05-16 09:00'))).not.toThrow()
    expect(() => workBetween(office, at('2026-03-02 09:00'), at('2126-05-18 09:00'))).toThrow(
      expect.objectContaining({ code: 'calendar.out-of-range' }),
    )
  })
})

describe('working time is added', () => {
  test('and ends at the earliest moment at which it has passed', () => {
    expect(added('2026-03-02 09:00', 3)).toBe('2026-03-02 12:00')
    expect(added('2026-03-02 09:00', 8)).toBe('2026-03-02 18:00')
    expect(added('2026-03-02 12:30', 1)).toBe('2026-03-02 14:00')
    expect(added('2026-03-02 09:00', 16)).toBe('2026-03-03 18:00')
    expect(added('2026-03-02 09:00', 25)).toBe('2026-03-09 10:00')
    expect(added('2026-03-06 09:00', 8)).toBe('2026-03-09 18:00')
  })
  test('backwards to the latest moment from which it has passed', () => {
    expect(added('2026-03-02 18:00', -5)).toBe('2026-03-02 13:00')
    expect(added('2026-03-02 18:00', -8)).toBe('2026-03-02 09:00')
    expect(added('2026-03-02 12:30', -1)).toBe('2026-03-02 11:00')
    expect(added('2026-03-02 20:00', -1)).toBe('2026-03-02 17:00')
    expect(added('2026-03-03 18:00', -16)).toBe('2026-03-02 09:00')
    expect(added('2026-03-09 10:00', -2)).toBe('2026-03-04 17:00')
    expect(added('2026-03-03 09:00', -1)).toBe('2026-03-02 17:00')
    expect(added('2026-03-03 09:00', -8)).toBe('2026-03-02 09:00')
  })
  test('as nothing it stays, or moves to the next opening', () => {
    expect(added('2026-03-02 09:00', 0)).toBe('2026-03-02 09:00')
    expect(added('2026-03-02 12:00', 0)).toBe('2026-03-02 12:00')
    expect(added('2026-03-02 12:30', 0)).toBe('2026-03-02 13:00')
    expect(added('2026-03-02 18:01', 0)).toBe('2026-03-03 09:00')
    expect(added('2026-03-04 18:00', 0)).toBe('2026-03-04 18:00')
  })
  test('as nothing at midnight it stays where the day before closed then', () => {
    const night = compileCalendar({ ...office.spec, week: { mon: [['20:00', '24:00']] } })
    expect(shown(addWork(night, at('2026-03-03 00:00'), 0))).toBe('2026-03-03 00:00')
    expect(shown(addWork(night, at('2026-03-03 00:00'), HOUR))).toBe('2026-03-09 21:00')
    expect(shown(addWork(night, at('2026-03-03 00:00'), -4 * HOUR))).toBe('2026-03-02 20:00')
  })
})

describe('a closure', () => {
  const opensOn = (date: string) =>
    compileCalendar({ ...office.spec, week: {}, overrides: { [date]: { windows: [['09:00', '10:00']], kind: 'company' } } })
  const refusal = expect.objectContaining({ code: 'calendar.never-open' })
  test('of ten years is waited for, forwards and back, and one of a day more is for ever', () => {
    // 3,660 closed days in a row, then the open one.
    const forwards = opensOn('2036-03-09')
    expect(shown(addWork(forwards, at('2026-03-02 00:00'), HOUR))).toBe('2036-03-09 10:00')
    expect(() => addWork(forwards, at('2026-03-01 00:00'), HOUR)).toThrow(refusal)
    const back = opensOn('2016-02-22')
    expect(shown(addWork(back, at('2026-03-01 23:00'), -HOUR))).toBe('2016-02-22 09:00')
    expect(() => addWork(back, at('2026-03-02 23:00'), -HOUR)).toThrow(refusal)
  })
  test('is told with the calendar that never opens', () => {
    const never = compileCalendar({ ...office.spec, week: {} })
    expect(() => addDuration(never, '2026-03-02T09:00:00.000Z', { workdays: 1 })).toThrow('office has no open time for ten years')
  })
})
