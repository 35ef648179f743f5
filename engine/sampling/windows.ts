import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { closeOf, isWorkday, startOfDay } from '../calendar/days.ts'
import { addCalendarDays } from '../calendar/local-date.ts'
import type { SampleRule } from '../pack.ts'
import { periodHolding } from '../period-dates.ts'

/** The days that a sample looks at, from when its population stands still, and by when what is drawn has been checked. */
export type Window = {
  readonly start: LocalDate
  readonly end: LocalDate
  readonly freezesAt: Instant
  readonly dueAt: Instant
}
type Rhythm = Pick<SampleRule, 'every' | 'population'>
/** Longer than any closure of an office that still draws samples. */
const MOST_DAYS_OFF = 60

function workdayFrom(calendar: Calendar, date: LocalDate, step: 1 | -1): LocalDate {
  let day = date
  for (let i = 0; i < MOST_DAYS_OFF && !isWorkday(calendar, day); i++) day = addCalendarDays(day, step)
  return day
}

const closeOn = (calendar: Calendar, date: LocalDate): Instant =>
  isWorkday(calendar, date) ? closeOf(calendar, date) : startOfDay(calendar, addCalendarDays(date, 1))

/**
 * The window that holds a date. A daily one is a working day with the days off before it, so that nothing done on a day off escapes; what is drawn
 * from it is checked by the close of the next working day. Longer ones are checked until the last working day of the period after. Shops are a
 * register: it stands still as the period begins, and they are visited within it.
 */
export function windowHolding(calendar: Calendar, rule: Rhythm, date: LocalDate): Window {
  if (rule.every === 'day') {
    const end = workdayFrom(calendar, date, 1)
    const start = addCalendarDays(workdayFrom(calendar, addCalendarDays(end, -1), -1), 1)
    const after = addCalendarDays(end, 1)
    return { start, end, freezesAt: startOfDay(calendar, after), dueAt: closeOn(calendar, workdayFrom(calendar, after, 1)) }
  }
  const { start, end } = periodHolding(rule.every, date)
  const isRegister = rule.population === 'shops'
  const after = addCalendarDays(end, 1)
  const checkedIn = isRegister ? end : periodHolding(rule.every, after).end
  return {
    start,
    end,
    freezesAt: startOfDay(calendar, isRegister ? start : after),
    dueAt: closeOn(calendar, workdayFrom(calendar, checkedIn, -1)),
  }
}

/** The windows from the one that holds `from` to the one that holds `to`, oldest first. */
export function windowsBetween(calendar: Calendar, rule: Rhythm, from: LocalDate, to: LocalDate): Window[] {
  const windows: Window[] = []
  for (
    let one = windowHolding(calendar, rule, from);
    one.start <= to;
    one = windowHolding(calendar, rule, addCalendarDays(one.end, 1))
  )
    windows.push(one)
  return windows
}
