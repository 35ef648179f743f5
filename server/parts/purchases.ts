import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { fenOf, mustBeParts } from './catalogue.ts'
import { nextStockNumber } from './numbers.ts'
import { mustBePlaces, nameOf } from './places.ts'
import { postMoves } from './post-moves.ts'
import type { ChangePurchase, ListPurchases, NewPurchase, PurchasePage, PurchaseRow } from './purchase-schema.ts'
import { reorderRows } from './reorder.ts'
import { mustBeSuppliers } from './save-part.ts'
import { mustBeStaffOfOurs, mustKeep, partsSettings, stockRights } from './who.ts'

/** 采购申请: puts lines forward, with the figures of this moment where the part has any; by whoever keeps the warehouse or manages the stock. */
export async function proposePurchase(ctx: Ctx, input: NewPurchase): Promise<string> {
  mustBeStaffOfOurs(ctx)
  const parts = await mustBeParts(
    ctx,
    input.lines.map(line => line.part),
  )
  const places = await mustBePlaces(ctx, [input.location])
  await mustKeep(ctx, [...places.values()])
  if (input.supplier !== null) await mustBeSuppliers(ctx, [input.supplier])
  if (new Set(input.lines.map(line => line.part)).size < input.lines.length) throw refuse('purchase.part-twice')
  const figures = new Map((await reorderRows(ctx, await partsSettings(ctx), input.location)).map(row => [row.part.id, row]))
  const id = ctx.newId()
  await ctx.tx
    .insertInto('part_purchases')
    .values({
      ...{
        org_id: ctx.org,
        id,
        number: await nextStockNumber(ctx, 'purchase'),
        location_id: input.location,
        supplier_id: input.supplier,
      },
      ...{ state: 'proposed', note: input.note, proposed_by: ctx.actor.person, proposed_at: ctx.now },
    })
    .execute()
  await ctx.tx
    .insertInto('part_purchase_lines')
    .values(
      input.lines.map(line => {
        const row = figures.get(line.part)
        return {
          ...{ org_id: ctx.org, purchase_id: id, part_id: line.part, quantity: line.quantity },
          price_fen: line.priceFen ?? row?.priceFen ?? parts.get(line.part)!.priceFen,
          basis: row === undefined ? null : JSON.stringify(row.basis),
        }
      }),
    )
    .execute()
  return id
}

type Purchase = {
  id: string
  state: PurchaseRow['state']
  location_id: string
  supplier_id: string | null
  proposed_by: string
  number: string
}

/** What this person may do with a purchase as it stands: approve only what somebody else put forward. */
function allowed(
  ctx: Ctx,
  row: Purchase & { keeper_id: string | null },
  rights: { manages: boolean; approves: boolean },
): PurchaseRow['can'] {
  const keeps = rights.manages || row.keeper_id === ctx.actor.person
  const isMine = row.proposed_by === ctx.actor.person
  if (row.state === 'proposed')
    return [
      ...(rights.approves && !isMine ? (['approve', 'refuse'] as const) : []),
      ...(isMine || keeps ? (['cancel'] as const) : []),
    ]
  if (row.state === 'approved') return keeps ? ['order', 'cancel'] : []
  if (row.state === 'ordered') return keeps ? ['receive', 'cancel'] : []
  return row.state === 'in-part' && keeps ? ['receive', 'cancel'] : []
}

