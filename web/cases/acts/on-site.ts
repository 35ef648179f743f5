import { type FieldsByType, file, files, line, moment, one, other, person, text } from './event-field.ts'

/** 现场照片 and 工时, in the order people read them. */
export const onSiteFields: FieldsByType = {
  'photo.added': [
    file('file'),
    one('phase', 'photoPhase'),
    moment('takenAt'),
    line('place'),
    text('note', { rows: 2 }),
    line('name', { silent: true }),
    line('sha256'),
    other('size', 'count', { filled: true, silent: true }),
    line('mime', { filled: true, silent: true }),
  ],
  'field.reported': [
    moment('doneAt', { filled: true }),
    line('refusal', { filled: true }),
    text('text', { filled: true }),
    files('files', { filled: true }),
    line('attempted', { filled: true, silent: true }),
    line('record', { filled: true, silent: true }),
    line('code', { filled: true, silent: true }),
  ],
  // The lines are drawn by parts-used.tsx.
  'parts.used': [text('note', { rows: 2 })],
  'time.spent': [
    one('use', 'timeUse'),
    moment('from'),
    moment('until'),
    other('minutes', 'count', { filled: true }),
    person('person', { filled: true, silent: true }),
    text('note', { rows: 2 }),
  ],
}
