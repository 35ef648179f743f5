import { useQuery } from '@tanstack/react-query'
import { CaseManuals, ManualRow, ManualRules, ManualView } from '../../server/manuals/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'

export type ManualFilter = { readonly q?: string; readonly stage?: string; readonly model?: string; readonly state?: string }

/** The documents that fit, by number. */
export function useManuals(filter: ManualFilter) {
  return usePages({ key: ['manuals', 'list'], path: '/api/manuals', query: filter, item: ManualRow })
}

/** What the regulations in force want kept, by whom, and whether the person may write. */
export function useManualRules() {
  return useQuery({
    queryKey: ['manuals', 'rules'],
    queryFn: ({ signal }) => get('/api/manual-rules', ManualRules, { signal }),
  })
}

/** A document with its versions. */
export function useManual(id: string) {
  return useQuery({
    queryKey: ['manuals', 'one', id],
    queryFn: ({ signal }) => get(`/api/manuals/${encodeURIComponent(id)}`, ManualView, { signal }),
  })
}

/** The documents in force for a case. */
export function useCaseManuals(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'manuals'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/manuals`, CaseManuals, { signal }),
  })
}
