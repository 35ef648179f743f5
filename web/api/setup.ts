import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { SetupState } from '../../server/setup/schema.ts'
import type { Problem } from './problem.ts'
import { get } from './request.ts'

/** Whether the server has been set up, and the demo logins if there are any. */
export function useSetupState(): UseQueryResult<SetupState, Problem> {
  return useQuery({
    queryKey: ['setup'],
    queryFn: ({ signal }) => get('/api/setup', SetupState, { signal }),
    staleTime: 60_000,
  })
}
