import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import type { Query } from '../../api/request.ts'
import { oneOf, remember, remembered } from '../../ui/remembered.ts'

/** By these a number of an analysis opens its cases. */
export const analysisFilters = [
  'subtype',
  'product',
  'region',
  'class',
  'causeClass',
  'cause',
  'liable',
  'result',
  'repeat',
  'replied',
  'paid',
  'counted',
] as const

/** The filters of `GET /api/cases` as they stand in the URL; several values of one are separated by commas. */
export const filterNames = [
  'stage',
  'level',
  'kind',
  'about',
  'category',
  'channel',
  'department',
  'customer',
  'owner',
  'q',
  'due',
  'graded',
  'paused',
  'backdated',
  'closed',
  'history',
  'import',
  'from',
  'to',
  ...analysisFilters,
] as const
export type FilterName = (typeof filterNames)[number]
export type CaseFilter = Partial<Readonly<Record<FilterName, string>>>

export const sorts = ['dueAt', '-updatedAt', '-createdAt', 'createdAt', '-level'] as const
export type CaseSort = (typeof sorts)[number]
const isSort = oneOf(...sorts)
const rememberedAs = 'cases.sort'

/** Reads filter and order from an address; what the address does not say about the order, this browser remembers. */
export function readFilter(params: URLSearchParams): { readonly filter: CaseFilter; readonly sort: CaseSort } {
  const filter = Object.fromEntries(
    filterNames.flatMap(name => {
      const value = params.get(name)
      return value === null || value === '' ? [] : [[name, value]]
    }),
  ) as CaseFilter
  const asked = params.get('sort')
  return { filter, sort: isSort(asked) ? asked : remembered(rememberedAs, 'dueAt', isSort) }
}

/** What the list is about: what customers brought, unless the address says otherwise. */
export function aboutOf({ about, kind }: CaseFilter): 'customers' | 'matters' | 'all' {
  if (about === 'matters' || about === 'all') return about
  // A link that names kinds of matters means these.
  const kinds = kind?.split(',') ?? []
  return kinds.length > 0 && !kinds.some(isCustomerKind) ? 'matters' : 'customers'
}

/** The filter as the server is asked: customers' cases only, unless the address names matters, all, or the kinds themselves. */
export function asked(filter: CaseFilter): CaseFilter {
  const { about: _, ...others } = filter
  return filter.kind === undefined ? { ...others, about: aboutOf(filter) } : others
}

/** The query sent to the server: filter, order. */
export function queryOf(filter: CaseFilter, sort: CaseSort): Query {
  return { ...asked(filter), sort }
}

/** The filter as a query string, without `?`: saved in views and remembered as the list that a case was opened from. */
export function textOf(filter: CaseFilter, sort?: CaseSort): string {
  const params = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''))
  if (sort !== undefined) params.set('sort', sort)
  return params.toString().replaceAll('%2C', ',')
}

/** The filter in the address, and the ways to change it. Changing it replaces the address, so that Back leaves the list. */
export function useCaseFilter() {
  const [params, setParams] = useSearchParams()
  const { filter, sort } = useMemo(() => readFilter(params), [params])
  const write = useCallback(
    (next: CaseFilter, order: CaseSort) => setParams(textOf(next, order), { replace: true, preventScrollReset: true }),
    [setParams],
  )
  const set = useCallback(
    (change: Partial<Record<FilterName, string | undefined>>) => {
      const next = Object.fromEntries(
        Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined && value !== ''),
      ) as CaseFilter
      write(next, sort)
    },
    [filter, sort, write],
  )
  const setSort = useCallback(
    (order: CaseSort) => {
      remember(rememberedAs, order)
      write(filter, order)
    },
    [filter, write],
  )
  const replace = useCallback((text: string) => setParams(text, { preventScrollReset: true }), [setParams])
  return { filter, sort, set, setSort, replace }
}

/** Adds or removes a value in a comma list. */
export function toggled(list: string | undefined, value: string): string | undefined {
  const values = new Set((list ?? '').split(',').filter(Boolean))
  if (!values.delete(value)) values.add(value)
  return values.size === 0 ? undefined : [...values].join(',')
}
