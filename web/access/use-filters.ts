import dayjs from 'dayjs'
import { useSearchParams } from 'react-router'
import { useZone } from '../ui/moment.tsx'
import { instantOf } from '../ui/wall-clock.ts'

/** Filters stand in the address, so that an auditor can send what they see: which, whose, and from which day to which, both included. */
export function useFilters<T extends string>(known: readonly T[]) {
  const [params, setParams] = useSearchParams()
  const zone = useZone()
  const set = (changes: Readonly<Record<string, string | undefined>>) =>
    setParams(
      now => {
        const next = new URLSearchParams(now)
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined || value === '') next.delete(name)
          else next.set(name, value)
        }
        return next
      },
      { replace: true },
    )
  const text = (name: string) => params.get(name) ?? undefined
  const day = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(text(name) ?? '') ? text(name) : undefined)
  const [from, until] = [day('from'), day('until')]
  const startOf = (date: string) => instantOf(`${date}T00:00:00`, zone)
  const chosen = (text('what') ?? '').split(',').filter((one): one is T => (known as readonly string[]).includes(one))
  return {
    ...{ chosen, person: text('person'), from, until, set },
    query: {
      what: chosen.length === 0 ? undefined : chosen.join(','),
      person: text('person'),
      from: from === undefined ? undefined : startOf(from),
      until: until === undefined ? undefined : startOf(dayjs(until).add(1, 'day').format('YYYY-MM-DD')),
    },
  }
}
