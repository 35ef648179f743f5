import { priceLines, taxOf } from '../../../engine/contracts/lines.ts'
import { duePartsOf, openFen } from '../../../engine/contracts/receivables.ts'
import { addsUpTo } from '../../../engine/decimal-sum.ts'
import type { PaymentTerm, QuotedLine } from '../../../events/contract-events.ts'
import { todayOf } from '../../code-trees/read-codes.ts'
import { mustBePast, watchOf, withSettled } from '../../contracts/follow-ladder.ts'
import { amountWords, contractOf, invoiceAmong, invoicesOf } from '../../contracts/read-contract.ts'
import { refuse } from '../../errors.ts'
import type { ActFile } from '../perform-act.ts'
import { clauseOf } from './special.ts'

/** 报价: summed by the system; until it is signed each new version takes the place of the last. */
export const quote: ActFile = {
  act: 'quote',
  async fill(ctx, record, input) {
    const lines = input.lines as QuotedLine[]
    if (lines.length !== (input.items as string[]).length) throw refuse('quotation.items-differ')
    if (String(input.validUntil) < todayOf(ctx))
      throw refuse('quotation.past', { fields: { 'data.validUntil': { zh: '不能早于今天', en: 'Not before today' } } })
    const known = await contractOf(ctx, record.id)
    if (known?.signed_fen != null) throw refuse('contract.signed-already', clauseOf(ctx, record, 'quote'))
    const { netFen, taxFen, totalFen } = priceLines(lines, input.taxIncluded === true)
    return { version: (known?.quoted_version ?? 0) + 1, netFen, taxFen, totalFen }
  },
}

/** 客户答复报价: of the last version, once, while it is valid where it is accepted. */
export const answerQuotation: ActFile = {
  act: 'answer-quotation',
  async fill(ctx, record, input) {
    const known = await contractOf(ctx, record.id)
    if (known?.quoted_version == null) throw refuse('quotation.none')
    if (known.answer !== null) throw refuse('quotation.answered-already')
    if (input.accepted === true && known.valid_until! < todayOf(ctx)) throw refuse('quotation.expired')
    if (input.accepted === true && input.via === 'paper' && input.file === undefined)
      throw refuse('quotation.paper-missing', {
        fields: { 'data.file': { zh: '请附客户签字的扫描件', en: "Attach the scan with the customer's signature" } },
      })
    return { version: known.quoted_version }
  },
}

