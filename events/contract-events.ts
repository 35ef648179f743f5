import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { Instant, LocalDate, RangeDay } from './instant.ts'

const fen = z.number().int().min(0).max(100_000_000_000_000)
const sum = fen.min(1)
const percent = z.number().min(0).max(100)
/** Numbers of papers and banks: no control characters, no spaces around. */
const paperNumber = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}\p{Surrogate}]*$/u)

/** 催收各步, in their order. */
export const dunningSteps = ['reminder', 'second', 'letter', 'visit', 'legal'] as const
export type DunningStep = (typeof dunningSteps)[number]
export const dunningOutcomes = ['reached', 'promised', 'refused', 'not-reached'] as const
export const invoiceKinds = ['special', 'ordinary', 'electronic'] as const
export const paymentWays = ['bank', 'draft', 'cash', 'online'] as const
/** 定金、进度款、质保金. */
export const termParts = ['deposit', 'instalment', 'retention'] as const

/** One line of a quotation or a contract. Prices in 分; quantities with at most three decimals. */
export const QuotedLine = z.strictObject({
  /** The number of a part in the catalogue; free text has none. */
  part: paperNumber.optional(),
  unit: z.string().trim().min(1).max(20),
  quantity: z.number().positive().max(1_000_000).multipleOf(0.001),
  unitPriceFen: fen.max(1_000_000_000_000),
  discountPercent: percent.multipleOf(0.01).optional(),
  taxPercent: percent.multipleOf(0.01),
})
export type QuotedLine = z.infer<typeof QuotedLine>
/** A share of each invoice and the days after its date by which it is due. The shares sum to 100. */
export const PaymentTerm = z.strictObject({
  part: z.enum(termParts),
  percent: percent.positive().multipleOf(0.01),
  days: z.number().int().min(0).max(3_660),
})
export type PaymentTerm = z.infer<typeof PaymentTerm>
export const DuePart = z.strictObject({ part: z.enum(termParts), fen: sum, dueOn: LocalDate })
export type DuePart = z.infer<typeof DuePart>
const Share = z.strictObject({ invoice: Id, amountFen: sum })
const shares = z.array(Share).max(100)

/**
 * What follows for collecting, filled in by the server with every entry: whether all is paid, whether the ladder of dunning starts anew
 * (`rearmed`: its clocks end), and which step comes next, by when.
 */
const watch = {
  paid: z.boolean().optional(),
  rearmed: z.boolean().optional(),
  next: z.enum(dunningSteps).optional(),
  nextRung: z.number().int().min(1).max(5).optional(),
  nextAt: Instant.optional(),
}
const watched = ['paid', 'rearmed', 'next', 'nextRung', 'nextAt'] as const

