import { type FieldsByType, level, moment, one, other, people, person, text } from './event-field.ts'

/** 上报、响应, clocks that stand still, and handing over. */
export const responseFields: FieldsByType = {
  'case.reported': [
    text('details'),
    text('judgement', { rows: 2 }),
    text('demand', { rows: 2 }),
    text('measures', { rows: 2 }),
    one('channel', 'reportChannel'),
    other('to', 'receivers', { filled: true }),
    level('level', { filled: true, silent: true }),
  ],
  'report.acknowledged': [text('note', { rows: 2 })],
  'handler.assigned': [
    person('person'),
    person('previous', { filled: true }),
    other('borrowedFrom', 'department', { filled: true }),
    other('isBorrowed', 'yes', { filled: true, silent: true }),
    other('restricted', 'yes', { filled: true }),
    text('note', { rows: 2 }),
  ],
  'team.formed': [
    person('owner'),
    people('members', { wide: true }),
    other('nodes', 'texts', { filled: true, silent: true }),
    other('nodeTimes', 'moments', { filled: true, silent: true }),
    text('note', { rows: 2 }),
  ],
  'meeting.held': [
    one('meeting', 'meeting'),
    person('owner'),
    people('attendees', { wide: true }),
    other('departments', 'departments', { wide: true }),
    text('minutes'),
    text('decisions'),
  ],
  'site.manned': [person('person'), moment('from'), moment('until'), text('note', { rows: 2 })],
  'progress.reported': [one('to', 'progressTo'), other('percent', 'percent'), text('text')],
  'clock.paused': [one('cause', 'pauseCause'), text('reason', { rows: 2 })],
  'clock.resumed': [text('reason', { rows: 2 })],
  'duty.handed-over': [
    person('from', { filled: true }),
    person('to', { filled: true }),
    one('cause', 'handOverCause', { filled: true }),
    other('duties', 'duties', { filled: true }),
    other('borrowedFrom', 'department', { filled: true }),
    other('isBorrowed', 'yes', { filled: true, silent: true }),
    text('note', { rows: 2, filled: true }),
  ],
}
