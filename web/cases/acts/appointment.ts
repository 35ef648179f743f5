import { type FieldsByType, line, moment, one, other, text } from './event-field.ts'

/** 上门预约: asked, answered, called off, in the order people read them. */
export const appointmentFields: FieldsByType = {
  'appointment.asked': [other('appointment', 'event', { filled: true, silent: true })],
  'appointment.answered': [
    one('answer', 'appointmentAnswer'),
    one('via', 'answerWay'),
    moment('wishFrom'),
    moment('wishUntil'),
    line('who'),
    text('remarks', { rows: 2 }),
    other('appointment', 'event', { filled: true, silent: true }),
  ],
  'appointment.cancelled': [
    one('by', 'cancelledBy'),
    text('reason', { rows: 2 }),
    other('appointment', 'event', { filled: true, silent: true }),
  ],
}
