import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Preview, type PreviewCase, SimilarCases } from '../../server/intake/schema.ts'
import type { Problem } from '../api/problem.ts'
import { get, type Query, request } from '../api/request.ts'

/** A value once it has been still for a while: the server is not asked at every key. */
export function useSettled<T>(value: T, afterMs = 450): T {
  const [settled, setSettled] = useState(value)
  const text = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: its text stands for the value, which is new on every render.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs)
    return () => clearTimeout(timer)
  }, [text, afterMs])
  return settled
}

/** What the regulation would make of a case: `POST /api/cases/preview`. Writes nothing, so that it is read like a query. */
export function usePreview(wish: PreviewCase | undefined): UseQueryResult<Preview, Problem> {
  const settled = useSettled(wish)
  return useQuery({
    queryKey: ['preview', settled],
    queryFn: ({ signal }) => request('/api/cases/preview', { method: 'POST', body: settled, schema: Preview, signal }),
    placeholderData: keepPreviousData,
    enabled: settled !== undefined,
    // Due times move with the clock.
    staleTime: 30_000,
    retry: false,
  })
}

/** Cases that may be the same: `GET /api/cases/similar`. */
export function useSimilar(query: Query, enabled: boolean) {
  const settled = useSettled(query)
  return useQuery({
    queryKey: ['case', 'similar', settled],
    queryFn: ({ signal }) => get('/api/cases/similar', SimilarCases, { query: settled, signal }),
    placeholderData: keepPreviousData,
    enabled,
    staleTime: 30_000,
    retry: false,
  })
}
