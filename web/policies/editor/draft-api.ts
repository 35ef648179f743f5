import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { Pack } from '../../../engine/pack.ts'
import { DraftSaved, EditionStatus } from '../../../server/policies/drafts/schema.ts'
import { newId } from '../../api/new-id.ts'
import { get, request } from '../../api/request.ts'
import { withPermitIds } from './edit-permit.ts'

export type EditionName = { readonly id: string; readonly edition: string }
const pathOf = ({ id, edition }: EditionName) => `/api/policies/${encodeURIComponent(id)}/editions/${encodeURIComponent(edition)}`

/** An edition with its pack, checked by the same schema as on the server. */
export const EditionPack = z.object({ pack: Pack, revision: z.number(), status: EditionStatus, hash: z.string() })
export type EditionPack = z.infer<typeof EditionPack>

/** The edition with its pack, in which each permit has an id, by which the editor finds it again. */
export async function readEditionPack(name: EditionName, signal?: AbortSignal): Promise<EditionPack> {
  const read = await get(`${pathOf(name)}/pack`, EditionPack, signal === undefined ? {} : { signal })
  return { ...read, pack: withPermitIds(read.pack) }
}

/** The pack of an edition as the editor begins with it; not fetched again under the hands of whoever edits. */
export function useEditionPack(name: EditionName) {
  return useQuery({
    queryKey: ['policy-pack', name.id, name.edition],
    queryFn: ({ signal }) => readEditionPack(name, signal),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

/** The regulations beside a draft as far as they are here. */
export type OtherPacks = { readonly packs: readonly Pack[]; readonly state: 'loading' | 'ready' | 'failed' }

/** Packs of the other regulations in force, with which the draft is checked together. */
export function useOtherPacks(names: readonly EditionName[]) {
  return useQuery({
    queryKey: ['policy-pack', 'others', ...names.map(name => `${name.id}@${name.edition}`)],
    queryFn: async ({ signal }) => (await Promise.all(names.map(name => readEditionPack(name, signal)))).map(({ pack }) => pack),
    staleTime: 3_600_000,
  })
}

/** Saves over `revision`. Refusals: `edition.changed-meanwhile`, `pack.invalid`, `edition.not-a-draft`. */
export function savePack(name: EditionName, pack: Pack, revision: number) {
  return request(`${pathOf(name)}/pack`, {
    method: 'PUT',
    body: { pack, revision },
    schema: DraftSaved,
    intent: newId(),
    timeoutMs: 60_000,
  })
}