/** 报价: lines with prices, summed by the system; each is a version of its own. */
export const quotationGiven = defineEvent({
  type: 'quotation.given',
  act: 'quote',
  title: { zh: '报价', en: 'Quotation' },
  plain: {
    version: z.number().int().min(1),
    lines: z.array(QuotedLine).min(1).max(200),
    taxIncluded: z.boolean(),
    netFen: fen,
    taxFen: fen,
    totalFen: fen,
    validUntil: RangeDay,
  },
  filled: ['version', 'netFen', 'taxFen', 'totalFen'],
  // What each line is, in the order of the lines.
  sealed: { items: z.array(shortText).min(1).max(200), terms: freeText.optional() },
})
/** 客户答复报价: accepted or declined, with the paper where there is one. */
export const quotationAnswered = defineEvent({
  type: 'quotation.answered',
  act: 'answer-quotation',
  title: { zh: '客户答复报价', en: 'Quotation answered' },
  plain: {
    version: z.number().int().min(1),
    accepted: z.boolean(),
    via: z.enum(['paper', 'link', 'message', 'phone']),
    file: Id.optional(),
  },
  filled: ['version'],
  sealed: { signer: shortText.optional(), note: freeText.optional() },
})
/** 签订合同: from the quotation that the customer accepted, with its terms of payment. */
export const contractSigned = defineEvent({
  type: 'contract.signed',
  act: 'sign-contract',
  title: { zh: '签订合同', en: 'Contract signed' },
  plain: {
    type: z.enum(['parts', 'repair', 'mixed']),
    contractNumber: paperNumber.optional(),
    signedOn: RangeDay,
    amountFen: sum,
    /** The quotation that it rests on; absent: signed without one. */
    version: z.number().int().optional(),
    terms: z.array(PaymentTerm).min(1).max(12),
    /** 逾期付款利息, per 10,000 and day, as the contract says; stated, never booked. */
    latePerDay: z.number().min(0).max(100).multipleOf(0.1).optional(),
    file: Id.optional(),
  },
  filled: ['version'],
  sealed: { note: freeText.optional() },
})
/** 履行: one delivery or day of service; `finished` with the last of them. */
export const contractPerformed = defineEvent({
  type: 'contract.performed',
  act: 'perform-contract',
  title: { zh: '履行合同', en: 'Contract performed' },
  plain: {
    sort: z.enum(['delivery', 'service', 'training', 'other']),
    performedOn: RangeDay,
    lines: z
      .array(z.strictObject({ line: z.number().int().min(1).max(200), quantity: z.number().positive().multipleOf(0.001) }))
      .max(200),
    /** The work order or other case by which it was done. */
    order: Id.optional(),
    finished: z.boolean(),
    /** Less is invoiced than was agreed. */
    toInvoice: z.boolean().optional(),
    file: Id.optional(),
  },
  filled: ['toInvoice'],
  sealed: { what: freeText, reason: freeText.optional() },
})
/** 开票: what the customer owes from now on, each part with the day it is due. */
export const invoiceIssued = defineEvent({
  type: 'invoice.issued',
  act: 'issue-invoice',
  title: { zh: '开票', en: 'Invoice issued' },
  plain: {
    kind: z.enum(invoiceKinds),
    number: paperNumber,
    code: paperNumber.optional(),
    issuedOn: RangeDay,
    totalFen: sum,
    taxPercent: percent.multipleOf(0.01),
    netFen: fen,
    taxFen: fen,
    /** Due as a whole on this day; absent: by the contract's terms. */
    dueDay: RangeDay.optional(),
    parts: z.array(DuePart).min(1),
    file: Id.optional(),
    ...watch,
  },
  filled: ['netFen', 'taxFen', 'parts', ...watched],
  sealed: { reason: freeText.optional() },
})
/** 红冲: a credit note against one invoice, never more than what is open on it. */
export const invoiceReversed = defineEvent({
  type: 'invoice.reversed',
  act: 'credit-invoice',
  title: { zh: '红冲', en: 'Credit note' },
  plain: { invoice: Id, number: paperNumber, issuedOn: RangeDay, amountFen: sum, taxFen: fen, ...watch },
  filled: ['taxFen', ...watched],
  sealed: { reason: freeText },
})
/** 收款: what came in, and over which invoices of this contract it goes; the rest is the customer's credit. */
export const paymentReceived = defineEvent({
  type: 'payment.received',
  act: 'receive-payment',
  title: { zh: '收款', en: 'Payment received' },
  plain: {
    amountFen: sum,
    receivedOn: RangeDay,
    via: z.enum(paymentWays),
    /** The bank's number of it: the same is not entered twice. */
    reference: paperNumber.optional(),
    shares,
    creditFen: fen,
    ...watch,
  },
  filled: ['creditFen', ...watched],
  sealed: { payer: shortText.optional(), note: freeText.optional() },
})
/** 核销分配: of a payment's credit, over invoices of this contract. */
export const paymentAllocated = defineEvent({
  type: 'payment.allocated',
  act: 'allocate-payment',
  title: { zh: '分配收款', en: 'Payment allocated' },
  plain: { payment: Id, shares: shares.min(1), ...watch },
  filled: watched,
})
/** 撤销分配: the counter-entry; the money is the customer's credit again. */
export const paymentUnallocated = defineEvent({
  type: 'payment.unallocated',
  act: 'unallocate-payment',
  title: { zh: '撤销分配', en: 'Allocation taken back' },
  plain: { payment: Id, invoice: Id, amountFen: sum, ...watch },
  filled: watched,
  sealed: { reason: freeText },
})
/** 冲回收款: entered by mistake, or bounced; nothing of it is allocated any more. */
export const paymentReversed = defineEvent({
  type: 'payment.reversed',
  act: 'reverse-payment',
  title: { zh: '冲回收款', en: 'Payment reversed' },
  plain: { payment: Id, amountFen: fen },
  filled: ['amountFen'],
  sealed: { reason: freeText },
})
/** 核销坏账: what an approval let go; the submission says of which invoice and how much. */
export const receivableWrittenOff = defineEvent({
  type: 'receivable.written-off',
  act: 'write-off',
  title: { zh: '核销坏账', en: 'Written off' },
  plain: { request: Id, invoice: Id, amountFen: fen, ...watch },
  filled: ['invoice', 'amountFen', ...watched],
  sealed: { note: freeText.optional() },
})
/** 催收: one step of the ladder, with what came of it; a promise keeps watch until its day has passed. */
export const customerDunned = defineEvent({
  type: 'customer.dunned',
  act: 'dun',
  title: { zh: '催收货款', en: 'Dunning' },
  plain: {
    step: z.enum(dunningSteps),
    via: z.enum(['call', 'message', 'email', 'letter', 'visit']),
    outcome: z.enum(dunningOutcomes),
    promisedOn: RangeDay.optional(),
    promisedFen: sum.optional(),
    file: Id.optional(),
    /** What was overdue at the time. */
    overdueFen: fen,
    /** The promise before was not kept. */
    broken: z.boolean().optional(),
    /** The rung whose clock ends with it. */
    endsRung: z.number().int().min(1).max(5).optional(),
    ...watch,
  },
  filled: ['overdueFen', 'broken', 'endsRung', ...watched],
  sealed: { note: freeText.optional() },
})
/** 争议: of one invoice; nobody is dunned for it until it is settled. */
export const receivableDisputed = defineEvent({
  type: 'receivable.disputed',
  act: 'dispute-receivable',
  title: { zh: '登记争议', en: 'Receivable disputed' },
  plain: { invoice: Id, ...watch },
  filled: watched,
  sealed: { reason: freeText },
})
export const disputeSettled = defineEvent({
  type: 'dispute.settled',
  act: 'settle-dispute',
  title: { zh: '争议了结', en: 'Dispute settled' },
  plain: { invoice: Id, outcome: z.enum(['owed', 'credited', 'withdrawn']), ...watch },
  filled: watched,
  sealed: { note: freeText },
})
