import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { SetupState } from '../../server/setup/schema.ts'
import { lateSchema } from './late-schema.ts'
import type { Problem } from './problem.ts'
import { get } from './request.ts'

const State = lateSchema(async () => (await import('../../server/setup/schema.ts')).SetupState)

/** Whether the server has been set up, and the demo logins if there are any. */
export function useSetupState(): UseQueryResult<SetupState, Problem> {
  return useQuery({
    queryKey: ['setup'],
    queryFn: ({ signal }) => get('/api/setup', State, { signal }),
    staleTime: 60_000,
  })
}
