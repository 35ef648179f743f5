import { canonical, sha256 } from '../events/seal.ts'

/** What a signature holds together. Absent parts are null, so that leaving one out changes the hash as much as changing it. */
export type Bound = {
  readonly org: string
  readonly case: string
  readonly signature: string
  readonly paper: string
  readonly number: number
  readonly version: number
  readonly agreed: boolean
  readonly via: string
  readonly method: string
  readonly contentHash: string
  readonly strokesHash: string | null
  readonly imageHash: string | null
  readonly scanHash: string | null
  readonly signer: string
  readonly title: string | null
  readonly phone: string | null
  readonly deviceAt: string | null
  readonly signedAt: string
  readonly witness: string | null
  /** Random: it keeps a name in the hash from being found by trying names. */
  readonly code: string
}

/** SHA-256 over the canonical form of all that belongs to a signature. */
export function bindingHash(bound: Bound): string {
  return sha256(canonical({ v: 1, ...bound }))
}
