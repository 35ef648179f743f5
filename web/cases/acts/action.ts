import { type FieldsByType, moment, one, other, person, text } from './event-field.ts'

/** 纠正预防措施 and 致客户函, in the order people read them. */
export const actionFields: FieldsByType = {
  'action.set': [
    other('number', 'count', { filled: true }),
    other('replaces', 'count', { filled: true }),
    one('sort', 'actionSort'),
    text('what'),
    text('steps'),
    other('department', 'department'),
    person('person'),
    moment('dueAt'),
    text('criterion', { rows: 2 }),
    person('checker'),
    moment('checkAt'),
  ],
  'action.done': [
    other('number', 'count', { filled: true }),
    text('done'),
    other('files', 'files'),
    person('checker', { filled: true }),
    moment('checkAt', { filled: true }),
    other('open', 'count', { filled: true }),
  ],
  'action.checked': [
    other('number', 'count', { filled: true }),
    one('effect', 'actionEffect'),
    text('basis'),
    other('unproven', 'count', { filled: true, silent: true }),
  ],
  'letter.sent': [
    one('kind', 'letterKind'),
    one('channel', 'letterChannel'),
    one('language', 'letterLanguage'),
    other('version', 'day', { filled: true }),
    other('edited', 'yes', { filled: true }),
    other('subject', 'line'),
    text('text', { rows: 12 }),
    other('to', 'line', { filled: true }),
  ],
  'channel.preferred': [
    one('channel', 'letterChannel'),
    other('email', 'line'),
    other('forCustomer', 'yes'),
    text('note', { rows: 2 }),
  ],
}
