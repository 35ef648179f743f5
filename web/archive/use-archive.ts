import { useQuery } from '@tanstack/react-query'
import { CaseArchive, Classes, DisposalRow, Hold, KeptRow, type ListHolds, type ListKept } from '../../server/archive/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'

/** What every write here makes out of date. */
export const touched = [['archive'], ['case']] as const

export const useClasses = () =>
  useQuery({ queryKey: ['archive', 'classes'], queryFn: ({ signal }) => get('/api/archive/classes', Classes, { signal }) })

export const useKept = (query: Pick<ListKept, 'show' | 'class'>) =>
  usePages({ key: ['archive', 'kept'], path: '/api/archive/kept', item: KeptRow, query })

export const useHolds = (query: Pick<ListHolds, 'state'>) =>
  usePages({ key: ['archive', 'holds'], path: '/api/archive/holds', item: Hold, query })

export const useDisposals = () => usePages({ key: ['archive', 'disposals'], path: '/api/archive/disposals', item: DisposalRow })

export const useDisposal = (id: string) =>
  useQuery({
    queryKey: ['archive', 'disposal', id],
    queryFn: ({ signal }) => get(`/api/archive/disposals/${encodeURIComponent(id)}`, DisposalRow, { signal }),
    // The work goes on in the background.
    refetchInterval: query => (query.state.data?.state === 'running' ? 2_000 : false),
  })

export const useCaseArchive = (id: string) =>
  useQuery({
    queryKey: ['case', id, 'archive'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(id)}/archive`, CaseArchive, { signal }),
  })
