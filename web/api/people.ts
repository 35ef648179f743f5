import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { get } from './request.ts'

/** A person as pickers and mentions show them. */
export const PersonSummary = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string().optional(),
  departmentName: z.string().optional(),
})
export type PersonSummary = z.infer<typeof PersonSummary>
export const DepartmentSummary = z.object({ id: z.string(), name: z.string(), parentId: z.string().nullish() })
export type DepartmentSummary = z.infer<typeof DepartmentSummary>

const People = z.object({ items: z.array(PersonSummary) })
const Departments = z.object({ items: z.array(DepartmentSummary) })

/** People whose name or pinyin matches: `GET /api/people?q=&limit=`. */
export function usePeople(q: string, enabled = true) {
  return useQuery({
    queryKey: ['people', 'search', q],
    queryFn: ({ signal }) => get('/api/people', People, { query: { q, limit: 30 }, signal }),
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
    queryFn: ({ signal }) => get('/api/people', People, { query: { ids: sorted.join(',') }, signal }),
    staleTime: 300_000,
    enabled: sorted.length > 0,
  })
}

/** All departments of the organisation: `GET /api/departments`. */
export function useDepartments(enabled = true) {
  return useQuery({
    queryKey: ['departments'],
    queryFn: ({ signal }) => get('/api/departments', Departments, { signal }),
    staleTime: 300_000,
    enabled,
  })
}
