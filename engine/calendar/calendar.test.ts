import { describe, expect, test } from 'vitest'
import { type CalendarSpec, compileCalendar } from './calendar.ts'
import { chinaCalendar } from './china.ts'
import { closeOf, isWorkday, localDateOf, localTextOf, openOf, startOfDay } from './days.ts'
import { addCalendarDays } from './local-date.ts'
import { isOpen, nextOpen, workMinutesBetween } from './measure.ts'
import { instantOfText } from './read-instant.ts'

const plain: CalendarSpec = {
  id: 'plain',
  title: 'Monday to Friday, nine to five',
  zone: 'Europe/Paris',
  week: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']], wed: [['09:00', '17:00']] },
  overrides: {},
  knownThrough: '9999-12-31',
}
const refusal = (code: string) => expect.objectContaining({ name: 'CalendarError', code })
const compiling = (change: Partial<CalendarSpec>) => () => compileCalendar({ ...plain, ...change })

describe('a calendar is refused by name', () => {
  test.each([
    ['a window that ends before it begins', [['17:00', '09:00']], 'calendar.bad-window'],
    ['an empty window', [['09:00', '09:00']], 'calendar.bad-window'],
    ['a time that is none', [['9:00', '17:00']], 'calendar.bad-window'],
    ['a time after 24:00', [['09:00', '24:01']], 'calendar.bad-window'],
    [
      'windows that overlap',
      [
        ['09:00', '12:00'],
        ['11:59', '18:00'],
      ],
      'calendar.overlapping-windows',
    ],
  ] as const)('for %s', (_, windows, code) => {
    expect(compiling({ week: { mon: windows } })).toThrow(refusal(code))
    expect(compiling({ overrides: { '2026-01-05': { windows, kind: 'company' } } })).toThrow(refusal(code))
  })
  test('for an unknown zone', () => expect(compiling({ zone: 'Mars/Base' })).toThrow(refusal('calendar.unknown-zone')))
  test('for a date that does not exist', () => {
    expect(compiling({ overrides: { '2026-02-30': { windows: [], kind: 'holiday' } } })).toThrow(refusal('calendar.bad-date'))
    expect(compiling({ overrides: { '2026-2-3': { windows: [], kind: 'holiday' } } })).toThrow(refusal('calendar.bad-date'))
    expect(compiling({ knownThrough: 'soon' })).toThrow(refusal('calendar.bad-date'))
  })
})

test('windows may be given in any order and may touch', () => {
  const calendar = compileCalendar({
    ...plain,
    zone: 'UTC',
    week: {
      mon: [
        ['12:00', '24:00'],
        ['08:00', '12:00'],
      ],
    },
  })
  expect(openOf(calendar, '2026-03-02')).toBe('2026-03-02T08:00:00.000Z')
  expect(closeOf(calendar, '2026-03-02')).toBe('2026-03-03T00:00:00.000Z')
})

test('open at the opening minute, closed at the closing minute', () => {
  const calendar = compileCalendar({ ...plain, zone: 'UTC' })
  expect(isOpen(calendar, '2026-03-02T09:00:00.000Z')).toBe(true)
  expect(isOpen(calendar, '2026-03-02T16:59:59.999Z')).toBe(true)
  expect(isOpen(calendar, '2026-03-02T17:00:00.000Z')).toBe(false)
  expect(nextOpen(calendar, '2026-03-02T12:00:00.000Z')).toBe('2026-03-02T12:00:00.000Z')
  expect(nextOpen(calendar, '2026-03-02T17:00:00.000Z')).toBe('2026-03-03T09:00:00.000Z')
  expect(nextOpen(calendar, '2026-03-04T17:00:00.000Z')).toBe('2026-03-09T09:00:00.000Z')
})

test('the day of an instant is the day on the wall of the calendar', () => {
  const calendar = compileCalendar({ ...plain, zone: 'Asia/Shanghai' })
  expect(localDateOf(calendar, '2026-03-02T15:59:59.999Z')).toBe('2026-03-02')
  expect(localDateOf(calendar, '2026-03-02T16:00:00.000Z')).toBe('2026-03-03')
  expect(startOfDay(calendar, '2026-03-03')).toBe('2026-03-02T16:00:00.000Z')
  expect(localTextOf(calendar, '2026-03-02T16:00:00.000Z')).toBe('2026-03-03T00:00:00+08:00')
  expect(localTextOf(calendar, '2026-03-02T16:00:00.050Z')).toBe('2026-03-03T00:00:00.050+08:00')
  expect(addCalendarDays('2026-02-28', 1)).toBe('2026-03-01')
  expect(addCalendarDays('2026-01-01', -1)).toBe('2025-12-31')
})

test('a day off has neither opening nor close of business', () => {
  const calendar = compileCalendar(plain)
  expect(isWorkday(calendar, '2026-03-05')).toBe(false)
  expect(() => closeOf(calendar, '2026-03-05')).toThrow(refusal('calendar.day-off'))
  expect(() => openOf(calendar, '2026-03-05')).toThrow(refusal('calendar.day-off'))
})

