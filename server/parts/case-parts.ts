import { worksOn } from '../access/shown.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { listDifferences } from './differences.ts'
import { nameOf } from './places.ts'
import type { CaseParts } from './reservation-schema.ts'
import { listReservations } from './reservations.ts'
import { stockRights } from './who.ts'

/** 备件 of one case; that the viewer sees it was asked by its address. A partner company's people see what was used, and nothing of the stock. */
export async function caseParts(ctx: Ctx, caseId: string): Promise<CaseParts> {
  const { tx, org } = ctx
  const record = await tx
    .selectFrom('cases')
    .select('state')
    .where('org_id', '=', org)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!record) throw refuse('case.not-found')
  const { manages, approves } = await stockRights(ctx)
  const isOutside = ctx.sight.isPartner
  const works =
    worksOn(ctx, record.state) || Object.values(record.state.people).some(people => people?.includes(ctx.actor.person))
  return {
    reservations: isOutside ? [] : (await listReservations(ctx, { of: caseId })).items,
    used: await usesOf(ctx, caseId),
    differences: isOutside ? [] : (await listDifferences(ctx, { of: caseId })).items,
    emergency: isOutside ? [] : await emergencyOf(ctx, caseId),
    claims: isOutside ? [] : await claimsOf(ctx, caseId),
    returned: isOutside ? [] : await returnedOn(ctx, caseId),
    can: { reserve: !isOutside && !record.state.closed, use: works || manages, manages, approves },
  }
}

async function usesOf(ctx: Ctx, caseId: string): Promise<CaseParts['used']> {
  const rows = await ctx.tx
    .selectFrom('part_uses as u')
    .innerJoin('parts as p', join => join.onRef('p.org_id', '=', 'u.org_id').onRef('p.id', '=', 'u.part_id'))
    .innerJoin('stock_locations as l', join => join.onRef('l.org_id', '=', 'u.org_id').onRef('l.id', '=', 'u.location_id'))
    .leftJoin('events as e', join =>
      join.onRef('e.org_id', '=', 'u.org_id').onRef('e.id', '=', 'u.event_id').onRef('e.stream_id', '=', 'u.case_id'),
    )
    .select([
      'u.event_id',
      'u.line',
      'p.id',
      'p.number',
      'p.name',
      'p.unit',
      'u.location_id',
      'l.name as location_name',
      'u.quantity',
    ])
    .select(['u.serials_in', 'u.serials_out', 'u.used_at', 'u.used_by', 'u.is_withdrawn', 'e.data'])
    .where('u.org_id', '=', ctx.org)
    .where('u.case_id', '=', caseId)
    .orderBy('u.used_at')
    .orderBy('u.event_id')
    .orderBy('u.line')
    .limit(300)
    .execute()
  return rows.map(row => ({
    ...{ event: row.event_id, line: row.line, part: { id: row.id, number: row.number, name: row.name, unit: row.unit } },
    ...{ location: { id: row.location_id, name: row.location_name }, quantity: row.quantity },
    ...{ serialsIn: row.serials_in, serialsOut: row.serials_out, short: shortOf(row.data, row.line) },
    ...{ at: row.used_at, by: nameOf(ctx, row.used_by), withdrawn: row.is_withdrawn },
  }))
}

function shortOf(data: unknown, line: number): number {
  const booked = (data as { booked?: readonly { short: number }[] } | null)?.booked
  return booked?.[line]?.short ?? 0
}

async function emergencyOf({ tx, org }: Ctx, caseId: string): Promise<CaseParts['emergency']> {
  const rows = await tx
    .selectFrom('emergency_orders as o')
    .innerJoin('parts as p', join => join.onRef('p.org_id', '=', 'o.org_id').onRef('p.id', '=', 'o.part_id'))
    .select([
      'o.id',
      'o.number',
      'p.id as part_id',
      'p.number as part_number',
      'p.name',
      'p.unit',
      'o.quantity',
      'o.state',
      'o.promised_at',
      'o.received_at',
    ])
    .where('o.org_id', '=', org)
    .where('o.case_id', '=', caseId)
    .orderBy('o.asked_at')
    .execute()
  return rows.map(row => ({
    ...{ id: row.id, number: row.number, part: { id: row.part_id, number: row.part_number, name: row.name, unit: row.unit } },
    ...{ quantity: row.quantity, state: row.state, promisedAt: row.promised_at, receivedAt: row.received_at },
  }))
}

async function claimsOf({ tx, org }: Ctx, caseId: string): Promise<CaseParts['claims']> {
  const rows = await tx
    .selectFrom('supplier_claims as c')
    .innerJoin('suppliers as s', join => join.onRef('s.org_id', '=', 'c.org_id').onRef('s.id', '=', 'c.supplier_id'))
    .select(['c.id', 'c.number', 's.id as supplier_id', 's.name', 'c.amount_fen', 'c.state'])
    .where('c.org_id', '=', org)
    .where('c.case_id', '=', caseId)
    .orderBy('c.opened_at')
    .execute()
  return rows.map(row => ({
    ...{ id: row.id, number: row.number, supplier: { id: row.supplier_id, name: row.name } },
    ...{ amountFen: Number(row.amount_fen), state: row.state },
  }))
}

async function returnedOn({ tx, org }: Ctx, caseId: string): Promise<CaseParts['returned']> {
  const rows = await tx
    .selectFrom('stock_moves as m')
    .innerJoin('parts as p', join => join.onRef('p.org_id', '=', 'm.org_id').onRef('p.id', '=', 'm.part_id'))
    .leftJoin('stock_locations as f', join => join.onRef('f.org_id', '=', 'm.org_id').onRef('f.id', '=', 'm.from_id'))
    .leftJoin('stock_locations as t', join => join.onRef('t.org_id', '=', 'm.org_id').onRef('t.id', '=', 'm.to_id'))
    .select(['m.id', 'm.kind', 'p.id as part_id', 'p.number', 'p.name', 'p.unit', 'm.quantity', 'm.serials', 'm.at'])
    .select(['m.from_id', 'f.name as from_name', 'm.to_id', 't.name as to_name'])
    .where('m.org_id', '=', org)
    .where('m.case_id', '=', caseId)
    .where('m.ref_kind', '=', 'return')
    .orderBy('m.recorded_at')
    .orderBy('m.id')
    .limit(100)
    .execute()
  const place = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })
  return rows.map(row => ({
    ...{ id: row.id, kind: row.kind, part: { id: row.part_id, number: row.number, name: row.name, unit: row.unit } },
    ...{ quantity: row.quantity, serials: row.serials, at: row.at },
    ...{ from: place(row.from_id, row.from_name), to: place(row.to_id, row.to_name) },
  }))
}
