import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { type ReorderFigures, reorderFigures, toOrder } from '../../engine/stock/reorder.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { fenOf } from './catalogue.ts'
import { weeklyDemand } from './demand.ts'
import type { ProposalList, ProposalRow } from './purchase-schema.ts'
import type { ReorderBasis } from './reorder-schema.ts'
import type { PartsSettings } from './settings-schema.ts'
import { wholeWeeks } from './view-part.ts'
import { mustBeStaffOfOurs, partsSettings, stockRights } from './who.ts'

type Stocked = {
  part: { id: string; number: string; name: string; unit: string }
  location: { id: string; name: string }
  onHand: number
  reserved: number
  coming: number
  leadDays: number | null
  supplier: { id: string; name: string } | null
  priceFen: number | null
  isCommon: boolean
}

/**
 * 补货建议 for the warehouses: what went out of each in the window, its safety stock and reorder point, and what to order where free stock and what is on
 * its way have come down to it. With `all` also what needs nothing and where too little is known.
 */
export async function listProposals(
  ctx: Ctx,
  asked: { location?: string | undefined; all?: string | undefined },
): Promise<ProposalList> {
  mustBeStaffOfOurs(ctx)
  const settings = await partsSettings(ctx)
  const rows = await reorderRows(ctx, settings, asked.location)
  const items = asked.all === undefined ? rows.filter(row => row.order > 0) : rows
  return { items: items.slice(0, 2_000), can: await stockRights(ctx) }
}

/** The figures of every part that lies in a warehouse, was taken out of it in the window, or is marked 常用. */
export async function reorderRows(ctx: Ctx, settings: PartsSettings, location?: string): Promise<ProposalRow[]> {
  const weeks = wholeWeeks(ctx, settings.windowWeeks)
  const demand = await weeklyDemand(ctx, weeks, { of: 'outflow' })
  const from = weeks[0]!
  const to = addCalendarDays(weeks.at(-1)!, 6)
  const stocked = await stockedParts(ctx, new Set(demand.keys()), location)
  return stocked.map(one => {
    const series = demand.get(`${one.part.id} ${one.location.id}`) ?? weeks.map(() => 0)
    const leadDays = one.leadDays ?? settings.leadDays
    const figures = reorderFigures(series, { ...settings, leadDays })
    return {
      ...{ part: one.part, location: one.location, supplier: one.supplier, priceFen: one.priceFen, isCommon: one.isCommon },
      basis: basisOf(figures, { ...settings, leadDays }, { from, to }, one),
      order: toOrder(figures, one.onHand - one.reserved + one.coming),
    }
  })
}

function basisOf(
  figures: ReorderFigures,
  settings: PartsSettings,
  { from, to }: { from: LocalDate; to: LocalDate },
  { onHand, reserved, coming }: Stocked,
): ReorderBasis {
  const { leadWeeks: _weeks, ...rest } = figures
  const round = (value: number) => Math.round(value * 1_000) / 1_000
  return {
    ...{ from, to, ...rest, mean: round(rest.mean), deviation: round(rest.deviation), z: round(rest.z) },
    ...{ serviceLevel: settings.serviceLevel, leadDays: settings.leadDays, reviewWeeks: settings.reviewWeeks },
    ...{ leastWeeks: settings.leastWeeks, onHand, reserved, coming },
  }
}

/** Parts by warehouse with what is there, what is coming, and the preferred supplier's terms. */
async function stockedParts(ctx: Ctx, used: ReadonlySet<string>, location: string | undefined): Promise<Stocked[]> {
  const { tx, org } = ctx
  const places = await tx
    .selectFrom('stock_locations')
    .select(['id', 'name'])
    .where('org_id', '=', org)
    .where('kind', '=', 'warehouse')
    .where('is_active', '=', true)
    .$if(location !== undefined, q => q.where('id', '=', location!))
    .orderBy('name')
    .execute()
  const parts = await tx
    .selectFrom('parts')
    .select(['id', 'number', 'name', 'unit', 'is_common', 'price_fen'])
    .where('org_id', '=', org)
    .where('is_active', '=', true)
    .orderBy('number')
    .execute()
  const balances = await tx
    .selectFrom('stock_balances')
    .select(['part_id', 'location_id', 'on_hand', 'reserved'])
    .where('org_id', '=', org)
    .execute()
  const there = new Map(balances.map(row => [`${row.part_id} ${row.location_id}`, row]))
  const terms = await tx
    .selectFrom('part_suppliers as t')
    .innerJoin('suppliers as s', join => join.onRef('s.org_id', '=', 't.org_id').onRef('s.id', '=', 't.supplier_id'))
    .select(['t.part_id', 's.id', 's.name', 't.lead_days', 't.price_fen'])
    .where('t.org_id', '=', org)
    .where('s.is_active', '=', true)
    .orderBy('t.is_preferred')
    .execute()
  // The preferred one comes last and stands.
  const termsOf = new Map(terms.map(row => [row.part_id, row]))
  const coming = await comingTo(ctx)
  return places.flatMap(place =>
    parts.flatMap((part): Stocked[] => {
      const key = `${part.id} ${place.id}`
      const balance = there.get(key)
      if (balance === undefined && !used.has(key) && !coming.has(key)) return []
      const term = termsOf.get(part.id)
      return [
        {
          ...{
            part: { id: part.id, number: part.number, name: part.name, unit: part.unit },
            location: place,
            isCommon: part.is_common,
          },
          ...{ onHand: balance?.on_hand ?? 0, reserved: balance?.reserved ?? 0, coming: coming.get(key) ?? 0 },
          ...{ leadDays: term?.lead_days ?? null, supplier: term === undefined ? null : { id: term.id, name: term.name } },
          priceFen: fenOf(term?.price_fen ?? part.price_fen),
        },
      ]
    }),
  )
}

/** What is on its way by purchases that are proposed, approved or ordered, by part and place: nothing is proposed twice. */
async function comingTo({ tx, org }: Ctx): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('part_purchase_lines as n')
    .innerJoin('part_purchases as o', join => join.onRef('o.org_id', '=', 'n.org_id').onRef('o.id', '=', 'n.purchase_id'))
    .select(['n.part_id', 'o.location_id', 'n.quantity', 'n.received'])
    .where('n.org_id', '=', org)
    .where('o.state', 'in', ['proposed', 'approved', 'ordered', 'in-part'])
    .execute()
  const coming = new Map<string, number>()
  for (const row of rows) {
    const key = `${row.part_id} ${row.location_id}`
    coming.set(key, (coming.get(key) ?? 0) + row.quantity - row.received)
  }
  return coming
}
