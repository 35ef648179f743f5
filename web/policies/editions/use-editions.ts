import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import {
  Acknowledged,
  ComparedEditions,
  DraftCreated,
  type EditionMove,
  EditionMoved,
  EditionMoves,
  EditionProgress,
  EditionReader,
  EditionReaders,
  EditionStandings,
  type MoveCaseState as MoveCaseStates,
  MoveDecided,
  MoveProposed,
  MovingCase,
  StoredEdition,
} from '../../../server/policies/drafts/schema.ts'
import { usePages } from '../../api/query.ts'
import { get, post, request } from '../../api/request.ts'
import { saveJson } from '../../ui/save-json.ts'

type MoveCaseState = z.infer<typeof MoveCaseStates>
export type Name = { readonly id: string; readonly edition: string }
const pathOf = ({ id, edition }: Name) => `/api/policies/${encodeURIComponent(id)}/editions/${encodeURIComponent(edition)}`

/** All editions of all regulations with where they stand; drafts for those who may see them. */
export function useStandings() {
  return useQuery({
    queryKey: ['policies', 'standings'],
    queryFn: ({ signal }) => get('/api/policies/editions', EditionStandings, { signal }),
    staleTime: 30_000,
  })
}

/** Ballots and what may be done with one edition. */
export function useProgress(name: Name) {
  return useQuery({
    queryKey: ['policies', name.id, name.edition, 'progress'],
    queryFn: ({ signal }) => get(`${pathOf(name)}/progress`, EditionProgress, { signal }),
    staleTime: 30_000,
  })
}

/** What differs from an earlier edition. */
export function useComparison(name: Name, earlier: string) {
  return useQuery({
    queryKey: ['policies', name.id, name.edition, 'compare', earlier],
    queryFn: ({ signal }) => get(`${pathOf(name)}/compare`, ComparedEditions, { query: { with: earlier }, signal }),
  })
}

/** How many were asked to read, and have. */
export function useReaderCounts(name: Name) {
  return useQuery({
    queryKey: ['policies', name.id, name.edition, 'reader-counts'],
    queryFn: ({ signal }) => get(`${pathOf(name)}/readers`, EditionReaders, { query: { limit: 1 }, signal }),
  })
}
/** Who was asked to read, page by page. */
export function useReaders(name: Name, who: 'all' | 'waiting' | 'read' | 'left') {
  return usePages({
    key: ['policies', name.id, name.edition, 'readers'],
    path: `${pathOf(name)}/readers`,
    item: EditionReader,
    query: { who },
  })
}

/** Moves of open cases to this edition, and how many cases follow others. */
export function useMoves(name: Name) {
  return useQuery({
    queryKey: ['policies', name.id, name.edition, 'moves'],
    queryFn: ({ signal }) => get(`${pathOf(name)}/moves`, EditionMoves, { signal }),
    // What goes on in the background is shown as it goes on.
    refetchInterval: ({ state }) =>
      state.data?.items.some(move => move.state === 'listing' || move.state === 'moving') === true ? 2_000 : false,
  })
}

/** The cases of a move, page by page; read anew when their number or state has changed. */
export function useMovingCases(name: Name, move: EditionMove, state: MoveCaseState | undefined) {
  const { counts } = move
  return usePages({
    key: [
      'policies',
      name.id,
      name.edition,
      'moves',
      move.id,
      `${counts.listed} ${counts.refused} ${counts.moved} ${counts.left}`,
    ],
    path: `${pathOf(name)}/moves/${encodeURIComponent(move.id)}/cases`,
    item: MovingCase,
    query: { state },
    pageSize: 20,
  })
}

export const createDraft = (body: object, intent: string) =>
  request('/api/policies/drafts', { method: 'POST', body, schema: DraftCreated, intent, timeoutMs: 60_000 })
export const removeDraft = (name: Name, intent: string) =>
  request(pathOf(name), { method: 'DELETE', schema: z.object({}), intent })
export const submitEdition = (name: Name, body: object, intent: string) =>
  post(`${pathOf(name)}/submit`, body, EditionMoved, intent)
export const withdrawEdition = (name: Name, intent: string) => post(`${pathOf(name)}/withdraw`, {}, EditionMoved, intent)
export const voteOnEdition = (name: Name, body: object, intent: string) =>
  post(`${pathOf(name)}/vote`, body, EditionMoved, intent)
export const repealEdition = (name: Name, body: object, intent: string) =>
  post(`${pathOf(name)}/repeal`, body, EditionMoved, intent)
export const acknowledgeEdition = (name: Name, intent: string) => post(`${pathOf(name)}/acknowledge`, {}, Acknowledged, intent)
export const proposeMove = (name: Name, body: object, intent: string) => post(`${pathOf(name)}/moves`, body, MoveProposed, intent)
export const decideMove = (name: Name, move: string, decision: 'approve' | 'reject', intent: string) =>
  post(`${pathOf(name)}/moves/${encodeURIComponent(move)}/decide`, { decision }, MoveDecided, intent)

/** Saves an edition as a JSON file that can be imported again. */
export async function exportPack(name: Name): Promise<void> {
  const { pack } = await get(`${pathOf(name)}/pack`, StoredEdition)
  saveJson(`${name.id}-${name.edition}.json`, JSON.stringify(pack, null, 2))
}
/** Saves the published schema of packs. */
export async function exportSchema(): Promise<void> {
  const schema = await get('/api/policies/schema', z.record(z.string(), z.unknown()))
  saveJson('bihuan-pack.schema.json', JSON.stringify(schema, null, 2))
}
