import { expect, test } from 'vitest'
import { compileCalendar } from '../engine/calendar/calendar.ts'
import { chinaCalendar } from '../engine/calendar/china.ts'
import { isWorkday } from '../engine/calendar/days.ts'
import { addCalendarDays } from '../engine/calendar/local-date.ts'
import { chinaDays, lastPublishedYear } from './china.ts'

const cn = compileCalendar(chinaCalendar({ id: 'cn', title: '', windows: [['09:00', '18:00']] }))

test('the working days of each year are those six independent sources agree on', () => {
  const countOf = (year: number) => {
    let count = 0
    for (let date = `${year}-01-01`; date < `${year + 1}-01-01`; date = addCalendarDays(date, 1)) if (isWorkday(cn, date)) count++
    return count
  }
  expect([2020, 2021, 2022, 2023, 2024, 2025, 2026].map(countOf)).toEqual([249, 250, 249, 249, 251, 248, 248])
})

test('a day of December that the notice of the next year moved is in', () => {
  expect(chinaDays['2018-12-29']).toMatchObject({ isOff: false, name: '元旦' })
  expect(isWorkday(cn, '2018-12-29')).toBe(true)
  expect(isWorkday(cn, '2022-12-31')).toBe(false)
})

test('the six make-up days of 2026 are working days and name their notice', () => {
  const makeUps = Object.values(chinaDays).filter(day => !day.isOff && day.date.startsWith('2026'))
  expect(makeUps.map(day => day.date)).toEqual([
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ])
  for (const day of makeUps) expect(day.notices).toEqual([expect.stringMatching(/^https:\/\/www\.gov\.cn\//)])
})

test('every listed day has a notice', () => {
  expect(Object.values(chinaDays).filter(day => day.notices.length === 0)).toEqual([])
})

test('a year without a notice is not published, and the horizon is 28 December of the last that is', () => {
  expect(lastPublishedYear).toBe(2026)
  expect(cn.spec.knownThrough).toBe('2026-12-28')
})

test('the days a company decides win over the public ones', () => {
  const own = compileCalendar(
    chinaCalendar({
      id: 'own',
      title: '',
      windows: [['09:00', '18:00']],
      companyDays: { '2026-10-01': { windows: [['10:00', '12:00']], kind: 'company', name: '国庆值班' } },
    }),
  )
  expect(isWorkday(own, '2026-10-01')).toBe(true)
})
