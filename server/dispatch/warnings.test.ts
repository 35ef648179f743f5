import { expect, it } from 'vitest'
import { compileCalendar } from '../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../engine/calendar/china.ts'
import { china } from '../../test/clock.ts'
import { DispatchSettings } from './settings-schema.ts'
import { minutesByDay, type Person, personWarnings, timeWarnings, travelMinutes } from './warnings.ts'

const calendar = compileCalendar(
  chinaCalendar({
    id: 'company',
    title: '公司',
    windows: [
      ['09:00', '12:00'],
      ['13:30', '18:00'],
    ],
    companyDays: {},
  }),
)
const settings = DispatchSettings.parse({ travel: [{ from: 'north', to: 'south', minutes: 240 }] })
const regions = new Map([
  ['north', '华北'],
  ['south', '华南'],
  ['west', '西部'],
])
const rules = { calendar, now: china('2026-03-02 09:00'), settings, regions }
const visit = (from: string, until: string, region: string | null = 'north') => ({
  from: china(from),
  until: china(until),
  region,
})
const li: Person = { id: 'li', name: '李明', others: [], absences: [], lacksSkill: undefined, expired: [], isField: true }
const codes = (planned: ReturnType<typeof visit>, more: Partial<Person> = {}) =>
  personWarnings(planned, { ...li, ...more }, rules).map(one => one.code)

it('the way between two places takes what the settings say, in either direction, else as within or between regions', () => {
  expect(travelMinutes(settings, 'north', 'south')).toBe(240)
  expect(travelMinutes(settings, 'south', 'north')).toBe(240)
  expect([travelMinutes(settings, 'north', 'north'), travelMinutes(settings, 'north', 'west')]).toEqual([30, 180])
  expect(travelMinutes(settings, null, 'north')).toBe(0)
})

it('a visit too soon after one elsewhere is warned of with the way it takes; one that is there already is a conflict', () => {
  const other = { from: china('2026-03-05 08:00'), until: china('2026-03-05 10:00'), number: 'PG-1', region: 'south' }
  expect(codes(visit('2026-03-05 14:00', '2026-03-05 16:00'), { others: [other] })).toEqual([])
  const [way] = personWarnings(visit('2026-03-05 13:00', '2026-03-05 16:00'), { ...li, others: [other] }, rules)
  expect(way).toMatchObject({
    code: 'travel',
    setting: 'dispatch.travel',
    because: { zh: '与 PG-1 之间只有 180 分钟，华南—华北 路上要 240 分钟' },
  })
  expect(codes(visit('2026-03-05 09:00', '2026-03-05 11:00'), { others: [other] })).toEqual(['conflict'])
  // Before it counts as after it; back to back in one place half an hour is wanted.
  expect(codes(visit('2026-03-05 06:00', '2026-03-05 07:45', 'south'), { others: [other] })).toEqual(['travel'])
})

it('hours of a day add up, of a stay over several days the working hours of each', () => {
  expect([...minutesByDay(calendar, visit('2026-03-06 13:00', '2026-03-09 10:00'))]).toEqual([
    ['2026-03-06', 270],
    ['2026-03-07', 0],
    ['2026-03-08', 0],
    ['2026-03-09', 60],
  ])
  const other = { from: china('2026-03-05 09:00'), until: china('2026-03-05 14:00'), number: 'PG-1', region: null }
  expect(codes(visit('2026-03-05 15:00', '2026-03-05 18:30'), { others: [other] })).toEqual(['load'])
})

it('the clause that says how long ahead is named before the company’s own figure', () => {
  const soon = visit('2026-03-02 15:00', '2026-03-02 17:00')
  const notice = { hours: 24, clause: '4.1(3)', regulation: { zh: '办法' } }
  expect(timeWarnings(soon, rules, notice)).toMatchObject([{ code: 'notice', clause: '4.1(3)' }])
  expect(timeWarnings(soon, rules, undefined)).toMatchObject([{ code: 'notice', setting: 'dispatch.noticeHours' }])
  // Worked to make up for a holiday: no day off.
  expect(timeWarnings(visit('2026-05-09 09:00', '2026-05-09 12:00'), rules, undefined)).toEqual([])
  expect(timeWarnings(visit('2026-05-04 09:00', '2026-05-04 12:00'), rules, undefined)).toMatchObject([{ code: 'holiday' }])
})

it('leave, lacking skills, a certificate that is over and no field post are said', () => {
  const away = { from: china('2026-03-05 00:00'), until: china('2026-03-06 00:00') }
  const more = {
    ...{ absences: [away], lacksSkill: { zh: '没有' }, expired: [{ kind: '电工证', until: '2026-03-01' }], isField: false },
  }
  expect(codes(visit('2026-03-05 09:00', '2026-03-05 12:00'), more)).toEqual(['leave', 'skill', 'certificate', 'not-field'])
})
