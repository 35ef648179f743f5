import { isPaid, type NextStep, watchAfter } from '../../engine/contracts/dunning.ts'
import type { Owed } from '../../engine/contracts/receivables.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readSettings } from '../settings/change-settings.ts'
import { contractOf, type KnownInvoice } from './read-contract.ts'

/** 催收阶梯 of the company. */
export const ladderOf = async (ctx: Pick<Ctx, 'tx' | 'org'>) => (await readSettings(ctx)).contracts.ladder

/** What an entry of money does to the clocks of collecting, and whether everything is paid with it: what events carry as filled in. */
export async function watchOf(
  ctx: Ctx,
  caseId: string,
  before: readonly KnownInvoice[],
  after: readonly (Owed & Pick<KnownInvoice, 'totalFen' | 'creditedFen'>)[],
): Promise<{ paid: boolean; rearmed?: true } & Partial<NextStep>> {
  const contract = await contractOf(ctx, caseId)
  const invoiced = after.reduce((total, one) => total + one.totalFen - one.creditedFen, 0)
  return {
    paid: after.length > 0 && isPaid(after, invoiced, contract?.signed_fen ?? 0),
    ...watchAfter(ctx.rules.calendar, await ladderOf(ctx), before, after, todayOf(ctx)),
  }
}

/** Some of the invoices with more (or less) settled. */
export const withSettled = (
  invoices: readonly KnownInvoice[],
  shares: readonly { readonly invoice: string; readonly amountFen: number }[],
): KnownInvoice[] =>
  invoices.map(one => {
    const more = shares.reduce((total, share) => total + (share.invoice === one.id ? share.amountFen : 0), 0)
    return { ...one, settledFen: one.settledFen + more }
  })

/** Papers and money are dated when they were made: never ahead of today (`contract.day-ahead`). */
export function mustBePast(ctx: Ctx, field: string, day: unknown): void {
  if (typeof day === 'string' && day > todayOf(ctx))
    throw refuse('contract.day-ahead', { fields: { [`data.${field}`]: { zh: '不能晚于今天', en: 'Not later than today' } } })
}
