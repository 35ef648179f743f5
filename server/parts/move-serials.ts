import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { Move } from './post-moves.ts'

type Written = Move & { readonly id: string }

/**
 * Takes single pieces along with the moves of their part. A part that is tracked by serial number moves with exactly as many numbers as pieces
 * (`stock.serials-needed`), each lying where it is taken from (`stock.serial-elsewhere`) and none that lies in stock already where it comes in
 * (`stock.serial-taken`). The balances are locked by then, so that two moves of one piece cannot both find it.
 */
export async function moveSerials(ctx: Ctx, moves: readonly Written[]): Promise<void> {
  const goods = moves.filter(move => move.kind !== 'reserve' && move.kind !== 'release')
  if (goods.length === 0) return
  const tracked = await ctx.tx
    .selectFrom('parts')
    .select(['id', 'number'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', [...new Set(goods.map(move => move.part))])
    .where('is_serialised', '=', true)
    .execute()
  const numbers = new Map(tracked.map(part => [part.id, part.number]))
  for (const move of goods) {
    const number = numbers.get(move.part)
    const serials = [...new Set(move.serials ?? [])]
    if (number === undefined) continue // a number that somebody wrote beside an untracked part stays in the ledger only
    if (serials.length !== move.quantity || serials.length !== (move.serials ?? []).length)
      throw refuse('stock.serials-needed', {
        detail: {
          zh: `${number}：${move.quantity} 件要 ${move.quantity} 个不同的序列号`,
          en: `${number}: ${move.quantity} different serial numbers`,
        },
      })
    if (move.from != null) await takeOut(ctx, move, move.from, serials)
    else await bringIn(ctx, move, serials)
  }
}

async function takeOut(ctx: Ctx, move: Written, from: string, serials: readonly string[]): Promise<void> {
  const moved = await ctx.tx
    .updateTable('stock_serials')
    .set({ location_id: move.to ?? null })
    .where('org_id', '=', ctx.org)
    .where('part_id', '=', move.part)
    .where('location_id', '=', from)
    .where('serial', 'in', serials)
    .returning('serial')
    .execute()
  if (moved.length === serials.length) return
  const there = new Set(moved.map(row => row.serial))
  const missing = serials.filter(serial => !there.has(serial)).join(', ')
  throw refuse('stock.serial-elsewhere', { detail: { zh: `不在这里：${missing}`, en: `Not here: ${missing}` } })
}

async function bringIn(ctx: Ctx, move: Written, serials: readonly string[]): Promise<void> {
  if (move.to == null) return
  const known = await ctx.tx
    .selectFrom('stock_serials')
    .select(['serial', 'location_id'])
    .where('org_id', '=', ctx.org)
    .where('part_id', '=', move.part)
    .where('serial', 'in', serials)
    .forUpdate()
    .execute()
  const lying = known.filter(row => row.location_id !== null).map(row => row.serial)
  if (lying.length > 0)
    throw refuse('stock.serial-taken', {
      detail: { zh: `已在库：${lying.join('、')}`, en: `In stock already: ${lying.join(', ')}` },
    })
  const isReceipt = move.kind === 'receipt'
  await ctx.tx
    .insertInto('stock_serials')
    .values(
      serials.map(serial => ({
        ...{ org_id: ctx.org, part_id: move.part, serial, location_id: move.to ?? null, batch: move.batch ?? '' },
        ...{ supplier_id: move.supplier ?? null, receipt_id: isReceipt ? move.id : null },
      })),
    )
    // A piece that comes back keeps the receipt by which it first came.
    .onConflict(conflict =>
      conflict.columns(['org_id', 'part_id', 'serial']).doUpdateSet(eb => ({
        location_id: eb.ref('excluded.location_id'),
        ...(isReceipt
          ? {
              batch: eb.ref('excluded.batch'),
              supplier_id: eb.ref('excluded.supplier_id'),
              receipt_id: eb.ref('excluded.receipt_id'),
            }
          : {}),
      })),
    )
    .execute()
}
