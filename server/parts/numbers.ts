import { localDateOf } from '../../engine/calendar/days.ts'
import type { Ctx } from '../context.ts'

/** 采购申请 CG, 盘点 PD, 应急订货 JJ, 索赔 SP. */
const prefixes = { purchase: 'CG', stocktake: 'PD', emergency: 'JJ', claim: 'SP' } as const

/** The next number of its kind in the local year, `CG-2026-0042`, without gaps. */
export async function nextStockNumber(ctx: Ctx, kind: keyof typeof prefixes): Promise<string> {
  const series = `${prefixes[kind]}-${localDateOf(ctx.rules.calendar, ctx.now).slice(0, 4)}`
  const { last } = await ctx.tx
    .insertInto('case_numbers')
    .values({ org_id: ctx.org, series, last: 1 })
    .onConflict(c => c.columns(['org_id', 'series']).doUpdateSet(eb => ({ last: eb('case_numbers.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${series}-${String(last).padStart(4, '0')}`
}
