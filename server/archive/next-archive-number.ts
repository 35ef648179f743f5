import { localDateOf } from '../../engine/calendar/days.ts'
import type { Ctx } from '../context.ts'

/** The next number of a series of the archive by the year: BQ a hold, XH a disposal, GR a person's request, ZZ a paper. */
export async function nextArchiveNumber(
  ctx: Pick<Ctx, 'tx' | 'org' | 'now' | 'rules'>,
  prefix: 'BQ' | 'XH' | 'GR' | 'ZZ',
): Promise<string> {
  const series = `${prefix}-${localDateOf(ctx.rules.calendar, ctx.now).slice(0, 4)}`
  const { last } = await ctx.tx
    .insertInto('case_numbers')
    .values({ org_id: ctx.org, series, last: 1 })
    .onConflict(c => c.columns(['org_id', 'series']).doUpdateSet(eb => ({ last: eb('case_numbers.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${series}-${String(last).padStart(4, '0')}`
}
