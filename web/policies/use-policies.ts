import { useQuery } from '@tanstack/react-query'
import { EditionList, EditionView } from '../../server/policies/schema.ts'
import { get } from '../api/request.ts'

/** All regulations and editions, the newest of each first. */
export function useEditions() {
  return useQuery({
    queryKey: ['policies', 'editions'],
    queryFn: ({ signal }) => get('/api/policies', EditionList, { signal }),
    staleTime: 300_000,
  })
}

/** One edition whole. A published one never changes. */
export function useEdition(id: string, edition: string) {
  return useQuery({
    queryKey: ['policies', id, edition, 'view'],
    queryFn: ({ signal }) =>
      get(`/api/policies/${encodeURIComponent(id)}/editions/${encodeURIComponent(edition)}`, EditionView, { signal }),
    staleTime: 3_600_000,
  })
}
