import { compensationState, leftToPay, receivedFen, recoveredFen } from '../../engine/compensation.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { knownFunds } from './book-on-fund.ts'
import type { MoneyView } from './schema.ts'

/**
 * 赔偿与追偿 of one case as it stands, in 分; `money` is null where nothing was assessed, asked for or claimed. Whether the viewer sees the case
 * was asked by its address.
 */
export async function viewMoney(ctx: Ctx, caseId: string): Promise<MoneyView> {
  const row = await ctx.tx
    .selectFrom('cases')
    .select('state')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  const { money } = row.state
  if (money === undefined) return { money: null }
  const funds = knownFunds(ctx)
  const { assessed } = money
  return {
    money: {
      state: compensationState(money),
      assessed:
        assessed === undefined
          ? null
          : {
              event: assessed.event,
              fen: assessed.fen,
              at: assessed.at,
              signs: [assessed.finance, assessed.legal].map((person, at) => ({
                side: at === 0 ? ('finance' as const) : ('legal' as const),
                by: named(ctx, person),
                hasSigned: assessed.confirmed.includes(person),
              })),
            },
      submittedFen: money.submitted?.fen ?? null,
      approvedFen: money.approved?.fen ?? null,
      leftFen: leftToPay(money),
      payments: money.payments.map(one => ({
        ...{ event: one.event, fen: one.fen, at: one.at, by: named(ctx, one.by) },
        fund: one.fund === undefined ? null : (funds.find(fund => fund.id === one.fund)?.title ?? null),
      })),
      recoveries: money.recoveries.map(one => ({
        ...{ event: one.event, from: one.from, claimedFen: one.fen, at: one.at, receivedFen: receivedFen(one) },
        ...{ recoveredFen: recoveredFen(one), state: one.closed?.outcome ?? ('open' as const), closedAt: one.closed?.at ?? null },
      })),
    },
  }
}
