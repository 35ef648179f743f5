import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { RecordRule } from '../../engine/pack.ts'
import type { Language, Text } from '../../events/text.ts'
import { inLanguage } from '../../events/text.ts'
import { EditionList, EditionView } from '../../server/policies/schema.ts'
import type { Problem } from '../api/problem.ts'
import { get } from '../api/request.ts'
import { useLanguage } from '../language/use-words.ts'
import { sayValue } from './say-value.ts'

/** The parts of an edition whose names the screens of cases show: of `GET /api/policies/:id/editions/:edition`. */
const PackNames = EditionView.pick({
  id: true,
  edition: true,
  title: true,
  primaryFor: true,
  levels: true,
  categories: true,
  lifecycles: true,
  forms: true,
  roles: true,
  duties: true,
  tables: true,
  records: true,
})
export type PackNames = z.infer<typeof PackNames>

const editionQuery = (id: string, edition: string) => ({
  queryKey: ['policies', id, edition],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    get(`/api/policies/${encodeURIComponent(id)}/editions/${encodeURIComponent(edition)}`, PackNames, { signal }),
  // Published editions never change.
  staleTime: 3_600_000,
  retry: false,
})

/** One edition, for the names of its levels, categories, stages and forms. */
export function usePack(edition: { id: string; edition: string } | undefined): UseQueryResult<PackNames, Problem> {
  return useQuery({ ...editionQuery(edition?.id ?? '', edition?.edition ?? ''), enabled: edition !== undefined })
}

type PacksInForce = { readonly packs: readonly PackNames[]; readonly isLoading: boolean }

/** The editions in force now, of every regulation of the organisation; none before all of them have come, so that none speaks for another. */
export function usePacksInForce(): PacksInForce {
  const policies = useQuery({
    queryKey: ['policies', 'list'],
    queryFn: ({ signal }) => get('/api/policies', EditionList, { signal }),
    staleTime: 600_000,
    retry: false,
  })
  // Of each regulation the edition in force; before the first comes into force, the one that will.
  const rows = (policies.data?.items ?? []).filter(one => one.status !== 'draft')
  const editions = rows
    .filter(one => one.current || !rows.some(other => other.id === one.id && (other.current || other.edition < one.edition)))
    .map(one => editionQuery(one.id, one.edition))
  const { packs, isPending } = useQueries({
    queries: editions,
    combine: results => {
      const isPending = results.some(result => result.isPending)
      return { packs: isPending ? [] : results.flatMap(result => result.data ?? []), isPending }
    },
  })
  return { packs, isLoading: policies.isPending || isPending }
}

/** The same where it does not matter whether they are still on their way. */
export const useCurrentPacks = (): readonly PackNames[] => usePacksInForce().packs

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

/** Whether it grades cases that it governs; another one may only have levels of its own for what it adds to them. */
export const grades = ({ tables, primaryFor }: PackNames): boolean =>
  tables.some(t => (t.purpose ?? t.id) === 'grading' && (t.kinds ?? primaryFor).some(kind => primaryFor.includes(kind)))

/** Names by one or several packs: of several the first that knows the id speaks. `areAll` is false while others are still on their way. */
export function namesOf(packs: readonly PackNames[], language: Language, areAll = packs.length > 0): Names {
  // What has no name yet is no code instead.
  const said = (text: Text | undefined, id: string) => (text !== undefined ? inLanguage(text, language) : areAll ? id : '…')
  const find = <T extends { readonly id: string }>(list: (pack: PackNames) => readonly T[], id: string): T | undefined =>
    packs.flatMap(list).find(one => one.id === id)
  const grading = (id: string, kind: string | undefined) => {
    const knowing = packs.filter(pack => pack.levels.some(level => level.id === id))
    const governs = (pack: PackNames) =>
      kind === undefined ? grades(pack) : (pack.primaryFor as readonly string[]).includes(kind)
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
    formField: (form, field) => said(find(pack => pack.forms, form)?.fields.find(one => one.id === field)?.title, field),
    role: party => {
      const caseRole = /^case:(.+)$/.exec(party)?.[1]
      if (caseRole !== undefined) return sayValue('caseRole', caseRole, language)
      const id = party.replace(/^role:/, '')
      const known = find(pack => pack.roles, id)?.title
      return known === undefined ? sayValue('role', id, language) : inLanguage(known, language)
    },
    duty: rule => {
      const known = find(pack => pack.duties, rule)?.title
      return known === undefined ? undefined : inLanguage(known, language)
    },
    record: id => find(pack => pack.records, id),
  }
}

/** Names by the editions in force, for lists. */
export function useNames(): PacksInForce & { readonly names: Names } {
  const language = useLanguage()
  const inForce = usePacksInForce()
  return { names: namesOf(inForce.packs, language), ...inForce }
}
