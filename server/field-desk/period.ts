import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays, dayNumberOf, weekdayOfDay } from '../../engine/calendar/local-date.ts'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { DeskFilter } from './schema.ts'

/** The first instant after the period by the company's calendar: tomorrow, or next Monday. */
export function endOf(ctx: Pick<Ctx, 'rules' | 'now'>, period: DeskFilter['period']): Instant {
  const { calendar } = ctx.rules
  const today = localDateOf(calendar, ctx.now)
  const days = period === 'today' ? 1 : 7 - weekdayOfDay(dayNumberOf(today))
  return startOfDay(calendar, addCalendarDays(today, days))
}
