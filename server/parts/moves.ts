import { type SqlBool, sql } from 'kysely'
import { visibleAmong } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { mustBeParts } from './catalogue.ts'
import { mustBePlaces, nameOf, type Place } from './places.ts'
import { lockBalances, postMoves } from './post-moves.ts'
import { mustBeSuppliers } from './save-part.ts'
import type { BookMoves, ListMoves, MovePage } from './schema.ts'
import { mustBeStaffOfOurs, mustKeep, stockRights } from './who.ts'

/** Where each kind of move begins and ends: true must be said, false must not, undefined may be. */
const shapes: Readonly<Record<BookMoves['kind'], { from?: boolean; to?: boolean; reason?: true }>> = {
  receipt: { from: false, to: true },
  transfer: { from: true, to: true },
  issue: { from: true, to: true },
  return: { to: true },
  adjust: { reason: true },
  scrap: { from: true, to: false, reason: true },
}

/**
 * Books what a store keeper moves by hand, all lines or none, from and to as the kind wants them (`move.wrong-ends`). Whoever keeps the place it leaves
 * does it (of a return, also whoever takes it in); what is written up or off is done by those who manage the stock (`stock.not-manager`).
 */
export async function bookMoves(ctx: Ctx, input: BookMoves): Promise<string[]> {
  mustBeStaffOfOurs(ctx)
  const { kind, from, to } = input
  const shape = shapes[kind]
  const isWrong =
    (shape.from !== undefined && shape.from !== (from !== null)) ||
    (shape.to !== undefined && shape.to !== (to !== null)) ||
    (kind === 'adjust' && (from === null) === (to === null)) ||
    (from !== null && from === to)
  if (isWrong) throw refuse('move.wrong-ends')
  if (shape.reason && input.reason === '') throw refuse('move.reason-missing')
  const places = await mustBePlaces(ctx, [from, to])
  await mustMove(ctx, kind, from === null ? undefined : places.get(from), to === null ? undefined : places.get(to))
  await mustBeParts(
    ctx,
    input.lines.map(line => line.part),
  )
  if (input.supplier !== null) await mustBeSuppliers(ctx, [input.supplier])
  if (input.case !== null) await mustBeSeenCase(ctx, input.case)
  return postMoves(
    ctx,
    input.lines.map(line => ({
      ...{ kind, part: line.part, quantity: line.quantity, from, to, serials: line.serials, batch: line.batch },
      ...{ priceFen: line.priceFen, supplier: input.supplier, case: input.case, document: input.document, reason: input.reason },
    })),
  )
}

async function mustMove(ctx: Ctx, kind: BookMoves['kind'], from: Place | undefined, to: Place | undefined): Promise<void> {
  const { manages } = await stockRights(ctx)
  if (manages) return
  if (kind === 'adjust' || kind === 'scrap') throw refuse('stock.not-manager')
  const me = ctx.actor.person
  if (kind === 'return' && (from?.keeper_id === me || to?.keeper_id === me)) return
  await mustKeep(ctx, [from ?? to!])
}

/** A case that the actor sees (`case.not-found`). */
export async function mustBeSeenCase(ctx: Ctx, id: string): Promise<void> {
  if (!(await visibleAmong(ctx, [id])).has(id)) throw refuse('case.not-found')
}

/** Takes a move back by one the other way, once (`move.reversed-already`). What belongs to an order, a count or a purchase is undone there (`move.not-by-hand`). */
export async function reverseMove(ctx: Ctx, id: string, reason: string): Promise<string> {
  mustBeStaffOfOurs(ctx)
  const move = await ctx.tx
    .selectFrom('stock_moves')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!move) throw refuse('move.not-found')
  if (move.ref_id !== null || move.reverses !== null || move.kind === 'reserve' || move.kind === 'release')
    throw refuse('move.not-by-hand')
  const places = await mustBePlaces(ctx, [move.from_id, move.to_id], true)
  const kind = move.kind as BookMoves['kind']
  await mustMove(
    ctx,
    kind,
    move.from_id === null ? undefined : places.get(move.from_id),
    move.to_id === null ? undefined : places.get(move.to_id),
  )
  await lockBalances(
    ctx,
    [move.from_id, move.to_id].flatMap(place => (place === null ? [] : [{ part: move.part_id, location: place }])),
  )
  const again = await ctx.tx
    .selectFrom('stock_moves')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('reverses', '=', id)
    .executeTakeFirst()
  if (again) throw refuse('move.reversed-already')
  const [counter] = await postMoves(ctx, [
    {
      ...{
        kind: move.kind,
        part: move.part_id,
        quantity: move.quantity,
        from: move.to_id,
        to: move.from_id,
        serials: move.serials,
      },
      ...{ batch: move.batch, supplier: move.supplier_id, case: move.case_id, document: move.document, reason, reverses: id },
    },
  ])
  return counter!
}

