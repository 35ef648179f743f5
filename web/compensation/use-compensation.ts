import { useQuery } from '@tanstack/react-query'
import {
  BookingPage,
  CompensationPage,
  FundList,
  type ListCompensations,
  type ListRecoveries,
  RecoveryPage,
} from '../../server/compensation/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'

type Filter<T> = { readonly [K in Exclude<keyof T, 'limit' | 'after'>]?: string | undefined }

/** Keyed under `case`, so that whatever changes a case looks again. */
export const useCompensations = (filter: Filter<ListCompensations>) =>
  usePages({
    ...{ key: ['case', 'compensations'], path: '/api/compensations', item: CompensationPage.shape.items.element },
    ...{ query: filter, pageSize: 30 },
  })
export const useRecoveries = (filter: Filter<ListRecoveries>) =>
  usePages({
    ...{ key: ['case', 'recoveries'], path: '/api/recoveries', item: RecoveryPage.shape.items.element },
    ...{ query: filter, pageSize: 30 },
  })
/** The sums of all that a filter finds. */
export const useCompensationTotals = (filter: Filter<ListCompensations>) =>
  useQuery({
    queryKey: ['case', 'compensations', 'totals', filter],
    queryFn: ({ signal }) => get('/api/compensations', CompensationPage, { query: { ...filter, limit: 1 }, signal }),
  })
export const useRecoveryTotals = (filter: Filter<ListRecoveries>) =>
  useQuery({
    queryKey: ['case', 'recoveries', 'totals', filter],
    queryFn: ({ signal }) => get('/api/recoveries', RecoveryPage, { query: { ...filter, limit: 1 }, signal }),
  })
export const useFunds = (year?: string) =>
  useQuery({
    queryKey: ['case', 'funds', year ?? ''],
    queryFn: ({ signal }) => get('/api/funds', FundList, { query: { year }, signal }),
  })
export const useBookings = (fund: string, year: number) =>
  usePages({
    ...{ key: ['case', 'funds', 'bookings'], path: `/api/funds/${encodeURIComponent(fund)}/bookings` },
    ...{ item: BookingPage.shape.items.element, query: { year: String(year) }, pageSize: 20 },
  })
