import { inLanguage } from '../../events/in-language.ts'
import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import { OpenCase } from '../cases/schema.ts'
import { sha256 } from '../events/seal.ts'
import { fieldMessages } from '../field-messages.ts'
import type { Mapping } from './mapping-schema.ts'
import { columnOf, read } from './mapping-schema.ts'
import { readTime } from './read-time.ts'
import type { Row, RowCode, RowProblem } from './row.ts'

export type RowIntake = { readonly line: number; readonly externalId: string; readonly input: OpenCase }
export type RowFailure = { readonly line: number; readonly externalId?: string; readonly problem: RowProblem }
export const isFailure = (row: RowIntake | RowFailure): row is RowFailure => 'problem' in row

const problem = (code: RowCode, zh: string, en: string, field?: string): RowProblem => ({
  code,
  ...(field === undefined ? {} : { field }),
  reason: { zh, en },
})
const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** A cell that should be a time and is none. */
export const unreadableTime = (column: string, text: string, field: string): RowProblem =>
  text === ''
    ? problem('row.time-unreadable', `“${column}”列没有时间`, `Column "${column}" holds no time`, field)
    : problem(
        'row.time-unreadable',
        `“${column}”列的“${shown(text)}”不是能识别的时间`,
        `Column "${column}": "${shown(text)}" is not a time`,
        field,
      )
/** A time that has not come yet. */
export const futureTime = (column: string, text: string, field: string): RowProblem =>
  problem(
    'row.time-future',
    `“${column}”列的时间 ${shown(text)} 在将来`,
    `Column "${column}": the time ${shown(text)} lies in the future`,
    field,
  )

/** Half of a pair that UTF-16 writes one sign with: no text that a database can keep. */
const LONE_SURROGATE = /\p{Surrogate}/u
const hasLoneSurrogate = (value: unknown): boolean =>
  typeof value === 'string'
    ? LONE_SURROGATE.test(value)
    : typeof value === 'object' &&
      value !== null &&
      Object.entries(value).some(([k, v]) => LONE_SURROGATE.test(k) || hasLoneSurrogate(v))

/** The case that a row describes, or why it describes none. */
export function toIntake(mapping: Mapping, row: Row, now: Instant): RowIntake | RowFailure {
  if (row.problem) return { line: row.line, problem: row.problem }
  const externalId = externalIdOf(mapping, row)
  const draft = draftOf(mapping, row, now)
  if ('code' in draft) return { line: row.line, externalId, problem: draft }
  return checked({ line: row.line, externalId }, { ...draft, externalId }, mapping)
}

/** An NDJSON line as the body of POST /api/cases would be; `kind` and `channel` may be left out. */
export function intakeOfJson(row: Row): RowIntake | RowFailure {
  if (row.problem) return { line: row.line, problem: row.problem }
  const value = row.value as Record<string, unknown>
  const externalId = typeof value.externalId === 'string' && value.externalId !== '' ? value.externalId : rowHash(row)
  return checked(
    { line: row.line, externalId: externalId.slice(0, 200) },
    { kind: 'anomaly', channel: 'import', ...value, externalId },
  )
}

function checked(at: { line: number; externalId: string }, draft: object, mapping?: Mapping): RowIntake | RowFailure {
  if (hasLoneSurrogate(draft))
    return {
      line: at.line,
      problem: problem(
        'row.value-invalid',
        '文字不完整：含有半个字符（编码损坏）',
        'The text is damaged: it holds half a character',
      ),
    }
  if (typeof (draft as { title?: unknown }).title === 'string' && (draft as { title: string }).title.trim() === '')
    return { ...at, problem: problem('row.title-missing', '没有标题', 'There is no title', 'title') }
  const parsed = OpenCase.safeParse(draft)
  return parsed.success
    ? { ...at, input: parsed.data }
    : { ...at, problem: invalid(fieldMessages(parsed.error.issues, []), mapping) }
}

