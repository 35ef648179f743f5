import { z } from 'zod'
import { freeText, Id } from '../../../events/define.ts'
import { optionsOf } from '../say-value.ts'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { requestFor, sayRequest } from './which-request.ts'

const first = (value: unknown): string | undefined =>
  Array.isArray(value) && typeof value[0] === 'string' ? value[0] : undefined

/** 补录决定: taken on paper, in an emergency or in another system. Paper needs its scan, an emergency its risk assessment. */
export function recordDecision(scene: ActScene): ActFormParts {
  const { names, t, language } = scene
  const request = requestFor(scene, 'record-decision')
  const label = (name: string) => sayField('approval.recorded', name, language)
  return {
    ...(request === undefined
      ? {}
      : {
          intro: `${t('decideIntro', { name: request.by.name, subject: sayRequest(request, names, language) })}。${t('recordHint')}`,
        }),
    schema: z
      .strictObject({
        medium: z.enum(['paper', 'emergency', 'import']),
        person: Id,
        file: z.array(z.string()).max(1).optional(),
        riskReport: z.array(z.string()).max(1).optional(),
        reason: freeText,
      })
      .superRefine(({ medium, file, riskReport }, context) => {
        if (medium === 'paper' && first(file) === undefined)
          context.addIssue({ code: 'custom', path: ['file'], message: t('paperNeeded') })
        if (medium === 'emergency' && first(riskReport) === undefined)
          context.addIssue({ code: 'custom', path: ['riskReport'], message: t('riskReportNeeded') })
      }),
    fields: [
      { name: 'medium', label: label('medium'), kind: 'choice', wide: true, options: optionsOf('medium', language) },
      { name: 'person', label: label('person'), kind: 'person', wide: true },
      // One field, marked as needed only where the decision stands on paper.
      { name: 'file', label: label('file'), kind: 'files', required: true, when: values => values.medium === 'paper' },
      { name: 'file', label: label('file'), kind: 'files', when: values => values.medium !== 'paper' },
      {
        name: 'riskReport',
        label: label('riskReport'),
        kind: 'files',
        required: true,
        when: values => values.medium === 'emergency',
      },
      { name: 'reason', label: label('reason'), kind: 'multiline', rows: 3 },
    ],
    initial: { medium: 'paper' },
    dataOf: ({ file, riskReport, ...values }) => ({
      ...values,
      request: request?.id ?? '',
      ...(first(file) === undefined ? {} : { file: first(file) }),
      ...(first(riskReport) === undefined ? {} : { riskReport: first(riskReport) }),
    }),
    filesOf: ({ riskReport }) => (typeof riskReport === 'string' ? [riskReport] : []),
  }
}
