import { sql } from 'kysely'
import { claimedFen, compensationState, type Money, paidFen, recoveredFen, touchesMoney } from '../../engine/compensation.ts'
import type { Instant } from '../../events/instant.ts'
import { yearOf } from '../compensation/book-on-fund.ts'
import type { Ctx } from '../context.ts'
import type { Work } from './work.ts'

/** Keeps compensations, recoveries and bookings on funds with the events of their cases. Nothing is written where no event spoke of money. */
export async function flushMoney(ctx: Ctx, work: Work): Promise<void> {
  const touched = new Set(work.events.flatMap(event => (touchesMoney(event.type) ? [event.stream] : [])))
  for (const { id, state } of work.cases.values()) {
    if (!touched.has(id) && !work.refolded.has(id)) continue
    if (state?.money === undefined) {
      if (work.refolded.has(id)) await removeAll(ctx, id)
      continue
    }
    await writeCompensation(ctx, id, state.money)
    await writeRecoveries(ctx, id, state.money)
    await writeBookings(ctx, id, state.money)
  }
}

const begunAt = (money: Money, now: Instant): Instant =>
  [money.assessed?.at, money.submitted?.at, money.approved?.at, money.payments[0]?.at, money.recoveries[0]?.at]
    .filter(at => at !== undefined)
    .sort()[0] ?? now

async function writeCompensation(ctx: Ctx, caseId: string, money: Money): Promise<void> {
  const columns = {
    ...{ state: compensationState(money), assessed_fen: money.assessed?.fen ?? null, approved_fen: money.approved?.fen ?? null },
    ...{ paid_fen: paidFen(money), claimed_fen: claimedFen(money) },
    recovered_fen: money.recoveries.reduce((sum, one) => sum + recoveredFen(one), 0),
    updated_at: ctx.now,
  }
  await ctx.tx
    .insertInto('compensations')
    .values({ org_id: ctx.org, case_id: caseId, begun_at: begunAt(money, ctx.now), ...columns })
    .onConflict(conflict => conflict.columns(['org_id', 'case_id']).doUpdateSet(columns))
    .execute()
}

async function writeRecoveries(ctx: Ctx, caseId: string, { recoveries }: Money): Promise<void> {
  await dropOthers(
    ctx,
    'recoveries',
    caseId,
    recoveries.map(one => one.event),
  )
  for (const one of recoveries) {
    const columns = {
      ...{
        source: one.from,
        state: one.closed?.outcome ?? ('open' as const),
        claimed_fen: one.fen,
        recovered_fen: recoveredFen(one),
      },
      ...{ chased_at: one.chasedAt ?? null, closed_at: one.closed?.at ?? null },
    }
    await ctx.tx
      .insertInto('recoveries')
      .values({ org_id: ctx.org, id: one.event, case_id: caseId, opened_at: one.at, ...columns })
      .onConflict(conflict => conflict.columns(['org_id', 'id']).doUpdateSet(columns))
      .execute()
  }
}

async function writeBookings(ctx: Ctx, caseId: string, { payments }: Money): Promise<void> {
  const booked = payments.filter(one => one.fund !== undefined)
  await dropOthers(
    ctx,
    'fund_bookings',
    caseId,
    booked.map(one => one.event),
  )
  for (const { event, fund, fen, at, by } of booked) {
    const columns = { fund: fund!, year: yearOf(ctx, at), amount_fen: fen, booked_at: at }
    await ctx.tx
      .insertInto('fund_bookings')
      .values({ org_id: ctx.org, id: event, case_id: caseId, booked_by: by, ...columns })
      .onConflict(conflict => conflict.columns(['org_id', 'id']).doUpdateSet(columns))
      .execute()
  }
}

/** What a correction has taken away is gone. */
async function dropOthers(
  ctx: Ctx,
  table: 'recoveries' | 'fund_bookings',
  caseId: string,
  kept: readonly string[],
): Promise<void> {
  let query = ctx.tx.deleteFrom(table).where('org_id', '=', ctx.org).where('case_id', '=', caseId)
  // What trips and records spent is kept by themselves.
  if (table === 'fund_bookings') query = query.where(sql<boolean>`source = 'payment'`)
  if (kept.length > 0) query = query.where('id', 'not in', kept)
  await query.execute()
}

async function removeAll(ctx: Ctx, caseId: string): Promise<void> {
  await dropOthers(ctx, 'recoveries', caseId, [])
  await dropOthers(ctx, 'fund_bookings', caseId, [])
  await ctx.tx.deleteFrom('compensations').where('org_id', '=', ctx.org).where('case_id', '=', caseId).execute()
}
