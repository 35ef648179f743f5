import { keepPreviousData, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Mapping } from '../../server/imports/mapping-schema.ts'
import { Figures, ImportRow, ImportView, Preview } from '../../server/imports/schema.ts'
import type { Problem } from '../api/problem.ts'
import { usePages } from '../api/query.ts'
import { get, post, request } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'

/** A dry run reads the whole file, which may have a million rows. */
const DRY_RUN_MS = 180_000
/** The live stream refreshes too; this is for when it is away. */
const POLL_MS = 1_500

/** What an import of the file would do, under the mapping given or proposed. While a changed mapping is tried, the old result stays. */
export function usePreview(
  file: string,
  mapping: Mapping | undefined,
  sheet: string | undefined,
): UseQueryResult<Preview, Problem> {
  return useQuery({
    queryKey: ['import-preview', file, sheet, mapping],
    queryFn: ({ signal }) =>
      request('/api/imports/preview', {
        schema: Preview,
        method: 'POST',
        body: { file, mapping, sheet },
        signal,
        timeoutMs: DRY_RUN_MS,
      }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

/** Puts the preview that came with an upload where `usePreview` finds it. */
export function useRememberPreview(): (preview: Preview) => void {
  const queries = useQueryClient()
  return preview => queries.setQueryData(['import-preview', preview.file, undefined, undefined], preview)
}

/** Imports, latest first. */
export function useImports() {
  return usePages({ key: ['import', 'list'], path: '/api/imports', item: ImportView, pageSize: 20 })
}

/** One import; asks again while it runs. */
export function useImport(id: string): UseQueryResult<ImportView, Problem> {
  return useQuery({
    queryKey: ['import', id],
    queryFn: ({ signal }) => get(`/api/imports/${encodeURIComponent(id)}`, ImportView, { signal }),
    refetchInterval: query => (query.state.data?.state === 'running' ? POLL_MS : false),
  })
}

/** The outcomes of an import's rows. */
export function useImportRows(id: string, outcome: ImportRow['outcome'] | undefined) {
  return usePages({
    key: ['import', id, 'rows'],
    path: `/api/imports/${encodeURIComponent(id)}/rows`,
    item: ImportRow,
    query: { outcome },
    pageSize: 100,
  })
}

/** The figures of a past log, once it is in. */
export function useFigures(id: string, enabled: boolean): UseQueryResult<Figures, Problem> {
  return useQuery({
    queryKey: ['import', id, 'figures'],
    queryFn: ({ signal }) => get(`/api/imports/${encodeURIComponent(id)}/figures`, Figures, { signal }),
    enabled,
  })
}

/** Starts an import of an uploaded file. */
export function useStartImport(onDone: (started: ImportView) => void) {
  return useAct({
    send: (body: { file: string; mapping: Mapping; sheet?: string | undefined }, intent) =>
      post('/api/imports', body, ImportView, intent),
    refreshes: [['import', 'list']],
    onDone,
  })
}

/** Stops an import where it is. */
export function useCancelImport(id: string) {
  return useAct({
    send: (_: undefined, intent) => post(`/api/imports/${encodeURIComponent(id)}/cancel`, {}, ImportView, intent),
    refreshes: [['import']],
  })
}
