import { type Instant, LocalDate } from '../events/instant.ts'
import type { Text } from '../events/text.ts'
import { editionsBinding } from './binding.ts'
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

/**
 * A record that a case asks for, with the edition that declares it. Where several regulations ask for one of this name it is made once
 * for all of them: `record` has the demands of each, `also` says who else asks and under which clause (docs/decisions/0012).
 */
export type ScopedRecord = {
  readonly edition: Edition
  readonly record: RecordRule
  readonly also: readonly { readonly edition: Edition; readonly record: RecordRule }[]
}

/**
 * The records in scope of a case at a moment: those of its own edition first, then those of the other regulations in force that add to
 * it (their levels read through the level map). Of several with one name the first gives title and clause.
 */
export function recordsInScope(rules: Rules, state: CaseState, at: Instant): ScopedRecord[] {
  const own = editionNamed(rules, state.edition)
  const editions = [own, ...editionsInForce(rules, at).filter(edition => edition.pack.id !== own.pack.id)]
  const byName = new Map<string, ScopedRecord>()
  for (const edition of editions)
    for (const record of recordsFor(edition, subjectFor(edition, state))) {
      const first = byName.get(record.id)
      byName.set(
        record.id,
        first === undefined
          ? { edition, record, also: [] }
          : { ...first, record: recordOfBoth(first.record, record, edition.pack.id), also: [...first.also, { edition, record }] },
      )
    }
  return [...byName.values()]
}

/**
 * One record that meets what two regulations ask under its name: the fields of both, each with the stricter demand. A field that means
 * something else in the second stands beside the first's, called `furn:result` after its regulation.
 */
export function recordOfBoth(first: RecordRule, second: RecordRule, regulation: string): RecordRule {
  const fields = [...first.fields]
  for (const field of second.fields) {
    const at = fields.findIndex(one => one.id === field.id)
    const both = at === -1 ? undefined : fieldOfBoth(fields[at]!, field)
    if (at === -1) fields.push(field)
    else if (both === undefined) fields.push({ ...field, id: `${regulation}:${field.id}` })
    else fields[at] = both
  }
  return { ...first, fields }
}

/** The stricter of two fields of one name; undefined where no value could be meant by both. */
function fieldOfBoth(one: RecordField, other: RecordField): RecordField | undefined {
  const required = one.required || other.required
  if (isSealedField(one) && isSealedField(other)) return { ...one, required }
  if (one.kind !== other.kind) return undefined
  if ('values' in one && 'values' in other) {
    const values = one.values.filter(value => other.values.some(same => same.id === value.id))
    return values.length === 0 ? undefined : { ...one, required, values }
  }
  if ((one.kind === 'number' || one.kind === 'amount') && (other.kind === 'number' || other.kind === 'amount')) {
    const min = larger(one.min, other.min)
    const max = smaller(one.max, other.max)
    if (min !== undefined && max !== undefined && min > max) return undefined
    return { ...one, required, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
  }
  return { ...one, required }
}

const larger = (a?: number, b?: number) => (a === undefined ? b : b === undefined ? a : Math.max(a, b))
const smaller = (a?: number, b?: number) => (a === undefined ? b : b === undefined ? a : Math.min(a, b))

/** Why this person may not make this record now, or undefined: the permits and gates of all regulations on the case. */
export function recordRefusal(rules: Rules, state: CaseState, scoped: ScopedRecord, actor: Actor): ActRefusal | undefined {
  const data = { record: scoped.record.id }
  return refusalOf(rules, state, 'make-record', actor, data) ?? permitsOfLater(rules, scoped, state, actor, data)
}

/** The permits of a regulation that came into force after the case was taken in, for a record that it alone asks for. */
export function permitsOfLater(
  rules: Rules,
  { edition }: ScopedRecord,
  state: CaseState,
  actor: Actor,
  data: Values,
): ActRefusal | undefined {
  if (editionsBinding(rules, state).some(one => one.key === edition.key)) return undefined
  return permitRefusal(edition, state, 'make-record', actor, data)
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
