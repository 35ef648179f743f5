import { useQuery } from '@tanstack/react-query'
import { EvidenceRegister } from '../../server/investigation/schema.ts'
import { get } from '../api/request.ts'
import { caseKey } from '../cases/case-key.ts'

/** The evidence register of a case. */
export function useEvidence(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'evidence'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/evidence`, EvidenceRegister, { signal }),
  })
}
