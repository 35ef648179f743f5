import { type Calendar, type CalendarSpec, compileCalendar, type DayOverride } from '../../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../../engine/calendar/china.ts'
import type { SettingsView } from '../../../server/settings/schema.ts'

type Settings = SettingsView['calendar']

/** The organisation's working calendar from its settings, the same as the server makes it (server/rules/organisation-rules.ts). */
export function calendarOfSettings({ windows, days, alwaysOpen }: Settings): Calendar {
  const companyDays: Record<string, DayOverride> = Object.fromEntries(
    Object.entries(days).map(([date, day]) => [
      date,
      { windows: day.windows, kind: 'company' as const, ...(day.name === undefined ? {} : { name: day.name }) },
    ]),
  )
  if (!alwaysOpen) return compileCalendar(chinaCalendar({ id: 'company', title: 'company', windows, companyDays }))
  const always = [['00:00', '24:00']] as const
  const spec: CalendarSpec = {
    id: 'always',
    title: '7x24',
    zone: 'Asia/Shanghai',
    week: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
    overrides: companyDays,
    knownThrough: '9999-12-31',
  }
  return compileCalendar(spec)
}
