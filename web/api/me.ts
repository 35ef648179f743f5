import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Role } from '../../events/roles.ts'
import type { Me } from '../../server/me/schema.ts'
import { lateSchema } from './late-schema.ts'
import type { Problem } from './problem.ts'
import { get } from './request.ts'

const MeLate = lateSchema(async () => (await import('../../server/me/schema.ts')).Me)

/** What is asked about the signed-in person; main.tsx asks it before the code of the page is there. */
export const meQuery = queryOptions<Me, Problem>({
  queryKey: ['me'],
  queryFn: ({ signal }) => get('/api/me', MeLate, { signal }),
  staleTime: 30_000,
})

/** The signed-in person. Everything inside the shell is drawn only once this is known: use `useMe` there. */
export function useMeQuery(): UseQueryResult<Me, Problem> {
  return useQuery({ ...meQuery, refetchInterval: 120_000 })
}

/** The signed-in person, inside the shell. */
export function useMe(): Me {
  const { data } = useMeQuery()
  if (data === undefined) throw new Error('useMe is for pages inside the shell, which waits for /api/me')
  return data
}

/** Whether the person holds a role somewhere. For what to show first, never for what is allowed: the server's `can` says that. */
export function holds(me: Me, ...roles: readonly Role[]): boolean {
  return me.person.roles.some(held => roles.includes(held.role))
}