/** 签订合同: for what the customer accepted and the review approved, with terms that share out the whole. */
export const signContract: ActFile = {
  act: 'sign-contract',
  async fill(ctx, record, input) {
    const clause = clauseOf(ctx, record, 'sign-contract')
    mustBePast(ctx, 'signedOn', input.signedOn)
    const known = await contractOf(ctx, record.id)
    if (known?.signed_fen != null) throw refuse('contract.signed-already', clause)
    const terms = input.terms as PaymentTerm[]
    const { isTotal, sum } = addsUpTo(
      terms.map(one => one.percent),
      100,
    )
    if (!isTotal)
      throw refuse('contract.terms-not-whole', {
        fields: { 'data.terms': { zh: `各期合计 ${sum}%，应为 100%`, en: `They add up to ${sum} %, not 100` } },
      })
    const amount = Number(input.amountFen)
    const otherwise = (code: string, zh: string, en: string, fen: number) =>
      refuse(code as 'contract.not-as-quoted', { ...clause, fields: { 'data.amountFen': amountWords(zh, en, fen) } })
    const rest = known?.quoted_version == null ? {} : { version: known.quoted_version }
    if (known?.quoted_version != null) {
      if (known.answer !== 'accepted') throw refuse('quotation.not-accepted', clause)
      if (known.quoted_fen !== amount)
        throw otherwise('contract.not-as-quoted', '客户接受的报价是', 'The customer accepted', known.quoted_fen!)
    }
    const approved = await ctx.tx
      .selectFrom('approvals')
      .select('amount_fen')
      .where('org_id', '=', ctx.org)
      .where('case_id', '=', record.id)
      .where('subject', '=', 'matter')
      .where('outcome', '=', 'approved')
      .orderBy('submitted_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (approved?.amount_fen != null && amount > Number(approved.amount_fen))
      throw otherwise('contract.over-approved', '评审通过的金额是', 'The review approved', Number(approved.amount_fen))
    return rest
  },
}

/** 履行: never more of a line than was agreed; finished while lines are open only with a reason. */
export const performContract: ActFile = {
  act: 'perform-contract',
  async fill(ctx, record, input) {
    const clause = clauseOf(ctx, record, 'perform-contract')
    mustBePast(ctx, 'performedOn', input.performedOn)
    const known = await contractOf(ctx, record.id)
    if (known?.signed_fen == null) throw refuse('contract.not-signed', clause)
    const rows = await ctx.tx
      .selectFrom('contract_lines')
      .select(['line', 'quantity', 'performed'])
      .where('org_id', '=', ctx.org)
      .where('case_id', '=', record.id)
      .where('version', '=', known.quoted_version ?? 0)
      .execute()
    const thousandths = (value: unknown) => Math.round(Number(value) * 1000)
    const open = new Map(rows.map(row => [row.line, thousandths(row.quantity) - thousandths(row.performed)]))
    for (const [at, { line, quantity }] of (input.lines as { line: number; quantity: number }[]).entries()) {
      const left = open.get(line)
      if (left === undefined)
        throw refuse('performance.no-such-line', {
          fields: { [`data.lines.${at}.line`]: { zh: '合同没有这一行', en: 'The contract has no such line' } },
        })
      if (thousandths(quantity) > left)
        throw refuse('performance.too-many', {
          ...clause,
          fields: { [`data.lines.${at}.quantity`]: { zh: `还剩 ${left / 1000}`, en: `${left / 1000} left` } },
        })
      open.set(line, left - thousandths(quantity))
    }
    const order = input.order
    if (
      order !== undefined &&
      (await ctx.tx
        .selectFrom('cases')
        .select('id')
        .where('org_id', '=', ctx.org)
        .where('id', '=', String(order))
        .executeTakeFirst()) === undefined
    )
      throw refuse('case.not-found')
    if (input.finished === true && !input.reason && [...open.values()].some(left => left > 0))
      throw refuse('performance.lines-open', {
        ...clause,
        fields: { 'data.reason': { zh: '还有未履行的行，请写明原因', en: 'Lines are still open: say why it is finished' } },
      })
    const invoiced = (await invoicesOf(ctx, record.id)).reduce((sum, one) => sum + one.totalFen - one.creditedFen, 0)
    return { toInvoice: invoiced < known.signed_fen }
  },
}

/** 开票: the number once, never more than the contract without a reason; due by the contract's terms unless a day is given. */
export const issueInvoice: ActFile = {
  act: 'issue-invoice',
  async fill(ctx, record, input) {
    const clause = clauseOf(ctx, record, 'issue-invoice')
    mustBePast(ctx, 'issuedOn', input.issuedOn)
    const contract = await contractOf(ctx, record.id)
    if (contract?.signed_fen == null) throw refuse('contract.not-signed', clause)
    const code = String(input.code ?? '')
    const twin = await ctx.tx
      .selectFrom('invoices')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('code', '=', code)
      .where('number', '=', String(input.number))
      .executeTakeFirst()
    if (twin !== undefined)
      throw refuse('invoice.number-known', { fields: { 'data.number': { zh: '已经登记过', en: 'Entered already' } } })
    const invoices = await invoicesOf(ctx, record.id, true)
    const total = Number(input.totalFen)
    const left = contract.signed_fen - invoices.reduce((sum, one) => sum + one.totalFen - one.creditedFen, 0)
    if (total > left && !input.reason)
      throw refuse('invoice.over-contract', {
        ...clause,
        fields: { 'data.totalFen': amountWords('合同还可开票', 'Left of the contract', Math.max(0, left)) },
      })
    const issuedOn = String(input.issuedOn)
    if (input.dueDay !== undefined && String(input.dueDay) < issuedOn)
      throw refuse('invoice.due-before-issued', {
        fields: { 'data.dueDay': { zh: '不能早于开票日期', en: 'Not before its date' } },
      })
    const parts =
      input.dueDay === undefined
        ? duePartsOf(total, issuedOn, contract.terms ?? [{ part: 'instalment', percent: 100, days: 30 }])
        : [{ part: 'instalment' as const, fen: total, dueOn: String(input.dueDay) }]
    const tax = Number(taxOf(BigInt(total), Number(input.taxPercent), true))
    const fresh = { id: '', number: '', parts, settledFen: 0, disputed: false, totalFen: total, creditedFen: 0 }
    return { netFen: total - tax, taxFen: tax, parts, ...(await watchOf(ctx, record.id, invoices, [...invoices, fresh])) }
  },
}

/** 红冲: of what is open; what was paid is taken back from the invoice first. */
export const creditInvoice: ActFile = {
  act: 'credit-invoice',
  async fill(ctx, record, input) {
    const clause = clauseOf(ctx, record, 'credit-invoice')
    mustBePast(ctx, 'issuedOn', input.issuedOn)
    const invoices = await invoicesOf(ctx, record.id, true)
    const invoice = invoiceAmong(invoices, input.invoice, 'data.invoice')
    const amount = Number(input.amountFen)
    const open = openFen(invoice)
    if (amount > open)
      throw refuse('credit.over-open', { ...clause, fields: { 'data.amountFen': amountWords('未收金额', 'Open', open) } })
    // The tax of the note is the share of the invoice's, so that a note over all of it takes all of its tax.
    const taxFen = Number(
      (BigInt(invoice.taxFen) * BigInt(amount) * 2n + BigInt(invoice.totalFen)) / (BigInt(invoice.totalFen) * 2n),
    )
    const after = withSettled(invoices, [{ invoice: invoice.id, amountFen: amount }]).map(one =>
      one.id === invoice.id ? { ...one, creditedFen: one.creditedFen + amount } : one,
    )
    return { taxFen, ...(await watchOf(ctx, record.id, invoices, after)) }
  },
}
