import { type Instant, LocalDate } from '../events/instant.ts'
import type { Text } from '../events/text.ts'
import { includes } from './conditions.ts'
import { subjectFor } from './levels.ts'
import type { RecordField, RecordRule } from './pack.ts'
import { type Actor, type ActRefusal, permitRefusal, refusalOf } from './permissions.ts'
import { type Edition, editionNamed, editionsInForce, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'

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

/** A record that a case asks for, with the edition that declares it. */
export type ScopedRecord = { readonly edition: Edition; readonly record: RecordRule }

/**
 * The records in scope of a case at a moment: those of its own edition first, then those of the other regulations in force that add to
 * it (their levels read through the level map). Of several with one name the first counts.
 */
export function recordsInScope(rules: Rules, state: CaseState, at: Instant): ScopedRecord[] {
  const own = editionNamed(rules, state.edition)
  const editions = [own, ...editionsInForce(rules, at).filter(edition => edition.key !== own.key)]
  const seen = new Set<string>()
  return editions.flatMap(edition =>
    recordsFor(edition, subjectFor(edition, state)).flatMap(record => {
      if (seen.has(record.id)) return []
      seen.add(record.id)
      return [{ edition, record }]
    }),
  )
}

/** Why this person may not make this record now, or undefined: the case's own permits and gates, and those of the regulation that declares it. */
export function recordRefusal(
  rules: Rules,
  state: CaseState,
  { edition, record }: ScopedRecord,
  actor: Actor,
): ActRefusal | undefined {
  const data = { record: record.id }
  return refusalOf(rules, state, 'make-record', actor, data) ?? permitsOfOther(edition, state, actor, data)
}

/** The permits of another regulation for its own record: the case's edition knows nothing of it. */
export function permitsOfOther(edition: Edition, state: CaseState, actor: Actor, data: Values): ActRefusal | undefined {
  if (edition.key === state.edition) return undefined
  const { level, ...others } = state
  const translated = subjectFor(edition, state).level
  return permitRefusal(
    edition,
    { ...others, ...(translated === undefined ? {} : { level: translated }) },
    'make-record',
    actor,
    data,
  )
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
  const said = (bound: number) => (field.kind === 'amount' ? `${bound / 100} 元` : String(bound))
  if (field.min !== undefined && value < field.min) return say(`不得小于 ${said(field.min)}`, `At least ${said(field.min)}`)
  if (field.max !== undefined && value > field.max) return say(`不得大于 ${said(field.max)}`, `At most ${said(field.max)}`)
  return undefined
}
