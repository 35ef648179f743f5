import { useQueries, useQuery } from '@tanstack/react-query'
import { EditionList, type EditionRow, EditionView } from '../../server/policies/schema.ts'
import { get } from '../api/request.ts'

/** All regulations and editions, the newest of each first. */
export function useEditions() {
  return useQuery({
    queryKey: ['policies', 'editions'],
    queryFn: ({ signal }) => get('/api/policies', EditionList, { signal }),
    staleTime: 300_000,
  })
}

const editionQuery = (id: string, edition: string) => ({
  queryKey: ['policies', id, edition, 'view'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    get(`/api/policies/${encodeURIComponent(id)}/editions/${encodeURIComponent(edition)}`, EditionView, { signal }),
  staleTime: 3_600_000,
})

/** One edition whole. A published one never changes. */
export function useEdition(id: string, edition: string) {
  return useQuery(editionQuery(id, edition))
}

/** Of several regulations in force the one that has this clause, as soon as it is known; the first of them where none has it. */
export function useHomeOf(clause: string, all: readonly EditionRow[]): EditionRow | undefined {
  const current = all.filter(one => one.current)
  const isAsked = clause !== '' && current.length > 1
  const home = useQueries({
    queries: isAsked ? current.map(one => editionQuery(one.id, one.edition)) : [],
    combine: views => current.find((_, at) => views[at]?.data?.clauseList.some(one => one.number === clause)),
  })
  return home ?? current[0] ?? all[0]
}
