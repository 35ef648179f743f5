import { useQuery } from '@tanstack/react-query'
import { lateSchema } from '../api/late-schema.ts'
import { get, post, requestRaw } from '../api/request.ts'

const Seal = lateSchema(async () => (await import('../../server/sealed/schema.ts')).Seal)
const OpenedForAudit = lateSchema(async () => (await import('../../server/sealed/schema.ts')).OpenedForAudit)

const of = (caseId: string) => `/api/cases/${encodeURIComponent(caseId)}`

/** Who sees a case, and why; asked for when somebody looks. */
export function useSeal(caseId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['case', caseId, 'insiders'],
    queryFn: ({ signal }) => get(`${of(caseId)}/insiders`, Seal, { signal }),
    enabled,
  })
}

export const letIn = (caseId: string, body: object, intent: string) => post(`${of(caseId)}/insiders`, body, Seal, intent)
export const takeBack = (caseId: string, body: object, intent: string) =>
  post(`${of(caseId)}/insiders/take-back`, body, Seal, intent)
export const openForAudit = (caseId: string, reason: string, intent: string) =>
  post(`/api/sealed-cases/${encodeURIComponent(caseId)}/open`, { reason }, OpenedForAudit, intent)
/** The whole file of a case as a ZIP. */
export const takeBundle = (caseId: string, reason: string) =>
  requestRaw(`${of(caseId)}/bundle`, { method: 'POST', body: { reason }, timeoutMs: 300_000 })
