import { z } from 'zod'
import { freeText, Id } from '../../../events/define.ts'
import { optionsOf } from '../say-value.ts'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'

/** 确认收到: the report that waits for this person. */
export function acknowledge({ case: current, target, me, language }: ActScene): ActFormParts {
  const report = target.report ?? current.reports.find(one => one.waiting.some(person => person.id === me.person.id))?.id ?? ''
  return {
    schema: z.strictObject({ note: freeText.optional() }),
    fields: [{ name: 'note', label: sayField('', 'note', language), kind: 'multiline', rows: 2 }],
    initial: {},
    dataOf: values => ({ ...values, report }),
  }
}

/** 催办: one of the open duties. */
export function remind({ case: current, target, language }: ActScene): ActFormParts {
  const open = current.duties.filter(duty => duty.closedAt === null)
  return {
    schema: z.strictObject({ duty: z.string(), note: freeText.optional() }),
    fields: [
      {
        name: 'duty',
        label: sayField('', 'duty', language),
        kind: 'select',
        wide: true,
        options: open.map(duty => ({
          value: duty.id,
          label: `${language === 'en' ? (duty.title.en ?? duty.title.zh) : duty.title.zh} · ${duty.owner.name}`,
        })),
      },
      { name: 'note', label: sayField('', 'note', language), kind: 'multiline', rows: 2 },
    ],
    initial: { duty: target.duty ?? open[0]?.id },
    dataOf: values => values,
  }
}

/** 交接: everything of one person in this case, or one's own. */
export function handOver({ case: current, me, t, language }: ActScene): ActFormParts {
  const owners = new Map(
    current.duties.flatMap(duty =>
      duty.closedAt === null && duty.owner.id !== null ? [[duty.owner.id, duty.owner.name] as const] : [],
    ),
  )
  for (const report of current.reports) for (const one of report.waiting) owners.set(one.id, one.name)
  for (const request of current.requests)
    for (const step of request.steps.slice(request.step)) for (const one of step.people) owners.set(one.id, one.name)
  const label = (name: string) => sayField('duty.handed-over', name, language)
  return {
    intro: t('everything'),
    schema: z.strictObject({ from: Id, to: Id, cause: z.string(), note: freeText.optional() }),
    fields: [
      {
        name: 'from',
        label: t('handOverFrom'),
        kind: 'select',
        options: [...owners].map(([value, name]) => ({ value, label: name })),
      },
      { name: 'to', label: label('to'), kind: 'person' },
      { name: 'cause', label: label('cause'), kind: 'select', options: optionsOf('handOverCause', language) },
      { name: 'note', label: label('note'), kind: 'multiline', rows: 2 },
    ],
    initial: { from: owners.has(me.person.id) ? me.person.id : [...owners.keys()][0], cause: 'shift-end' },
    dataOf: values => ({
      ...values,
      duties: current.duties.flatMap(duty => (duty.closedAt === null && duty.owner.id === values.from ? [duty.id] : [])),
      requests: current.requests.flatMap(request =>
        request.by.id !== values.to &&
        request.steps.slice(request.step).some(step => step.people.some(one => one.id === values.from))
          ? [request.id]
          : [],
      ),
      reports: current.reports.flatMap(report => (report.waiting.some(one => one.id === values.from) ? [report.id] : [])),
    }),
  }
}

/** 补录确认: whether the superior accepts the time of a late record. */
export function confirmBackdating({ target, t, language }: ActScene): ActFormParts {
  return {
    intro: t('confirmBackdatingIntro'),
    schema: z
      .strictObject({ accepted: z.boolean(), reason: freeText.optional() })
      .superRefine(({ accepted, reason }, context) => {
        if (!accepted && reason === undefined)
          context.addIssue({ code: 'custom', path: ['reason'], message: t('backdatingReasonNeeded') })
      }),
    fields: [
      {
        name: 'accepted',
        label: sayField('', 'accepted', language),
        kind: 'choice',
        options: [
          { value: true, label: t('acceptTime') },
          { value: false, label: t('refuseTime') },
        ],
      },
      {
        name: 'reason',
        label: sayField('', 'reason', language),
        kind: 'multiline',
        rows: 2,
        required: true,
        when: values => values.accepted === false,
      },
    ],
    initial: { accepted: target.accepted ?? true },
    dataOf: values => ({ ...values, event: target.event ?? '' }),
  }
}
