import { z } from 'zod'
import { freeText, Id } from '../../../events/define.ts'
import { LocalDate } from '../../../events/instant.ts'
import { penaltyProposed, reviewSubmitted } from '../../../events/penalty-events.ts'
import { sayIn } from '../../language/use-words.ts'
import { MeasuresInput } from '../../penalties/measures-input.tsx'
import { ReadingWarning } from '../../penalties/reading-warning.tsx'
import { ViolationKindInput } from '../../penalties/violation-kind-input.tsx'
import { penaltyWords } from '../../penalties/words.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'

const measures = penaltyProposed.input.shape.measures

/** 立案依据: which violation, whose, on which day. */
export function citeViolation({ language }: ActScene): ActFormParts {
  const t = sayIn(penaltyWords, language)
  const isOf = (party: string) => (values: Readonly<Record<string, unknown>>) => values.of === party
  return {
    intro: t('citeHint'),
    schema: z.strictObject({
      $violation: z.string(),
      of: z.enum(['person', 'department']),
      $person: Id.optional(),
      $department: Id.optional(),
      on: LocalDate,
      facts: freeText.optional(),
    }),
    fields: [
      { name: '$violation', label: t('whichViolation'), kind: 'custom', wide: true, input: <ViolationKindInput /> },
      {
        name: 'of',
        label: t('party'),
        kind: 'choice',
        options: [
          { value: 'person', label: t('party.person') },
          { value: 'department', label: t('party.department') },
        ],
      },
      { name: '$person', label: t('subject'), kind: 'person', required: true, when: isOf('person') },
      { name: '$department', label: t('department'), kind: 'department', required: true, when: isOf('department') },
      { name: 'on', label: t('actOf'), kind: 'day', notAfterToday: true },
      { name: 'facts', label: t('facts'), kind: 'multiline', rows: 3, hint: t('factsHint') },
    ],
    initial: { of: 'person' },
    dataOf: ({ $violation, $person, $department, ...values }) => {
      const [regulation, violation] = String($violation).split('/')
      return { ...values, regulation, violation, subject: values.of === 'person' ? $person : $department }
    },
  }
}

/** 处罚建议: what the clauses give, with a reason where it is departed from. */
export function proposePenalty({ case: current, language }: ActScene): ActFormParts {
  const t = sayIn(penaltyWords, language)
  const last = current.timeline.findLast(entry => entry.type === 'penalty.proposed')
  return {
    intro: t('departHint'),
    above: <ReadingWarning caseId={current.id} />,
    schema: z.strictObject({ measures, reason: freeText.optional() }),
    fields: [
      {
        name: 'measures',
        label: t('computed'),
        kind: 'custom',
        wide: true,
        input: <MeasuresInput caseId={current.id} />,
      },
      { name: 'reason', label: t('departReason'), kind: 'multiline', rows: 3 },
    ],
    // A further proposal begins with what was computed now, and with the reason given before.
    initial: last?.sealed.reason === undefined ? {} : { reason: last.sealed.reason },
    dataOf: values => values,
  }
}

/** 提交复议结果: upheld, changed or revoked, for approval. */
export function submitReview({ case: current, language }: ActScene): ActFormParts {
  const t = sayIn(penaltyWords, language)
  const outcomes = reviewSubmitted.input.shape.outcome.options
  return {
    schema: z.strictObject({ outcome: reviewSubmitted.input.shape.outcome, measures: measures.optional(), reasons: freeText }),
    fields: [
      {
        name: 'outcome',
        label: t('reviewOutcome'),
        kind: 'choice',
        options: outcomes.map(value => ({ value, label: t(`review.${value}`) })),
      },
      {
        name: 'measures',
        label: t('reviewMeasures'),
        kind: 'custom',
        wide: true,
        required: true,
        when: values => values.outcome === 'changed',
        input: <MeasuresInput caseId={current.id} begins="standing" />,
      },
      { name: 'reasons', label: t('reviewReasons'), kind: 'multiline', rows: 4 },
    ],
    initial: {},
    dataOf: values => values,
  }
}
