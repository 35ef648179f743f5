import { localDateOf } from '../../engine/calendar/days.ts'
import type { CaseKind } from '../../events/case-words.ts'
import type { Ctx } from '../context.ts'

/** 异常 YC, 投诉 TS, 服务请求 FW, 咨询 ZX, 退换货 TH; the company's own matters by their names' initials. */
const prefixes: Readonly<Record<CaseKind, string>> = {
  anomaly: 'YC',
  complaint: 'TS',
  request: 'FW',
  enquiry: 'ZX',
  return: 'TH',
  'work-order': 'PG',
  contract: 'HT',
  rectification: 'ZG',
  penalty: 'CF',
  suggestion: 'JY',
  exception: 'LW',
  crisis: 'WJ',
  audit: 'JC',
  'quality-feedback': 'ZL',
  expense: 'JF',
  training: 'PX',
  reward: 'JL',
  decision: 'JD',
}

/** Takes the next case numbers of a kind in the local year, `YC-2026-00042`: without gaps, since they are taken in the case's own transaction. */
export async function nextNumbers(ctx: Ctx, kind: CaseKind, count: number): Promise<string[]> {
  const series = `${prefixes[kind]}-${localDateOf(ctx.rules.calendar, ctx.now).slice(0, 4)}`
  const { last } = await ctx.tx
    .insertInto('case_numbers')
    .values({ org_id: ctx.org, series, last: count })
    .onConflict(c => c.columns(['org_id', 'series']).doUpdateSet(eb => ({ last: eb('case_numbers.last', '+', count) })))
    .returning('last')
    .executeTakeFirstOrThrow()
  return Array.from({ length: count }, (_, i) => `${series}-${String(last - count + 1 + i).padStart(5, '0')}`)
}

/** Gives back numbers that were taken last in this transaction and not used, so that the series keeps no gaps. */
export async function giveBackNumbers(ctx: Ctx, unused: readonly string[]): Promise<void> {
  const [first] = unused
  if (first === undefined) return
  const series = first.slice(0, first.lastIndexOf('-'))
  await ctx.tx
    .updateTable('case_numbers')
    .set(eb => ({ last: eb('last', '-', unused.length) }))
    .where('org_id', '=', ctx.org)
    .where('series', '=', series)
    .execute()
}
