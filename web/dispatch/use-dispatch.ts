import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { z } from 'zod'
import type { Instant } from '../../events/instant.ts'
import { Board, BoardFilter, Placed, type PlaceVisit, Unplaced, VisitCheck } from '../../server/dispatch/schema.ts'
import { usePages } from '../api/query.ts'
import { get, post } from '../api/request.ts'
import { useMinute } from '../ui/now.ts'

/** Begins as the lists of cases do: what happens to any case refreshes it by the live stream. */
const key = ['case', 'list', 'dispatch'] as const
const Shown = BoardFilter.extend({
  days: z.enum(['1', '7']).default('7').catch('7'),
  /** Which of the two parts a narrow screen shows. */
  part: z.enum(['board', 'unplaced']).optional().catch(undefined),
})
export type Shown = z.infer<typeof Shown>

/** What the address asks for; what it does not understand it leaves out. */
export function useBoardFilter() {
  const [params, setParams] = useSearchParams()
  const shown = Shown.safeParse(Object.fromEntries(params)).data ?? Shown.parse({})
  const set = (changes: Partial<Record<keyof Shown, string | undefined>>) =>
    setParams(
      now => {
        for (const [name, value] of Object.entries(changes))
          if (value === undefined || value === '') now.delete(name)
          else now.set(name, value)
        return now
      },
      { replace: true, preventScrollReset: true },
    )
  return { shown, set }
}
export type SetShown = ReturnType<typeof useBoardFilter>['set']

/** The board, and by the minute anew: leave begins and ends without a message. What stood there stays while the next range loads. */
export function useBoard({ part: _part, ...filter }: Shown) {
  const queries = useQueryClient()
  const minute = useMinute()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the minute is what starts it.
  useEffect(() => void queries.invalidateQueries({ queryKey: [...key, 'board'] }), [minute])
  return useQuery({
    queryKey: [...key, 'board', filter],
    queryFn: ({ signal }) => get('/api/dispatch', Board, { query: filter, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useUnplaced({ department, region, q }: Shown) {
  return usePages({
    key: [...key, 'unplaced'],
    path: '/api/dispatch/unplaced',
    item: Unplaced,
    query: { ...(department && { department }), ...(region && { region }), ...(q && { q }) },
    pageSize: 30,
  })
}

export type PlannedVisit = {
  readonly case: string
  readonly person: string
  readonly from: Instant
  readonly until: Instant
  readonly companions: readonly string[]
}

/** What would be said of a visit; asked only once person and times are there. */
export function useVisitCheck(plan: PlannedVisit | undefined) {
  return useQuery({
    queryKey: [...key, 'check', plan],
    queryFn: ({ signal }) =>
      get('/api/dispatch/check', VisitCheck, {
        query: {
          ...{ case: plan!.case, person: plan!.person, from: plan!.from, until: plan!.until },
          ...(plan!.companions.length === 0 ? {} : { companions: plan!.companions.join(',') }),
        },
        signal,
      }),
    enabled: plan !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
  })
}

export const placeVisit = (input: PlaceVisit, intent: string) => post('/api/dispatch/visits', input, Placed, intent)
export const dispatchKey = key
