import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Tx } from '../database/transaction.ts'
import type { ChainProof } from './chain/follow.ts'
import { type AnchorKind, anchorKinds } from './schema.ts'

/** An anchor as it goes into an evidence bundle: all that is needed to check it again elsewhere. */
export type AnchorEvidence = {
  readonly kind: AnchorKind
  /** When the place outside says that it had it. */
  readonly at: Instant
  readonly checkpointSize: number
  /** The signed note; SHA-256 of it is what stands outside. */
  readonly note: string
  /** Of a timestamp the exact response as base64 (ledger/verify-timestamp.ts reads it), of a chain where it stands. */
  readonly proof: string | ChainProof
}

/**
 * For each kind the smallest confirmed anchor whose checkpoint holds at least `size` events; none where nothing was anchored since. `origin`: of
 * the log of this name alone, where an organisation's log began anew.
 */
export async function anchorsOf(tx: Tx, org: string, size: number, origin?: string): Promise<AnchorEvidence[]> {
  const found = await Promise.all(
    anchorKinds.map(kind =>
      tx
        .selectFrom('anchors')
        .select(['kind', 'checkpoint_size', 'note', 'response', 'proof', 'anchored_at'])
        .where('org_id', '=', org)
        .where('kind', '=', kind)
        .where('state', '=', 'confirmed')
        .where('checkpoint_size', '>=', size)
        .$if(origin !== undefined, query => query.where(sql<boolean>`starts_with(note, ${`${origin}\n`})`))
        .orderBy('checkpoint_size')
        .limit(1)
        .executeTakeFirst(),
    ),
  )
  return found.flatMap(row => {
    const proof = row?.kind === 'timestamp' ? row.response?.toString('base64') : row?.proof
    if (!row || row.anchored_at === null || proof === null || proof === undefined) return []
    const { kind, anchored_at: at, checkpoint_size: checkpointSize, note } = row
    return [{ kind, at, checkpointSize, note, proof }]
  })
}
