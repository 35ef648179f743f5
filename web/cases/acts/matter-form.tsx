import { z } from 'zod'
import { freeText } from '../../../events/define.ts'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { RouteAhead } from './route-ahead.tsx'

const first = (value: unknown): string | undefined =>
  Array.isArray(value) && typeof value[0] === 'string' ? value[0] : undefined

/** 提请决定: the proposal with what chooses its route, and the people of that route before it is sent. Urgency needs its reason. */
export function submitMatter({ case: current, names, t, language }: ActScene): ActFormParts {
  const label = (name: string) => sayField('matter.submitted', name, language)
  const rounds = current.timeline.filter(entry => entry.type === 'matter.submitted').length
  return {
    ...(rounds === 0 ? {} : { intro: t('againHint', { round: rounds + 1 }) }),
    schema: z
      .strictObject({
        proposal: freeText,
        amountFen: z.number().int().min(0).optional(),
        urgent: z.boolean().optional(),
        urgentReason: freeText.optional(),
        riskReport: z.array(z.string()).max(1).optional(),
        $route: z.unknown().optional(),
      })
      .superRefine(({ urgent, urgentReason }, context) => {
        if (urgent === true && urgentReason === undefined)
          context.addIssue({ code: 'custom', path: ['urgentReason'], message: t('urgentReasonNeeded') })
      }),
    fields: [
      { name: 'proposal', label: label('proposal'), kind: 'multiline', rows: 4 },
      { name: 'amountFen', label: `${label('amountFen')}（${t('optional')}）`, kind: 'money', min: 0 },
      { name: 'urgent', label: label('urgent'), kind: 'checkbox', text: t('urgent') },
      { name: 'urgentReason', label: label('urgentReason'), kind: 'multiline', rows: 2, when: values => values.urgent === true },
      { name: 'riskReport', label: `${label('riskReport')}（${t('optional')}）`, kind: 'files' },
      {
        name: '$route',
        label: t('routeAhead'),
        kind: 'custom',
        wide: true,
        input: <RouteAhead caseId={current.id} names={names} />,
      },
    ],
    initial: {},
    dataOf: ({ $route: _, riskReport, ...values }) => ({
      ...values,
      ...(first(riskReport) === undefined ? {} : { riskReport: first(riskReport) }),
    }),
    filesOf: ({ riskReport }) => (typeof riskReport === 'string' ? [riskReport] : []),
  }
}
