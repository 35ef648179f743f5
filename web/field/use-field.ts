import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { FieldSheet, MyOrders } from '../../server/field-orders/schema.ts'
import type { Problem } from '../api/problem.ts'
import { get } from '../api/request.ts'
import { caseKey } from '../cases/case-key.ts'

/** Begins as the lists of cases do: what happens to any case refreshes it by the live stream. */
export const ordersKey = ['case', 'list', 'my-orders'] as const

/** The open orders in one's own hands; without a network as they were last seen on this phone. */
export function useMyOrders(): UseQueryResult<MyOrders, Problem> {
  return useQuery({ queryKey: ordersKey, queryFn: ({ signal }) => get('/api/field/orders', MyOrders, { signal }) })
}

/** What the phone needs beside the case (GET /api/cases/:id/field). */
export function useFieldSheet(id: string): UseQueryResult<FieldSheet, Problem> {
  return useQuery({
    queryKey: [...caseKey(id), 'field'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(id)}/field`, FieldSheet, { signal }),
  })
}
