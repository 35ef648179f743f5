import { useQuery } from '@tanstack/react-query'
import dayjs from 'dayjs'
import { Coverage } from '../../../server/policies/coverage/schema.ts'
import { get } from '../../api/request.ts'
import { serverNow } from '../../api/server-time.ts'

/** The local days of the last `count` days, today included. */
export function lastDays(count: number): { from: string; to: string } {
  const today = dayjs(serverNow())
  return { from: today.subtract(count - 1, 'day').format('YYYY-MM-DD'), to: today.format('YYYY-MM-DD') }
}

/** What of an edition ran between two days. */
export function useCoverage(id: string, edition: string, { from, to }: { from: string; to: string }) {
  return useQuery({
    queryKey: ['policies', id, edition, 'coverage', from, to],
    queryFn: ({ signal }) =>
      get(
        `/api/policies/${encodeURIComponent(id)}/editions/${encodeURIComponent(edition)}/coverage?from=${from}&to=${to}`,
        Coverage,
        { signal },
      ),
    staleTime: 60_000,
  })
}
