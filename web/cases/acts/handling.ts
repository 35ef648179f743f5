import { type FieldsByType, file, files, line, one, other, several, text, yes } from './event-field.ts'

/** 调查、方案、审批、实施、签字、验收. */
export const handlingFields: FieldsByType = {
  'investigation.recorded': [
    several('checked', 'checked', { wide: true }),
    text('findings'),
    text('interviews', { rows: 2 }),
    one('causeClass', 'causeClass'),
    text('rootCause'),
    files('files'),
  ],
  'plan.submitted': [
    other('measures', 'texts', { filled: true, silent: true }),
    text('resources', { rows: 2, filled: true }),
    text('goals', { filled: true }),
    text('contingency', { filled: true }),
    text('amendment', { filled: true }),
    yes('toManagement', { filled: true }),
    yes('urgent', { filled: true }),
    text('urgentReason', { filled: true }),
    file('riskReport', { filled: true }),
    other('route', 'route', { filled: true }),
  ],
  'plan.started': [text('note', { rows: 2 })],
  'node.reached': [one('node', 'node', { silent: true }), text('content')],
  'node.signed': [
    one('node', 'node', { silent: true }),
    one('via', 'via'),
    line('signer'),
    file('file'),
    text('remarks', { rows: 2 }),
    other('signature', 'signature', { filled: true }),
  ],
  'handling.completed': [text('solution'), text('measures'), text('guarantees', { rows: 2 })],
  'customer.accepted': [
    yes('passed'),
    one('via', 'via'),
    line('signer'),
    file('file'),
    text('remarks', { rows: 2 }),
    other('signature', 'signature', { filled: true }),
  ],
}
