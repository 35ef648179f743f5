import { totalFen, tripToSettle } from '../../../engine/trips.ts'
import type { PlainOf, SealedOf } from '../../../events/registry.ts'
import { todayOf } from '../../code-trees/read-codes.ts'
import { bookOn } from '../../compensation/book-on-fund.ts'
import { refuse } from '../../errors.ts'
import { fieldWorkOn } from '../../orders/order-kind.ts'
import { mustBeBoundFile } from '../named-things.ts'
import type { ActFile } from '../perform-act.ts'
import { freezeRoute } from './freeze-route.ts'

const yuan = (fen: number) => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })

/**
 * 出差费用结算: what was spent against the budget, with receipts. Over the budget it needs its reason and goes to whoever approves the trip itself, by the
 * amount spent. Refused without an approved trip (`trip.none`), on a day outside the trip or to come (`trip.day-to-come`), and over budget without a reason.
 */
export const settleTrip: ActFile = {
  act: 'settle-trip',
  async fill(ctx, record, input) {
    const { expenses, reason, fund } = input as Pick<PlainOf<'trip.settled'>, 'expenses' | 'fund'> & SealedOf<'trip.settled'>
    const trip = tripToSettle(record.state.trips)
    if (trip === undefined) throw refuse('trip.none')
    const today = todayOf(ctx)
    for (const [at, { day, receipt }] of expenses.entries()) {
      if (day > today)
        throw refuse('trip.day-to-come', {
          fields: { [`data.expenses.${at}.day`]: { zh: '这一天还没有到', en: 'That day has not come yet' } },
        })
      await mustBeBoundFile(ctx, record.id, receipt)
    }
    const amountFen = totalFen(expenses)
    const overFen = amountFen - trip.budgetFen
    const isOver = overFen > 0
    const clause = fieldWorkOn(ctx, record.state)?.clause
    if (isOver && reason === undefined)
      throw refuse('trip.over-without-reason', {
        ...(clause === undefined ? {} : { clause }),
        detail: {
          zh: `预算 ${yuan(trip.budgetFen)} 元，实际 ${yuan(amountFen)} 元，超出 ${yuan(overFen)} 元`,
          en: `Budget CNY ${yuan(trip.budgetFen)}, spent CNY ${yuan(amountFen)}: CNY ${yuan(overFen)} over`,
        },
        fields: { 'data.reason': { zh: '超出预算，请写明理由', en: 'Say why it is over the budget' } },
      })
    if (fund !== undefined) await bookOn(ctx, fund, amountFen)
    return {
      ...{ trip: trip.request, amountFen, budgetFen: trip.budgetFen, overFen, isOver },
      round: (record.state.rounds.settlement ?? 0) + 1,
      route: isOver ? freezeRoute(ctx, record, 'matter', { amountFen }) : [],
    }
  },
}
