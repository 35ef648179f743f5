import type { Instant } from '../../events/instant.ts'
import type { ApprovalSubject } from '../../events/route-step.ts'

export type Mandates = {
  org_id: string
  id: string
  principal_id: string
  holder_id: string
  via: string | null
  subjects: ApprovalSubject[] | null
  kinds: string[] | null
  /** 分. */
  below_fen: number | null
  since: Instant
  until: Instant
  may_pass_on: boolean
  reason: string
  status: 'requested' | 'approved' | 'refused' | 'revoked'
  created_at: Instant
  created_by: string
}
export type MandateEvents = {
  org_id: string
  id: string
  mandate_id: string
  at: Instant
  actor_id: string
  what: Mandates['status']
  words: string
}
