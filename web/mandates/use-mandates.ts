import { z } from 'zod'
import { type DecideMandate, type ListMandates, MandateRow, type NewMandate } from '../../server/mandates/schema.ts'
import { usePages } from '../api/query.ts'
import { post } from '../api/request.ts'

export type MandateTab = ListMandates['tab']
/** What is out of date once a mandate changed: in whose place one decides, too. */
export const mandateKeys = [['mandates'], ['me'], ['approvals']] as const

/** One tab of the mandates. */
export function useMandates(tab: MandateTab) {
  return usePages({ key: ['mandates', tab], path: '/api/mandates', item: MandateRow, query: { tab } })
}

const Done = z.object({ id: z.string() })
export const askForMandate = (wish: z.input<typeof NewMandate>, intent: string) => post('/api/mandates', wish, Done, intent)
export const decideMandate = (id: string, word: DecideMandate, intent: string) =>
  post(`/api/mandates/${encodeURIComponent(id)}/decide`, word, Done, intent)
export const revokeMandate = (id: string, reason: string, intent: string) =>
  post(`/api/mandates/${encodeURIComponent(id)}/revoke`, { reason }, Done, intent)
