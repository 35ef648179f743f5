import type { z } from 'zod'
import { encodeBase64 } from '../../ledger/base64.ts'
import { formatKey } from '../../ledger/note.ts'
import { consistencyProof, type HashAt, inclusionProof, type Place, placesOfRoot, rootOf } from '../../ledger/tree.ts'
import { mustSee } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors.ts'
import { ORGANISATION_STREAM } from '../events/add-organisation-event.ts'
import { supervisors } from '../oversight/posts-schema.ts'
import { noteKeyOf } from './begin-log.ts'
import { checkpointOf, hashesAt, headOf, keysOf, leafOf } from './queries.ts'
import type { ConsistencyProof, InclusionProof } from './schema.ts'

const isSupervisor: ReadonlySet<string> = new Set(supervisors)

type In = { readonly tx: Tx; readonly org: string }

/** Runs arithmetic over stored hashes: once to see which it wants, once with those, in two queries however large the tree is. */
async function withHashes<T>(at: In, compute: (hash: HashAt) => T): Promise<T> {
  const wanted: Place[] = []
  compute((level, index) => {
    wanted.push({ level, index })
    return new Uint8Array(32)
  })
  return compute(await hashesAt(at, wanted))
}

/** Which leaf stands where in the first `size`: the hashes to the root, from below. */
export const inclusionAt = (at: In, index: number, size: number): Promise<Uint8Array[]> =>
  withHashes(at, hash => inclusionProof(index, size, hash))
/** That the first `from` leaves are the beginning of the first `to`. */
export const consistencyAt = (at: In, from: number, to: number): Promise<Uint8Array[]> =>
  withHashes(at, hash => consistencyProof(from, to, hash))

/** The keys that verify an organisation's notes, as lines, the oldest first. */
export const verifiersOf = async (at: In): Promise<string[]> => (await keysOf(at)).map(row => formatKey(noteKeyOf(row)))

/**
 * Proves that an event stands in a signed checkpoint: that of `size`, else the first that holds it. Whoever may not see the case, `case.not-found`; events of the
 * organisation are for supervisors. Refuses `ledger.not-yet`, `ledger.size-unknown`.
 */
export async function proveInclusion(ctx: Ctx, event: string, size?: number): Promise<InclusionProof> {
  const row = await ctx.tx
    .selectFrom('events')
    .select('stream_id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', event)
    .executeTakeFirst()
  if (row === undefined) throw refuse('case.not-found')
  if (row.stream_id !== ORGANISATION_STREAM) await mustSee(ctx, row.stream_id)
  else if (!ctx.actor.roles.some(({ role }) => isSupervisor.has(role))) throw refuse('case.not-found')
  const leaf = await leafOf(ctx, event)
  if (leaf === undefined) throw refuse('ledger.not-yet')
  const checkpoint = await checkpointOf(ctx, size ?? leaf.index + 1)
  if (checkpoint === undefined || checkpoint.size <= leaf.index || (size !== undefined && checkpoint.size !== size))
    throw refuse('ledger.size-unknown')
  const proof = await inclusionAt(ctx, leaf.index, checkpoint.size)
  return {
    format: 'bihuan-ledger-inclusion-1',
    ...{ event, index: leaf.index, leafHash: encodeBase64(leaf.leaf_hash), size: checkpoint.size },
    ...{ root: encodeBase64(checkpoint.root), proof: proof.map(encodeBase64) },
    ...{ checkpoint: checkpoint.note, checkpointAt: checkpoint.at, keys: await verifiersOf(ctx) },
  }
}

/** Proves that the ledger of `from` leaves is the beginning of that of `to` (now, where it is left out). Refuses sizes that it never had: `ledger.size-unknown`. */
export async function proveConsistency(at: In, from: number, to?: number): Promise<z.infer<typeof ConsistencyProof>> {
  const head = await headOf(at)
  const until = to ?? head?.size ?? 0
  if (head === undefined || until > head.size || from > until) throw refuse('ledger.size-unknown')
  const rootAt = async (size: number) => encodeBase64(rootOf(size, await hashesAt(at, placesOfRoot(size))))
  return {
    format: 'bihuan-ledger-consistency-1',
    ...{ from, to: until, root1: await rootAt(from), root2: await rootAt(until) },
    proof: (await consistencyAt(at, from, until)).map(encodeBase64),
  }
}
