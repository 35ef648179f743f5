import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { get } from './request.ts'

/** Something the web can open: which page that is, the feature of the kind says (`Feature.opens`). */
export const Subject = z.object({ kind: z.string(), id: z.string() })
export type Subject = z.infer<typeof Subject>

/** A hit of the global search. */
export const SearchHit = Subject.extend({
  title: z.string(),
  /** 编号 */
  number: z.string().optional(),
  /** Customer, stage, or the words that matched. */
  detail: z.string().optional(),
})
export type SearchHit = z.infer<typeof SearchHit>

const SearchHits = z.object({ items: z.array(SearchHit) })

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
