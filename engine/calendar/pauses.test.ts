import { describe, expect, test } from 'vitest'
import type { Duration } from '../../events/duration.ts'
import { accountFor } from './account.ts'
import { addDuration } from './add.ts'
import { compileCalendar } from './calendar.ts'
import { spansOfPauses } from './pauses.ts'

const office = compileCalendar({
  id: 'office',
  title: 'Monday to Friday, nine to twelve and one to six',
  zone: 'UTC',
  week: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [
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
const at = (text: string) => `${text.replace(' ', 'T')}:00.000Z`
/** Monday is 2 March 2026. */
const due = (start: string, duration: Duration, ...pauses: [string, string][]) =>
  addDuration(
    office,
    at(start),
    duration,
    pauses.map(([from, to]) => [at(from), at(to)]),
  )
    .dueAt.slice(0, 16)
    .replace('T', ' ')

test('pauses come out in order, those that overlap or touch as one, and empty ones not at all', () => {
  const ms = (text: string) => Date.parse(at(text))
  expect(
    spansOfPauses([
      [at('2026-03-03 09:00'), at('2026-03-03 10:00')],
      [at('2026-03-02 11:00'), at('2026-03-02 12:00')],
      [at('2026-03-02 09:00'), at('2026-03-02 11:00')],
      [at('2026-03-02 09:30'), at('2026-03-02 10:00')],
      [at('2026-03-04 09:00'), at('2026-03-04 09:00')],
    ]),
  ).toEqual([
    [ms('2026-03-02 09:00'), ms('2026-03-02 12:00')],
    [ms('2026-03-03 09:00'), ms('2026-03-03 10:00')],
  ])
  expect(spansOfPauses([])).toEqual([])
})

describe('a clock that stops and goes on', () => {
  test('and has run out at the moment of the pause is due then, not after it', () => {
    expect(due('2026-03-02 10:00', { workHours: 1 }, ['2026-03-02 11:00', '2026-03-02 17:00'])).toBe('2026-03-02 11:00')
    expect(due('2026-03-02 10:00', { hours: 1 }, ['2026-03-02 11:00', '2026-03-02 17:00'])).toBe('2026-03-02 11:00')
    expect(due('2026-03-02 10:00', { workMinutes: 61 }, ['2026-03-02 11:00', '2026-03-02 17:00'])).toBe('2026-03-02 17:01')
  })
  test('counts back to the end of a pause, and over it only for what is left', () => {
    expect(due('2026-03-02 12:00', { workHours: -1 }, ['2026-03-02 10:00', '2026-03-02 11:00'])).toBe('2026-03-02 11:00')
    expect(due('2026-03-02 12:00', { hours: -1 }, ['2026-03-02 10:00', '2026-03-02 11:00'])).toBe('2026-03-02 11:00')
    expect(due('2026-03-02 12:00', { hours: -2 }, ['2026-03-02 10:00', '2026-03-02 11:00'])).toBe('2026-03-02 09:00')
    expect(due('2026-03-02 10:30', { hours: -1 }, ['2026-03-02 10:00', '2026-03-02 11:00'])).toBe('2026-03-02 09:00')
  })
  test('goes through several pauses one after the other, forwards and back', () => {
    const pauses: [string, string][] = [
      ['2026-03-02 10:00', '2026-03-02 11:00'],
      ['2026-03-02 14:00', '2026-03-02 15:00'],
      ['2026-03-02 20:00', '2026-03-02 22:00'],
    ]
    expect(due('2026-03-02 09:00', { hours: 5 }, ...pauses)).toBe('2026-03-02 16:00')
    expect(due('2026-03-02 09:00', { hours: 9 }, ...pauses)).toBe('2026-03-02 20:00')
    expect(due('2026-03-02 16:00', { hours: -5 }, ...pauses)).toBe('2026-03-02 09:00')
    expect(due('2026-03-02 23:00', { hours: -7 }, ...pauses)).toBe('2026-03-02 13:00')
  })
})

describe('a duration of nothing', () => {
  test('before a pause is due at once, and so at the moment at which one begins', () => {
    expect(due('2026-03-02 10:00', { minutes: 0 }, ['2026-03-02 11:00', '2026-03-02 17:00'])).toBe('2026-03-02 10:00')
    expect(due('2026-03-02 10:00', { workMinutes: 0 }, ['2026-03-02 11:00', '2026-03-02 17:00'])).toBe('2026-03-02 10:00')
    expect(due('2026-03-02 11:00', { minutes: 0 }, ['2026-03-02 11:00', '2026-03-02 17:00'])).toBe('2026-03-02 11:00')
  })
  test('after hours is due when the office next opens outside of every pause', () => {
    expect(due('2026-03-02 19:00', { workMinutes: 0 }, ['2026-03-03 08:00', '2026-03-03 11:00'])).toBe('2026-03-03 11:00')
    expect(due('2026-03-02 19:00', { workMinutes: 0 }, ['2026-03-03 09:00', '2026-03-03 11:00'])).toBe('2026-03-03 11:00')
    expect(due('2026-03-02 19:00', { workMinutes: 0 }, ['2026-03-03 08:00', '2026-03-03 09:00'])).toBe('2026-03-03 09:00')
    expect(due('2026-03-02 19:00', { workMinutes: 0 }, ['2026-03-03 09:01', '2026-03-03 11:00'])).toBe('2026-03-03 09:00')
    expect(due('2026-03-02 19:00', { workMinutes: 0 }, ['2026-03-02 20:00', '2026-03-02 21:00'])).toBe('2026-03-03 09:00')
  })
})

describe('counted days', () => {
  test('leave out a day off that is paused from midnight to midnight, and count one that is not wholly', () => {
    expect(due('2026-03-06 10:00', { days: 3 }, ['2026-03-07 00:00', '2026-03-08 00:00'])).toBe('2026-03-10 18:00')
    expect(due('2026-03-06 10:00', { days: 3 }, ['2026-03-07 00:01', '2026-03-08 00:00'])).toBe('2026-03-09 18:00')
  })
  test('leave out a day that two pauses cover which touch within office hours', () => {
    const pauses: [string, string][] = [
      ['2026-03-03 09:00', '2026-03-03 11:00'],
      ['2026-03-03 11:00', '2026-03-03 18:00'],
    ]
    expect(due('2026-03-02 10:00', { workdays: 1 }, ...pauses)).toBe('2026-03-04 18:00')
  })
  test('of no month are told once: the day itself, which does not count', () => {
    const { steps } = accountFor(office, at('2026-03-02 10:00'), { months: 0 })
    expect(steps.map(({ date, because }) => [date, because])).toEqual([['2026-03-02', 'first-day']])
  })
})
