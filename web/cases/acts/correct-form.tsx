import { z } from 'zod'
import { GradingFacts } from '../../../events/case-words.ts'
import { freeText } from '../../../events/define.ts'
import { Instant } from '../../../events/instant.ts'
import type { Field } from '../../ui/act-form-field.ts'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { CaseSearchInput } from './case-search-input.tsx'
import type { EventField } from './event-field.ts'
import { eventFields } from './event-fields.ts'
import { inputOf } from './form-fields.tsx'
import { factInputs, factsAsked } from './grading-form.tsx'

type Values = Readonly<Record<string, unknown>>
type Entry = ActScene['case']['timeline'][number]

/** Whether two recorded values say the same: a list or a set of facts by what is in it, whatever the order of its names. */
export function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
          .filter(([, part]) => part !== undefined && part !== null)
          .sort(([a], [b]) => (a < b ? -1 : 1))
      : (value ?? null)
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other))
}

/** An input for a plain field of the event; undefined for what only the server can put right. */
function plainInput(scene: ActScene, entry: Entry, field: EventField): Field[] {
  const { pack, names, language, words, case: current, t } = scene
  const name = `plain.${field.name}`
  const label = t('correctText', { field: sayField(entry.type, field.name, language) })
  const select = (options: readonly { value: string; label: string }[]): Field[] => [{ name, label, kind: 'select', options }]
  switch (field.shape) {
    case 'facts':
      return factInputs(language, words, factsAsked(scene)).map(one => ({ ...one, name: `plain.${one.name}` }))
    case 'level':
      return select((pack?.levels ?? []).map(level => ({ value: level.id, label: names.level(level.id) })))
    case 'category':
      return select((pack?.categories ?? []).map(one => ({ value: one.id, label: names.category(one.id) })))
    case 'subtype':
      return select(
        (pack?.categories ?? []).flatMap(one =>
          one.subtypes.map(sub => ({ value: sub.id, label: `${names.category(one.id)} · ${names.subtype(one.id, sub.id)}` })),
        ),
      )
    case 'customer':
      return [
        {
          name,
          label,
          kind: 'custom',
          wide: true,
          input: (
            <CaseSearchInput
              kind="customer"
              except=""
              placeholder={t('searchCustomer')}
              {...(current.customer === null ? {} : { known: current.customer })}
            />
          ),
        },
      ]
    case 'files':
    case 'file':
      return []
    default: {
      const made = inputOf(entry.type, field, language, words)
      return made === undefined ? [] : [{ ...made, name, label }]
    }
  }
}

/** 更正: a wrong time, wrong content (fields and words alike), or all of it. What may be put right the server says with the event. */
export function correct(scene: ActScene): ActFormParts {
  const { case: current, target, t, language } = scene
  const entry = current.timeline.find(one => one.id === target.event)
  const may = entry?.corrections ?? { plain: [], texts: [], time: false, void: false }
  const texts = may.texts.flatMap(name => {
    const value = entry?.sealed[name]
    return typeof value === 'string' && !value.startsWith('data:') ? [[name, value] as const] : []
  })
  const plain =
    entry === undefined
      ? []
      : eventFields(entry.type).flatMap(field => (may.plain.includes(field.name) ? plainInput(scene, entry, field) : []))
  const choices = (['values', 'at', 'void'] as const).filter(one =>
    one === 'values' ? texts.length + plain.length > 0 : one === 'at' ? may.time : may.void,
  )
  const when = (is: string) => (values: Values) => values.what === is
  const said = entry?.data ?? {}
  const changedOf = ({ plain: now, values }: Values) => ({
    plain: Object.fromEntries(
      Object.entries((now ?? {}) as Values).filter(([name, value]) => value !== undefined && !isSame(value, said[name])),
    ),
    values: Object.fromEntries(
      Object.entries((values ?? {}) as Values).filter(([name, value]) => value !== undefined && value !== entry?.sealed[name]),
    ),
  })
  return {
    schema: z
      .strictObject({
        what: z.enum(['at', 'values', 'void']),
        at: Instant.optional(),
        plain: z.looseObject({ facts: GradingFacts.optional() }).optional(),
        values: z.record(z.string(), z.string()).optional(),
        reason: freeText,
      })
      .superRefine((values, context) => {
        if (values.what === 'at' && (values.at === undefined || values.at === entry?.at))
          context.addIssue({ code: 'custom', path: ['at'], message: t('correctNothing') })
        if (values.what !== 'values') return
        const changed = changedOf(values)
        if (Object.keys(changed.plain).length + Object.keys(changed.values).length === 0)
          context.addIssue({ code: 'custom', path: ['what'], message: t('correctNothing') })
      }),
    fields: [
      {
        name: 'what',
        label: t('correctWhat'),
        kind: 'choice',
        options: choices.map(value => ({ value, label: t(`correct.${value}`) })),
        ...(may.void ? { hint: t('correctVoidHint') } : {}),
      },
      { name: 'at', label: sayField('', 'at', language), kind: 'moment', notAfterNow: true, when: when('at') },
      ...plain.map((field): Field => ({ ...field, when: when('values') })),
      ...texts.map(
        ([name]): Field => ({
          name: `values.${name}`,
          label: t('correctText', { field: sayField(entry?.type ?? '', name, language) }),
          kind: 'multiline',
          rows: 2,
          when: when('values'),
        }),
      ),
      { name: 'reason', label: sayField('', 'reason', language), kind: 'multiline', rows: 2 },
    ],
    initial: {
      what: choices[0],
      at: entry?.at,
      plain: Object.fromEntries(may.plain.flatMap(name => (said[name] === undefined ? [] : [[name, said[name]]]))),
      values: Object.fromEntries(texts),
    },
    dataOf: values => {
      const changed = changedOf(values)
      return {
        corrects: target.event ?? '',
        reason: values.reason,
        ...(values.what === 'at' ? { at: values.at } : {}),
        ...(values.what === 'void' ? { void: true } : {}),
        // Only what was changed is a correction.
        ...(values.what === 'values' && Object.keys(changed.plain).length > 0 ? { plain: changed.plain } : {}),
        ...(values.what === 'values' && Object.keys(changed.values).length > 0 ? { values: changed.values } : {}),
      }
    },
  }
}
