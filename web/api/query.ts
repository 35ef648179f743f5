import { QueryClient, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { pageOf } from './answers.ts'
import { type AnswerSchema, type LateSchema, lateSchema, schemaOf } from './late-schema.ts'
import { asProblem, Problem } from './problem.ts'
import { get, type Query } from './request.ts'

declare module '@tanstack/react-query' {
  interface Register {
    // request.ts throws nothing else; an AbortError never reaches a screen.
    defaultError: Problem
  }
}

/**
 * Keys start with the topic of the live stream, so that one message finds every query it concerns:
 * `['case', id, …]` for one case, `['case', 'list', filter]` for lists, `['duties', …]`, `['notifications', …]`, `['me']`.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => error instanceof Problem && error.isTransient && failures < 2,
        // navigator.onLine says little inside an office network; let requests fail and say so.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}

type Page<S extends z.ZodType> = ReturnType<typeof pageOf<S>>

/** A keyset page of these. */
function latePageOf<S extends z.ZodType>(item: AnswerSchema<S>): LateSchema<Page<S>> {
  return lateSchema(async () => (await import('./answers.ts')).pageOf(await schemaOf(item)))
}

/** Where the server does not say: totals from here on are a lower bound. */
const exactTotal = 1000

type Pages<S extends z.ZodType> = {
  readonly key: QueryKey
  readonly path: string
  readonly item: AnswerSchema<S>
  readonly query?: Query
  readonly pageSize?: number
  readonly enabled?: boolean
}

/** An endless list over keyset pages: all items so far, the total, and a way to load more. */
export function usePages<S extends z.ZodType>({ key, path, item, query = {}, pageSize = 50, enabled = true }: Pages<S>) {
  const schema = latePageOf<S>(item)
  const result = useInfiniteQuery({
    queryKey: [...key, query, pageSize],
    queryFn: ({ pageParam, signal }) => get(path, schema, { query: { ...query, limit: pageSize, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    enabled,
    // A new filter keeps the old rows until the new ones are there: no jump.
    placeholderData: previous => previous,
  })
  const items = useMemo(() => (result.data?.pages ?? []).flatMap(page => page.items), [result.data])
  return {
    items,
    total: result.data?.pages[0]?.total,
    totalIsExact: result.data?.pages[0]?.totalIsExact ?? (result.data?.pages[0]?.total ?? 0) < exactTotal,
    hasMore: result.hasNextPage,
    loadMore: () => (result.isFetchingNextPage ? undefined : void result.fetchNextPage()),
    isLoading: result.isPending,
    isLoadingMore: result.isFetchingNextPage,
    /** Rows shown belong to the filter before. */
    isOld: result.isPlaceholderData,
    problem: result.error === null ? undefined : asProblem(result.error),
    retry: () => void result.refetch(),
  }
}
