import { z } from 'zod'
import type { RecordField } from '../../../engine/pack.ts'
import { isSealedField } from '../../../engine/records.ts'
import { freeText, Id } from '../../../events/define.ts'
import { Instant, LocalDate } from '../../../events/instant.ts'
import { inLanguage, type Language, type Text } from '../../../events/text.ts'
import type { RecordView } from '../../../server/cases/schema.ts'
import { marksOf } from '../../language/marks.ts'
import type { Field } from '../../ui/act-form-field.ts'
import { sayClause, sayClauseOf } from '../../ui/clause.ts'
import { sayYuan } from '../../ui/yuan.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'

type Bounded = Extract<RecordField, { kind: 'number' | 'amount' }>

/** What a number may be, in words: 元 of an amount. Empty where it has no bounds. */
function boundsOf({ kind, min, max }: Bounded): string {
  const say = (bound: number) => (kind === 'amount' ? sayYuan(bound) : String(bound))
  if (min !== undefined && max !== undefined) return `${say(min)} – ${say(max)}`
  if (max !== undefined) return `≤ ${say(max)}`
  return min === undefined || min === 0 ? '' : `≥ ${say(min)}`
}

/** What a field of a record takes; the server checks the same (engine/records.ts). */
function schemaOf(field: RecordField): z.ZodType {
  switch (field.kind) {
    case 'yes-no':
      return z.boolean()
    case 'number':
    case 'amount': {
      const { min = -Infinity, max = Infinity } = field
      const fits = (value: number) => value >= min && value <= max
      return (field.kind === 'amount' ? z.number().int() : z.number()).refine(fits, boundsOf(field))
    }
    case 'choice':
      return z.enum(field.values.map(value => value.id))
    case 'choices':
      return z.array(z.enum(field.values.map(value => value.id))).min(field.required ? 1 : 0)
    case 'file':
      return z
        .array(z.string())
        .min(field.required ? 1 : 0)
        .max(1)
    case 'person':
    case 'department':
      return Id
    case 'day':
      return LocalDate
    case 'moment':
      return Instant
    default:
      return freeText
  }
}

const nameOf = (field: RecordField) => `${isSealedField(field) ? 'texts' : 'values'}.${field.id}`

/** The input of a field of a record by its kind. */
function inputOf(field: RecordField, { language, words }: Pick<ActScene, 'language' | 'words'>): Field {
  const common = { name: nameOf(field), label: inLanguage(field.title, language) }
  switch (field.kind) {
    case 'line':
      return { ...common, kind: 'text', maxLength: 500 }
    case 'text':
      return { ...common, kind: 'multiline', rows: 3 }
    case 'yes-no':
      return {
        ...common,
        kind: 'choice',
        options: [
          { value: true, label: words.yes },
          { value: false, label: words.no },
        ],
      }
    case 'number':
      return { ...common, kind: 'number', ...hintOf(field) }
    case 'amount':
      return { ...common, kind: 'money', ...hintOf(field) }
    case 'choice':
    case 'choices': {
      const options = field.values.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
      if (field.kind === 'choices') return { ...common, kind: 'multi-select', options }
      return options.length <= 4 ? { ...common, kind: 'choice', options } : { ...common, kind: 'select', options }
    }
    case 'file':
      return { ...common, kind: 'files' }
    default:
      return { ...common, kind: field.kind }
  }
}

const hintOf = (field: Bounded) => (boundsOf(field) === '' ? {} : { hint: boundsOf(field) })

function shapeOf(fields: readonly RecordField[]): Record<string, z.ZodType> {
  return Object.fromEntries(fields.map(field => [field.id, field.required ? schemaOf(field) : schemaOf(field).optional()]))
}

/** The clause that asks for a record; of several regulations each, with its name, for one entry serves them all. */
function askedBy({ clause, regulation, also = [] }: RecordView, language: Language): string {
  if (also.length === 0) return sayClause(clause, language)
  return [{ clause, regulation }, ...also]
    .map(one => sayClauseOf(one.clause, inLanguage(one.regulation, language), language))
    .join(language === 'zh' ? '、' : '; ')
}

/** 填写记录: the fields that the regulation asks for, each by its kind. Which record, the target says. */
export function makeRecord({ case: current, target, language, words, t }: ActScene): ActFormParts {
  const record = current.records.find(one => one.id === target.record)
  const fields = record?.fields ?? []
  const say = (text: Text) => inLanguage(text, language)
  const plain = fields.filter(field => !isSealedField(field))
  const written = fields.filter(isSealedField)
  const files = fields.filter(field => field.kind === 'file').map(field => field.id)
  return {
    ...(record === undefined
      ? {}
      : {
          intro:
            say(record.title) +
            marksOf(language).brackets(askedBy(record, language)) +
            (record.made > 0 ? t('madeBefore', { count: record.made }) : ''),
        }),
    schema: z.strictObject({
      ...(plain.length === 0 ? {} : { values: z.strictObject(shapeOf(plain)) }),
      ...(written.length === 0 ? {} : { texts: z.strictObject(shapeOf(written)) }),
    }),
    fields: fields.map(field => inputOf(field, { language, words })),
    initial: {},
    dataOf: ({ values, texts }) => {
      const said = Object.entries((values ?? {}) as Record<string, unknown>).flatMap(([id, value]) => {
        const one = files.includes(id) && Array.isArray(value) ? value[0] : value
        return one === undefined || (Array.isArray(one) && one.length === 0) ? [] : [[id, one] as const]
      })
      const isWritten = Object.keys((texts ?? {}) as object).length > 0
      return { record: record?.id ?? '', values: Object.fromEntries(said), ...(isWritten ? { texts } : {}) }
    },
    filesOf: ({ values }) => files.flatMap(id => (values as Record<string, string | undefined>)[id] ?? []),
  }
}
