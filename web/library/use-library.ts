import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { Act, InputOf } from '../../events/registry.ts'
import { StudyDraft } from '../../server/library/drafts/schema.ts'
import { LibraryEntry, LibraryFacets, SimilarStudies, Study, StudyVersion, Suggestion } from '../../server/library/schema.ts'
import { SessionPage, SessionRow } from '../../server/library/sessions/schema.ts'
import { usePages } from '../api/query.ts'
import { get, post, type Query } from '../api/request.ts'
import { useSettled } from '../cases/use-preview.ts'

export const filterNames = [
  'q',
  'category',
  'level',
  'product',
  'cause',
  'causeCode',
  'failure',
  'part',
  'solution',
  'state',
] as const
export type LibraryFilter = Partial<Record<(typeof filterNames)[number], string>>

/** Case studies by words, codes, product, category and level, the newest first. */
export function useLibrary(filter: LibraryFilter) {
  return usePages({ key: ['library', 'list'], path: '/api/library', item: LibraryEntry, query: filter, pageSize: 20 })
}

/** How many studies each choice of the filter would leave. */
export function useFacets(filter: LibraryFilter) {
  return useQuery({
    queryKey: ['library', 'facets', filter],
    queryFn: ({ signal }) => get('/api/library/facets', LibraryFacets, { query: filter, signal }),
    placeholderData: keepPreviousData,
  })
}

/** One case study. */
export function useStudy(id: string) {
  return useQuery({
    queryKey: ['library', id],
    queryFn: ({ signal }) => get(`/api/library/${encodeURIComponent(id)}`, Study, { signal }),
  })
}

/** What an earlier version said. */
export function useVersion(id: string, version: number | undefined) {
  return useQuery({
    queryKey: ['library', id, 'version', version],
    queryFn: ({ signal }) => get(`/api/library/${encodeURIComponent(id)}/versions/${version}`, StudyVersion, { signal }),
    enabled: version !== undefined,
  })
}

/** Studies that may help with a case, or with one that is being typed. */
export function useSimilarStudies(query: Query, enabled = true) {
  const settled = useSettled(query)
  return useQuery({
    queryKey: ['library', 'similar', settled],
    queryFn: ({ signal }) => get('/api/library/similar', SimilarStudies, { query: settled, signal }),
    placeholderData: keepPreviousData,
    enabled,
    staleTime: 30_000,
    retry: false,
  })
}

/** Closed cases that should become a study. */
export function useSuggestions(enabled: boolean) {
  return usePages({
    key: ['library', 'suggestions'],
    path: '/api/library/suggestions',
    item: Suggestion.transform(one => ({ ...one, id: one.case.id })),
    pageSize: 20,
    enabled,
  })
}

/** Discussions and training. */
export function useSessions(query: Query, enabled = true) {
  return usePages({ key: ['library', 'sessions'], path: '/api/library/sessions', item: SessionRow, query, pageSize: 20, enabled })
}

/** How many wait for my word. */
export function useSessionsWaiting() {
  return useQuery({
    queryKey: ['library', 'sessions', 'waiting'],
    queryFn: ({ signal }) => get('/api/library/sessions', SessionPage, { query: { mine: 'waiting', limit: 1 }, signal }),
  })
}

export const draftKey = (caseId: string) => ['library', 'draft', caseId] as const
/** The study of a case as it is being written. */
export function useStudyDraft(caseId: string) {
  return useQuery({
    queryKey: draftKey(caseId),
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/study-draft`, StudyDraft, { signal }),
    // What is typed here is saved as it is typed: nothing comes from behind.
    refetchOnWindowFocus: false,
  })
}

const ActDone = z.object({ event: z.string(), result: z.record(z.string(), z.unknown()) })

/** Sends an act of a case from a page of the library. */
export function sendCaseAct<A extends Act>(caseId: string, type: A, data: InputOf<A>, intent: string) {
  return post(`/api/cases/${encodeURIComponent(caseId)}/events`, { type, data }, ActDone, intent)
}
