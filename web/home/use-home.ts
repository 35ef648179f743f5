import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Figure as FigureSchema } from '../../server/home/schema.ts'
import { lateSchema } from '../api/late-schema.ts'
import { get } from '../api/request.ts'

const Home = lateSchema(async () => (await import('../../server/home/schema.ts')).Home)

export type Figure = z.infer<typeof FigureSchema>

/** The numbers of whoever asks. Any duty or case may change them, so they are fetched each minute while on screen. */
export function useHome() {
  return useQuery({
    queryKey: ['duties', 'home'],
    queryFn: ({ signal }) => get('/api/home', Home, { signal }),
    // What a change of a moment ago made of the figures of the whole company may not be in them yet.
    refetchInterval: ({ state }) => (state.data?.isOlder ? 6_000 : 60_000),
  })
}

/** The list that shows exactly the rows a number counts. */
export function pathOfFigure({ page, query }: Figure): string {
  if (page === 'receipts') return '/approvals?tab=receipts'
  if (page === 'editions') return '/approvals?tab=editions'
  return query === '' ? `/${page}` : `/${page}?${query}`
}
