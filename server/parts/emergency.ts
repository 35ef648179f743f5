import { type SqlBool, sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { caseSeenOrTrue, unsealedOrNone } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { fenOf, mustBeParts } from './catalogue.ts'
import type { ChangeEmergency, ChannelList, EmergencyPage, ListEmergency, NewEmergency, SaveChannel } from './emergency-schema.ts'
import { mustBeSeenCase } from './moves.ts'
import { nextStockNumber } from './numbers.ts'
import { mustBePlaces, nameOf } from './places.ts'
import { postMoves } from './post-moves.ts'
import { mustBeSuppliers } from './save-part.ts'
import { mustBeStaffOfOurs, mustManage, type StockRights, stockRights } from './who.ts'

/** 应急供应渠道, with how many orders each had and how many of those received came in the time promised; those of a case sealed from the viewer are in no count. */
export async function listChannels(ctx: Ctx): Promise<ChannelList> {
  mustBeStaffOfOurs(ctx)
  const of = (condition: string) =>
    sql<number>`(select count(*)::int from emergency_orders o where o.org_id = c.org_id and o.channel_id = c.id and ${sql.raw(condition)}
      and ${unsealedOrNone(ctx, 'o.case_id')})`
  const rows = await ctx.tx
    .selectFrom('emergency_channels as c')
    .leftJoin('suppliers as s', join => join.onRef('s.org_id', '=', 'c.org_id').onRef('s.id', '=', 'c.supplier_id'))
    .selectAll('c')
    .select('s.name as supplier_name')
    .select([of("o.state in ('approved', 'received')").as('orders'), of("o.state = 'received'").as('received')])
    .select(of("o.state = 'received' and o.received_at <= o.promised_at").as('kept'))
    .where('c.org_id', '=', ctx.org)
    .orderBy('c.promised_hours')
    .orderBy('c.name')
    .execute()
  return {
    can: await stockRights(ctx),
    items: rows.map(row => ({
      ...{
        id: row.id,
        name: row.name,
        contact: row.contact,
        phone: row.phone,
        partsNote: row.parts_note,
        isActive: row.is_active,
      },
      ...{
        promisedHours: row.promised_hours,
        pricePercent: row.price_percent,
        orders: row.orders,
        received: row.received,
        kept: row.kept,
      },
      supplier: row.supplier_id === null ? null : { id: row.supplier_id, name: row.supplier_name ?? '' },
    })),
  }
}

/** Enters a channel or changes one; a name stands once (`channel.name-taken`). */
export async function saveChannel(ctx: Ctx, id: string | undefined, input: SaveChannel): Promise<ChannelList> {
  await mustManage(ctx)
  if (input.supplier !== null) await mustBeSuppliers(ctx, [input.supplier])
  const { tx, org } = ctx
  const same = await tx
    .selectFrom('emergency_channels')
    .select('id')
    .where('org_id', '=', org)
    .where('name', '=', input.name)
    .$if(id !== undefined, q => q.where('id', '<>', id!))
    .executeTakeFirst()
  if (same) throw refuse('channel.name-taken')
  const values = {
    ...{ name: input.name, supplier_id: input.supplier, contact: input.contact, phone: input.phone, parts_note: input.partsNote },
    ...{ promised_hours: input.promisedHours, price_percent: input.pricePercent, is_active: input.isActive },
  }
  if (id === undefined)
    await tx
      .insertInto('emergency_channels')
      .values({ org_id: org, id: ctx.newId(), created_at: ctx.now, ...values })
      .execute()
  else {
    const changed = await tx
      .updateTable('emergency_channels')
      .set(values)
      .where('org_id', '=', org)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw refuse('channel.not-found')
  }
  return listChannels(ctx)
}

/** Asks for an emergency order on a case: which part, through which channel and why. */
export async function askEmergency(ctx: Ctx, caseId: string, input: NewEmergency): Promise<string> {
  mustBeStaffOfOurs(ctx)
  await mustBeSeenCase(ctx, caseId)
  const parts = await mustBeParts(ctx, [input.part])
  await mustBePlaces(ctx, [input.location])
  const channel = await ctx.tx
    .selectFrom('emergency_channels')
    .select(['id', 'price_percent'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', input.channel)
    .where('is_active', '=', true)
    .executeTakeFirst()
  if (!channel) throw refuse('channel.not-found')
  const price = parts.get(input.part)!.priceFen
  const id = ctx.newId()
  await ctx.tx
    .insertInto('emergency_orders')
    .values({
      ...{ org_id: ctx.org, id, number: await nextStockNumber(ctx, 'emergency'), channel_id: channel.id, case_id: caseId },
      ...{ part_id: input.part, quantity: input.quantity, location_id: input.location, reason: input.reason, state: 'asked' },
      price_fen: price === null ? null : Math.round((price * input.quantity * channel.price_percent) / 100),
      ...{ asked_by: ctx.actor.person, asked_at: ctx.now },
    })
    .execute()
  return id
}

type Allowed = EmergencyPage['items'][number]['can']
function allowed(ctx: Ctx, row: { state: string; asked_by: string; keeper_id: string | null }, rights: StockRights): Allowed {
  const isMine = row.asked_by === ctx.actor.person
  const keeps = rights.manages || row.keeper_id === ctx.actor.person
  if (row.state === 'asked')
    return [...(rights.approves && !isMine ? (['approve', 'refuse'] as const) : []), ...(isMine ? (['cancel'] as const) : [])]
  return row.state === 'approved' && (keeps || isMine) ? ['receive', 'cancel'] : []
}

/** Approves (never one's own: `purchase.own`), refuses, receives or drops an emergency order. Receiving books the stock and keeps it for the case; the time promised runs from the approval. */
export async function changeEmergency(ctx: Ctx, id: string, input: ChangeEmergency): Promise<string> {
  mustBeStaffOfOurs(ctx)
  const row = await ctx.tx
    .selectFrom('emergency_orders as o')
    .innerJoin('stock_locations as l', join => join.onRef('l.org_id', '=', 'o.org_id').onRef('l.id', '=', 'o.location_id'))
    .innerJoin('emergency_channels as c', join => join.onRef('c.org_id', '=', 'o.org_id').onRef('c.id', '=', 'o.channel_id'))
    .selectAll('o')
    .select(['l.keeper_id', 'c.promised_hours', 'c.supplier_id'])
    .where('o.org_id', '=', ctx.org)
    .where('o.id', '=', id)
    .where(caseSeenOrTrue(ctx, 'o.case_id'))
    .forUpdate('o')
    .executeTakeFirst()
  if (!row) throw refuse('emergency.not-found')
  if (input.act === 'approve' && row.state === 'asked' && row.asked_by === ctx.actor.person) throw refuse('purchase.own')
  if (!allowed(ctx, row, await stockRights(ctx)).includes(input.act)) throw refuse('purchase.not-now')
  const set = (values: object) =>
    ctx.tx.updateTable('emergency_orders').set(values).where('org_id', '=', ctx.org).where('id', '=', id).execute()
  const decided = { decided_by: ctx.actor.person, decided_at: ctx.now }
  if (input.act === 'receive') {
    const total = input.priceFen ?? fenOf(row.price_fen)
    const kept = ctx.newId()
    await ctx.tx
      .insertInto('stock_reservations')
      .values({
        ...{ org_id: ctx.org, id: kept, case_id: row.case_id, part_id: row.part_id, location_id: row.location_id },
        ...{ wanted: row.quantity, reserved: row.quantity, needed_on: null, note: row.number, state: 'open' },
        ...{ created_by: ctx.actor.person, created_at: ctx.now },
      })
      .execute()
    await postMoves(ctx, [
      {
        ...{
          kind: 'receipt',
          part: row.part_id,
          quantity: row.quantity,
          to: row.location_id,
          serials: input.serials,
          batch: input.batch,
        },
        ...{ supplier: row.supplier_id, case: row.case_id, document: input.document, ref: { kind: 'emergency', id } },
        priceFen: total === null ? null : Math.round(total / row.quantity),
      },
      {
        kind: 'reserve',
        part: row.part_id,
        quantity: row.quantity,
        from: row.location_id,
        case: row.case_id,
        ref: { kind: 'reservation', id: kept },
      },
    ])
    await set({ state: 'received', received_at: ctx.now, received_by: ctx.actor.person, price_fen: total })
    return row.case_id
  }
  if (input.act === 'approve') {
    const promised = new Date(Date.parse(ctx.now) + row.promised_hours * 3_600_000).toISOString() as Instant
    await set({ state: 'approved', decision_note: input.note, promised_at: promised, ...decided })
  } else if (input.act === 'refuse') await set({ state: 'refused', decision_note: input.note, ...decided })
  else await set({ state: 'cancelled', ...(input.note === '' ? {} : { decision_note: input.note }) })
  return row.case_id
}

/** Emergency orders on the cases that the viewer sees, newest first. */
export async function listEmergency(ctx: Ctx, { state, limit, after }: ListEmergency): Promise<EmergencyPage> {
  mustBeStaffOfOurs(ctx)
  let query = ctx.tx
    .selectFrom('emergency_orders as o')
    .innerJoin('emergency_channels as h', join => join.onRef('h.org_id', '=', 'o.org_id').onRef('h.id', '=', 'o.channel_id'))
    .innerJoin('cases as c', join => join.onRef('c.org_id', '=', 'o.org_id').onRef('c.id', '=', 'o.case_id'))
    .innerJoin('parts as p', join => join.onRef('p.org_id', '=', 'o.org_id').onRef('p.id', '=', 'o.part_id'))
    .innerJoin('stock_locations as l', join => join.onRef('l.org_id', '=', 'o.org_id').onRef('l.id', '=', 'o.location_id'))
    .selectAll('o')
    .select([
      'h.name as channel_name',
      'c.number as case_number',
      'c.title',
      'p.number as part_number',
      'p.name',
      'p.unit',
      'p.is_serialised',
    ])
    .select(['l.name as location_name', 'l.keeper_id', sql<string>`o.asked_at::text`.as('place')])
    .where('o.org_id', '=', ctx.org)
    .where(caseSeenOrTrue(ctx, 'o.case_id'))
  if (state !== undefined) query = query.where('o.state', '=', state)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(o.asked_at, o.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('o.asked_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const rights = await stockRights(ctx)
  const last = page.at(-1)
  return {
    items: page.map(row => ({
      ...{ id: row.id, number: row.number, channel: { id: row.channel_id, name: row.channel_name }, quantity: row.quantity },
      case: { id: row.case_id, number: row.case_number, title: row.title },
      part: { id: row.part_id, number: row.part_number, name: row.name, unit: row.unit, isSerialised: row.is_serialised },
      ...{
        location: { id: row.location_id, name: row.location_name },
        reason: row.reason,
        state: row.state,
        priceFen: fenOf(row.price_fen),
      },
      ...{ by: nameOf(ctx, row.asked_by), at: row.asked_at, decidedAt: row.decided_at, decisionNote: row.decision_note },
      decidedBy: row.decided_by === null ? null : nameOf(ctx, row.decided_by),
      ...{ promisedAt: row.promised_at, receivedAt: row.received_at },
      kept:
        row.promised_at === null
          ? null
          : row.received_at !== null
            ? row.received_at <= row.promised_at
            : ctx.now > row.promised_at
              ? false
              : null,
      can: allowed(ctx, row, rights),
    })),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
  }
}
