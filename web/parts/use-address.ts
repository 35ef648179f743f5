import { useSearchParams } from 'react-router'

/** One filter of the address: its value, and how to set it; an empty one leaves the address. */
export function useAddress() {
  const [params, setParams] = useSearchParams()
  return {
    given: (name: string) => params.get(name) ?? undefined,
    change: (more: Readonly<Record<string, string | undefined>>) => {
      const next = new URLSearchParams(params)
      for (const [name, value] of Object.entries(more)) {
        if (value === undefined || value === '') next.delete(name)
        else next.set(name, value)
      }
      setParams(next, { replace: true })
    },
  }
}
