import { type FieldsByType, file, line, money, one, other, person, text, yes } from './event-field.ts'

/** 特殊类型 (A12): product quality, contract disputes, considerable losses. */
export const specialFields: FieldsByType = {
  'quality.jointly-investigated': [
    one('fault', 'fault'),
    one('remedy', 'remedy'),
    person('research'),
    person('supplyChain'),
    text('findings'),
  ],
  'supplier.traced': [line('supplier'), yes('liable'), text('findings')],
  'installation.rectified': [text('measures')],
  'legal.opinion-given': [yes('negotiate'), text('terms'), text('opinion')],
  'agreement.supplemented': [text('summary'), file('file')],
  'loss.assessed': [
    money('lossFen'),
    one('liability', 'liability'),
    person('finance'),
    person('legal'),
    text('basis'),
    other('waitsFor', 'texts', { filled: true, silent: true }),
  ],
  'loss.confirmed': [
    other('assessment', 'event', { filled: true, silent: true }),
    one('as', 'lossParty', { filled: true }),
    yes('complete', { filled: true }),
    text('note', { rows: 2 }),
  ],
  'compensation.submitted': [
    money('amountFen'),
    text('terms'),
    yes('urgent'),
    text('urgentReason', { rows: 2 }),
    file('riskReport'),
    other('route', 'route', { filled: true }),
  ],
  'compensation.paid': [money('amountFen'), line('voucher'), line('fund', { silent: true }), yes('settled', { filled: true })],
  'recovery.opened': [one('from', 'recoveryFrom'), money('amountFen'), line('party'), text('basis')],
  'recovery.received': [money('amountFen'), line('voucher')],
  'recovery.chased': [one('by', 'chaseBy'), text('note')],
  'recovery.closed': [one('outcome', 'recoveryOutcome'), money('recoveredFen'), text('note')],
}
