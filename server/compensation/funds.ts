import { type SqlBool, sql } from 'kysely'
import { visibleAmong } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { balanceOf, knownFunds, mustBeFund, waitingOn, yearOf } from './book-on-fund.ts'
import type { BookingPage, FundList, ListBookings, SetBudget } from './schema.ts'
import { WARN_PERCENT, warningOf } from './warn-of-fund.ts'

const setting: ReadonlySet<string> = new Set(['finance'])
/** Whether this person enters the budgets of funds. */
export const setsBudgets = ({ actor }: Pick<Ctx, 'actor'>): boolean => actor.roles.some(one => setting.has(one.role))

/** 专项经费 of the regulations in force, with budget, what was booked and what is left in a year (this one unless another is asked for). */
export async function listFunds(ctx: Ctx, asked: number | undefined): Promise<FundList> {
  const year = asked ?? yearOf(ctx, ctx.now)
  const items: FundList['items'] = []
  for (const fund of knownFunds(ctx)) {
    const { budget, booked } = await balanceOf(ctx, fund.id, year)
    const budgets = await ctx.tx
      .selectFrom('fund_budgets')
      .select(['amount_fen', 'base_fen', 'note', 'set_by', 'set_at'])
      .where('org_id', '=', ctx.org)
      .where('fund', '=', fund.id)
      .where('year', '=', year)
      .orderBy('set_at', 'desc')
      .orderBy('id', 'desc')
      .limit(20)
      .execute()
    const warning = await warningOf(ctx, fund.id)
    const percent = warning?.percent ?? WARN_PERCENT
    const base = budgets[0]?.base_fen ?? null
    items.push({
      share: fund.share ?? null,
      baseFen: base === null ? null : Number(base),
      warning: {
        percent,
        isReached: budget !== undefined && booked * 100 >= budget * percent,
        by: warning === undefined ? null : named(ctx, warning.set_by),
        at: warning?.set_at ?? null,
      },
      ...{ id: fund.id, clause: fund.clause, title: fund.title, uses: [...fund.uses] },
      regulation: fund.regulation as FundList['items'][number]['regulation'],
      ...{ budgetFen: budget ?? null, bookedFen: booked, balanceFen: budget === undefined ? null : budget - booked },
      budgets: budgets.map(one => ({
        ...{ amountFen: Number(one.amount_fen), note: one.note, by: named(ctx, one.set_by), at: one.set_at },
      })),
    })
  }
  return { year, canSet: setsBudgets(ctx), items }
}

/** 列支明细 of a fund in a year, the latest first. A case that the viewer does not see is not named; its amount is, or the balance would not come out. */
export async function listBookings(ctx: Ctx, id: string, { limit, after, year }: ListBookings): Promise<BookingPage> {
  const fund = mustBeFund(ctx, id)
  let query = ctx.tx
    .selectFrom('fund_bookings')
    .innerJoin('cases', join =>
      join.onRef('cases.org_id', '=', 'fund_bookings.org_id').onRef('cases.id', '=', 'fund_bookings.case_id'),
    )
    .select(['fund_bookings.id', 'case_id', 'number', 'title', 'amount_fen', 'booked_by', 'booked_at', 'source'])
    .select(sql<string>`booked_at::text`.as('place'))
    .where('fund_bookings.org_id', '=', ctx.org)
    .where('fund', '=', fund.id)
    .where('year', '=', year ?? yearOf(ctx, ctx.now))
  if (after !== undefined) {
    const [at, last] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(booked_at, fund_bookings.id) < (${at}::timestamptz, ${last})`)
  }
  const rows = await query
    .orderBy('booked_at', 'desc')
    .orderBy('fund_bookings.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const visible = await visibleAmong(ctx, [...new Set(page.map(row => row.case_id))])
  const last = page.at(-1)
  return {
    items: page.map(row => ({
      id: row.id,
      case: visible.has(row.case_id) ? { id: row.case_id, number: row.number, title: row.title } : null,
      ...{ amountFen: Number(row.amount_fen), by: named(ctx, row.booked_by), at: row.booked_at, source: row.source },
    })),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
  }
}

/** 录入年度预算: by finance, appended; never less than what is booked already (`fund.below-booked`). */
export async function setBudget(ctx: Ctx, id: string, { year, amountFen, baseFen, note }: SetBudget): Promise<void> {
  const fund = mustBeFund(ctx, id)
  if (!setsBudgets(ctx)) throw refuse('fund.not-yours', { clause: fund.clause })
  const { booked } = await balanceOf(ctx, fund.id, year, true)
  // What waits is booked in this year, or the next.
  const waiting = year === yearOf(ctx, ctx.now) ? await waitingOn(ctx, fund.id) : 0
  if (amountFen < booked + waiting) throw refuse('fund.below-booked', { clause: fund.clause })
  if (fund.share !== undefined && baseFen !== undefined && amountFen < Math.floor(baseFen * fund.share)) {
    const least = (Math.floor(baseFen * fund.share) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
    throw refuse('fund.below-share', {
      clause: fund.clause,
      fields: {
        amountFen: {
          zh: `年度预算的 ${fund.share * 100}% 是 ${least} 元`,
          en: `${fund.share * 100} % of the annual budget is CNY ${least}`,
        },
      },
    })
  }
  await ctx.tx
    .insertInto('fund_budgets')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), fund: fund.id, year, amount_fen: amountFen, note: note ?? '' },
      base_fen: baseFen ?? null,
      ...{ set_by: ctx.actor.person, set_at: ctx.now },
    })
    .execute()
}

/** 预警线 (公司设置): by finance, appended with who and when. */
export async function setWarning(ctx: Ctx, id: string, percent: number): Promise<void> {
  const fund = mustBeFund(ctx, id)
  if (!setsBudgets(ctx)) throw refuse('fund.not-yours', { clause: fund.clause })
  await ctx.tx
    .insertInto('fund_warnings')
    .values({ org_id: ctx.org, id: ctx.newId(), fund: fund.id, percent, set_by: ctx.actor.person, set_at: ctx.now })
    .execute()
}
