import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { SignatureList } from '../../server/signatures/schema.ts'
import { lateSchema } from '../api/late-schema.ts'
import type { Problem } from '../api/problem.ts'
import { get } from '../api/request.ts'

const Signatures = lateSchema(async () => (await import('../../server/signatures/schema.ts')).SignatureList)

/** The signatures of a case, each checked. */
export function useSignatures(caseId: string): UseQueryResult<SignatureList, Problem> {
  return useQuery({
    queryKey: ['case', caseId, 'signatures'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/signatures`, Signatures, { signal }),
  })
}
