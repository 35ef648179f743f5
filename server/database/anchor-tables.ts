import type { Generated } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { ChainProof } from '../anchors/chain/follow.ts'
import type { Progress } from '../anchors/chain/transactions.ts'
import type { AnchorFault, AnchorKind, AnchorState } from '../anchors/schema.ts'
import type { Json } from './schema.ts'

/** Where checkpoints are anchored, as set; the last of each kind counts. */
export type AnchorSettingRows = {
  org_id: string
  id: string
  kind: AnchorKind
  is_on: boolean
  config: Json<Record<string, unknown>>
  sealed_key: string | null
  set_by: string
  set_at: Instant
}
/** One checkpoint at one place outside. */
export type Anchors = {
  org_id: string
  id: string
  kind: AnchorKind
  checkpoint_size: number
  note: string
  digest: Buffer
  state: AnchorState
  tries: Generated<number>
  next_at: Instant | null
  fault: AnchorFault | null
  fault_detail: string | null
  progress: Json<Progress> | null
  response: Buffer | null
  proof: Json<ChainProof> | null
  made_at: Instant
  sent_at: Generated<Instant | null>
  anchored_at: Generated<Instant | null>
  confirmed_at: Generated<Instant | null>
  checked_at: Generated<Instant | null>
}