/** Decides, orders, receives (which books the stock) or drops a purchase; what its state or the actor's part does not allow is `purchase.not-now`. */
export async function changePurchase(ctx: Ctx, id: string, input: ChangePurchase): Promise<void> {
  mustBeStaffOfOurs(ctx)
  const found = await ctx.tx
    .selectFrom('part_purchases')
    .select(['id', 'number', 'state', 'location_id', 'supplier_id', 'proposed_by'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw refuse('purchase.not-found')
  const places = await mustBePlaces(ctx, [found.location_id], true)
  const row = { ...found, keeper_id: places.get(found.location_id)!.keeper_id }
  if (input.act === 'approve' && row.state === 'proposed' && row.proposed_by === ctx.actor.person) throw refuse('purchase.own')
  if (!allowed(ctx, row, await stockRights(ctx)).includes(input.act)) throw refuse('purchase.not-now')
  if (input.act === 'receive') return receive(ctx, row, input)
  const decided = { decided_by: ctx.actor.person, decided_at: ctx.now }
  if (input.act === 'approve') return write(ctx, id, { state: 'approved', decision_note: input.note, ...decided })
  if (input.act === 'refuse')
    return write(ctx, id, { state: 'refused', decision_note: input.note, closed_at: ctx.now, ...decided })
  if (input.act === 'order')
    return write(ctx, id, {
      state: 'ordered',
      ordered_by: ctx.actor.person,
      ordered_at: ctx.now,
      order_number: input.orderNumber,
      expected_on: input.expectedOn,
    })
  await write(ctx, id, { state: 'cancelled', closed_at: ctx.now, ...(input.note === '' ? {} : { decision_note: input.note }) })
}

async function receive(ctx: Ctx, row: Purchase, input: Extract<ChangePurchase, { act: 'receive' }>): Promise<void> {
  const lines = await ctx.tx
    .selectFrom('part_purchase_lines')
    .select(['part_id', 'quantity', 'received', 'price_fen'])
    .where('org_id', '=', ctx.org)
    .where('purchase_id', '=', row.id)
    .execute()
  const left = new Map(lines.map(line => [line.part_id, line.quantity - line.received]))
  for (const line of input.lines) {
    const open = left.get(line.part)
    if (open === undefined) throw refuse('part.unknown')
    if (line.quantity > open) throw refuse('purchase.over-received')
    left.set(line.part, open - line.quantity)
  }
  await postMoves(
    ctx,
    input.lines.map(line => ({
      ...{
        kind: 'receipt' as const,
        part: line.part,
        quantity: line.quantity,
        to: row.location_id,
        serials: line.serials,
        batch: line.batch,
      },
      ...{ supplier: row.supplier_id, document: input.document, ref: { kind: 'purchase' as const, id: row.id } },
      priceFen: fenOf(lines.find(one => one.part_id === line.part)?.price_fen ?? null),
    })),
  )
  for (const line of lines)
    await ctx.tx
      .updateTable('part_purchase_lines')
      .set({ received: line.quantity - left.get(line.part_id)! })
      .where('org_id', '=', ctx.org)
      .where('purchase_id', '=', row.id)
      .where('part_id', '=', line.part_id)
      .execute()
  const isWhole = [...left.values()].every(open => open === 0)
  await write(ctx, row.id, isWhole ? { state: 'received', closed_at: ctx.now } : { state: 'in-part' })
}

type Change = Partial<{
  state: PurchaseRow['state']
  decided_by: string
  decided_at: Ctx['now']
  decision_note: string
  ordered_by: string
  ordered_at: Ctx['now']
  order_number: string
  expected_on: PurchaseRow['expectedOn']
  closed_at: Ctx['now']
}>
async function write({ tx, org }: Ctx, id: string, change: Change): Promise<void> {
  await tx.updateTable('part_purchases').set(change).where('org_id', '=', org).where('id', '=', id).execute()
}

/** Purchases, newest first, each with its lines. */
export async function listPurchases(ctx: Ctx, { state, limit, after }: ListPurchases): Promise<PurchasePage> {
  mustBeStaffOfOurs(ctx)
  let query = ctx.tx
    .selectFrom('part_purchases as o')
    .innerJoin('stock_locations as l', join => join.onRef('l.org_id', '=', 'o.org_id').onRef('l.id', '=', 'o.location_id'))
    .leftJoin('suppliers as s', join => join.onRef('s.org_id', '=', 'o.org_id').onRef('s.id', '=', 'o.supplier_id'))
    .selectAll('o')
    .select(['l.name as location_name', 'l.keeper_id', 's.name as supplier_name', sql<string>`o.proposed_at::text`.as('place')])
    .where('o.org_id', '=', ctx.org)
  if (state !== undefined) query = query.where('o.state', '=', state)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(o.proposed_at, o.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('o.proposed_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const lines = await ctx.tx
    .selectFrom('part_purchase_lines as n')
    .innerJoin('parts as p', join => join.onRef('p.org_id', '=', 'n.org_id').onRef('p.id', '=', 'n.part_id'))
    .select([
      'n.purchase_id',
      'p.id',
      'p.number',
      'p.name',
      'p.unit',
      'p.is_serialised',
      'n.quantity',
      'n.received',
      'n.price_fen',
      'n.basis',
    ])
    .where('n.org_id', '=', ctx.org)
    .where('n.purchase_id', 'in', [...page.map(row => row.id), ''])
    .orderBy('p.number')
    .execute()
  const rights = await stockRights(ctx)
  const last = page.at(-1)
  return {
    items: page.map((row): PurchaseRow => {
      const mine = lines.filter(line => line.purchase_id === row.id)
      return {
        ...{ id: row.id, number: row.number, state: row.state, note: row.note, decisionNote: row.decision_note },
        location: { id: row.location_id, name: row.location_name },
        supplier: row.supplier_id === null ? null : { id: row.supplier_id, name: row.supplier_name ?? '' },
        totalFen: mine.reduce((sum, line) => sum + (fenOf(line.price_fen) ?? 0) * line.quantity, 0),
        ...{ by: nameOf(ctx, row.proposed_by), at: row.proposed_at, decidedAt: row.decided_at, orderedAt: row.ordered_at },
        decidedBy: row.decided_by === null ? null : nameOf(ctx, row.decided_by),
        ...{ orderNumber: row.order_number, expectedOn: row.expected_on },
        lines: mine.map(line => ({
          part: { id: line.id, number: line.number, name: line.name, unit: line.unit, isSerialised: line.is_serialised },
          ...{ quantity: line.quantity, received: line.received, priceFen: fenOf(line.price_fen), basis: line.basis },
        })),
        can: allowed(ctx, row, rights),
      }
    }),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
  }
}
