import { useQuery } from '@tanstack/react-query'
import { CustomerRow, CustomerView } from '../../server/customers/schema.ts'
import { usePages } from '../api/query.ts'
import { get, post, request } from '../api/request.ts'

/** Customers by name, contact or phone. */
export function useCustomers(q: string) {
  return usePages({ key: ['customers', 'list'], path: '/api/customers', item: CustomerRow, query: { q: q.trim() } })
}

/** One customer with machines and cases. */
export function useCustomer(id: string) {
  return useQuery({
    queryKey: ['customers', id],
    queryFn: ({ signal }) => get(`/api/customers/${encodeURIComponent(id)}`, CustomerView, { signal }),
  })
}

export const createCustomer = (body: object, intent: string) => post('/api/customers', body, CustomerView, intent)
export const changeCustomer = (id: string, body: object, intent: string) =>
  request(`/api/customers/${encodeURIComponent(id)}`, { method: 'PATCH', body, schema: CustomerView, intent })
export const addMachine = (id: string, body: object, intent: string) =>
  post(`/api/customers/${encodeURIComponent(id)}/machines`, body, CustomerView, intent)
