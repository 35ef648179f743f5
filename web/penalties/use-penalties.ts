import { useQuery } from '@tanstack/react-query'
import { PenaltyView } from '../../server/penalties/schema.ts'
import { type ListViolations, ViolationKinds, ViolationPage, ViolationRow } from '../../server/violations/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'

export type ViolationFilter = { readonly [K in Exclude<keyof ListViolations, 'limit' | 'after'>]?: string | undefined }

/** The register as far as the viewer sees it, the latest acts first. */
export function useViolationPages(filter: ViolationFilter) {
  return usePages({ key: ['violations', 'list'], path: '/api/violations', item: ViolationRow, query: filter, pageSize: 30 })
}

/** How many lines of each state there are, and whose register it is. */
export function useViolationCounts({ state: _state, ...filter }: ViolationFilter) {
  return useQuery({
    queryKey: ['violations', 'counts', filter],
    queryFn: ({ signal }) => get('/api/violations', ViolationPage, { query: { ...filter, limit: 1 }, signal }),
  })
}

/** The violations of the regulations in force today. */
export function useViolationKinds() {
  return useQuery({
    queryKey: ['violations', 'kinds'],
    queryFn: ({ signal }) => get('/api/violations/kinds', ViolationKinds, { signal }),
    staleTime: 300_000,
  })
}

/** The file of a penalty beside what its case says. Keyed under the case, so that whatever changes it refreshes this. */
export function usePenalty(caseId: string, enabled = true) {
  return useQuery({
    queryKey: ['case', caseId, 'penalty'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/penalty`, PenaltyView, { signal }),
    enabled,
    retry: false,
  })
}
