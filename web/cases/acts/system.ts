import { type FieldsByType, other, people, text } from './event-field.ts'

/** What the system records by itself; the line's title says most of it. */
export const systemFields: FieldsByType = {
  'alarm.fired': [],
  'message.delivered': [],
  'message.failed': [],
  'duty.reminded': [
    other('duty', 'duty', { filled: true, silent: true }),
    people('to', { filled: true, silent: true }),
    text('note', { rows: 2 }),
  ],
  'calendar.applied': [],
  'edition.moved': [],
  'charge.decided': [],
}
