import { type FieldsByType, file, line, moment, money, one, other, several, text, yes } from './event-field.ts'

/** Records that regulations declare, and the company's own matters. */
export const matterFields: FieldsByType = {
  // The other fields are the record's own, drawn with their titles (timeline/record-values.tsx).
  'record.made': [line('record', { filled: true, silent: true })],
  'matter.submitted': [
    one('purpose', 'matterPurpose', { filled: true }),
    other('invoice', 'event', { filled: true }),
    text('proposal'),
    other('trip', 'trip', { filled: true }),
    money('amountFen'),
    yes('urgent'),
    text('urgentReason', { rows: 2 }),
    file('riskReport'),
    other('route', 'route', { filled: true }),
  ],
  'exception.clocks-listed': [
    moment('from'),
    moment('to'),
    other('departments', 'departments'),
    several('kinds', 'kind'),
    text('effect'),
    other('total', 'count', { filled: true }),
    // Named one by one they are a table of their own: see the panel of the case.
    other('clocks', 'duties', { filled: true, silent: true }),
  ],
  'order.opened': [
    other('order', 'case', { filled: true }),
    line('title', { filled: true, silent: true }),
    other('category', 'category', { filled: true }),
    text('description', { filled: true }),
    other('open', 'count', { filled: true }),
  ],
  'order.followed': [
    other('order', 'case', { filled: true }),
    one('became', 'orderBecame', { filled: true }),
    other('open', 'count', { filled: true }),
  ],
  'trip.settled': [
    other('expenses', 'expenses', { filled: true }),
    money('budgetFen', { filled: true }),
    line('fund', { filled: true, silent: true }),
    text('reason', { filled: true }),
    text('note', { filled: true }),
    other('route', 'route', { filled: true }),
  ],
  'matter.closed': [one('outcome', 'matterOutcome'), text('summary')],
}
