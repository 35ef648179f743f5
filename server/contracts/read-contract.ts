import type { Owed } from '../../engine/contracts/receivables.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

const settled = (row: { allocated_fen: number; credited_fen: number; written_off_fen: number }): number =>
  row.allocated_fen + row.credited_fen + row.written_off_fen

/** An invoice with what settles it, in 分. */
export type KnownInvoice = Owed & {
  readonly number: string
  readonly totalFen: number
  readonly taxFen: number
  readonly allocatedFen: number
  readonly creditedFen: number
}

/**
 * The invoices of one contract. With `lock` whoever changes what settles them waits: the case itself is locked by every act, and an allocation of
 * another case's payment reaches only its own case.
 */
export async function invoicesOf(ctx: Pick<Ctx, 'tx' | 'org'>, caseId: string, lock = false): Promise<KnownInvoice[]> {
  const query = ctx.tx
    .selectFrom('invoices')
    .select(['id', 'number', 'parts', 'total_fen', 'tax_fen', 'allocated_fen', 'credited_fen', 'written_off_fen', 'disputed_at'])
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .orderBy('id')
  const rows = await (lock ? query.forUpdate() : query).execute()
  return rows.map(row => ({
    ...{ id: row.id, number: row.number, parts: row.parts, settledFen: settled(row), disputed: row.disputed_at !== null },
    ...{ totalFen: row.total_fen, taxFen: row.tax_fen, allocatedFen: row.allocated_fen, creditedFen: row.credited_fen },
  }))
}

/** One of them; `invoice.none` where this contract has none of that name. */
export function invoiceAmong(invoices: readonly KnownInvoice[], id: unknown, field: string): KnownInvoice {
  const found = invoices.find(one => one.id === id)
  if (found === undefined)
    throw refuse('invoice.none', { fields: { [field]: { zh: '本合同没有这张发票', en: 'This contract has no such invoice' } } })
  return found
}

/** What the events have said of a contract so far; undefined before the first of them. */
export const contractOf = (ctx: Pick<Ctx, 'tx' | 'org'>, caseId: string) =>
  ctx.tx.selectFrom('contracts').selectAll().where('org_id', '=', ctx.org).where('case_id', '=', caseId).executeTakeFirst()

/** A payment, locked, so that two allocations of one payment wait for each other; `payment.none` where it is unknown, `payment.reversed` where it was taken back. */
export async function lockPayment(ctx: Ctx, id: unknown) {
  const found = await ctx.tx
    .selectFrom('payments')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'payments.org_id').onRef('cases.id', '=', 'payments.case_id'))
    .select(['payments.id', 'payments.case_id', 'amount_fen', 'allocated_fen', 'reversed_at', 'cases.customer_id'])
    .where('payments.org_id', '=', ctx.org)
    .where('payments.id', '=', String(id))
    .forUpdate('payments')
    .executeTakeFirst()
  if (found === undefined) throw refuse('payment.none')
  if (found.reversed_at !== null) throw refuse('payment.reversed')
  return found
}

/** 分 as people read them, beside a field. */
export const amountWords = (zh: string, en: string, fen: number) => {
  const yuan = (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
  return { zh: `${zh} ${yuan} 元`, en: `${en}: CNY ${yuan}` }
}
