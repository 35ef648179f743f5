import { type FieldsByType, file, line, moment, other, person, text } from './event-field.ts'

/** 调查: evidence that changes hands, its files hashed again, interviews. */
export const investigationFields: FieldsByType = {
  'evidence.handed-over': [
    other('pieces', 'pieces'),
    moment('handedAt'),
    person('from'),
    line('fromOutside'),
    person('to'),
    line('toOutside'),
    line('place'),
    text('note', { rows: 2 }),
  ],
  'evidence.checked': [
    other('files', 'count', { filled: true }),
    other('changed', 'pieces', { filled: true }),
    other('missing', 'pieces', { filled: true }),
    text('note', { rows: 2 }),
  ],
  'interview.held': [
    other('number', 'count', { filled: true, silent: true }),
    person('person'),
    line('who'),
    moment('heldAt'),
    line('place'),
    person('second'),
    file('file'),
    other('questions', 'texts', { silent: true }),
    other('answers', 'texts', { silent: true }),
  ],
}
