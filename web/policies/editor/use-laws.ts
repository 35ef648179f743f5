import { useQuery } from '@tanstack/react-query'
import { type ListedLaws, ListedLaws as ListedLawsSchema } from '../../../server/policies/schema.ts'
import { get } from '../../api/request.ts'

const none: ListedLaws['items'] = []

/** The laws, regulations and standards that the product knows by name, so that one can be cited; empty until they are here. */
export function useLaws(): ListedLaws['items'] {
  const query = useQuery({
    queryKey: ['policies', 'laws'],
    queryFn: ({ signal }) => get('/api/policies/laws', ListedLawsSchema, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return query.data?.items ?? none
}
