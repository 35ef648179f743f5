import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { ReplayRow, ReplayView } from '../../../server/policies/replay/schema.ts'
import type { Problem } from '../../api/problem.ts'
import { usePages } from '../../api/query.ts'
import { get, post } from '../../api/request.ts'
import { useAct } from '../../api/use-act.ts'

export type Name = { readonly id: string; readonly edition: string }
/** The live stream refreshes too; this is for when it is away, and for the bar between two of its messages. */
const POLL_MS = 700

/** The address of an edition's replays in the API. */
export const replaysPath = ({ id, edition }: Name): string =>
  `/api/policies/${encodeURIComponent(id)}/editions/${encodeURIComponent(edition)}/replays`
/** The page of a replay. */
export const replayPage = ({ id, edition }: Name, replay?: string): string =>
  `/policies/${encodeURIComponent(id)}/${encodeURIComponent(edition)}/replay${replay === undefined ? '' : `/${encodeURIComponent(replay)}`}`

/** Replays of an edition, latest first. */
export function useReplays(name: Name) {
  return usePages({ key: ['replay', 'list', name.id, name.edition], path: replaysPath(name), item: ReplayRow, pageSize: 20 })
}

/** One replay with its result; asks again while it runs. */
export function useReplay(name: Name, replay: string): UseQueryResult<ReplayView, Problem> {
  return useQuery({
    queryKey: ['replay', replay],
    queryFn: ({ signal }) => get(`${replaysPath(name)}/${encodeURIComponent(replay)}`, ReplayView, { signal }),
    refetchInterval: query => (query.state.data?.state === 'running' ? POLL_MS : false),
  })
}

/** Starts a replay of the cases of a period. */
export function useStartReplay(name: Name, onDone: (started: ReplayView) => void) {
  return useAct({
    send: (period: { from: string; to: string }, intent) => post(replaysPath(name), period, ReplayView, intent),
    refreshes: [['replay', 'list']],
    onDone,
  })
}

/** Stops a replay that runs. */
export function useCancelReplay(name: Name, replay: string) {
  return useAct({
    send: (_: undefined, intent) =>
      post(`${replaysPath(name)}/${encodeURIComponent(replay)}/cancel`, undefined, ReplayView, intent),
    refreshes: [['replay']],
  })
}
