import { localDateOf } from '../../engine/calendar/days.ts'
import { addCalendarDays, dayNumberOf, weekdayOfDay } from '../../engine/calendar/local-date.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { fenOf, partRow } from './catalogue.ts'
import { weeklyDemand } from './demand.ts'
import type { PartView } from './schema.ts'
import { mustBeStaffOfOurs, stockRights } from './who.ts'

/** How many weeks of consumption a part's page shows. */
const WEEKS_SHOWN = 26

/** The Monday of the week that a day is in. */
export const mondayOf = (day: LocalDate): LocalDate => addCalendarDays(day, -weekdayOfDay(dayNumberOf(day)))

/** The Mondays of the whole weeks before today, oldest first. */
export function wholeWeeks(ctx: Pick<Ctx, 'rules' | 'now'>, weeks: number): LocalDate[] {
  const monday = mondayOf(localDateOf(ctx.rules.calendar, ctx.now))
  return Array.from({ length: weeks }, (_, i) => addCalendarDays(monday, -7 * (weeks - i)))
}

/** A part whole: where it lies, its suppliers, what it replaces, and how much of it was used; `part.unknown`. */
export async function viewPart(ctx: Ctx, id: string): Promise<PartView> {
  mustBeStaffOfOurs(ctx)
  const row = await partRow(ctx, id)
  const { tx, org } = ctx
  const more = await tx
    .selectFrom('parts')
    .select(['part_code', 'photo'])
    .where('org_id', '=', org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!more) throw refuse('part.unknown')
  const suppliers = await tx
    .selectFrom('part_suppliers as s')
    .innerJoin('suppliers', join => join.onRef('suppliers.org_id', '=', 's.org_id').onRef('suppliers.id', '=', 's.supplier_id'))
    .select(['suppliers.id', 'suppliers.name', 's.their_number', 's.price_fen', 's.lead_days', 's.is_preferred'])
    .where('s.org_id', '=', org)
    .where('s.part_id', '=', id)
    .orderBy('s.is_preferred', 'desc')
    .orderBy('suppliers.name')
    .execute()
  const balances = await tx
    .selectFrom('stock_balances as b')
    .innerJoin('stock_locations as l', join => join.onRef('l.org_id', '=', 'b.org_id').onRef('l.id', '=', 'b.location_id'))
    .select(['l.id', 'l.name', 'l.kind', 'b.on_hand', 'b.reserved'])
    .where('b.org_id', '=', org)
    .where('b.part_id', '=', id)
    .where('b.on_hand', '>', 0)
    .orderBy('l.kind', 'desc')
    .orderBy('l.name')
    .execute()
  const serials = row.isSerialised ? await serialsOf(ctx, [id]) : []
  const linked = async (mine: 'old_part' | 'new_part', other: 'old_part' | 'new_part') =>
    tx
      .selectFrom('part_replacements as r')
      .innerJoin('parts', join => join.onRef('parts.org_id', '=', 'r.org_id').onRef('parts.id', '=', `r.${other}`))
      .select(['parts.id', 'parts.number', 'parts.name', 'parts.unit'])
      .where('r.org_id', '=', org)
      .where(`r.${mine}`, '=', id)
      .orderBy('parts.number')
      .execute()
  const weeks = wholeWeeks(ctx, WEEKS_SHOWN)
  const used = (await weeklyDemand(ctx, weeks, { part: id, of: 'consumption' })).get(`${id} `) ?? weeks.map(() => 0)
  return {
    ...row,
    ...{ partCode: more.part_code, photo: more.photo },
    suppliers: suppliers.map(one => ({
      ...{ supplier: { id: one.id, name: one.name }, theirNumber: one.their_number, priceFen: fenOf(one.price_fen) },
      ...{ leadDays: one.lead_days, isPreferred: one.is_preferred },
    })),
    replaces: await linked('new_part', 'old_part'),
    replacedBy: await linked('old_part', 'new_part'),
    balances: balances.map(one => ({
      ...{ location: { id: one.id, name: one.name, kind: one.kind }, onHand: one.on_hand, reserved: one.reserved },
      serials: serials.flatMap(piece => (piece.location_id === one.id ? [piece.serial] : [])),
    })),
    consumption: weeks.map((week, i) => ({ week, used: used[i]! })),
    can: await stockRights(ctx),
  }
}

/** The single pieces of these parts that lie in stock. */
export function serialsOf(ctx: Ctx, parts: readonly string[], locations?: readonly string[]) {
  let query = ctx.tx
    .selectFrom('stock_serials')
    .select(['part_id', 'serial', 'location_id'])
    .where('org_id', '=', ctx.org)
    .where('location_id', 'is not', null)
    .where('part_id', 'in', [...parts, ''])
  if (locations !== undefined) query = query.where('location_id', 'in', [...locations, ''])
  return query.orderBy('serial').limit(5_000).execute()
}
