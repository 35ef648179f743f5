import { type SqlBool, sql } from 'kysely'
import { caseSeenOrTrue, isSealedFrom, unsealedOrNone, visibleAmong } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { mustBeParts } from './catalogue.ts'
import { mustBePlaces, nameOf } from './places.ts'
import { balanceAt, lockBalances, type Move, postMoves } from './post-moves.ts'
import type { ChangeReservation, ListReservations, Reservation, ReservationPage, Reserve } from './reservation-schema.ts'
import { mustBeStaffOfOurs, mustKeep, stockRights } from './who.ts'

/** Keeps parts for an order, as many as are free; what is missing stands with it as a shortfall until it is filled or ordered. */
export async function reserve(ctx: Ctx, caseId: string, input: Reserve): Promise<void> {
  mustBeStaffOfOurs(ctx)
  await mustBeParts(
    ctx,
    input.lines.map(line => line.part),
  )
  const places = await mustBePlaces(
    ctx,
    input.lines.map(line => line.location),
  )
  if ([...places.values()].some(place => place.kind !== 'warehouse' && place.kind !== 'van')) throw refuse('location.no-store')
  const locked = await lockBalances(ctx, input.lines)
  const taken = new Map<string, number>()
  const moves: Move[] = []
  const rows = input.lines.map(line => {
    const place = `${line.part} ${line.location}`
    const balance = balanceAt(locked, line.part, line.location)
    const free = balance.onHand - balance.reserved - (taken.get(place) ?? 0)
    const kept = Math.max(0, Math.min(free, line.quantity))
    taken.set(place, (taken.get(place) ?? 0) + kept)
    const id = ctx.newId()
    if (kept > 0)
      moves.push({
        kind: 'reserve',
        part: line.part,
        quantity: kept,
        from: line.location,
        case: caseId,
        ref: { kind: 'reservation', id },
      })
    return {
      ...{
        org_id: ctx.org,
        id,
        case_id: caseId,
        part_id: line.part,
        location_id: line.location,
        wanted: line.quantity,
        reserved: kept,
      },
      ...{
        needed_on: input.neededOn,
        note: input.note,
        state: 'open' as const,
        created_by: ctx.actor.person,
        created_at: ctx.now,
      },
    }
  })
  await ctx.tx.insertInto('stock_reservations').values(rows).execute()
  await postMoves(ctx, moves)
}

/** Fills, issues or releases a reservation; only an open one (`reservation.closed`). */
export async function changeReservation(ctx: Ctx, id: string, input: ChangeReservation): Promise<string> {
  mustBeStaffOfOurs(ctx)
  const row = await ctx.tx
    .selectFrom('stock_reservations')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || (await isSealedFrom(ctx, row.case_id))) throw refuse('reservation.not-found')
  const places = await mustBePlaces(ctx, [row.location_id], true)
  const source = places.get(row.location_id)!
  // Whoever keeps the place gives out what is kept there, whether they see the case or not.
  if (source.keeper_id !== ctx.actor.person && !(await visibleAmong(ctx, [row.case_id])).has(row.case_id))
    throw refuse('reservation.not-found')
  if (row.state !== 'open') throw refuse('reservation.closed')
  const ref = { kind: 'reservation' as const, id }
  const about = { part: row.part_id, from: row.location_id, case: row.case_id, ref }
  if (input.act === 'release') {
    if (row.created_by !== ctx.actor.person) await mustKeep(ctx, [source])
    if (row.reserved > 0) await postMoves(ctx, [{ kind: 'release', quantity: row.reserved, reason: input.note, ...about }])
    await write(ctx, id, { reserved: 0, state: row.issued > 0 ? 'issued' : 'released', closed_at: ctx.now })
    return row.case_id
  }
  if (input.act === 'fill') {
    const locked = await lockBalances(ctx, [{ part: row.part_id, location: row.location_id }])
    const { onHand, reserved } = balanceAt(locked, row.part_id, row.location_id)
    const more = Math.min(onHand - reserved, row.wanted - row.reserved - row.issued)
    if (more <= 0) throw refuse('reservation.nothing-free')
    await postMoves(ctx, [{ kind: 'reserve', quantity: more, ...about }])
    await write(ctx, id, { reserved: row.reserved + more })
    return row.case_id
  }
  await mustKeep(ctx, [source])
  const quantity = input.quantity ?? (input.serials.length > 0 ? input.serials.length : row.reserved)
  if (quantity < 1 || quantity > row.reserved) throw refuse('reservation.not-kept')
  const to = input.to ?? (await vanOf(ctx, await handlerOf(ctx, row.case_id)))?.id
  if (to === undefined) throw refuse('reservation.no-van')
  if (to !== row.location_id) {
    await mustBePlaces(ctx, [to])
    const moved = { ...about, document: input.note }
    await postMoves(ctx, [
      { kind: 'release', quantity, ...about },
      { kind: 'issue', quantity, to, serials: input.serials, ...moved },
    ])
  } else await postMoves(ctx, [{ kind: 'release', quantity, ...about }])
  const issued = row.issued + quantity
  const isDone = issued >= row.wanted
  await write(ctx, id, {
    reserved: row.reserved - quantity,
    issued,
    ...(isDone ? { state: 'issued' as const, closed_at: ctx.now } : {}),
  })
  return row.case_id
}

