import { type FieldsByType, one, other, text, yes } from './event-field.ts'

/** 处罚: what is cited, proposed and found on review; the measures are drawn by hand (timeline/entry-body.tsx). */
export const penaltyFields: FieldsByType = {
  'violation.cited': [other('on', 'day'), text('facts')],
  'penalty.proposed': [yes('departs', { filled: true }), yes('hadRead', { filled: true }), text('reason')],
  'review.submitted': [
    one('outcome', 'reviewOutcome'),
    text('reasons'),
    yes('urgent', { filled: true }),
    text('urgentReason', { filled: true }),
    other('route', 'route', { filled: true }),
  ],
}
