import { type FieldsByType, file, money, one, other, people, person, several, text, yes } from './event-field.ts'

/** 审批 and what happens to an open one. Which request, the person says by where they open the form. */
export const approvalFields: FieldsByType = {
  'approval.decided': [
    person('onBehalfOf', { filled: true, silent: true }),
    person('successor', { filled: true, silent: true }),
    one('outcome', 'outcome', { filled: true }),
    yes('finding', { filled: true, silent: true }),
    text('reason', { filled: true }),
    text('remedy', { filled: true }),
  ],
  'approval.transferred': [
    person('from', { filled: true, silent: true }),
    person('to', { silent: true }),
    text('reason', { rows: 2 }),
  ],
  'approval.signers-added': [
    people('people', { filled: true, silent: true }),
    one('mode', 'signerMode', { filled: true }),
    text('reason', { filled: true }),
  ],
  'approval.signer-removed': [person('person', { filled: true, silent: true }), text('reason', { filled: true })],
  'approval.opinion-asked': [person('to', { filled: true, silent: true }), text('question', { filled: true })],
  'approval.opinion-given': [text('opinion', { filled: true })],
  'approval.withdrawn': [text('reason', { filled: true })],
  'approval.urged': [people('to', { filled: true, silent: true }), text('note', { filled: true })],
  'approval.copied': [people('to', { filled: true, silent: true }), text('note', { filled: true })],
  'approval.amount-changed': [
    money('amountFen', { filled: true, silent: true }),
    money('decisiveFen', { filled: true }),
    other('voided', 'texts', { filled: true, silent: true }),
    other('added', 'texts', { filled: true, silent: true }),
    other('dropped', 'texts', { filled: true, silent: true }),
    other('route', 'route', { filled: true }),
    text('reason', { filled: true }),
  ],
  'approval.recorded': [
    one('medium', 'medium', { filled: true }),
    person('person', { filled: true, silent: true }),
    several('beyond', 'beyond', { filled: true }),
    money('amountFen', { filled: true }),
    text('reason', { filled: true }),
    file('file', { filled: true }),
    file('riskReport', { filled: true }),
    other('confirmBy', 'moment', { filled: true }),
    other('route', 'route', { filled: true }),
  ],
  'approval.record-answered': [text('reason', { filled: true })],
}
