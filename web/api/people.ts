import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lateSchema } from './late-schema.ts'
import { get } from './request.ts'

const PeopleList = lateSchema(async () => (await import('../../server/organisation/schema.ts')).PeopleList)
const DepartmentList = lateSchema(async () => (await import('../../server/organisation/schema.ts')).DepartmentList)

/** People whose name or pinyin matches: `GET /api/people?q=&limit=`. */
export function usePeople(q: string, enabled = true) {
  return useQuery({
    queryKey: ['people', 'search', q],
    queryFn: ({ signal }) => get('/api/people', PeopleList, { query: { q, limit: 30 }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled,
  })
}

/** People by id, for the names of values chosen earlier (drafts): `GET /api/people?ids=`. */
export function usePeopleByIds(ids: readonly string[]) {
  const sorted = [...ids].sort()
  return useQuery({
    queryKey: ['people', 'ids', sorted],
    queryFn: ({ signal }) => get('/api/people', PeopleList, { query: { ids: sorted.join(',') }, signal }),
    staleTime: 300_000,
    enabled: sorted.length > 0,
  })
}

/** All departments of the organisation: `GET /api/departments`. */
export function useDepartments(enabled = true) {
  return useQuery({
    queryKey: ['departments'],
    queryFn: ({ signal }) => get('/api/departments', DepartmentList, { signal }),
    staleTime: 300_000,
    enabled,
  })
}
