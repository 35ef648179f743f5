import { expect, test } from 'vitest'
import { compileCalendar } from '../calendar/calendar.ts'
import { sampleSize } from '../samples.ts'
import { windowHolding, windowsBetween } from './windows.ts'

/** Monday to Friday, nine to five, with Thursday 5 and Friday 6 March 2026 off. */
const office = compileCalendar({
  id: 'office',
  title: 'office',
  zone: 'UTC',
  week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [day, [['09:00', '17:00']]])),
  overrides: {
    '2026-03-05': { windows: [], kind: 'holiday' },
    '2026-03-06': { windows: [], kind: 'holiday' },
    '2026-06-30': { windows: [], kind: 'holiday' },
  },
  knownThrough: '9999-12-31',
})
const daily = { every: 'day', population: 'callbacks' } as unknown as Parameters<typeof windowHolding>[1]
const rule = (every: string, population = 'callbacks') => ({ ...daily, every, population }) as typeof daily
const midnight = (date: string) => `${date}T00:00:00.000Z`
const close = (date: string) => `${date}T17:00:00.000Z`

test('a daily window is a working day, checked by the close of the next', () => {
  expect(windowHolding(office, daily, '2026-03-03')).toEqual({
    ...{ start: '2026-03-03', end: '2026-03-03' },
    ...{ freezesAt: midnight('2026-03-04'), dueAt: close('2026-03-04') },
  })
  // The next working day after Wednesday is the Monday after two days off and a weekend.
  expect(windowHolding(office, daily, '2026-03-04').dueAt).toBe(close('2026-03-09'))
})

test('a working day after days off takes them with it, whichever of them is asked for', () => {
  const window = {
    ...{ start: '2026-03-05', end: '2026-03-09' },
    ...{ freezesAt: midnight('2026-03-10'), dueAt: close('2026-03-10') },
  }
  for (const date of ['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09'])
    expect(windowHolding(office, daily, date)).toEqual(window)
})

test('longer windows are checked until the last working day of the period after', () => {
  expect(windowHolding(office, rule('week'), '2026-03-01')).toEqual({
    ...{ start: '2026-02-23', end: '2026-03-01' },
    // Sunday 8 March, Saturday, and two holidays back to Wednesday.
    ...{ freezesAt: midnight('2026-03-02'), dueAt: close('2026-03-04') },
  })
  expect(windowHolding(office, rule('month'), '2026-05-31')).toEqual({
    ...{ start: '2026-05-01', end: '2026-05-31' },
    ...{ freezesAt: midnight('2026-06-01'), dueAt: close('2026-06-29') },
  })
})

test('shops are a register: it stands still as the period begins, and they are visited within it', () => {
  expect(windowHolding(office, rule('month', 'shops'), '2026-05-15')).toEqual({
    ...{ start: '2026-05-01', end: '2026-05-31' },
    ...{ freezesAt: midnight('2026-05-01'), dueAt: close('2026-05-29') },
  })
})

test('windows follow one another without a gap, from the one that holds the first day to the one that holds the last', () => {
  const days = (from: string, to: string) => windowsBetween(office, daily, from, to).map(({ start, end }) => [start, end])
  expect(days('2026-03-03', '2026-03-07')).toEqual([
    ['2026-03-03', '2026-03-03'],
    ['2026-03-04', '2026-03-04'],
    ['2026-03-05', '2026-03-09'],
  ])
  expect(days('2026-03-04', '2026-03-04')).toEqual([['2026-03-04', '2026-03-04']])
  expect(days('2026-03-04', '2026-03-05')).toHaveLength(2)
  expect(windowsBetween(office, rule('month'), '2026-03-31', '2026-04-01').map(one => one.start)).toEqual([
    '2026-03-01',
    '2026-04-01',
  ])
})

test('an office that never opens again is searched for sixty days, and its windows end with the day', () => {
  const closed = compileCalendar({ ...office.spec, week: {}, overrides: {} })
  expect(windowHolding(closed, daily, '2026-03-02')).toEqual({
    ...{ start: '2026-03-02', end: '2026-05-01' },
    ...{ freezesAt: midnight('2026-05-02'), dueAt: midnight('2026-07-02') },
  })
})

test('a share is rounded up, is at least its minimum, and is never more than there are', () => {
  const share = (n: number, population: number, atLeast = 0) => sampleSize({ draw: { share: n, atLeast } }, population)
  expect([share(0.1, 30), share(0.1, 31), share(0.1, 29), share(0.1, 0), share(1, 7)]).toEqual([3, 4, 3, 0, 7])
  expect([share(0.1, 30, 3), share(0.1, 30, 5), share(0.1, 4, 5)]).toEqual([3, 5, 4])
  expect([3, 10].map(population => sampleSize({ draw: { count: 4 } }, population))).toEqual([3, 4])
})
