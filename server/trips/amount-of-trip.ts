import { totalFen } from '../../engine/trips.ts'
import type { PlainOf } from '../../events/registry.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import { mustBeStaff } from '../cases/named-things.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { fieldWorkOn } from '../orders/order-kind.ts'

/**
 * The amount of a trip that is put to its approval (出差审批): the sum of its budget, in 分; nobody types another one. Undefined where no trip is submitted.
 * Refused: a trip of a case by which nobody is sent (`trip.not-here`), an end before its beginning, people who are not on the staff.
 */
export function amountOfTrip(ctx: Ctx, record: OpenedCase, input: Readonly<Record<string, unknown>>): number | undefined {
  const { trip, amountFen } = input as Pick<PlainOf<'matter.submitted'>, 'trip' | 'amountFen'>
  const isFieldWork = fieldWorkOn(ctx, record.state) !== undefined
  // The money of an order is the budget of its trip: a bare sum could never be settled.
  if (trip === undefined && isFieldWork && amountFen !== undefined) throw refuse('trip.plan-missing')
  if (trip === undefined) return undefined
  if (!isFieldWork) throw refuse('trip.not-here')
  if (trip.to < trip.from)
    throw refuse('trip.dates-wrong', {
      fields: { 'data.trip.to': { zh: '返回日期早于出发日期', en: 'The last day is before the first' } },
    })
  mustBeStaff(ctx, trip.people)
  const sum = totalFen(trip.budget)
  if (amountFen !== undefined && amountFen !== sum)
    throw refuse('trip.sum-otherwise', {
      fields: {
        'data.amountFen': {
          zh: `预算各项合计 ${(sum / 100).toFixed(2)} 元`,
          en: `The budget adds up to CNY ${(sum / 100).toFixed(2)}`,
        },
      },
    })
  return sum
}
