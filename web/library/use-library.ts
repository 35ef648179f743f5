import { useQuery } from '@tanstack/react-query'
import { LibraryEntry } from '../../server/library/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'

export type LibraryFilter = { readonly q: string; readonly category: string; readonly cause: string }

/** Case studies by words, category and cause, the newest first. */
export function useLibrary({ q, category, cause }: LibraryFilter) {
  return usePages({
    key: ['library', 'list'],
    path: '/api/library',
    item: LibraryEntry,
    query: { q, category, cause },
    pageSize: 30,
  })
}

/** One case study. */
export function useEntry(id: string) {
  return useQuery({
    queryKey: ['library', id],
    queryFn: ({ signal }) => get(`/api/library/${encodeURIComponent(id)}`, LibraryEntry, { signal }),
  })
}
