import { describe, expect, test } from 'vitest'
import type { Duration } from '../../events/duration.ts'
import { addDuration } from './add.ts'
import { compileCalendar, type Window } from './calendar.ts'
import { chinaCalendar } from './china.ts'
import { localTextOf } from './days.ts'

const office: readonly Window[] = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
]
const cn = compileCalendar(chinaCalendar({ id: 'cn', title: '办公', windows: office }))

/** Due time in Beijing as `YYYY-MM-DD HH:MM`, from a start written the same way. */
function due(start: string, duration: Duration, ...pauses: [string, string][]): string {
  const beijing = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`).toISOString()
  const { dueAt } = addDuration(
    cn,
    beijing(start),
    duration,
    pauses.map(([from, to]) => [beijing(from), beijing(to)]),
  )
  return localTextOf(cn, dueAt).slice(0, 16).replace('T', ' ')
}

describe('golden rows of the regulations', () => {
  test.each<[start: string, Duration, expected: string, why: string]>([
    ['2026-09-30 10:00', { workdays: 3 }, '2026-10-10 18:00', '申诉 3 工作日'],
    ['2026-02-13 10:00', { workdays: 3 }, '2026-02-25 18:00', '较大异常 3 工作日'],
    ['2026-09-18 10:00', { workdays: 1 }, '2026-09-20 18:00', '一般异常 1 工作日，周日调休上班'],
    ['2025-12-31 10:00', { workdays: 2 }, '2026-01-05 18:00', '常规审批 2 工作日'],
    ['2026-09-30 10:00', { workdays: 5 }, '2026-10-13 18:00', '复议受理 5 工作日'],
    ['2026-02-12 10:00', { workdays: 7 }, '2026-02-28 18:00', '整改 7 工作日'],
    ['2026-04-30 10:00', { workdays: 3 }, '2026-05-08 18:00', '越权补办 3 工作日'],
    ['2025-12-31 10:00', { workdays: 1 }, '2026-01-04 18:00', '周日调休上班'],
    ['2026-02-13 23:50', { minutes: 30 }, '2026-02-14 00:20', '自然时间'],
    ['2026-02-13 16:00', { workHours: 4 }, '2026-02-14 11:00', '周六调休上班'],
    ['2026-02-13 10:00', { days: 3 }, '2026-02-24 18:00', '末日休息，顺延'],
  ])('from %s, %o is due %s (%s)', (start, duration, expected) => {
    expect(due(start, duration)).toBe(expected)
  })
})

describe('running time', () => {
  test('work that ends exactly at closing time is due at that closing time', () => {
    expect(due('2026-03-02 17:00', { workHours: 1 })).toBe('2026-03-02 18:00')
    expect(due('2026-03-02 11:00', { workMinutes: 60 })).toBe('2026-03-02 12:00')
  })
  test('a minute more is due after the next opening', () => {
    expect(due('2026-03-02 17:00', { workMinutes: 61 })).toBe('2026-03-03 09:01')
  })
  test('seconds and milliseconds of the start are kept', () => {
    expect(addDuration(cn, '2026-03-02T02:00:59.123Z', { workMinutes: 1.5 }).dueAt).toBe('2026-03-02T02:02:29.123Z')
  })
  test('negative work goes back over the lunch break and the weekend', () => {
    expect(due('2026-03-02 14:00', { workHours: -1 })).toBe('2026-03-02 11:30')
    expect(due('2026-03-09 09:30', { workHours: -1 })).toBe('2026-03-06 17:30')
    expect(due('2026-03-02 10:00', { workHours: -1 })).toBe('2026-03-02 09:00')
  })
  test('no work at all is due at once, or at the next opening when closed', () => {
    expect(due('2026-03-02 10:00', { workMinutes: 0 })).toBe('2026-03-02 10:00')
    expect(due('2026-03-02 18:00', { workMinutes: 0 })).toBe('2026-03-02 18:00')
    expect(due('2026-03-02 18:01', { workMinutes: 0 })).toBe('2026-03-03 09:00')
    expect(due('2026-03-02 23:00', { minutes: 0 })).toBe('2026-03-02 23:00')
  })
  test('a pause on natural time counts in full, nights too', () => {
    expect(due('2026-03-02 17:00', { hours: 24 }, ['2026-03-02 18:00', '2026-03-03 06:00'])).toBe('2026-03-04 05:00')
  })
  test('a pause on working time costs its working time only', () => {
    expect(due('2026-03-02 10:00', { workHours: 4 }, ['2026-03-02 11:00', '2026-03-03 09:30'])).toBe('2026-03-03 14:00')
  })
  test('pauses may come unsorted, overlapping, empty, or wholly outside', () => {
    const one = due('2026-03-02 09:00', { workHours: 3 }, ['2026-03-02 10:00', '2026-03-02 14:30'])
    const many = due(
      '2026-03-02 09:00',
      { workHours: 3 },
      ['2026-03-02 11:00', '2026-03-02 14:30'],
      ['2026-03-02 16:00', '2026-03-02 16:00'],
      ['2026-03-02 10:00', '2026-03-02 13:40'],
      ['2026-02-01 10:00', '2026-02-02 10:00'],
      ['2026-03-02 10:30', '2026-03-02 11:30'],
    )
    expect(one).toBe('2026-03-02 16:30')
    expect(many).toBe(one)
  })
  test('a start inside a pause waits for its end', () => {
    expect(due('2026-03-02 10:00', { workMinutes: 30 }, ['2026-03-02 09:30', '2026-03-02 11:00'])).toBe('2026-03-02 11:30')
    expect(due('2026-03-02 10:00', { workMinutes: 0 }, ['2026-03-02 09:30', '2026-03-02 11:00'])).toBe('2026-03-02 11:00')
    expect(due('2026-03-02 10:00', { minutes: 0 }, ['2026-03-02 09:30', '2026-03-02 11:00'])).toBe('2026-03-02 11:00')
  })
  test('going back, pauses count as little as going forward', () => {
    expect(due('2026-03-02 16:30', { workHours: -3 }, ['2026-03-02 10:00', '2026-03-02 14:30'])).toBe('2026-03-02 09:00')
  })
})

describe('counted days', () => {
  test('from a day off, the next working day is day 1', () => {
    expect(due('2026-10-03 10:00', { workdays: 1 })).toBe('2026-10-08 18:00')
  })
  test('no working day at all is the close of business that day, or of the next working day', () => {
    expect(due('2026-03-02 10:00', { workdays: 0 })).toBe('2026-03-02 18:00')
    expect(due('2026-10-01 10:00', { workdays: 0 })).toBe('2026-10-08 18:00')
  })
  test('end with the last opening hours of the day, be they one or several', () => {
    const closing = (...windows: Window[]) =>
      addDuration(compileCalendar(chinaCalendar({ id: 'cn', title: '', windows })), '2026-03-02T02:00:00.000Z', { workdays: 1 })
        .dueAt
    expect(closing(['09:00', '17:00'])).toBe('2026-03-03T09:00:00.000Z')
    expect(closing(['09:00', '12:00'], ['13:00', '17:00'], ['19:00', '21:00'])).toBe('2026-03-03T13:00:00.000Z')
  })
  test('negative working days go back', () => {
    expect(due('2026-10-09 10:00', { workdays: -2 })).toBe('2026-09-30 18:00')
    expect(due('2026-10-03 10:00', { workdays: -1 })).toBe('2026-09-30 18:00')
  })
  test('a day off inside a count of days counts, only a last day off rolls on', () => {
    expect(due('2026-03-06 10:00', { days: 3 })).toBe('2026-03-09 18:00')
    expect(due('2026-03-06 10:00', { days: 1 })).toBe('2026-03-09 18:00')
  })
  test('a month ends on the same day number, or on the last day of a shorter month (Civil Code art. 202)', () => {
    expect(due('2026-03-31 10:00', { months: 1 })).toBe('2026-04-30 18:00')
    expect(due('2026-07-15 10:00', { months: 2 })).toBe('2026-09-15 18:00')
    expect(due('2024-02-29 10:00', { years: 1 })).toBe('2025-02-28 18:00')
    expect(due('2026-01-31 10:00', { months: 1 })).toBe('2026-02-28 18:00')
  })
  test('a month that ends on a day off rolls on', () => {
    expect(due('2026-09-01 10:00', { months: 1 })).toBe('2026-10-08 18:00')
  })
  test('a working day wholly covered by a pause does not count', () => {
    expect(due('2026-03-02 10:00', { workdays: 2 })).toBe('2026-03-04 18:00')
    expect(due('2026-03-02 10:00', { workdays: 2 }, ['2026-03-02 15:00', '2026-03-03 18:00'])).toBe('2026-03-05 18:00')
  })
  test('a working day covered in part counts', () => {
    expect(due('2026-03-02 10:00', { workdays: 2 }, ['2026-03-03 09:01', '2026-03-04 17:00'])).toBe('2026-03-04 18:00')
    expect(due('2026-03-02 10:00', { workdays: 2 }, ['2026-03-03 09:00', '2026-03-03 17:59'])).toBe('2026-03-04 18:00')
  })
  test('two pauses that cover a working day together, the lunch break between them, cover it', () => {
    const pauses: [string, string][] = [
      ['2026-03-03 13:30', '2026-03-03 18:00'],
      ['2026-03-03 08:00', '2026-03-03 12:00'],
    ]
    expect(due('2026-03-02 10:00', { workdays: 2 }, ...pauses)).toBe('2026-03-05 18:00')
  })
  test('an end does not roll onto a day wholly paused', () => {
    expect(due('2026-03-06 10:00', { days: 2 }, ['2026-03-09 00:00', '2026-03-10 00:00'])).toBe('2026-03-10 18:00')
    expect(due('2026-02-09 10:00', { months: 1 }, ['2026-03-09 00:00', '2026-03-10 00:00'])).toBe('2026-03-10 18:00')
  })
  test('a fraction of a day, month or year is refused by name', () => {
    for (const duration of [{ days: 1.5 }, { workdays: 0.5 }, { months: 0.1 }, { years: 2.5 }]) {
      expect(() => due('2026-03-02 10:00', duration)).toThrow(expect.objectContaining({ code: 'calendar.whole-days-only' }))
    }
  })
})

describe('the horizon of published holidays', () => {
  const isProvisional = (from: string, duration: Duration) => addDuration(cn, from, duration).provisional
  test('a due day after 28 December of the last published year is provisional', () => {
    expect(isProvisional('2026-12-25T02:00:00.000Z', { workdays: 1 })).toBe(false)
    expect(isProvisional('2026-12-28T02:00:00.000Z', { workdays: 1 })).toBe(true)
    expect(isProvisional('2026-12-28T02:00:00.000Z', { workHours: 1 })).toBe(false)
    expect(isProvisional('2026-12-28T02:00:00.000Z', { workHours: 10 })).toBe(true)
    expect(isProvisional('2026-12-28T02:00:00.000Z', { months: 1 })).toBe(true)
  })
  test('so is a sum that goes back over unpublished days', () => {
    expect(isProvisional('2027-02-01T02:00:00.000Z', { workdays: -60 })).toBe(true)
  })
  test('natural time rests on no holiday and never is', () => {
    expect(isProvisional('2027-02-01T02:00:00.000Z', { hours: 2 })).toBe(false)
  })
  test('a day that closes at 24:00 is due on that day', () => {
    const late = compileCalendar(chinaCalendar({ id: 'late', title: '', windows: [['00:00', '24:00']] }))
    expect(addDuration(late, '2026-12-27T16:00:00.000Z', { workHours: 24 })).toEqual({
      dueAt: '2026-12-28T16:00:00.000Z',
      provisional: false,
    })
  })
})

describe('refusals', () => {
  const refusal = (code: string) => expect.objectContaining({ name: 'CalendarError', code })
  const never = compileCalendar({ ...cn.spec, week: {}, overrides: {} })
  test('a calendar that is never open is named, not searched for ever', () => {
    const units: Duration[] = [
      { workMinutes: 1 },
      { workMinutes: -1 },
      { workMinutes: 0 },
      { workdays: 1 },
      { workdays: -1 },
      { days: 1 },
    ]
    for (const duration of units) {
      expect(() => addDuration(never, '2026-03-02T02:00:00.000Z', duration)).toThrow(refusal('calendar.never-open'))
    }
  })
  test('a calendar open on one future date only is open then and never after', () => {
    const once = compileCalendar({
      ...never.spec,
      overrides: { '2030-01-01': { windows: [['09:00', '10:00']], kind: 'company' } },
    })
    expect(addDuration(once, '2026-03-02T02:00:00.000Z', { workMinutes: 60 }).dueAt).toBe('2030-01-01T02:00:00.000Z')
    expect(() => addDuration(once, '2026-03-02T02:00:00.000Z', { workMinutes: 61 })).toThrow(refusal('calendar.never-open'))
  })
  test('an absurd length is refused instead of walked', () => {
    for (const duration of [{ workHours: 1e12 }, { workdays: 1e9 }, { days: 1e9 }, { years: 1e5 }, { minutes: 1e12 }]) {
      expect(() => addDuration(cn, '2026-03-02T02:00:00.000Z', duration)).toThrow(refusal('calendar.out-of-range'))
    }
  })
  test('an instant without offset, a pause turned round and a number that is none are refused', () => {
    expect(() => addDuration(cn, '2026-03-02T02:00:00', { hours: 1 })).toThrow(refusal('calendar.bad-instant'))
    expect(() => due('2026-03-02 10:00', { hours: 1 }, ['2026-03-03 10:00', '2026-03-02 10:00'])).toThrow(
      refusal('calendar.bad-pause'),
    )
    expect(() => due('2026-03-02 10:00', { hours: Number.NaN })).toThrow(refusal('calendar.bad-duration'))
  })
})
