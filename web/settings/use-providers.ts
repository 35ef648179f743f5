import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import {
  type ChangeProvider,
  type NewProvider,
  ProviderChecked,
  ProviderList,
  ProviderView,
} from '../../server/sign-in/schema.ts'
import { get, post, request } from '../api/request.ts'

export const providerKeys = [
  ['sign-in', 'providers'],
  ['setup', 'ways'],
  ['account', 'security'],
] as const

/** The ways to sign in as administrators set them. */
export function useProviders() {
  return useQuery({
    queryKey: ['sign-in', 'providers'],
    queryFn: async ({ signal }) => (await get('/api/sign-in/providers', ProviderList, { signal })).items,
  })
}

const at = (id: string) => `/api/sign-in/providers/${encodeURIComponent(id)}`
export const addProvider = (body: NewProvider, intent: string) => post('/api/sign-in/providers', body, ProviderView, intent)
export const changeProvider = (id: string, body: ChangeProvider, intent: string) =>
  request(at(id), { method: 'PATCH', body, schema: ProviderView, intent })
export const removeProvider = (id: string) => request(at(id), { method: 'DELETE', schema: z.unknown() })
export const checkProvider = (id: string, intent: string) => post(`${at(id)}/check`, {}, ProviderChecked, intent)
