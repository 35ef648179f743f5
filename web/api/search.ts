import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { SearchHits } from '../../server/search/schema.ts'
import { get } from './request.ts'

/** Something the web can open: which page that is, the feature of the kind says (`Feature.opens`). */
export type Subject = { readonly kind: string; readonly id: string }

/** `GET /api/search?q=`. */
export function useSearch(q: string) {
  const text = q.trim()
  return useQuery({
    queryKey: ['search', text],
    queryFn: ({ signal }) => get('/api/search', SearchHits, { query: { q: text, limit: 12 }, signal }),
    placeholderData: keepPreviousData,
    enabled: text !== '',
  })
}
