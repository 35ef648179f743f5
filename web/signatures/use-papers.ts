import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { addHappening, type Happening } from '../../engine/papers/happenings.ts'
import { type PaperDraft, paperDraft } from '../../engine/papers/paper-content.ts'
import { definitionOfAct } from '../../events/registry.ts'
import { PaperList, SignatureView } from '../../server/signatures/schema.ts'
import type { Problem } from '../api/problem.ts'
import { get } from '../api/request.ts'

const of = (id: string) => `/api/cases/${encodeURIComponent(id)}`

/** The papers of a case that can be signed, with what a phone needs to put them together itself. */
export function usePapers(caseId: string): UseQueryResult<PaperList, Problem> {
  return useQuery({
    queryKey: ['case', caseId, 'papers'],
    queryFn: ({ signal }) => get(`${of(caseId)}/papers`, PaperList, { signal }),
  })
}

/** One signature with what was signed. */
export function useSignature(caseId: string, signature: string): UseQueryResult<SignatureView, Problem> {
  return useQuery({
    queryKey: ['case', caseId, 'signatures', signature],
    queryFn: ({ signal }) => get(`${of(caseId)}/signatures/${encodeURIComponent(signature)}`, SignatureView, { signal }),
  })
}

/** An act that waits in an outbox, oldest first. */
export type WaitingAct = { readonly act: string; readonly data: Readonly<Record<string, unknown>>; readonly at: string }

/**
 * A paper as it stands once what waits in the phone has arrived: the facts of the server with the waiting acts folded over them, as the server will fold
 * them. Undefined where the case has no such paper.
 */
export function draftAhead(
  { basis }: PaperList,
  paper: string,
  waiting: readonly WaitingAct[],
  me: { readonly id: string; readonly name: string },
): PaperDraft | undefined {
  const named = basis.rules.find(one => one.rule.id === paper)
  if (named === undefined) return undefined
  const happenings = waiting.flatMap(({ act, data, at }): Happening[] => {
    const type = definitionOfAct(act)?.type
    // Whose time it is, the server fills in: of what waits here, the person's who holds the phone.
    return type === undefined ? [] : [{ type, at, data: type === 'time.spent' ? { person: me.id, ...data } : data }]
  })
  const known = { ...basis.facts, names: { ...basis.facts.names, [me.id]: me.name } }
  const facts = happenings.reduce(addHappening, known)
  return paperDraft({ rule: named.rule, regulation: named.regulation, records: basis.records, facts })
}
