import { type EventField, type FieldsByType, file, line, money, one, other, text, yes } from './event-field.ts'

const day = (name: string, more: Partial<EventField> = {}) => other(name, 'day', more)
const count = (name: string, more: Partial<EventField> = {}) => other(name, 'count', more)
const filled = { filled: true } as const
const silent = { filled: true, silent: true } as const
/** What follows for collecting: the next step is told, the rest is for rules. */
const watch = [
  yes('paid', silent),
  yes('rearmed', silent),
  one('next', 'dunningStep', filled),
  count('nextRung', silent),
  other('nextAt', 'moment', filled),
]
/** Tables that stand in the panels of the contract. */
const table = (name: string): EventField => other(name, 'texts', { silent: true })

/** 合同与收款, in the order people read it. */
export const contractFields: FieldsByType = {
  'quotation.given': [
    count('version', filled),
    other('items', 'texts'),
    table('lines'),
    money('totalFen', filled),
    money('netFen', silent),
    money('taxFen', filled),
    yes('taxIncluded'),
    day('validUntil'),
    text('terms', { rows: 2 }),
  ],
  'quotation.answered': [
    count('version', filled),
    yes('accepted'),
    one('via', 'quotationVia'),
    line('signer'),
    file('file'),
    text('note', { rows: 2 }),
  ],
  'contract.signed': [
    one('type', 'contractType'),
    line('contractNumber'),
    money('amountFen'),
    day('signedOn'),
    count('version', filled),
    table('terms'),
    count('latePerDay'),
    file('file'),
    text('note', { rows: 2 }),
  ],
  'contract.performed': [
    one('sort', 'performSort'),
    text('what', { rows: 2 }),
    day('performedOn'),
    table('lines'),
    other('order', 'case'),
    yes('finished'),
    yes('toInvoice', silent),
    text('reason', { rows: 2 }),
    file('file'),
  ],
  'invoice.issued': [
    one('kind', 'invoiceKind'),
    line('number'),
    line('code'),
    money('totalFen'),
    count('taxPercent'),
    money('netFen', silent),
    money('taxFen', filled),
    day('issuedOn'),
    day('dueDay'),
    { ...table('parts'), filled: true },
    text('reason', { rows: 2 }),
    file('file'),
    ...watch,
  ],
  'invoice.reversed': [
    other('invoice', 'event'),
    line('number'),
    money('amountFen'),
    money('taxFen', filled),
    day('issuedOn'),
    text('reason', { rows: 2 }),
    ...watch,
  ],
  'payment.received': [
    money('amountFen'),
    day('receivedOn'),
    one('via', 'paymentWay'),
    line('reference'),
    line('payer'),
    table('shares'),
    money('creditFen', filled),
    text('note', { rows: 2 }),
    ...watch,
  ],
  'payment.allocated': [other('payment', 'event'), table('shares'), ...watch],
  'payment.unallocated': [
    other('payment', 'event'),
    other('invoice', 'event'),
    money('amountFen'),
    text('reason', { rows: 2 }),
    ...watch,
  ],
  'payment.reversed': [other('payment', 'event'), money('amountFen', filled), text('reason', { rows: 2 })],
  'receivable.written-off': [
    other('request', 'event', { silent: true }),
    other('invoice', 'event', filled),
    money('amountFen', filled),
    text('note', { rows: 2 }),
    ...watch,
  ],
  'customer.dunned': [
    one('step', 'dunningStep'),
    one('via', 'dunningVia'),
    one('outcome', 'dunningOutcome'),
    day('promisedOn'),
    money('promisedFen'),
    money('overdueFen', filled),
    yes('broken', filled),
    text('note', { rows: 2 }),
    file('file'),
    count('endsRung', silent),
    ...watch,
  ],
  'receivable.disputed': [other('invoice', 'event'), text('reason', { rows: 3 }), ...watch],
  'dispute.settled': [other('invoice', 'event'), one('outcome', 'disputeOutcome'), text('note', { rows: 2 }), ...watch],
}
