import { useQuery } from '@tanstack/react-query'
import { lateSchema } from '../../api/late-schema.ts'
import { get } from '../../api/request.ts'

const EditionWaits = lateSchema(async () => (await import('../../../server/policies/drafts/schema.ts')).EditionWaits)

/** Votes, moves and readings that editions of regulations ask of me. The live stream's `policies` refreshes it. */
export function useEditionWaits() {
  return useQuery({
    queryKey: ['policies', 'waits'],
    queryFn: ({ signal }) => get('/api/policies/waits', EditionWaits, { signal }),
    staleTime: 30_000,
  })
}
