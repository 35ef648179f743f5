import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query'
import type { RecordRule } from '../../engine/pack.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { Language, Text } from '../../events/text.ts'
import type { CaseEdition, EditionNames } from '../../server/policies/names-schema.ts'
import { lateSchema } from '../api/late-schema.ts'
import type { Problem } from '../api/problem.ts'
import { get } from '../api/request.ts'
import { useLanguage } from '../language/use-words.ts'
import { useDrawn } from '../ui/use-quiet.ts'
import { sayValue } from './say-value.ts'

const Edition = lateSchema(async () => (await import('../../server/policies/names-schema.ts')).CaseEdition)
const NamesInForce = lateSchema(async () => (await import('../../server/policies/names-schema.ts')).NamesInForce)

/** What the page of a case knows of an edition: `GET /api/policies/:id/editions/:edition/case`. */
export type PackNames = CaseEdition
/** An edition by its names alone, or with all that a case page knows of it. */
type Named = EditionNames | PackNames

const editionQuery = (id: string, edition: string) => ({
  queryKey: ['policies', id, edition, 'case'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    get(`/api/policies/${encodeURIComponent(id)}/editions/${encodeURIComponent(edition)}/case`, Edition, {
      ...{ signal, mayBeKnown: true },
    }),
  // Published editions never change.
  staleTime: 3_600_000,
  retry: false,
})

/** One edition, for its levels, categories, stages, forms, tables and records. */
export function usePack(edition: { id: string; edition: string } | undefined): UseQueryResult<PackNames, Problem> {
  return useQuery({ ...editionQuery(edition?.id ?? '', edition?.edition ?? ''), enabled: edition !== undefined })
}

const namesQuery = {
  queryKey: ['policies', 'names'],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await get('/api/policies/names', NamesInForce, { signal, mayBeKnown: true })).items,
  staleTime: 600_000,
  retry: false,
} as const

type InForce<T> = { readonly packs: readonly T[]; readonly isLoading: boolean }
const none: readonly never[] = []

/** The names of the editions in force now, of every regulation of the organisation. */
export function usePacksInForce(): InForce<EditionNames> {
  const { data, isPending } = useQuery(namesQuery)
  return { packs: data ?? none, isLoading: isPending }
}

/** The same where it does not matter whether they are still on their way. */
export const useCurrentPacks = (): readonly EditionNames[] => usePacksInForce().packs

/**
 * The editions in force with their tables, forms and records, for pages that make or show those; none before all of them have come, so that
 * none speaks for another.
 */
export function useWholePacks(enabled = true): InForce<PackNames> {
  const inForce = usePacksInForce()
  const { packs, isPending } = useQueries({
    queries: inForce.packs.map(one => ({ ...editionQuery(one.id, one.edition), enabled })),
    combine: results => {
      const isPending = results.some(result => result.isPending)
      return { packs: isPending ? [] : results.flatMap(result => result.data ?? []), isPending }
    },
  })
  return { packs, isLoading: inForce.isLoading || isPending }
}

/** Says what a pack calls its levels, categories, stages, forms and roles; a name nobody gave yet stays as it is. */
export type Names = {
  /** Of several regulations that know the level, the one that governs the kind. */
  readonly level: (id: string, kind?: string) => string
  readonly levelRank: (id: string, kind?: string) => { rank: number; of: number }
  readonly stage: (kind: string, id: string) => string
  readonly category: (id: string) => string
  readonly subtype: (category: string | null | undefined, id: string) => string
  readonly form: (id: string) => string
  readonly formField: (form: string, field: string) => string
  /** A role's word; also of a party as duties name it: `role:leader`, `case:team-owner`. */
  readonly role: (party: string) => string
  readonly duty: (rule: string) => string | undefined
  /** A record by its id, with its fields. */
  readonly record: (id: string) => RecordRule | undefined
}

const isWhole = (pack: Named): pack is PackNames => 'records' in pack

/** Names by one or several packs: of several the first that knows the id speaks. `areAll` is false while others are still on their way. */
export function namesOf(packs: readonly Named[], language: Language, areAll = packs.length > 0): Names {
  // What has no name yet is no code instead.
  const said = (text: Text | undefined, id: string) => (text !== undefined ? inLanguage(text, language) : areAll ? id : '…')
  const find = <T extends { readonly id: string }>(list: (pack: Named) => readonly T[], id: string): T | undefined =>
    packs.flatMap(list).find(one => one.id === id)
  const grading = (id: string, kind: string | undefined) => {
    const knowing = packs.filter(pack => pack.levels.some(level => level.id === id))
    const governs = (pack: Named) => (kind === undefined ? pack.grades : (pack.primaryFor as readonly string[]).includes(kind))
    return knowing.find(governs) ?? knowing[0]
  }
  return {
    level: (id, kind) => said(grading(id, kind)?.levels.find(level => level.id === id)?.title, id),
    levelRank: (id, kind) => {
      const pack = grading(id, kind)
      return { rank: pack?.levels.find(level => level.id === id)?.rank ?? 1, of: pack?.levels.length ?? 3 }
    },
    stage: (kind, id) =>
      said(
        packs
          .flatMap(pack => pack.lifecycles.filter(cycle => cycle.kind === kind))
          .flatMap(cycle => cycle.stages)
          .find(stage => stage.id === id)?.title,
        id,
      ),
    category: id => said(find(pack => pack.categories, id)?.title, id),
    subtype: (category, id) =>
      said(
        packs
          .flatMap(pack => pack.categories.filter(one => category === null || category === undefined || one.id === category))
          .flatMap(one => one.subtypes)
          .find(one => one.id === id)?.title,
        id,
      ),
    form: id => said(find(pack => pack.forms, id)?.title, id),
    formField: (form, field) =>
      said(find(pack => (isWhole(pack) ? pack.forms : []), form)?.fields.find(one => one.id === field)?.title, field),
    role: party => {
      const caseRole = /^case:(.+)$/.exec(party)?.[1]
      if (caseRole !== undefined) return sayValue('caseRole', caseRole, language)
      const id = party.replace(/^role:/, '')
      const known = find(pack => pack.roles, id)?.title
      return known === undefined ? sayValue('role', id, language) : inLanguage(known, language)
    },
    duty: rule => {
      const known = find(pack => (isWhole(pack) ? pack.duties : []), rule)?.title
      return known === undefined ? undefined : inLanguage(known, language)
    },
    record: id => find(pack => (isWhole(pack) ? pack.records : []), id),
  }
}

/** Names by the editions in force, for lists. */
export function useNames(): InForce<EditionNames> & { readonly names: Names } {
  const language = useLanguage()
  const inForce = usePacksInForce()
  return { names: namesOf(inForce.packs, language), ...inForce }
}

/**
 * Names on the page of a case: its own edition speaks first; other regulations on the case have words too. `pack`: its own edition, once it
 * is there.
 */
export function useCaseNames(edition: { id: string; edition: string } | undefined): {
  readonly names: Names
  readonly pack: PackNames | undefined
  readonly packQuery: UseQueryResult<PackNames, Problem>
} {
  const language = useLanguage()
  // Levels, stages and forms have their names in the short list; the whole editions complete what stands there.
  const isDrawn = useDrawn()
  const packQuery = usePack(isDrawn ? edition : undefined)
  const light = usePacksInForce()
  const whole = useWholePacks(isDrawn)
  const pack = packQuery.data
  const others: readonly Named[] = whole.packs.length > 0 ? whole.packs : light.packs
  return { names: namesOf([...(pack === undefined ? [] : [pack]), ...others], language, !whole.isLoading), pack, packQuery }
}
