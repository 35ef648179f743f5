import { type FieldsByType, file, level, line, one, other, people, text, yes } from './event-field.ts'

/** 反馈、复盘、归档 and what reaches back: reopening, merging, correcting, confirming a late record. */
export const closingFields: FieldsByType = {
  'result.sent': [one('channel', 'channel'), text('text')],
  'customer.answered': [
    yes('satisfied'),
    other('rating', 'stars'),
    one('via', 'via'),
    text('comment'),
    other('byJudged', 'yes', { filled: true }),
    other('version', 'count', { filled: true }),
  ],
  'feedback.attempted': [
    one('via', 'via'),
    other('attempt', 'count', { filled: true }),
    one('outcome', 'attemptOutcome'),
    text('note', { rows: 2 }),
  ],
  'result.reported': [
    text('summary'),
    other('to', 'receivers', { filled: true }),
    level('level', { filled: true, silent: true }),
  ],
  'form.submitted': [
    other('form', 'form', { filled: true, silent: true }),
    yes('urgent', { filled: true }),
    text('urgentReason', { filled: true }),
    file('riskReport', { filled: true }),
    other('route', 'route', { filled: true }),
  ],
  'retrospective.recorded': [text('rootCause'), text('lessons'), text('improvements'), people('attendees', { wide: true })],
  'case.archived': [other('retainUntil', 'day', { filled: true }), text('note', { rows: 2 })],
  'library.published': [line('title', { wide: true }), text('problem'), text('rootCause'), text('experience')],
  'study.submitted': [
    line('title', { wide: true }),
    text('problem'),
    text('rootCause'),
    text('solution'),
    text('measures'),
    text('effect'),
    text('experience'),
    line('product'),
    other('codes', 'texts', { silent: true }),
    other('kept', 'texts', { silent: true }),
  ],
  'study.released': [text('reason')],
  'study.withdrawn': [other('entry', 'study'), text('reason')],
  'study.used': [other('entry', 'study'), text('note', { rows: 2 })],
  'case.reopened': [one('cause', 'reopenCause'), text('reason')],
  'case.merged': [other('into', 'case', { filled: true }), text('reason', { filled: true })],
  'case.absorbed': [other('from', 'case', { filled: true })],
  'event.corrected': [other('corrects', 'event', { filled: true, silent: true }), text('reason', { filled: true })],
  'backdating.confirmed': [
    other('event', 'event', { filled: true }),
    yes('accepted', { filled: true, silent: true }),
    text('reason', { filled: true }),
  ],
}