type Change = { reserved?: number; issued?: number; state?: 'issued' | 'released'; closed_at?: Ctx['now'] }
const write = ({ tx, org }: Ctx, id: string, change: Change) =>
  tx.updateTable('stock_reservations').set(change).where('org_id', '=', org).where('id', '=', id).execute()

const handler = sql<string | null>`c.state #>> '{people,handler,0}'`
async function handlerOf({ tx, org }: Ctx, caseId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('cases as c')
    .select(handler.as('handler'))
    .where('org_id', '=', org)
    .where('id', '=', caseId)
    .executeTakeFirst()
  return row?.handler ?? null
}

/** The stock of its own that a person carries; undefined where they keep none. */
export async function vanOf(
  { tx, org }: Pick<Ctx, 'tx' | 'org'>,
  person: string | null,
): Promise<{ id: string; name: string } | undefined> {
  if (person === null) return undefined
  return tx
    .selectFrom('stock_locations')
    .select(['id', 'name'])
    .where('org_id', '=', org)
    .where('keeper_id', '=', person)
    .where('kind', '=', 'van')
    .where('is_active', '=', true)
    .orderBy('created_at')
    .executeTakeFirst()
}

type Wish = { readonly of: string } | ListReservations
/** Reservations: of one case, or a page of those that are open (oldest first) for whoever picks. */
export async function listReservations(ctx: Ctx, wish: Wish): Promise<ReservationPage> {
  mustBeStaffOfOurs(ctx)
  let query = ctx.tx
    .selectFrom('stock_reservations as r')
    .innerJoin('cases as c', join => join.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.case_id'))
    .innerJoin('parts as p', join => join.onRef('p.org_id', '=', 'r.org_id').onRef('p.id', '=', 'r.part_id'))
    .innerJoin('stock_locations as l', join => join.onRef('l.org_id', '=', 'r.org_id').onRef('l.id', '=', 'r.location_id'))
    .leftJoin('stock_balances as b', join =>
      join.onRef('b.org_id', '=', 'r.org_id').onRef('b.part_id', '=', 'r.part_id').onRef('b.location_id', '=', 'r.location_id'),
    )
    .select([
      'r.id',
      'r.case_id',
      'c.number as case_number',
      'c.title',
      handler.as('handler'),
      'r.part_id',
      'p.number',
      'p.name',
      'p.unit',
    ])
    .select(['p.is_serialised', 'r.location_id', 'l.name as location_name', 'l.keeper_id', 'r.wanted', 'r.reserved', 'r.issued'])
    .select(['r.needed_on', 'r.note', 'r.state', 'r.created_by', 'r.created_at', sql<string>`r.created_at::text`.as('place')])
    .select(sql<number>`coalesce(b.on_hand - b.reserved, 0)::int`.as('free'))
    .where('r.org_id', '=', ctx.org)
    .where(unsealedOrNone(ctx, 'r.case_id'))
    .where(sql<SqlBool>`(l.keeper_id = ${ctx.actor.person} or ${caseSeenOrTrue(ctx, 'r.case_id')})`)
  const limit = 'of' in wish ? 200 : wish.limit
  if ('of' in wish) query = query.where('r.case_id', '=', wish.of)
  else {
    query = query.where('r.state', '=', wish.state)
    if (wish.location !== undefined) query = query.where('r.location_id', '=', wish.location)
    if (wish.after !== undefined) {
      const [at, id] = readCursor(wish.after, ['moment', 'text'])
      query = query.where(sql<SqlBool>`(r.created_at, r.id) > (${at}::timestamptz, ${id})`)
    }
  }
  const rows = await query
    .orderBy('r.created_at')
    .orderBy('r.id')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const { manages } = await stockRights(ctx)
  const seen = await visibleAmong(
    ctx,
    page.map(row => row.case_id),
  )
  const vans = await vansOf(
    ctx,
    page.flatMap(row => row.handler ?? []),
  )
  const last = page.at(-1)
  return {
    items: page.map(
      (row): Reservation => ({
        id: row.id,
        case: seen.has(row.case_id) ? { id: row.case_id, number: row.case_number, title: row.title } : null,
        handler: row.handler === null ? null : nameOf(ctx, row.handler),
        van: vans.get(row.handler ?? '') ?? null,
        part: { id: row.part_id, number: row.number, name: row.name, unit: row.unit, isSerialised: row.is_serialised },
        location: { id: row.location_id, name: row.location_name },
        ...{ wanted: row.wanted, reserved: row.reserved, issued: row.issued, free: row.free, state: row.state },
        shortfall: row.state === 'open' ? row.wanted - row.reserved - row.issued : 0,
        ...{ neededOn: row.needed_on, note: row.note, by: nameOf(ctx, row.created_by), at: row.created_at },
        mine: manages || row.keeper_id === ctx.actor.person,
      }),
    ),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
  }
}

async function vansOf({ tx, org }: Ctx, people: readonly string[]): Promise<Map<string, { id: string; name: string }>> {
  if (people.length === 0) return new Map()
  const rows = await tx
    .selectFrom('stock_locations')
    .select(['id', 'name', 'keeper_id'])
    .where('org_id', '=', org)
    .where('kind', '=', 'van')
    .where('is_active', '=', true)
    .where('keeper_id', 'in', [...new Set(people)])
    .orderBy('created_at', 'desc')
    .execute()
  return new Map(rows.map(row => [row.keeper_id!, { id: row.id, name: row.name }]))
}
