import { type Trip, touchesTrips, tripState } from '../../engine/trips.ts'
import { yearOf } from '../compensation/book-on-fund.ts'
import type { Ctx } from '../context.ts'
import type { Work } from './work.ts'

/** Keeps the list of trips with the events of their orders. Nothing is written where no event spoke of one. */
export async function flushTrips(ctx: Ctx, work: Work): Promise<void> {
  const touched = new Set(work.events.flatMap(event => (touchesTrips(event.type) ? [event.stream] : [])))
  for (const { id, state } of work.cases.values()) {
    if (!touched.has(id) && !work.refolded.has(id)) continue
    const trips = state?.trips ?? []
    // A round that another one has taken the place of is no trip any more.
    if (trips.length > 0 || work.refolded.has(id))
      await ctx.tx
        .deleteFrom('trips')
        .where('org_id', '=', ctx.org)
        .where('case_id', '=', id)
        .where('id', 'not in', [...trips.map(trip => trip.request), ''])
        .execute()
    await writeBookings(ctx, id, trips)
    for (const trip of trips) {
      const { settlement } = trip
      const columns = {
        ...{ state: tripState(trip), people: trip.people, from_on: trip.from, to_on: trip.to, budget_fen: trip.budgetFen },
        spent_fen: settlement?.spentFen ?? null,
        items: JSON.stringify({ budget: trip.budget, spent: settlement?.spent ?? [] }),
        ...{ approved_at: trip.approvedAt ?? null, settled_at: settlement?.settledAt ?? null, updated_at: ctx.now },
      }
      await ctx.tx
        .insertInto('trips')
        .values({
          ...{ org_id: ctx.org, case_id: id, id: trip.request, person_id: trip.people[0] ?? trip.by, submitted_at: trip.at },
          ...columns,
        })
        .onConflict(conflict => conflict.columns(['org_id', 'id']).doUpdateSet(columns))
        .execute()
    }
  }
}

/** What a settled trip took from a fund; what a correction has taken away is gone. */
async function writeBookings(ctx: Ctx, caseId: string, trips: readonly Trip[]): Promise<void> {
  const rows = trips.flatMap(({ settlement }) =>
    settlement?.fund === undefined ||
    settlement.settledAt === undefined ||
    settlement.outcome !== 'approved' ||
    settlement.spentFen === 0
      ? []
      : [
          {
            ...{
              org_id: ctx.org,
              id: settlement.event,
              fund: settlement.fund,
              year: yearOf(ctx, settlement.settledAt),
              case_id: caseId,
            },
            ...{
              amount_fen: settlement.spentFen,
              booked_by: settlement.by,
              booked_at: settlement.settledAt,
              source: 'trip' as const,
            },
          },
        ],
  )
  await ctx.tx
    .deleteFrom('fund_bookings')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('source', '=', 'trip')
    .execute()
  if (rows.length > 0) await ctx.tx.insertInto('fund_bookings').values(rows).execute()
}
