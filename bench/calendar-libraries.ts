import { addBusinessDays } from 'date-fns'
import dayjs from 'dayjs'
import businessTime from 'dayjs-business-time'
import { addDuration } from '../engine/calendar/add.ts'
import { type CalendarSpec, compileCalendar } from '../engine/calendar/calendar.ts'
import { chinaCalendar } from '../engine/calendar/china.ts'
import { micro, report, seconds } from './harness.ts'

const windows = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
] as const
const official = compileCalendar(chinaCalendar({ id: 'bench', title: 'bench', windows }))
// The libraries know no make-up days and work in the zone of the process: they are compared on a week without holidays, in UTC.
const plainWeek: CalendarSpec = {
  id: 'plain',
  title: 'plain',
  zone: 'UTC',
  week: { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows },
  overrides: {},
  knownThrough: '9999-12-31',
}
const plain = compileCalendar(plainWeek)

/** Working minutes and working days against dayjs-business-time and date-fns: the same questions, and how many answers agree. */
export function benchCalendarLibraries(): void {
  process.env.TZ = 'UTC'
  dayjs.extend(businessTime)
  const segments = windows.map(([start, end]) => ({ start: `${start}:00`, end: `${end}:00` }))
  const free = { sunday: null, saturday: null }
  dayjs.setBusinessTime({
    ...free,
    monday: segments,
    tuesday: segments,
    wednesday: segments,
    thursday: segments,
    friday: segments,
  })

  const count = 500
  const first = Date.parse('2026-02-02T01:00:00.000Z')
  // Within office hours: outside them the libraries begin at different ends of the night.
  const starts = Array.from({ length: count }, (_, i) => {
    const day = dayjs(first)
      .add(Math.floor(i / 8), 'day')
      .startOf('day')
    return day.add(9 * 60 + 20 * (i % 8) + 7, 'minute').toISOString()
  }).filter(at => ![0, 6].includes(new Date(at).getUTCDay()))
  const n = starts.length

  for (const minutes of [90, 960, 9_600]) {
    const ours = seconds(() => {
      for (const at of starts) addDuration(plain, at, { workMinutes: minutes })
    })
    const withHolidays = seconds(() => {
      for (const at of starts) addDuration(official, at, { workMinutes: minutes })
    })
    const theirs = seconds(() => {
      for (const at of starts) dayjs(at).addBusinessMinutes(minutes)
    }, 3)
    const agree = starts.filter(
      at => dayjs(at).addBusinessMinutes(minutes).toISOString() === addDuration(plain, at, { workMinutes: minutes }).dueAt,
    ).length
    report(
      `add ${minutes} working minutes`,
      {
        per: `${micro(ours, n)} (${micro(withHolidays, n)} with holidays and make-up days); ${agree} of ${n} answers agree`,
        seconds: ours,
      },
      { name: 'dayjs-business-time', seconds: theirs },
    )
  }

  const days = seconds(() => {
    for (const at of starts) addDuration(plain, at, { workdays: 20 })
  })
  const dayjsDays = seconds(() => {
    for (const at of starts) dayjs(at).addBusinessDays(20)
  }, 3)
  const dateFnsDays = seconds(() => {
    for (const at of starts) addBusinessDays(new Date(at), 20)
  })
  const sameDay = starts.filter(
    at =>
      addBusinessDays(new Date(at), 20).toISOString().slice(0, 10) ===
      addDuration(plain, at, { workdays: 20 }).dueAt.slice(0, 10),
  ).length
  const per = `${micro(days, n)}; ${sameDay} of ${n} days agree`
  report('add 20 working days', { per, seconds: days }, { name: 'dayjs-business-time', seconds: dayjsDays })
  report(
    'add 20 working days',
    { per: micro(days, n), seconds: days },
    { name: 'date-fns (weekends only)', seconds: dateFnsDays },
  )
}
