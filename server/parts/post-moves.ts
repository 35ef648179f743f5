import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { StockMoves } from '../database/parts-tables.ts'
import { refuse } from '../errors.ts'
import { moveSerials } from './move-serials.ts'
import type { MoveKind } from './words-schema.ts'

/** One move to be written. `from` or `to` absent: outside the company's stock. */
export type Move = {
  readonly kind: MoveKind
  readonly part: string
  readonly quantity: number
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
  readonly serials?: readonly string[] | undefined
  readonly batch?: string | undefined
  readonly supplier?: string | null | undefined
  readonly priceFen?: number | null | undefined
  readonly case?: string | null | undefined
  readonly ref?: { readonly kind: NonNullable<StockMoves['ref_kind']>; readonly id: string } | undefined
  readonly reverses?: string | undefined
  readonly document?: string | undefined
  readonly reason?: string | undefined
  readonly at?: Instant | undefined
}

type Balance = { onHand: number; reserved: number }
const key = (part: string, location: string) => `${part} ${location}`

/** Balances that this transaction holds, by part and place: nobody else moves them before it ends. */
export type LockedBalances = ReadonlyMap<string, Readonly<Balance>>
export const balanceAt = (locked: LockedBalances, part: string, location: string): Readonly<Balance> =>
  locked.get(key(part, location)) ?? { onHand: 0, reserved: 0 }

/**
 * Locks the balances of these parts at these places, making the rows that there are not yet, always in the same order, so that two issues at once
 * wait for each other and never for a circle.
 */
export async function lockBalances(
  { tx, org }: Pick<Ctx, 'tx' | 'org'>,
  places: readonly { readonly part: string; readonly location: string }[],
): Promise<Map<string, Balance>> {
  const pairs = [...new Map(places.map(one => [key(one.part, one.location), one])).entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  if (pairs.length === 0) return new Map()
  await tx
    .insertInto('stock_balances')
    .values(
      pairs.map(([, { part, location }]) => ({ org_id: org, part_id: part, location_id: location, on_hand: 0, reserved: 0 })),
    )
    .onConflict(conflict => conflict.columns(['org_id', 'part_id', 'location_id']).doNothing())
    .execute()
  const rows = await tx
    .selectFrom('stock_balances')
    .select(['part_id', 'location_id', 'on_hand', 'reserved'])
    .where('org_id', '=', org)
    .where(sql<boolean>`(part_id, location_id) in (${sql.join(pairs.map(([, one]) => sql`(${one.part}, ${one.location})`))})`)
    .orderBy('part_id')
    .orderBy('location_id')
    .forUpdate()
    .execute()
  return new Map(rows.map(row => [key(row.part_id, row.location_id), { onHand: row.on_hand, reserved: row.reserved }]))
}

/** What a move does to the balances of its places. */
function effects({
  kind,
  part,
  quantity,
  from,
  to,
}: Move): { part: string; location: string; onHand: number; reserved: number }[] {
  if (kind === 'reserve' || kind === 'release')
    return from == null ? [] : [{ part, location: from, onHand: 0, reserved: kind === 'reserve' ? quantity : -quantity }]
  return [
    ...(from == null ? [] : [{ part, location: from, onHand: -quantity, reserved: 0 }]),
    ...(to == null ? [] : [{ part, location: to, onHand: quantity, reserved: 0 }]),
  ]
}

/**
 * Writes moves into the ledger and their sums into the balances, in this transaction; gives the ids of the moves. What is not there, or is kept for
 * another order, is not given out (`stock.short`, with how many are free); nor a piece whose serial number lies elsewhere (`stock.serial-elsewhere`).
 * A release that stands before an issue in the same list makes room for it.
 */
export async function postMoves(ctx: Ctx, moves: readonly Move[]): Promise<string[]> {
  if (moves.length === 0) return []
  const all = moves.flatMap(effects)
  const balances = await lockBalances(ctx, all)
  for (const effect of all) {
    const balance = balances.get(key(effect.part, effect.location))!
    const next = { onHand: balance.onHand + effect.onHand, reserved: balance.reserved + effect.reserved }
    if (next.reserved < 0 || next.onHand < next.reserved) await refuseShort(ctx, effect, balance)
    Object.assign(balance, next)
  }
  const rows = moves.map(move => ({
    ...{ org_id: ctx.org, id: ctx.newId(), kind: move.kind, part_id: move.part, quantity: move.quantity },
    ...{ from_id: move.from ?? null, to_id: move.to ?? null, serials: [...(move.serials ?? [])], batch: move.batch ?? '' },
    ...{ supplier_id: move.supplier ?? null, price_fen: move.priceFen ?? null, case_id: move.case ?? null },
    ...{ ref_kind: move.ref?.kind ?? null, ref_id: move.ref?.id ?? null, reverses: move.reverses ?? null },
    ...{ document: move.document ?? '', reason: move.reason ?? '', moved_by: ctx.actor.person },
    ...{ at: move.at ?? ctx.now, recorded_at: ctx.now },
  }))
  await ctx.tx.insertInto('stock_moves').values(rows).execute()
  await writeBalances(ctx, all, balances)
  await moveSerials(
    ctx,
    moves.map((move, i) => ({ ...move, id: rows[i]!.id })),
  )
  return rows.map(row => row.id)
}

async function writeBalances(
  { tx, org }: Pick<Ctx, 'tx' | 'org'>,
  touched: readonly { part: string; location: string }[],
  balances: ReadonlyMap<string, Balance>,
): Promise<void> {
  const rows = [...new Map(touched.map(one => [key(one.part, one.location), one])).entries()].map(([place, one]) => ({
    ...one,
    ...balances.get(place)!,
  }))
  await sql`update stock_balances b set on_hand = n.on_hand, reserved = n.reserved
    from (values ${sql.join(rows.map(r => sql`(${r.part}, ${r.location}, ${r.onHand}::int, ${r.reserved}::int)`))}) n (part_id, location_id, on_hand, reserved)
    where b.org_id = ${org} and b.part_id = n.part_id and b.location_id = n.location_id`.execute(tx)
}

async function refuseShort(ctx: Ctx, { part, location }: { part: string; location: string }, balance: Balance): Promise<never> {
  const found = await ctx.tx
    .selectFrom('parts')
    .select(['number', 'name', 'unit'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', part)
    .executeTakeFirst()
  const place = await ctx.tx
    .selectFrom('stock_locations')
    .select('name')
    .where('org_id', '=', ctx.org)
    .where('id', '=', location)
    .executeTakeFirst()
  const free = balance.onHand - balance.reserved
  const of = `${found?.number ?? ''} ${found?.name ?? ''}`.trim()
  throw refuse('stock.short', {
    detail: {
      zh: `「${place?.name ?? ''}」的 ${of} 可用 ${free} ${found?.unit ?? ''}，另有 ${balance.reserved} 已预留`,
      en: `${of} at ${place?.name ?? ''}: ${free} free, ${balance.reserved} kept for orders`,
    },
  })
}
