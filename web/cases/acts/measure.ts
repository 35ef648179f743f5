import { type FieldsByType, line, one, other, several, text, yes } from './event-field.ts'

/** 处罚的执行与业务限制, in the order people read them; categories and figures are drawn by hand (timeline/entry-body.tsx). */
export const measureFields: FieldsByType = {
  'measure.settled': [
    one('kind', 'measureKind'),
    other('amountFen', 'money'),
    other('points', 'count'),
    other('months', 'count'),
    text('reason'),
  ],
  'measure.expired': [one('kind', 'measureKind'), other('on', 'day')],
  'restriction.set': [
    one('how', 'restrictionHow'),
    other('from', 'day'),
    several('caseKinds', 'kind'),
    other('models', 'texts'),
    other('regions', 'texts'),
    text('what'),
    line('monthly', { filled: true }),
  ],
  'restriction.assessed': [
    other('rectification', 'case'),
    other('upTo', 'percent'),
    other('downPercent', 'percent', { filled: true }),
    text('basis'),
  ],
  'restriction.stepped': [other('share', 'percent'), yes('isBack', { filled: true }), text('reason')],
}
