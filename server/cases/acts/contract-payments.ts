import { openFen } from '../../../engine/contracts/receivables.ts'
import type { Ctx } from '../../context.ts'
import { mustBePast, watchOf, withSettled } from '../../contracts/follow-ladder.ts'
import { amountWords, invoiceAmong, invoicesOf, type KnownInvoice, lockPayment } from '../../contracts/read-contract.ts'
import { refuse } from '../../errors.ts'
import type { OpenedCase } from '../case-record.ts'
import type { ActFile } from '../perform-act.ts'
import { clauseOf } from './special.ts'

type Share = { readonly invoice: string; readonly amountFen: number }

/** Shares over invoices of this contract: each once, none over what is open of it (`payment.over-invoice`), in all no more than there is (`payment.over-allocated`). */
function mustFit(invoices: readonly KnownInvoice[], shares: readonly Share[], availableFen: number): void {
  if (new Set(shares.map(one => one.invoice)).size !== shares.length) throw refuse('payment.share-twice')
  shares.forEach((share, at) => {
    const open = openFen(invoiceAmong(invoices, share.invoice, `data.shares.${at}.invoice`))
    if (share.amountFen > open)
      throw refuse('payment.over-invoice', {
        fields: { [`data.shares.${at}.amountFen`]: amountWords('这张发票未收', 'Open on this invoice', open) },
      })
  })
  const total = shares.reduce((sum, share) => sum + share.amountFen, 0)
  if (total > availableFen)
    throw refuse('payment.over-allocated', {
      fields: { 'data.shares': amountWords('可分配', 'To allocate', availableFen) },
    })
}

/** 收款: the bank's number of it once in the company; what is not shared out stays the customer's credit. */
export const receivePayment: ActFile = {
  act: 'receive-payment',
  async fill(ctx, record, input) {
    mustBePast(ctx, 'receivedOn', input.receivedOn)
    if (input.reference !== undefined) await mustBeNew(ctx, String(input.reference))
    const invoices = await invoicesOf(ctx, record.id, true)
    const shares = input.shares as Share[]
    const amount = Number(input.amountFen)
    mustFit(invoices, shares, amount)
    const creditFen = amount - shares.reduce((sum, share) => sum + share.amountFen, 0)
    return { creditFen, ...(await watchOf(ctx, record.id, invoices, withSettled(invoices, shares))) }
  },
}

async function mustBeNew(ctx: Ctx, reference: string): Promise<void> {
  // Two who enter the same line of the bank at once: the second waits here and then finds the first's.
  await ctx.tx.selectFrom('organisations').select('id').where('id', '=', ctx.org).forNoKeyUpdate().execute()
  const known = await ctx.tx
    .selectFrom('payments')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'payments.org_id').onRef('cases.id', '=', 'payments.case_id'))
    .select(['payments.received_on', 'cases.number', 'cases.sealed_for'])
    .where('payments.org_id', '=', ctx.org)
    .where('reference', '=', reference)
    .where('reversed_at', 'is', null)
    .executeTakeFirst()
  if (known === undefined) return
  const where = known.sealed_for === null ? known.number : ''
  throw refuse('payment.reference-known', {
    fields: {
      'data.reference': {
        zh: `${known.received_on} 已登记 ${where}`.trim(),
        en: `Entered on ${known.received_on} ${where}`.trim(),
      },
    },
  })
}

/** 分配收款: of a payment of the same customer, over invoices of this contract. */
export const allocatePayment: ActFile = {
  act: 'allocate-payment',
  async fill(ctx, record, input) {
    const payment = await lockPayment(ctx, input.payment)
    mustBeSameCustomer(record, payment)
    const invoices = await invoicesOf(ctx, record.id, true)
    const shares = input.shares as Share[]
    mustFit(invoices, shares, payment.amount_fen - payment.allocated_fen)
    return watchOf(ctx, record.id, invoices, withSettled(invoices, shares))
  },
}

function mustBeSameCustomer(record: OpenedCase, payment: { case_id: string; customer_id: string | null }): void {
  if (payment.case_id === record.id) return
  if (record.customerId === null || payment.customer_id !== record.customerId) throw refuse('payment.not-of-customer')
}

/** 撤销分配: never more than stands allocated of this payment on this invoice. */
export const unallocatePayment: ActFile = {
  act: 'unallocate-payment',
  async fill(ctx, record, input) {
    await lockPayment(ctx, input.payment)
    const invoices = await invoicesOf(ctx, record.id, true)
    const invoice = invoiceAmong(invoices, input.invoice, 'data.invoice')
    const amount = Number(input.amountFen)
    const { standing } = await ctx.tx
      .selectFrom('money_entries')
      .select(eb => eb.fn.coalesce(eb.fn.sum<string>('amount_fen'), eb.lit(0)).as('standing'))
      .where('org_id', '=', ctx.org)
      .where('payment_id', '=', String(input.payment))
      .where('invoice_id', '=', invoice.id)
      .executeTakeFirstOrThrow()
    const allocated = -Number(standing)
    if (amount > allocated)
      throw refuse('allocation.none', {
        ...clauseOf(ctx, record, 'unallocate-payment'),
        fields: {
          'data.amountFen': amountWords('这笔收款分配给它的有', 'Allocated to it of this payment', Math.max(0, allocated)),
        },
      })
    return watchOf(ctx, record.id, invoices, withSettled(invoices, [{ invoice: invoice.id, amountFen: -amount }]))
  },
}

/** 冲回收款: on the case where it was received, once nothing of it is allocated. */
export const reversePayment: ActFile = {
  act: 'reverse-payment',
  async fill(ctx, record, input) {
    const payment = await lockPayment(ctx, input.payment)
    if (payment.case_id !== record.id) throw refuse('payment.none')
    if (payment.allocated_fen > 0) throw refuse('payment.still-allocated', clauseOf(ctx, record, 'reverse-payment'))
    return { amountFen: payment.amount_fen }
  },
}
