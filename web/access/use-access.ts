import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { Segregation, Unmasked } from '../../server/oversight/schema.ts'
import { SealList } from '../../server/seals/schema.ts'
import { get, post, requestRaw } from '../api/request.ts'

/** Who holds too much at once, as of now. */
export function useSegregation() {
  return useQuery({
    queryKey: ['segregation'],
    queryFn: ({ signal }) => get('/api/segregation', Segregation, { signal }),
    // Each look is written down: not by itself each time that the window is used again.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The seals in force on a case. */
export function useSeals(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'seals'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/seals`, SealList, { signal }),
  })
}

/** Shows a part of a contact in full; `of` is a case or a customer. */
export const unmask = (of: 'cases' | 'customers', id: string, body: { field: string; reason: string }, intent: string) =>
  post(`/api/${of}/${encodeURIComponent(id)}/unmask`, body, Unmasked, intent)
export const placeSeal = (caseId: string, body: object, intent: string) =>
  post(`/api/cases/${encodeURIComponent(caseId)}/seals`, body, SealList, intent)
export const liftSeal = (id: string, reason: string, intent: string) =>
  post(`/api/seals/${encodeURIComponent(id)}/lift`, { reason }, SealList, intent)
export const grantSeal = (id: string, body: object, intent: string) =>
  post(`/api/seals/${encodeURIComponent(id)}/grants`, body, z.object({ granted: z.literal(true) }), intent)
/** What is under a seal, as it is sent: a file, or the words of a record. */
export const openSeal = (id: string, reason: string) =>
  requestRaw(`/api/seals/${encodeURIComponent(id)}/open`, { method: 'POST', body: { reason } })
