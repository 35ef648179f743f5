import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type CandidateKind, candidateKinds } from '../../../engine/text/candidate-schema.ts'

export type Filter = {
  readonly kind: CandidateKind | 'all'
  readonly isOpenOnly: boolean
  passes(kind: CandidateKind, isDecided: boolean): boolean
  setKind(kind: CandidateKind | 'all'): void
  setOpenOnly(on: boolean): void
}

/** Which candidates are listed; stands in the address, so that Back and reload keep it. */
export function useFilter(): Filter {
  const [params, setParams] = useSearchParams()
  const kind = candidateKinds.find(k => k === params.get('kind')) ?? 'all'
  const isOpenOnly = params.get('open') === '1'
  return useMemo(() => {
    const set = (name: string, value: string | undefined) =>
      setParams(
        old => {
          const next = new URLSearchParams(old)
          if (value === undefined) next.delete(name)
          else next.set(name, value)
          return next
        },
        { replace: true },
      )
    return {
      kind,
      isOpenOnly,
      passes: (of, isDecided) => (kind === 'all' || kind === of) && !(isOpenOnly && isDecided),
      setKind: to => set('kind', to === 'all' ? undefined : to),
      setOpenOnly: on => set('open', on ? '1' : undefined),
    }
  }, [kind, isOpenOnly, setParams])
}
