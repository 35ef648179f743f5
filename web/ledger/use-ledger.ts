import { useQuery } from '@tanstack/react-query'
import { lateSchema } from '../api/late-schema.ts'
import { get, post } from '../api/request.ts'

const LedgerView = lateSchema(async () => (await import('../../server/ledger/schema.ts')).LedgerView)
const CheckpointView = lateSchema(async () => (await import('../../server/ledger/schema.ts')).CheckpointView)
const InclusionProof = lateSchema(async () => (await import('../../server/ledger/schema.ts')).InclusionProof)
const Asked = lateSchema(async () => (await import('../../server/ledger/schema.ts')).Asked)

/** The ledger as it stands; while a check runs it is asked again and again. */
export function useLedger() {
  return useQuery({
    queryKey: ['ledger'],
    queryFn: ({ signal }) => get('/api/ledger', LedgerView, { signal }),
    refetchInterval: query => (query.state.data?.running == null ? 15_000 : 1_000),
  })
}

/** One checkpoint with the keys that verify it and its anchors. */
export function useCheckpoint(size: number | undefined) {
  return useQuery({
    queryKey: ['ledger', 'checkpoint', size],
    queryFn: ({ signal }) => get(`/api/ledger/checkpoints/${size}`, CheckpointView, { signal }),
    enabled: size !== undefined,
  })
}

/** The proof of one entry, asked for when somebody looks. */
export function useProof(event: string, enabled: boolean) {
  return useQuery({
    queryKey: ['ledger', 'proof', event],
    queryFn: ({ signal }) => get('/api/ledger/proofs/inclusion', InclusionProof, { query: { event }, signal }),
    enabled,
    retry: false,
  })
}

export const askCheck = (body: { full: boolean; checkpoint?: string }, intent: string) =>
  post('/api/ledger/check', body, Asked, intent)
export const rotateKey = (body: { reason: string; lost: boolean }, intent: string) =>
  post('/api/ledger/keys/rotate', body, LedgerView, intent)
export const answerGap = (reason: string, intent: string) => post('/api/ledger/gaps/answer', { reason }, LedgerView, intent)

/** Saves a text as a file, as a download of the browser. */
export function saveText(name: string, text: string, type = 'text/plain'): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
