import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type AskEdition, ExplanationView } from '../../../server/policies/explain/schema.ts'
import { newId } from '../../api/new-id.ts'
import { request } from '../../api/request.ts'
import { type EditionName, readEditionPack } from '../editor/draft-api.ts'

/** The pack of an edition, from which the form is made. */
export function useAskPack(name: EditionName) {
  return useQuery({
    queryKey: ['policies', name.id, name.edition, 'pack'],
    queryFn: ({ signal }) => readEditionPack(name, signal),
    staleTime: 60_000,
  })
}

/** A value as it was a moment ago: while somebody types, nothing is asked. */
function useSettled<T>(value: T, key: string): T {
  const [settled, settle] = useState(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether the value is another.
  useEffect(() => {
    const timer = setTimeout(() => settle(value), 250)
    return () => clearTimeout(timer)
  }, [key])
  return settled
}

/** The explanation of what is asked, which nothing keeps; the one before stays until the next is there. */
export function useExplanation({ id, edition }: EditionName, asked: AskEdition | undefined) {
  const ask = useSettled(asked, JSON.stringify(asked))
  return useQuery({
    queryKey: ['policies', id, edition, 'explain', ask],
    queryFn: ({ signal }) =>
      request(`/api/policies/${encodeURIComponent(id)}/editions/${encodeURIComponent(edition)}/explain`, {
        method: 'POST',
        body: ask,
        schema: ExplanationView,
        intent: newId(),
        signal,
      }),
    enabled: ask !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  })
}