/** What is wrong with which column; of an NDJSON line, which has none, with which field. */
export function invalid(fields: Readonly<Record<string, Text>>, mapping?: Mapping): RowProblem {
  const entries = Object.entries(fields)
  const say = (language: 'zh' | 'en') =>
    entries
      .map(([field, text]) => {
        const column = mapping && columnOf(mapping, field)
        const said = inLanguage(text, language)
        if (column === undefined) return `${field}: ${said}`
        return language === 'zh' ? `“${column}”列：${said}` : `Column "${column}": ${said}`
      })
      .join(language === 'zh' ? '；' : '; ')
  return { code: 'row.value-invalid', ...(entries[0] ? { field: entries[0][0] } : {}), reason: { zh: say('zh'), en: say('en') } }
}

/** The row's own id; a row without one is known by its content. */
export function externalIdOf(mapping: Mapping, row: Row): string {
  const id = read(mapping.case.externalId, row.cells)
  return id === '' || id.length > 200 || LONE_SURROGATE.test(id) ? rowHash(row) : id
}
const rowHash = (row: Row): string => `row:${sha256(JSON.stringify(Object.entries(row.cells))).slice(0, 32)}`

type Choice<T extends string> =
  | { readonly is: T }
  | { readonly from: string; readonly values: Readonly<Record<string, T>>; readonly otherwise?: T | undefined }

/** The value of a choice in a row: undefined where the cell is empty or nothing is mapped. */
export function chosen<T extends string>(choice: Choice<T> | undefined, row: Row, field: string): T | undefined | RowProblem {
  if (choice === undefined) return undefined
  if ('is' in choice) return choice.is
  const text = read(choice.from, row.cells)
  const value = Object.hasOwn(choice.values, text) ? choice.values[text] : choice.otherwise
  if (value !== undefined || text === '') return value
  return problem(
    'row.value-invalid',
    `“${choice.from}”列的“${shown(text)}”没有对应的取值`,
    `Column "${choice.from}": "${shown(text)}" stands for nothing in the mapping`,
    field,
  )
}

type Draft = Omit<OpenCase, 'externalId'>

/** The fields of the case as texts say them; a field that says nothing is left out. */
export function draftOf({ case: from, formats }: Mapping, row: Row, now: Instant): Draft | RowProblem {
  const title = read(from.title, row.cells)
  if (title === '')
    return problem(
      'row.title-missing',
      `没有标题：“${from.title}”列是空的`,
      `There is no title: column "${from.title}" is empty`,
      'title',
    )
  const when = read(from.occurredAt, row.cells)
  const occurredAt = when === '' ? undefined : readTime(when, { zone: formats.zone, format: formats.dateTime })
  if (when !== '' && occurredAt === undefined) return unreadableTime(from.occurredAt!, when, 'occurredAt')
  if (occurredAt !== undefined && occurredAt > now) return futureTime(from.occurredAt!, when, 'occurredAt')
  const choices = {
    kind: chosen(from.kind, row, 'kind'),
    channel: chosen(from.channel, row, 'channel'),
    category: chosen(from.category, row, 'category'),
    subtype: chosen(from.subtype, row, 'subtype'),
  }
  for (const value of Object.values(choices)) if (typeof value === 'object') return value
  const { kind, channel, category, subtype } = choices as {
    kind: Draft['kind'] | undefined
    channel: Draft['channel'] | undefined
    category: string | undefined
    subtype: string | undefined
  }
  const [description, demand] = [read(from.description, row.cells), read(from.demand, row.cells)]
  const [name, phone, address] = [
    read(from.customer.name, row.cells),
    read(from.customer.phone, row.cells),
    read(from.customer.address, row.cells),
  ]
  const customer = { ...(name ? { name } : {}), ...(phone ? { phone } : {}), ...(address ? { address } : {}) }
  return {
    title,
    kind: kind ?? 'anomaly',
    channel: channel ?? 'import',
    ...(description ? { description } : {}),
    ...(demand ? { demand } : {}),
    ...(Object.keys(customer).length > 0 ? { customer } : {}),
    ...(occurredAt ? { occurredAt } : {}),
    ...(category ? { category } : {}),
    ...(subtype ? { subtype } : {}),
  }
}
