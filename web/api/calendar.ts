import { useQuery } from '@tanstack/react-query'
import { type CalendarDay, CalendarDays } from '../../server/settings/schema.ts'
import { get } from './request.ts'

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
