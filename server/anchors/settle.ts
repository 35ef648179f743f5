import type { Instant } from '../../events/instant.ts'
import type { Database } from '../database/database.ts'
import { inOrganisation } from '../database/transaction.ts'
import { later } from '../deliveries/retry.ts'
import type { ChainProof } from './chain/follow.ts'
import type { Progress } from './chain/transactions.ts'
import type { AnchorFault, AnchorKind } from './schema.ts'

/** An anchor that this process has for itself until then. */
export type Leased = { readonly org: string; readonly id: string; readonly kind: AnchorKind; readonly until: Instant }

const MINUTES = 60_000
/** After the first, second … attempt: an authority that is down for a weekend is no reason to give up. */
const WAITS_MS = [1, 5, 15, 60, 180, 360, 720, 1_440, 1_440, 1_440, 1_440].map(minutes => minutes * MINUTES)
/** How often a chain is asked whether it has gone on. */
const LOOK_MS = 20_000
/** A confirmed anchor is looked at daily for a week: what a chain throws out later than that, nobody's clock shows. */
const RECHECK_MS = 24 * 60 * MINUTES
const RECHECKED_FOR_MS = 7 * RECHECK_MS

/** Writes down how far an anchor has come, unless somebody else has it by now. */
function write(
  database: Database,
  { org, id, until }: Leased,
  values: {
    state?: 'waiting' | 'sent' | 'confirmed' | 'failed'
    tries?: number
    next_at: Instant | null
    fault: AnchorFault | null
    fault_detail?: string | null
    progress?: string | null
    response?: Buffer
    proof?: string | null
    sent_at?: Instant
    anchored_at?: Instant | null
    confirmed_at?: Instant | null
    checked_at?: Instant
  },
): Promise<void> {
  return inOrganisation(database, org, async tx => {
    await tx
      .updateTable('anchors')
      .set({ fault_detail: null, ...values })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .where('next_at', '=', until)
      .execute()
  })
}

/** It did not work: tried again later, and given up after about a week; then only somebody starts it anew. */
export async function settleFault(
  database: Database,
  leased: Leased,
  now: Instant,
  { fault, detail }: { fault: AnchorFault; detail?: string | undefined },
): Promise<void> {
  const { tries, state } = await inOrganisation(database, leased.org, tx =>
    tx
      .selectFrom('anchors')
      .select(['tries', 'state'])
      .where('org_id', '=', leased.org)
      .where('id', '=', leased.id)
      .executeTakeFirstOrThrow(),
  )
  const wait = WAITS_MS[tries]
  const told = { tries: tries + 1, fault, fault_detail: detail?.slice(0, 300) ?? null }
  // What was confirmed stays so while its node cannot be asked.
  if (state === 'confirmed') return write(database, leased, { ...told, tries: 0, next_at: later(now, RECHECK_MS) })
  return write(
    database,
    leased,
    wait === undefined ? { ...told, state: 'failed', next_at: null } : { ...told, next_at: later(now, wait) },
  )
}

/** The authority has stamped it: the exact response is kept. */
export const settleStamp = (
  database: Database,
  leased: Leased,
  now: Instant,
  { response, at }: { response: Uint8Array; at: Instant },
): Promise<void> =>
  write(database, leased, {
    ...{ state: 'confirmed', next_at: null, fault: null, response: Buffer.from(response) },
    ...{ sent_at: now, anchored_at: at, confirmed_at: now, checked_at: now },
  })

/** Signed transactions are kept before they are sent, and the anchor stays with this process. */
export const settleSigned = (database: Database, leased: Leased, now: Instant, progress: Progress): Promise<void> =>
  write(database, leased, {
    ...{ state: 'sent', next_at: leased.until, fault: null, progress: JSON.stringify(progress), sent_at: now },
  })

/** Sent and not deep enough in the chain yet: looked at again soon. */
export const settleWaiting = (
  database: Database,
  leased: Leased,
  now: Instant,
  fault: AnchorFault | null = null,
): Promise<void> =>
  write(database, leased, {
    ...{ state: 'sent', tries: 0, next_at: later(now, LOOK_MS), fault, proof: null, anchored_at: null, checked_at: now },
  })

/** None of its transactions will be mined, or the chain has thrown it out: it begins again. */
export const settleAgain = (database: Database, leased: Leased, now: Instant, fault: AnchorFault): Promise<void> =>
  write(database, leased, {
    ...{ state: 'waiting', next_at: later(now, LOOK_MS), fault, progress: null },
    ...{ proof: null, anchored_at: null, confirmed_at: null, checked_at: now },
  })

/** Deep enough in the chain; looked at again daily while a chain could still throw it out. */
export function settleConfirmed(
  database: Database,
  leased: Leased,
  now: Instant,
  { proof, since }: { proof: ChainProof; since: Instant },
): Promise<void> {
  const isYoung = Date.parse(now) - Date.parse(since) < RECHECKED_FOR_MS
  return write(database, leased, {
    ...{ state: 'confirmed', tries: 0, next_at: isYoung ? later(now, RECHECK_MS) : null, fault: null },
    ...{ proof: JSON.stringify(proof), anchored_at: proof.blockTime, confirmed_at: since, checked_at: now },
  })
}