/** The ledger, newest first. Of a case that the viewer does not see neither number nor reason is shown. */
export async function listMoves(
  ctx: Ctx,
  { part, location, case: ofCase, kind, document, limit, after }: ListMoves,
): Promise<MovePage> {
  mustBeStaffOfOurs(ctx)
  let query = ctx.tx
    .selectFrom('stock_moves as m')
    .innerJoin('parts as p', join => join.onRef('p.org_id', '=', 'm.org_id').onRef('p.id', '=', 'm.part_id'))
    .leftJoin('stock_locations as f', join => join.onRef('f.org_id', '=', 'm.org_id').onRef('f.id', '=', 'm.from_id'))
    .leftJoin('stock_locations as t', join => join.onRef('t.org_id', '=', 'm.org_id').onRef('t.id', '=', 'm.to_id'))
    .leftJoin('suppliers as s', join => join.onRef('s.org_id', '=', 'm.org_id').onRef('s.id', '=', 'm.supplier_id'))
    .leftJoin('cases as c', join => join.onRef('c.org_id', '=', 'm.org_id').onRef('c.id', '=', 'm.case_id'))
    .select([
      'm.id',
      'm.kind',
      'm.part_id',
      'p.number',
      'p.name',
      'p.unit',
      'm.quantity',
      'm.serials',
      'm.batch',
      'm.document',
      'm.reason',
    ])
    .select([
      'm.from_id',
      'f.name as from_name',
      'f.keeper_id as from_keeper',
      'm.to_id',
      't.name as to_name',
      't.keeper_id as to_keeper',
    ])
    .select(['m.supplier_id', 's.name as supplier_name', 'm.case_id', 'c.number as case_number', 'c.title as case_title'])
    .select(['m.moved_by', 'm.at', 'm.recorded_at', 'm.reverses', 'm.ref_id', sql<string>`m.recorded_at::text`.as('place')])
    .select(
      sql<string | null>`(select r.id from stock_moves r where r.org_id = m.org_id and r.reverses = m.id)`.as('reversed_by'),
    )
    .where('m.org_id', '=', ctx.org)
  if (part !== undefined) query = query.where('m.part_id', '=', part)
  if (location !== undefined) query = query.where(sql<SqlBool>`(m.from_id = ${location} or m.to_id = ${location})`)
  if (ofCase !== undefined) query = query.where('m.case_id', '=', ofCase)
  if (kind !== undefined) query = query.where('m.kind', '=', kind)
  if (document !== undefined) query = query.where('m.document', '=', document)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(m.recorded_at, m.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('m.recorded_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const seen = await visibleAmong(
    ctx,
    page.flatMap(row => row.case_id ?? []),
  )
  const { manages } = await stockRights(ctx)
  const last = page.at(-1)
  const one = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })
  return {
    items: page.map(row => {
      const isSeen = row.case_id === null || seen.has(row.case_id)
      const keeps =
        manages || row.from_keeper === ctx.actor.person || (row.from_id === null && row.to_keeper === ctx.actor.person)
      const isByHand =
        row.ref_id === null && row.reverses === null && row.reversed_by === null && !['reserve', 'release'].includes(row.kind)
      return {
        ...{ id: row.id, kind: row.kind, quantity: row.quantity, serials: row.serials, batch: row.batch, document: row.document },
        part: { id: row.part_id, number: row.number, name: row.name, unit: row.unit },
        ...{
          from: one(row.from_id, row.from_name),
          to: one(row.to_id, row.to_name),
          supplier: one(row.supplier_id, row.supplier_name),
        },
        case: row.case_id === null || !isSeen ? null : { id: row.case_id, number: row.case_number!, title: row.case_title! },
        ...{ reason: isSeen ? row.reason : '', by: nameOf(ctx, row.moved_by), at: row.at, recordedAt: row.recorded_at },
        ...{ reverses: row.reverses, reversedBy: row.reversed_by },
        canReverse: isByHand && keeps && (manages || !['adjust', 'scrap'].includes(row.kind)),
      }
    }),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
  }
}
