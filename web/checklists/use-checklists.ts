import { useQuery } from '@tanstack/react-query'
import { CaseChecklists, ChecklistList } from '../../server/checklists/schema.ts'
import { get } from '../api/request.ts'

/** The company's checklists, those in use first. */
export function useChecklists() {
  return useQuery({
    queryKey: ['organisation', 'checklists'],
    queryFn: ({ signal }) => get('/api/checklists', ChecklistList, { signal }),
  })
}

/** What is to be checked on a case, and what was found. */
export function useCaseChecklists(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'checklists'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/checklists`, CaseChecklists, { signal }),
  })
}
