import { z } from 'zod'
import { freeText, Id } from '../../../events/define.ts'
import { marksOf } from '../../language/marks.ts'
import { RequestBrief } from '../approvals/request-brief.tsx'
import { optionsOf, sayValue } from '../say-value.ts'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { requestFor, sayRequest } from './which-request.ts'

const first = (value: unknown): string | undefined =>
  Array.isArray(value) && typeof value[0] === 'string' ? value[0] : undefined

/** 补录决定: taken on paper, in an emergency or in another system. Paper needs its scan, an emergency its risk assessment. */
export function recordDecision(scene: ActScene): ActFormParts {
  const { case: current, names, t, language } = scene
  const request = requestFor(scene, 'record-decision')
  const label = (name: string) => sayField('approval.recorded', name, language)
  return {
    ...(request === undefined
      ? {}
      : {
          intro: `${t('decideIntro', { name: request.by.name, subject: sayRequest(request, names, language) })}${marksOf(language).stop}${t('recordHint')}`,
        }),
    ...(request === undefined ? {} : { above: <RequestBrief current={current} request={request} names={names} /> }),
    // It was decided before it is recorded: what happened and the scan say so already.
    afterwards: {
      label: t('decidedAt'),
      hint: t('decidedAtHint'),
      told: ({ reason, file, riskReport }) => ({ reason, evidence: first(file) === undefined ? riskReport : file }),
    },
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

/** 本人确认补录的决定: it is mine, or it is not and waits to be made good. */
export function answerRecorded({ case: current, target, t, language, me }: ActScene): ActFormParts {
  const waiting = current.unconfirmed.filter(one => one.person.id === me.person.id)
  const one = waiting.find(it => it.recorded === target.recorded) ?? waiting[0]
  const entry = current.timeline.find(it => it.id === one?.recorded)
  const said = entry?.sealed.reason
  return {
    ...(one === undefined || entry === undefined
      ? {}
      : {
          intro: `${t('recordedBy', {
            name: one.by.name,
            subject: sayValue('subject', entry.data.subject, language),
            medium: sayValue('medium', entry.data.medium, language),
          })}${typeof said === 'string' ? ` ${said}` : ''}`,
        }),
    schema: z
      .strictObject({ confirmed: z.enum(['confirm', 'contest']), reason: freeText.optional() })
      .superRefine(({ confirmed, reason }, context) => {
        if (confirmed === 'contest' && reason === undefined)
          context.addIssue({ code: 'custom', path: ['reason'], message: t('reasonNeeded') })
      }),
    fields: [
      {
        name: 'confirmed',
        label: sayField('approval.record-answered', 'confirmed', language),
        kind: 'choice',
        wide: true,
        options: optionsOf('confirmed', language),
        hint: t('contestHint'),
      },
      {
        name: 'reason',
        label: sayField('approval.record-answered', 'reason', language),
        kind: 'multiline',
        rows: 3,
        required: true,
        when: values => values.confirmed === 'contest',
      },
    ],
    initial: { confirmed: 'confirm' },
    dataOf: ({ confirmed, reason }) => ({
      ...{ request: one?.request ?? '', recorded: one?.recorded ?? '', confirmed: confirmed === 'confirm' },
      ...(confirmed === 'contest' && reason !== undefined ? { reason } : {}),
    }),
  }
}
