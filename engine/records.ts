import { LocalDate } from '../events/instant.ts'
import type { Text } from '../events/text.ts'
import { includes } from './conditions.ts'
import type { RecordField, RecordRule } from './pack.ts'
import type { Edition } from './rules.ts'

type Values = Readonly<Record<string, unknown>>
export type RecordProblem = { readonly field: string; readonly because: Text }

/** Free text of a record is sealed; every other field is plain, so that rules read it. */
export function isSealedField(field: RecordField): boolean {
  return field.kind === 'line' || field.kind === 'text'
}

/** The records that an edition asks for in a case of this kind, level and category. */
export function recordsFor(
  edition: Edition,
  subject: { kind: string; level?: string | undefined; category?: string | undefined },
): RecordRule[] {
  return (edition.pack.records ?? []).filter(record => includes(record, subject))
}

const say = (zh: string, en: string): Text => ({ zh, en })

/** What is wrong with a record as it was filled in, field by field; empty where nothing is. Unknown fields are wrong too. */
export function recordProblems(record: RecordRule, values: Values, texts: Values): RecordProblem[] {
  const known = new Map(record.fields.map(field => [field.id, field]))
  const strangers = [...Object.keys(values), ...Object.keys(texts)].filter(id => !known.has(id))
  return [
    ...strangers.map(id => ({ field: id, because: say('没有这一栏', 'There is no such field') })),
    ...record.fields.flatMap(field => {
      const value = isSealedField(field) ? texts[field.id] : values[field.id]
      const misplaced = isSealedField(field) ? field.id in values : field.id in texts
      const because = misplaced ? say('这一栏放错了位置', 'This field is in the wrong half') : problemOf(field, value)
      return because === undefined ? [] : [{ field: field.id, because }]
    }),
  ]
}

function problemOf(field: RecordField, value: unknown): Text | undefined {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return field.required ? say(`请填写「${field.title.zh}」`, `Fill in "${field.title.en ?? field.title.zh}"`) : undefined
  switch (field.kind) {
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : say('请选择是或否', 'Choose yes or no')
    case 'number':
    case 'amount':
      return numberProblem(field, value)
    case 'choice':
      return field.values.some(v => v.id === value) ? undefined : say('请从选项中选择', 'Choose one of the options')
    case 'choices':
      return Array.isArray(value) && value.every(one => field.values.some(v => v.id === one))
        ? undefined
        : say('请从选项中选择', 'Choose from the options')
    case 'day':
      return LocalDate.safeParse(value).success ? undefined : say('请填写日期', 'Give a date')
    case 'moment':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? undefined : say('请填写时间', 'Give a time')
    default:
      return typeof value === 'string' ? undefined : say('请填写文字', 'Give a text')
  }
}

function numberProblem(field: Extract<RecordField, { kind: 'number' | 'amount' }>, value: unknown): Text | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return say('请填写数字', 'Give a number')
  if (field.kind === 'amount' && !Number.isInteger(value)) return say('金额以分为单位取整', 'Amounts are whole cents')
  if (field.min !== undefined && value < field.min) return say(`不得小于 ${field.min}`, `At least ${field.min}`)
  if (field.max !== undefined && value > field.max) return say(`不得大于 ${field.max}`, `At most ${field.max}`)
  return undefined
}
