import type { Selectable } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Anchors } from '../database/anchor-tables.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { AnchorView, ListAnchors } from './schema.ts'

const shown = [
  ...(['id', 'kind', 'checkpoint_size', 'digest', 'state', 'tries', 'fault', 'fault_detail', 'next_at'] as const),
  ...(['made_at', 'anchored_at', 'confirmed_at', 'checked_at', 'progress', 'proof'] as const),
] as const
type Row = Pick<Selectable<Anchors>, (typeof shown)[number]>

const administers = ({ actor }: Ctx) => actor.roles.some(one => one.role === 'administrator')

/** A page of anchors, the newest first. */
export async function listAnchors(
  ctx: Ctx,
  { kind, state, limit, after }: ListAnchors,
): Promise<{ items: AnchorView[]; next: string | null }> {
  let query = ctx.tx.selectFrom('anchors').select(shown).where('org_id', '=', ctx.org)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (state !== undefined) query = query.where('state', '=', state)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(eb => eb(eb.refTuple('made_at', 'id'), '<', eb.tuple(at, id)))
  }
  const rows = await query
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => present(ctx, row)),
    next: rows.length > limit && last ? writeCursor([last.made_at, last.id]) : null,
  }
}

function present(ctx: Ctx, row: Row): AnchorView {
  const { proof, progress } = row
  const isConfirmed = row.state === 'confirmed'
  return {
    ...{ id: row.id, kind: row.kind, size: row.checkpoint_size, digest: row.digest.toString('hex'), state: row.state },
    ...{ tries: row.tries, fault: row.fault, detail: row.fault_detail, nextAt: isConfirmed ? null : row.next_at },
    ...{ madeAt: row.made_at, anchoredAt: row.anchored_at, checkedAt: row.checked_at },
    confirmedAt: isConfirmed ? row.confirmed_at : null,
    chain: proof
      ? { chainId: proof.chainId, contract: proof.contract, transaction: proof.transaction, block: proof.blockNumber }
      : null,
    canRetry:
      administers(ctx) && (row.state === 'failed' || (row.state === 'waiting' && row.fault !== null && progress === null)),
  }
}

/** One anchor of the organisation, as its files are made from it; refuses one that is not there. */
export async function anchorOf(
  { tx, org }: Pick<Ctx, 'tx' | 'org'>,
  id: string,
): Promise<Pick<Selectable<Anchors>, 'state' | 'kind' | 'note' | 'response' | 'checkpoint_size'>> {
  const row = await tx
    .selectFrom('anchors')
    .select(['state', 'kind', 'note', 'response', 'checkpoint_size'])
    .where('org_id', '=', org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw refuse('anchor.not-found')
  return row
}
