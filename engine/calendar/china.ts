import { chinaDays, lastPublishedYear } from '../../calendars/china.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { CalendarSpec, DayOverride, Window } from './calendar.ts'

/** What a company says about its calendar: its office hours, and days on which it departs from the State Council's. */
export type ChinaCalendarOptions = {
  readonly id: string
  readonly title: string
  /** Office hours of every working day, make-up days included. */
  readonly windows: readonly Window[]
  /** These win over the public days. */
  readonly companyDays?: Readonly<Record<LocalDate, DayOverride>>
}

/**
 * The calendar of an office in China: Monday to Friday, the State Council's holidays and make-up days since 2010, and the
 * company's own days.
 *
 * Known through 28 December of the last published year: notices have moved days as early as the 29th of the year before
 * (the notice for 2019 made 29 December 2018 a working day).
 */
export const chinaCalendar = ({ id, title, windows, companyDays = {} }: ChinaCalendarOptions): CalendarSpec => ({
  id,
  title,
  zone: 'Asia/Shanghai',
  week: { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows },
  overrides: { ...publicDays(windows), ...companyDays },
  knownThrough: `${lastPublishedYear}-12-28`,
})

function publicDays(windows: readonly Window[]): Record<LocalDate, DayOverride> {
  return Object.fromEntries(
    Object.values(chinaDays).map(({ date, name, isOff, notices }): [LocalDate, DayOverride] => [
      date,
      { windows: isOff ? [] : windows, name, kind: isOff ? 'holiday' : 'make-up', notices },
    ]),
  )
}
