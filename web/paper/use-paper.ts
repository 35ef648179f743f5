import { useQuery } from '@tanstack/react-query'
import { CasePapers, type ListPapers, LogEntry, PaperRow, PaperView, PlaceList } from '../../server/paper/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'

/** What every write here makes out of date. */
export const paperKeys = [['paper'], ['archive'], ['case'], ['notifications']] as const

export const usePapers = (query: Partial<Pick<ListPapers, 'show' | 'state' | 'place'>>) =>
  usePages({ key: ['paper', 'list'], path: '/api/archive/papers', item: PaperRow, query })

export const usePaper = (id: string) =>
  useQuery({
    queryKey: ['paper', 'one', id],
    queryFn: ({ signal }) => get(`/api/archive/papers/${encodeURIComponent(id)}`, PaperView, { signal }),
  })

export const usePaperLog = (id: string) =>
  usePages({ key: ['paper', 'log', id], path: `/api/archive/papers/${encodeURIComponent(id)}/log`, item: LogEntry })

export const usePlaces = () =>
  useQuery({
    queryKey: ['paper', 'places'],
    queryFn: ({ signal }) => get('/api/archive/paper-places', PlaceList, { signal }),
  })

export const useCasePapers = (id: string) =>
  useQuery({
    queryKey: ['case', id, 'paper-originals'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(id)}/paper-originals`, CasePapers, { signal }),
  })
