import { expect, test } from 'vitest'
import { accountFor, type CalendarStep } from './account.ts'
import { addDuration } from './add.ts'
import { compileCalendar } from './calendar.ts'
import { chinaCalendar } from './china.ts'
import { localTextOf } from './days.ts'

const notice2026 = 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'
const cn = compileCalendar(
  chinaCalendar({
    id: 'cn',
    title: '办公',
    windows: [
      ['09:00', '12:00'],
      ['13:30', '18:00'],
    ],
    companyDays: { '2026-03-04': { windows: [], name: '司庆', kind: 'company' } },
  }),
)

/** `10-01 holiday 国庆节`, counted days with a plus; stretches with their hours and minutes. */
function told(step: CalendarStep): string {
  const hour = (at: string | undefined) => (at === undefined ? '' : localTextOf(cn, at).slice(11, 16))
  const stretch = step.from === undefined ? '' : ` ${hour(step.from)}-${hour(step.to)} ${step.minutes}`
  return `${step.counted ? '+' : '-'} ${step.date.slice(5)} ${step.because}${stretch}${step.name ? ` ${step.name}` : ''}`
}

test('a count of working days names the holiday of each day skipped and the notice behind it', () => {
  const { due, steps } = accountFor(cn, '2026-09-30T02:00:00.000Z', { workdays: 3 })
  expect(due).toEqual({ dueAt: '2026-10-10T10:00:00.000Z', provisional: false })
  expect(steps.map(told)).toEqual([
    '- 09-30 first-day',
    ...['01', '02', '03', '04', '05', '06', '07'].map(day => `- 10-${day} holiday 国庆节`),
    '+ 10-08 workday',
    '+ 10-09 workday',
    '+ 10-10 make-up 国庆节',
  ])
  expect(steps.at(1)?.notices).toEqual([notice2026])
})

test('working time lists the stretches used, those lost to a pause, and the days off between', () => {
  const pause = ['2026-02-13T09:00:00.000Z', '2026-02-14T02:00:00.000Z'] as const
  const { due, steps } = accountFor(cn, '2026-02-13T08:00:00.000Z', { workHours: 8 }, [pause])
  expect(localTextOf(cn, due.dueAt)).toBe('2026-02-24T09:30:00+08:00')
  expect(steps.map(told)).toEqual([
    '+ 02-13 open 16:00-17:00 60',
    '- 02-13 paused 17:00-18:00 60',
    '- 02-14 paused 09:00-10:00 60 春节',
    '+ 02-14 make-up 10:00-12:00 120 春节',
    '+ 02-14 make-up 13:30-18:00 270 春节',
    ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map(day => `- 02-${day} holiday 春节`),
    '+ 02-24 open 09:00-09:30 30',
  ])
})

test('a last day off rolls on, and the days it rolls over are told with their reason', () => {
  expect(accountFor(cn, '2026-02-27T02:00:00.000Z', { days: 5 }).steps.map(told)).toEqual([
    '- 02-27 first-day',
    '+ 02-28 calendar-day 春节',
    '+ 03-01 calendar-day',
    '+ 03-02 calendar-day',
    '+ 03-03 calendar-day',
    '+ 03-04 calendar-day 司庆',
    '- 03-05 rolled',
  ])
  expect(accountFor(cn, '2026-09-01T02:00:00.000Z', { months: 1 }).steps.map(told)).toEqual([
    '- 09-01 first-day',
    '+ 10-01 calendar-day 国庆节',
    ...['02', '03', '04', '05', '06', '07'].map(day => `- 10-${day} holiday 国庆节`),
    '- 10-08 rolled',
  ])
})

test('a day the company closes, a weekend and a paused day are told apart', () => {
  const pause = ['2026-03-05T00:00:00.000Z', '2026-03-05T16:00:00.000Z'] as const
  expect(accountFor(cn, '2026-03-03T02:00:00.000Z', { workdays: 2 }, [pause]).steps.map(told)).toEqual([
    '- 03-03 first-day',
    '- 03-04 company-closed 司庆',
    '- 03-05 paused',
    '+ 03-06 workday',
    '- 03-07 weekend',
    '- 03-08 weekend',
    '+ 03-09 workday',
  ])
})

test('natural time is told as it ran, around its pauses', () => {
  const pause = ['2026-03-03T03:00:00.000Z', '2026-03-03T04:00:00.000Z'] as const
  expect(accountFor(cn, '2026-03-03T02:00:00.000Z', { hours: 2 }, [pause]).steps.map(told)).toEqual([
    '+ 03-03 continuous 10:00-11:00 60',
    '- 03-03 paused 11:00-12:00 60',
    '+ 03-03 continuous 12:00-13:00 60',
  ])
})

test('the account always agrees with the plain sum, and what it counts adds up to the duration', () => {
  const pauses = [['2026-09-28T03:00:00.000Z', '2026-10-09T04:00:00.000Z']] as const
  for (const amount of [-40, -7, -1, 0, 1, 2, 9, 30]) {
    for (const unit of ['minutes', 'hours', 'workMinutes', 'workHours', 'days', 'workdays', 'months'] as const) {
      // Safe: one unit, one number.
      const duration = { [unit]: amount } as Parameters<typeof addDuration>[2]
      const { due, steps } = accountFor(cn, '2026-10-10T03:00:00.000Z', duration, pauses)
      expect(due).toEqual(addDuration(cn, '2026-10-10T03:00:00.000Z', duration, pauses))
      const counted = steps.filter(step => step.counted)
      const minutes = counted.reduce((sum, step) => sum + (step.minutes ?? 0), 0)
      if (unit === 'minutes' || unit === 'workMinutes') expect(minutes).toBe(Math.abs(amount))
      if (unit === 'hours' || unit === 'workHours') expect(minutes).toBe(Math.abs(amount) * 60)
      if (unit === 'days' || unit === 'workdays') expect(counted).toHaveLength(Math.abs(amount))
    }
  }
})
