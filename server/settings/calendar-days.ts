import { openDay, overrideOn } from '../../engine/calendar/days.ts'
import { addCalendarDays, dayNumberOf, instantOf, weekdayOfDay } from '../../engine/calendar/local-date.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { CalendarDay } from './schema.ts'

const MOST_DAYS = 800
const SATURDAY = 5

/** The days of a range on the company's calendar, both ends included; at most 800 from the first. */
export function calendarDays(ctx: Pick<Ctx, 'rules'>, from: LocalDate, to: LocalDate): CalendarDay[] {
  const { calendar } = ctx.rules
  const days: CalendarDay[] = []
  for (let date = from; date <= to && days.length < MOST_DAYS; date = addCalendarDays(date, 1)) {
    const number = dayNumberOf(date)
    const override = overrideOn(calendar, number)
    const { open } = openDay(calendar, number)
    const isWeekend = weekdayOfDay(number) >= SATURDAY
    const plain =
      isWeekend && open.length === 0 ? ('weekend' as const) : open.length === 0 ? ('holiday' as const) : ('workday' as const)
    // Working at a weekend is news, and so is a day off in the week; a holiday that falls on a Sunday is shown as the holiday it is.
    const kind =
      override === undefined
        ? plain
        : open.length === 0
          ? ('holiday' as const)
          : isWeekend
            ? ('makeup' as const)
            : ('workday' as const)
    days.push({
      date,
      kind,
      ...(override?.name === undefined ? {} : { name: override.name }),
      ...(override?.kind === 'company' ? { company: true } : {}),
      ...(date > calendar.spec.knownThrough ? { provisional: true } : {}),
      windows: open.map(([a, b]) => ({ from: instantOf(a), to: instantOf(b) })),
      ...(override?.notices?.length ? { notices: [...override.notices] } : {}),
    })
  }
  return days
}
