import { type SqlBool, sql } from 'kysely'
import { startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { LocalDate } from '../../events/instant.ts'
import { caseSeen } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { CompensationPage, ListCompensations, ListRecoveries, RecoveryPage } from './schema.ts'

type Days = { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined }
/** The first moment of a day and of the day after another, in the company's time. */
const bounds = (ctx: Ctx, { from, to }: Days) => ({
  since: from === undefined ? undefined : startOfDay(ctx.rules.calendar, from),
  before: to === undefined ? undefined : startOfDay(ctx.rules.calendar, addCalendarDays(to, 1)),
})
const sum = (value: unknown): number => Number(value ?? 0)

function compensations(ctx: Ctx, { state, ...days }: Omit<ListCompensations, 'limit' | 'after'>) {
  const seen = caseSeen(ctx, 'compensations.case_id')
  const { since, before } = bounds(ctx, days)
  let query = ctx.tx
    .selectFrom('compensations')
    .innerJoin('cases', join =>
      join.onRef('cases.org_id', '=', 'compensations.org_id').onRef('cases.id', '=', 'compensations.case_id'),
    )
    .where('compensations.org_id', '=', ctx.org)
  if (seen !== undefined) query = query.where(seen)
  if (state !== undefined) query = query.where('compensations.state', '=', state)
  if (since !== undefined) query = query.where('begun_at', '>=', since)
  if (before !== undefined) query = query.where('begun_at', '<', before)
  return query
}

/** 赔偿: one page of the cases that the viewer sees, the latest first, with the sums of all that the filter finds. */
export async function listCompensations(ctx: Ctx, { limit, after, ...wanted }: ListCompensations): Promise<CompensationPage> {
  let query = compensations(ctx, wanted)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(begun_at, compensations.case_id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .select(['compensations.case_id as id', 'cases.number', 'cases.title', 'compensations.state', 'assessed_fen', 'approved_fen'])
    .select(['paid_fen', 'claimed_fen', 'recovered_fen', 'begun_at', sql<string>`begun_at::text`.as('place')])
    .orderBy('begun_at', 'desc')
    .orderBy('compensations.case_id', 'desc')
    .limit(limit + 1)
    .execute()
  const totals = await compensations(ctx, wanted)
    .select(eb => [
      eb.fn.countAll().as('count'),
      eb.fn.sum('assessed_fen').as('assessed'),
      eb.fn.sum('approved_fen').as('approved'),
      eb.fn.sum('paid_fen').as('paid'),
      eb.fn.sum('claimed_fen').as('claimed'),
      eb.fn.sum('recovered_fen').as('recovered'),
    ])
    .executeTakeFirstOrThrow()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const orNull = (value: number | null) => (value === null ? null : Number(value))
  return {
    items: page.map(row => ({
      case: { id: row.id, number: row.number, title: row.title },
      ...{ state: row.state, assessedFen: orNull(row.assessed_fen), approvedFen: orNull(row.approved_fen) },
      ...{ paidFen: sum(row.paid_fen), leftFen: Math.max(0, sum(row.approved_fen) - sum(row.paid_fen)) },
      ...{ claimedFen: sum(row.claimed_fen), recoveredFen: sum(row.recovered_fen), begunAt: row.begun_at },
    })),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
    totals: {
      ...{ count: sum(totals.count), assessedFen: sum(totals.assessed), approvedFen: sum(totals.approved) },
      ...{ paidFen: sum(totals.paid), claimedFen: sum(totals.claimed), recoveredFen: sum(totals.recovered) },
    },
  }
}

function recoveries(ctx: Ctx, { state, source, ...days }: Omit<ListRecoveries, 'limit' | 'after'>) {
  const seen = caseSeen(ctx, 'recoveries.case_id')
  const { since, before } = bounds(ctx, days)
  let query = ctx.tx
    .selectFrom('recoveries')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'recoveries.org_id').onRef('cases.id', '=', 'recoveries.case_id'))
    .where('recoveries.org_id', '=', ctx.org)
  if (seen !== undefined) query = query.where(seen)
  if (state !== undefined) query = query.where('recoveries.state', '=', state)
  if (source !== undefined) query = query.where('recoveries.source', '=', source)
  if (since !== undefined) query = query.where('recoveries.opened_at', '>=', since)
  if (before !== undefined) query = query.where('recoveries.opened_at', '<', before)
  return query
}

/** 追偿: one page, the latest opened first, with the sums of all that the filter finds. */
export async function listRecoveries(ctx: Ctx, { limit, after, ...wanted }: ListRecoveries): Promise<RecoveryPage> {
  let query = recoveries(ctx, wanted)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(recoveries.opened_at, recoveries.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .select(['recoveries.id', 'recoveries.case_id as caseId', 'cases.number', 'cases.title', 'recoveries.state', 'source'])
    .select(['claimed_fen', 'recovered_fen', 'recoveries.opened_at', 'chased_at', 'recoveries.closed_at'])
    .select(sql<string>`recoveries.opened_at::text`.as('place'))
    .orderBy('recoveries.opened_at', 'desc')
    .orderBy('recoveries.id', 'desc')
    .limit(limit + 1)
    .execute()
  const totals = await recoveries(ctx, wanted)
    .select(eb => [
      eb.fn.countAll().as('count'),
      eb.fn.sum('claimed_fen').as('claimed'),
      eb.fn.sum('recovered_fen').as('recovered'),
    ])
    .executeTakeFirstOrThrow()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => ({
      ...{ id: row.id, case: { id: row.caseId, number: row.number, title: row.title }, source: row.source, state: row.state },
      ...{ claimedFen: sum(row.claimed_fen), recoveredFen: sum(row.recovered_fen), openedAt: row.opened_at },
      ...{ chasedAt: row.chased_at, closedAt: row.closed_at },
    })),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
    totals: { count: sum(totals.count), claimedFen: sum(totals.claimed), recoveredFen: sum(totals.recovered) },
  }
}
