import { type FieldsByType, file, line, money, one, other, text, yes } from './event-field.ts'

/** Records that regulations declare, and the company's own matters. */
export const matterFields: FieldsByType = {
  // The other fields are the record's own, drawn with their titles (timeline/record-values.tsx).
  'record.made': [line('record', { filled: true, silent: true })],
  'matter.submitted': [
    text('proposal'),
    money('amountFen'),
    yes('urgent'),
    text('urgentReason', { rows: 2 }),
    file('riskReport'),
    other('route', 'route', { filled: true }),
  ],
  'matter.closed': [one('outcome', 'matterOutcome'), text('summary')],
}
