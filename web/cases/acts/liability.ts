import { type FieldsByType, other, text, yes } from './event-field.ts'

/** 责任认定: who signed, contested and upheld it; the shares are a record. */
export const liabilityFields: FieldsByType = {
  'liability.confirmed': [
    other('version', 'event', { filled: true, silent: true }),
    yes('counts', { filled: true }),
    text('note', { rows: 2 }),
  ],
  'liability.contested': [other('version', 'event', { filled: true, silent: true }), text('reason')],
  'liability.upheld': [
    other('contest', 'event', { filled: true, silent: true }),
    text('reasons'),
    yes('counts', { filled: true }),
  ],
}
