import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { LocalDate } from '../../events/instant.ts'
import { get } from './request.ts'

/** What a day is on the organisation's calendar. `makeup`: 调休上班, a working day at the weekend. */
export const CalendarDay = z.object({
  date: LocalDate,
  kind: z.enum(['workday', 'weekend', 'holiday', 'makeup']),
  /** 国庆节 */
  name: z.string().optional(),
  /** The year's holidays are not published yet. */
  provisional: z.boolean().optional(),
})
export type CalendarDay = z.infer<typeof CalendarDay>

const CalendarDays = z.object({ items: z.array(CalendarDay) })

/** Days by date for the year and its neighbours at the edges: `GET /api/calendar/days?from=&to=`. Fetched once a year of the calendar. */
export function useCalendarYear(year: number, enabled = true): ReadonlyMap<string, CalendarDay> | undefined {
  const { data } = useQuery({
    queryKey: ['calendar', year],
    queryFn: async ({ signal }) => {
      const { items } = await get('/api/calendar/days', CalendarDays, {
        query: { from: `${year - 1}-12-25`, to: `${year + 1}-01-14` },
        signal,
      })
      return new Map(items.map(day => [day.date, day]))
    },
    staleTime: 3_600_000,
    enabled,
  })
  return data
}
