import { z } from 'zod'
import { freeText, Id, shortText } from '../../../events/define.ts'
import { Instant } from '../../../events/instant.ts'
import { marksOf } from '../../language/marks.ts'
import type { Field } from '../../ui/act-form-field.ts'
import { sayClause } from '../../ui/clause.ts'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { CaseSearchInput } from './case-search-input.tsx'
import { needsReason, riskReportOf, urgencyData, urgencyFields, urgencyShape } from './urgency.ts'

/** 表单: the regulation's fields, filled from what was recorded. */
export function submitForm(scene: ActScene): ActFormParts {
  const { forms, target, t, language } = scene
  const form = forms.find(one => one.id === target.form) ?? forms[0]
  const say = (text: { zh: string; en?: string | undefined }) => (language === 'en' ? (text.en ?? text.zh) : text.zh)
  return {
    ...(form === undefined ? {} : { intro: say(form.title) + marksOf(language).brackets(sayClause(form.clause, language)) }),
    // Which fields are asked for, the regulation says; the same check stands in the server.
    schema: z
      .strictObject({
        values: z.strictObject(
          Object.fromEntries((form?.fields ?? []).map(field => [field.id, field.required ? freeText : freeText.optional()])),
        ),
        ...urgencyShape,
      })
      .superRefine(needsReason(t)),
    fields: [
      ...(form?.fields ?? []).map(field => ({
        name: `values.${field.id}`,
        label: say(field.title),
        ...(field.multiline ? { kind: 'multiline' as const, rows: 2 } : { kind: 'text' as const }),
      })),
      ...urgencyFields(scene),
    ],
    initial: { values: Object.fromEntries((form?.fields ?? []).map(field => [field.id, field.value])) },
    dataOf: ({ urgent, urgentReason, riskReport, ...values }) => ({
      ...values,
      ...urgencyData({ urgent, urgentReason, riskReport }),
      form: form?.id ?? '',
    }),
    filesOf: riskReportOf,
  }
}

/** 并入: the other case is found by searching. */
export function merge({ case: current, t, language }: ActScene): ActFormParts {
  return {
    schema: z.strictObject({ into: Id, reason: freeText }),
    fields: [
      {
        name: 'into',
        label: sayField('', 'into', language),
        kind: 'custom',
        wide: true,
        input: <CaseSearchInput except={current.id} placeholder={t('searchCase')} />,
      },
      { name: 'reason', label: sayField('', 'reason', language), kind: 'multiline', rows: 2 },
    ],
    initial: {},
    dataOf: values => values,
  }
}

/** 补全记录: only what is missing is asked for. */
export function completeRecord({ case: current, language }: ActScene): ActFormParts {
  const label = (name: string) => sayField('', name, language)
  const verified = current.missing.includes('demand')
    ? current.timeline.findLast(entry => entry.type === 'case.verified')
    : undefined
  const contact = current.missing.includes('customer') || current.missing.includes('contact')
  return {
    schema: z.strictObject({
      description: freeText.optional(),
      demand: freeText.optional(),
      occurredAt: Instant.optional(),
      contact: z
        .strictObject({ name: shortText.max(200).optional(), phone: shortText.max(50).optional(), address: shortText.optional() })
        .optional(),
    }),
    fields: [
      ...(contact
        ? ([
            { name: 'contact.name', label: label('contact.name'), kind: 'text' },
            { name: 'contact.phone', label: label('contact.phone'), kind: 'text' },
            { name: 'contact.address', label: label('contact.address'), kind: 'text', wide: true },
          ] satisfies Field[])
        : []),
      ...(current.missing.includes('description')
        ? ([{ name: 'description', label: label('description'), kind: 'multiline' }] satisfies Field[])
        : []),
      ...(current.missing.includes('demand')
        ? ([{ name: 'demand', label: label('demand'), kind: 'multiline', rows: 2 }] satisfies Field[])
        : []),
      ...(current.missing.includes('occurredAt')
        ? ([{ name: 'occurredAt', label: label('occurredAt'), kind: 'moment', notAfterNow: true }] satisfies Field[])
        : []),
    ],
    initial: {
      ...(contact ? { contact: { ...current.contact } } : {}),
      // Verified meanwhile: nobody types it twice.
      ...(typeof verified?.sealed.demand === 'string' ? { demand: verified.sealed.demand } : {}),
    },
    dataOf: values => values,
  }
}

/** 附件: one event per file; the drawer sends them. */
export function attach({ t }: ActScene): ActFormParts {
  return {
    schema: z.strictObject({ files: z.array(Id).min(1) }),
    fields: [{ name: 'files', label: t('files'), kind: 'files' }],
    initial: {},
    // One event per file: the drawer sends them.
    dataOf: values => values,
  }
}
