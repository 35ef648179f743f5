import { sql } from 'kysely'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { LocationList, MyStock, SaveLocation, SaveSupplier, SupplierList } from './schema.ts'
import { serialsOf } from './view-part.ts'
import { mustBeStaffOfOurs, mustManage, stockRights } from './who.ts'
import type { LocationKind } from './words-schema.ts'

export type Place = { id: string; name: string; kind: LocationKind; keeper_id: string | null; is_active: boolean }

/** These places by id; one that there is not, or that is closed, is `location.not-found`. */
export async function mustBePlaces(
  { tx, org }: Pick<Ctx, 'tx' | 'org'>,
  ids: readonly (string | null)[],
  closedToo = false,
): Promise<ReadonlyMap<string, Place>> {
  const wanted = [...new Set(ids.filter(id => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .selectFrom('stock_locations')
    .select(['id', 'name', 'kind', 'keeper_id', 'is_active'])
    .where('org_id', '=', org)
    .where('id', 'in', wanted)
    .$if(!closedToo, q => q.where('is_active', '=', true))
    .execute()
  if (rows.length < wanted.length) throw refuse('location.not-found')
  return new Map(rows.map(row => [row.id, row]))
}

/** All places where parts lie, the company's warehouses first. */
export async function listLocations(ctx: Ctx): Promise<LocationList> {
  mustBeStaffOfOurs(ctx)
  const can = await stockRights(ctx)
  const rows = await ctx.tx
    .selectFrom('stock_locations as l')
    .leftJoin('stock_balances as b', join =>
      join.onRef('b.org_id', '=', 'l.org_id').onRef('b.location_id', '=', 'l.id').on('b.on_hand', '>', 0),
    )
    .select(['l.id', 'l.name', 'l.kind', 'l.keeper_id', 'l.address', 'l.is_active'])
    .select([sql<number>`count(b.part_id)::int`.as('parts'), sql<number>`coalesce(sum(b.on_hand), 0)::int`.as('units')])
    .where('l.org_id', '=', ctx.org)
    .groupBy(['l.org_id', 'l.id'])
    .orderBy(sql`array_position(array['warehouse','van','quarantine','supplier','customer'], l.kind)`)
    .orderBy('l.name')
    .execute()
  return {
    can,
    items: rows.map(row => ({
      ...{ id: row.id, name: row.name, kind: row.kind, address: row.address, isActive: row.is_active },
      ...{ parts: row.parts, units: row.units, mine: can.manages || row.keeper_id === ctx.actor.person },
      keeper: row.keeper_id === null ? null : nameOf(ctx, row.keeper_id),
    })),
  }
}

export const nameOf = (ctx: Ctx, id: string): { id: string; name: string } => {
  const found = named(ctx, id)
  return { id: found.id, name: found.name }
}

/** Enters a place or changes one; closed only when nothing lies there (`location.not-empty`). The administrator names who keeps it, as do those who manage the stock. */
export async function saveLocation(ctx: Ctx, id: string | undefined, input: SaveLocation): Promise<LocationList> {
  await mustManage(ctx)
  const { tx, org } = ctx
  if (input.keeper !== null && !ctx.roster.people.has(input.keeper)) throw refuse('person.not-found')
  const same = await tx
    .selectFrom('stock_locations')
    .select('id')
    .where('org_id', '=', org)
    .where('name', '=', input.name)
    .$if(id !== undefined, q => q.where('id', '<>', id!))
    .executeTakeFirst()
  if (same) throw refuse('location.name-taken')
  const values = {
    name: input.name,
    kind: input.kind,
    keeper_id: input.keeper,
    address: input.address,
    is_active: input.isActive,
  }
  if (id === undefined)
    await tx
      .insertInto('stock_locations')
      .values({ org_id: org, id: ctx.newId(), created_at: ctx.now, ...values })
      .execute()
  else {
    if (!input.isActive) {
      const left = await tx
        .selectFrom('stock_balances')
        .select('part_id')
        .where('org_id', '=', org)
        .where('location_id', '=', id)
        .where('on_hand', '>', 0)
        .limit(1)
        .executeTakeFirst()
      if (left) throw refuse('location.not-empty')
    }
    const [changed] = await tx
      .updateTable('stock_locations')
      .set(values)
      .where('org_id', '=', org)
      .where('id', '=', id)
      .returning('id')
      .execute()
    if (!changed) throw refuse('location.not-found')
  }
  return listLocations(ctx)
}

/** Suppliers by name, with how many parts each has, and how many claims on it the viewer sees. */
export async function listSuppliers(ctx: Ctx): Promise<SupplierList> {
  mustBeStaffOfOurs(ctx)
  const rows = await ctx.tx
    .selectFrom('suppliers as s')
    .select(['s.id', 's.name', 's.contact', 's.phone', 's.email', 's.address', 's.note', 's.is_active'])
    .select([
      sql<number>`(select count(*)::int from part_suppliers p where p.org_id = s.org_id and p.supplier_id = s.id)`.as('parts'),
      sql<number>`(select count(*)::int from supplier_claims c where c.org_id = s.org_id and c.supplier_id = s.id and ${caseSeenOrTrue(ctx, 'c.case_id')})`.as(
        'claims',
      ),
    ])
    .where('s.org_id', '=', ctx.org)
    .orderBy('s.name')
    .limit(1_000)
    .execute()
  return {
    can: await stockRights(ctx),
    items: rows.map(({ is_active: isActive, ...row }) => ({ ...row, isActive })),
  }
}

/** Enters a supplier or changes one; a name stands once (`supplier.name-taken`). */
export async function saveSupplier(ctx: Ctx, id: string | undefined, input: SaveSupplier): Promise<SupplierList> {
  await mustManage(ctx)
  const { tx, org } = ctx
  const { isActive, ...rest } = input
  const values = { ...rest, is_active: isActive }
  const same = await tx
    .selectFrom('suppliers')
    .select('id')
    .where('org_id', '=', org)
    .where('name', '=', input.name)
    .$if(id !== undefined, q => q.where('id', '<>', id!))
    .executeTakeFirst()
  if (same) throw refuse('supplier.name-taken')
  if (id === undefined)
    await tx
      .insertInto('suppliers')
      .values({ org_id: org, id: ctx.newId(), created_at: ctx.now, ...values })
      .execute()
  else {
    const [changed] = await tx
      .updateTable('suppliers')
      .set(values)
      .where('org_id', '=', org)
      .where('id', '=', id)
      .returning('id')
      .execute()
    if (!changed) throw refuse('supplier.not-found')
  }
  return listSuppliers(ctx)
}

/** 我的备件: what lies in the places that the actor keeps. */
export async function myStock(ctx: Ctx): Promise<MyStock> {
  const places = await ctx.tx
    .selectFrom('stock_locations')
    .select(['id', 'name', 'kind'])
    .where('org_id', '=', ctx.org)
    .where('keeper_id', '=', ctx.actor.person)
    .where('is_active', '=', true)
    .orderBy('kind')
    .orderBy('name')
    .execute()
  if (places.length === 0) return { locations: [] }
  const ids = places.map(place => place.id)
  const rows = await ctx.tx
    .selectFrom('stock_balances as b')
    .innerJoin('parts as p', join => join.onRef('p.org_id', '=', 'b.org_id').onRef('p.id', '=', 'b.part_id'))
    .select([
      'b.location_id',
      'b.on_hand',
      'b.reserved',
      'p.id',
      'p.number',
      'p.name',
      'p.unit',
      'p.spec',
      'p.is_serialised',
      'p.models',
    ])
    .where('b.org_id', '=', ctx.org)
    .where('b.location_id', 'in', ids)
    .where('b.on_hand', '>', 0)
    .orderBy('p.number')
    .execute()
  const serials = await serialsOf(
    ctx,
    rows.flatMap(row => (row.is_serialised ? [row.id] : [])),
    ids,
  )
  return {
    locations: places.map(place => ({
      ...place,
      parts: rows
        .filter(row => row.location_id === place.id)
        .map(row => ({
          ...{ id: row.id, number: row.number, name: row.name, unit: row.unit, spec: row.spec, isSerialised: row.is_serialised },
          ...{ onHand: row.on_hand, reserved: row.reserved, models: row.models },
          serials: serials.flatMap(one => (one.part_id === row.id && one.location_id === place.id ? [one.serial] : [])),
        })),
    })),
  }
}
