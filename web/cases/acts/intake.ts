import { type FieldsByType, file, files, level, line, moment, one, other, people, several, text, yes } from './event-field.ts'

/** 发现、核实、定级 and what anybody may add at any time. */
export const intakeFields: FieldsByType = {
  'case.opened': [
    line('title', { filled: true, silent: true }),
    text('description', { filled: true }),
    text('demand', { filled: true }),
    one('channel', 'channel', { filled: true }),
    other('customer', 'customer', { filled: true }),
    other('contact', 'contact', { filled: true }),
    other('category', 'category', { filled: true }),
    other('subtype', 'subtype', { filled: true }),
    other('facts', 'facts', { filled: true }),
    level('level', { filled: true }),
    moment('occurredAt', { filled: true }),
    several('missing', 'missing', { filled: true }),
    // Where it comes from is a panel of the case.
    other('origin', 'case', { filled: true, silent: true }),
  ],
  'record.completed': [
    text('description'),
    text('demand'),
    other('contact', 'contact'),
    moment('occurredAt'),
    other('customer', 'customer', { silent: true }),
    several('missing', 'missing', { filled: true }),
  ],
  'case.verified': [
    one('serviceStage', 'serviceStage'),
    text('content'),
    text('scope', { rows: 2 }),
    text('demand', { rows: 2 }),
  ],
  'case.classified': [
    level('level', { silent: true, filled: true }),
    level('proposed', { filled: true, silent: true }),
    other('category', 'category', { filled: true }),
    other('subtype', 'subtype', { filled: true }),
    other('facts', 'facts', { filled: true }),
    yes('productQuality'),
    yes('contractDispute'),
    yes('majorLoss'),
    text('reason', { rows: 2 }),
  ],
  'note.added': [text('text'), people('mentions', { silent: true }), files('files')],
  'customer.replied': [one('channel', 'channel'), text('text'), files('files')],
  'file.attached': [file('file'), line('name', { silent: true })],
}
