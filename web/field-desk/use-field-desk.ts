import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { z } from 'zod'
import { DeskFilter, FieldDesk, FieldNeed, FieldPerson, ListFieldNeeds, ListFieldPeople } from '../../server/field-desk/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'
import { useMinute } from '../ui/now.ts'

/** Begins as the lists of cases do: what happens to any case refreshes it by the live stream. */
const key = ['case', 'list', 'field-desk'] as const
const Shown = DeskFilter.extend({
  state: ListFieldPeople.shape.state,
  q: ListFieldPeople.shape.q,
  whose: ListFieldNeeds.shape.whose,
  /** Which of the two lists a narrow screen shows. */
  view: z.enum(['people', 'needs']).optional(),
})
export type Shown = z.infer<typeof Shown>

/** What the address asks for; what it does not understand it leaves out. */
export function useDeskFilter() {
  const [params, setParams] = useSearchParams()
  const asked = Object.fromEntries(params)
  const shown = Shown.safeParse(asked).data ?? Shown.parse({})
  const set = (changes: Partial<Record<keyof Shown, string | undefined>>) =>
    setParams(
      now => {
        for (const [name, value] of Object.entries(changes))
          if (value === undefined || value === '') now.delete(name)
          else now.set(name, value)
        return now
      },
      { replace: true, preventScrollReset: true },
    )
  return { shown, set }
}

/** The numbers of the desk, and by the minute all of it anew: leave, hours and borrowings begin and end without a message. */
export function useDesk({ department, region, period }: Shown) {
  const queries = useQueryClient()
  const minute = useMinute()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the minute is what asks again.
  useEffect(() => {
    if (document.visibilityState === 'visible') void queries.invalidateQueries({ queryKey: key })
  }, [minute])
  const query = { department, region, period }
  return useQuery({
    queryKey: [...key, 'summary', query],
    queryFn: ({ signal }) => get('/api/field-desk', FieldDesk, { query, signal }),
    placeholderData: previous => previous,
  })
}

export function useFieldPeople({ department, region, period, state, q }: Shown) {
  return usePages({
    key: [...key, 'people'],
    path: '/api/field-desk/people',
    item: FieldPerson,
    query: { department, region, period, state, q },
    pageSize: 30,
  })
}

export function useFieldNeeds({ department, region, period, whose }: Shown) {
  return usePages({
    key: [...key, 'needs'],
    path: '/api/field-desk/needs',
    item: FieldNeed,
    query: { department, region, period, whose },
    pageSize: 30,
  })
}
