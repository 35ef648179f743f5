import { useQuery } from '@tanstack/react-query'
import { ActionPage, ActionRow, EffectFigures, type ListActions } from '../../server/actions/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'

export type ActionFilter = { readonly [K in Exclude<keyof ListActions, 'limit' | 'after'>]?: string | undefined }

/** All corrective and preventive actions that the viewer sees, what waits longest first. */
export function useActionPages(filter: ActionFilter) {
  return usePages({ key: ['actions', 'list'], path: '/api/actions', item: ActionRow, query: filter, pageSize: 30 })
}

/** How many of each state there are, and how many are late. */
export function useActionCounts({ state: _state, late: _late, ...filter }: ActionFilter) {
  return useQuery({
    queryKey: ['actions', 'counts', filter],
    queryFn: ({ signal }) => get('/api/actions', ActionPage, { query: { ...filter, limit: 1 }, signal }),
  })
}

/** The actions of one case, up to 200. Keyed under the case, so that whatever changes it refreshes this. */
export function useCaseActions(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'actions'],
    queryFn: ({ signal }) => get('/api/actions', ActionPage, { query: { case: caseId, limit: 200 }, signal }),
  })
}

/** What the system counts before and after a case was dealt with. */
export function useFigures(caseId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['case', caseId, 'effect-figures'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/effect-figures`, EffectFigures, { signal }),
    enabled,
    retry: false,
  })
}