describe('summer time', () => {
  const always = { sun: [['00:00', '24:00']] } as const
  const paris = compileCalendar({ ...plain, week: always })
  test('a Sunday open all day has 23 hours in spring, and 24 in autumn, as its repeated hour is working time once', () => {
    expect(workMinutesBetween(paris, '2026-03-28T00:00:00.000Z', '2026-03-31T00:00:00.000Z')).toBe(23 * 60)
    expect(workMinutesBetween(paris, '2026-10-24T00:00:00.000Z', '2026-10-27T00:00:00.000Z')).toBe(24 * 60)
  })
  test('office hours keep their wall clock through the change', () => {
    const office = compileCalendar({ ...plain, week: { sun: [['09:00', '17:00']] } })
    expect(openOf(office, '2026-03-22')).toBe('2026-03-22T08:00:00.000Z')
    expect(openOf(office, '2026-03-29')).toBe('2026-03-29T07:00:00.000Z')
  })
  test('a window in the hour that is skipped opens not at all, one that begins in it opens when the clocks have jumped', () => {
    const night = compileCalendar({ ...plain, week: { sun: [['02:10', '02:50']] } })
    expect(isWorkday(night, '2026-03-29')).toBe(false)
    const later = compileCalendar({ ...plain, week: { sun: [['02:30', '04:00']] } })
    expect(openOf(later, '2026-03-29')).toBe('2026-03-29T01:00:00.000Z')
    expect(closeOf(later, '2026-03-29')).toBe('2026-03-29T02:00:00.000Z')
  })
  test('a window in the hour that is repeated is open in both, and is working time in the first', () => {
    const night = compileCalendar({ ...plain, week: { sun: [['02:10', '02:50']] } })
    expect(workMinutesBetween(night, '2026-10-24T00:00:00.000Z', '2026-10-27T00:00:00.000Z')).toBe(40)
    expect(isOpen(night, '2026-10-25T00:20:00.000Z')).toBe(true)
    expect(isOpen(night, '2026-10-25T01:20:00.000Z')).toBe(true)
    expect(nextOpen(night, '2026-10-25T00:55:00.000Z')).toBe('2026-10-25T01:10:00.000Z')
  })
  test('and an evening that is shown again after midnight opens again', () => {
    const evening = compileCalendar({ ...plain, zone: 'America/St_Johns', week: { sat: [['00:00', '23:30']] } })
    expect(nextOpen(evening, '2006-10-29T02:00:00.000Z')).toBe('2006-10-29T02:31:00.000Z')
    expect(isOpen(evening, '2006-10-29T02:45:00.000Z')).toBe(true)
    expect(isOpen(evening, '2006-10-29T03:00:00.000Z')).toBe(false)
    expect(nextOpen(evening, '2006-10-29T03:00:00.000Z')).toBe('2006-11-04T03:30:00.000Z')
  })
  test('where midnight is skipped the day starts when it can', () => {
    const cairo = compileCalendar({ ...plain, zone: 'Africa/Cairo' })
    expect(localTextOf(cairo, startOfDay(cairo, '2026-04-24'))).toBe('2026-04-24T01:00:00+03:00')
  })
  test('a date the zone never had is no working day', () => {
    const apia = compileCalendar({
      ...plain,
      zone: 'Pacific/Apia',
      week: { thu: [['09:00', '17:00']], fri: [['09:00', '17:00']] },
    })
    expect(isWorkday(apia, '2011-12-29')).toBe(true)
    expect(isWorkday(apia, '2011-12-30')).toBe(false)
  })
  test('a time without offset is read on the wall of the calendar', () => {
    expect(instantOfText(paris, '2026-07-01T10:00')).toBe('2026-07-01T08:00:00.000Z')
    expect(instantOfText(paris, '2026-07-01')).toBe('2026-06-30T22:00:00.000Z')
    expect(instantOfText(paris, '2026-03-29T02:30:00')).toBe('2026-03-29T01:00:00.000Z')
    expect(instantOfText(paris, '2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z')
    expect(instantOfText(paris, '2026-07-01T10:00:00+08:00')).toBe('2026-07-01T02:00:00.000Z')
    expect(() => instantOfText(paris, '2026-02-30T10:00:00Z')).toThrow(refusal('calendar.bad-date'))
    expect(() => instantOfText(paris, 'yesterday')).toThrow(refusal('calendar.bad-date'))
  })
})

describe('the calendar of China', () => {
  const hours = [['09:00', '17:00']] as const
  const spec = chinaCalendar({
    id: 'cn',
    title: '办公',
    windows: hours,
    companyDays: { '2026-03-02': { windows: [], kind: 'company', name: '司庆' } },
  })
  test('has the days of the State Council, with their notices, and those of the company, which win', () => {
    expect(spec.overrides['2026-10-01']).toMatchObject({
      windows: [],
      kind: 'holiday',
      notices: [expect.stringContaining('://')],
    })
    expect(spec.overrides['2026-10-10']).toMatchObject({ windows: hours, kind: 'make-up' })
    expect(spec.overrides['2026-03-02']).toEqual({ windows: [], kind: 'company', name: '司庆' })
    expect(chinaCalendar({ id: 'cn', title: '', windows: hours }).overrides['2026-03-02']).toBeUndefined()
  })
  test('is open on weekdays, and knows no day after 28 December of the last published year', () => {
    expect(Object.keys(spec.week)).toEqual(['mon', 'tue', 'wed', 'thu', 'fri'])
    expect(spec.knownThrough).toMatch(/^\d{4}-12-28$/)
  })
})
