import { sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { warnOfFund } from './warn-of-fund.ts'

export type KnownFund = {
  /** `furn:crisis-budget` */
  readonly id: string
  readonly regulation: { readonly id: string; readonly edition: string; readonly title: Text }
  readonly clause: string
  readonly title: Text
  readonly uses: readonly Text[]
  /** What it is to be of the annual budget, 0 to 1, where the regulation says a share. */
  readonly share: number | undefined
}

/** The funds of the regulations in force at the moment of the request. */
export function knownFunds(ctx: Pick<Ctx, 'rules' | 'now'>): KnownFund[] {
  return editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) =>
    (pack.funds ?? []).map(fund => ({
      ...{ id: `${pack.id}:${fund.id}`, clause: fund.clause, title: fund.title, uses: fund.uses },
      share: typeof fund.share === 'number' ? fund.share : undefined,
      regulation: { id: pack.id, edition: pack.edition, title: pack.title },
    })),
  )
}

/** The fund of that name; `fund.unknown` where no regulation in force has one. */
export function mustBeFund(ctx: Pick<Ctx, 'rules' | 'now'>, id: string): KnownFund {
  const fund = knownFunds(ctx).find(one => one.id === id)
  if (fund === undefined) throw refuse('fund.unknown')
  return fund
}

/** The year that a moment falls in, in the company's time. */
export const yearOf = (ctx: Pick<Ctx, 'rules'>, at: string): number =>
  Number(localDateOf(ctx.rules.calendar, at as Ctx['now']).slice(0, 4))

/** Budget and bookings of a fund in a year, in 分; the last budget entered counts. With `lock` two payments at once wait for each other. */
export async function balanceOf(
  ctx: Pick<Ctx, 'tx' | 'org'>,
  fund: string,
  year: number,
  lock = false,
): Promise<{ budget: number | undefined; booked: number }> {
  const budgets = ctx.tx
    .selectFrom('fund_budgets')
    .select('amount_fen')
    .where('org_id', '=', ctx.org)
    .where('fund', '=', fund)
    .where('year', '=', year)
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
  // The row of the organisation, since budgets are only appended: two payments of one company wait, nobody else does.
  if (lock) await ctx.tx.selectFrom('organisations').select('id').where('id', '=', ctx.org).forNoKeyUpdate().execute()
  const budget = await budgets.executeTakeFirst()
  const { booked } = await ctx.tx
    .selectFrom('fund_bookings')
    .select(eb => eb.fn.coalesce(eb.fn.sum<string>('amount_fen'), eb.lit(0)).as('booked'))
    .where('org_id', '=', ctx.org)
    .where('fund', '=', fund)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return { budget: budget === undefined ? undefined : Number(budget.amount_fen), booked: Number(booked) }
}

/** What settlements of trips that wait for their approval will take from a fund, in 分: they were let in by what was left, and nothing is asked again as they are approved. */
export async function waitingOn({ tx, org }: Pick<Ctx, 'tx' | 'org'>, fund: string): Promise<number> {
  const { rows } = await sql<{ fen: string }>`
    select coalesce(sum((one -> 'settlement' ->> 'spentFen')::numeric), 0)::text as fen
    from trips t join cases c on c.org_id = t.org_id and c.id = t.case_id cross join lateral jsonb_array_elements(c.state -> 'trips') one
    where t.org_id = ${org} and t.state = 'settling' and one ->> 'request' = t.id and one -> 'settlement' ->> 'fund' = ${fund}`.execute(
    tx,
  )
  return Number(rows[0]!.fen)
}

/** Whether a payment may be booked on a fund this year: it must be known (`fund.unknown`), have a budget and not be overdrawn, what settlements that wait will take counted in. The booking itself follows from the payment. */
export async function bookOn(ctx: Ctx, id: string, fen: number): Promise<void> {
  const fund = mustBeFund(ctx, id)
  const { budget, booked } = await balanceOf(ctx, id, yearOf(ctx, ctx.now), true)
  if (budget === undefined) throw refuse('fund.no-budget', { clause: fund.clause })
  const waiting = await waitingOn(ctx, id)
  if (booked + waiting + fen <= budget) {
    await warnOfFund(ctx, fund, budget, booked, booked + fen)
    return
  }
  const yuan = (of: number) => (of / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
  const left = yuan(Math.max(0, budget - booked - waiting))
  const held =
    waiting === 0
      ? { zh: '', en: '' }
      : { zh: `（待批结算另占 ${yuan(waiting)} 元）`, en: ` (CNY ${yuan(waiting)} held by settlements that wait)` }
  throw refuse('fund.overdrawn', {
    clause: fund.clause,
    fields: {
      'data.fund': {
        zh: `「${fund.title.zh}」余额 ${left} 元${held.zh}`,
        en: `${fund.title.en ?? fund.title.zh}: CNY ${left} left${held.en}`,
      },
    },
  })
}
