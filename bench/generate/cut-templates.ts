import { canonical, commitment } from '../../server/events/seal.ts'
import { searchColumns } from '../../server/search/tokens.ts'
import { ID_MARK, PHONE_MARK, PINYIN_MARK, SALT_MARK, type TextName, textMarks } from './marks.ts'
import type { TemplateTable } from './template-rows.ts'

/** What stands between the fixed text of a row. */
export type Slot =
  | { readonly is: 'id'; readonly mark: string }
  | { readonly is: 'salt'; readonly mark: string }
  /** The hash of a link's token, which nobody knows the token of. */
  | { readonly is: 'token'; readonly hash: string }
  | { readonly is: 'text'; readonly name: TextName }
  | { readonly is: 'phone' }
  | { readonly is: 'pinyin' }
  | { readonly is: 'number'; readonly form: 'plain' | 'lower' | 'joined' }
  | { readonly is: 'commitment'; readonly hash: string }
  | { readonly is: 'time'; readonly ms: number; readonly form: 'stored' | 'json' | 'day'; readonly digits: string }
  /** One of the two search columns, made of the folded text without the joined codes at its end. */
  | { readonly is: 'search'; readonly column: 'vector' | 'text'; readonly of: readonly Part[] }
  /** What was said, encrypted for the row (its event and field) that it stands in. */
  | { readonly is: 'sealed'; readonly row: readonly Part[]; readonly of: readonly Part[] }
  /** By which the telephone number of a contact is found. */
  | { readonly is: 'mark' }
  /** The bytes of a trace, whose times are shifted. */
  | { readonly is: 'trace'; readonly bytes: Buffer }
export type Part = string | Slot

/** One case with all its rows in pieces, ready to be copied. */
export type Template = {
  readonly tag: number
  readonly caseId: string
  readonly openedAt: number
  readonly isHistory: boolean
  readonly isClosed: boolean
  readonly events: number
  readonly openDuties: number
  /** Rows by table: each row in COPY's text format, without the end of the line. */
  readonly rows: readonly { readonly table: string; readonly parts: readonly Part[] }[]
  /** What each sealed field is bound by: the salt, and the canonical value. */
  readonly sealed: readonly { readonly hash: string; readonly salt: string; readonly value: readonly Part[] }[]
}

/** Times outside of this are no times of the case: an edition's first day, the beginning of the calendar. */
export type Span = { readonly from: number; readonly to: number }

/** Cuts the rows of each template case where its copies differ. The customer's own rows, tag 0, are left out: customers are made one by one. */
export function cutTemplates(tables: readonly TemplateTable[], span: Span): Template[] {
  const tags = new Set(tables.flatMap(table => table.rows.map(row => row.tag)))
  const cases = tableNamed(tables, 'cases')
  return [...tags]
    .sort((a, b) => a - b)
    .flatMap(tag => {
      const record = cases.rows.find(row => row.tag === tag)
      if (record === undefined) return []
      const of = (column: string) => record.values[cases.columns.indexOf(column)]
      return [
        cutTemplate(
          tables,
          tag,
          {
            caseId: of('id')!,
            number: of('number')!,
            openedAt: of('opened_at')!,
            isHistory: of('is_history') === 'true',
            isClosed: of('is_closed') === 'true',
          },
          span,
        ),
      ]
    })
}

type Facts = {
  readonly caseId: string
  readonly number: string
  readonly openedAt: string
  readonly isHistory: boolean
  readonly isClosed: boolean
}

function cutTemplate(tables: readonly TemplateTable[], tag: number, facts: Facts, span: Span): Template {
  const sealed = sealedOf(tables, tag)
  const hashes = new Set(sealed.map(field => field.hash))
  const cut = (text: string): Part[] => cutText(text, facts.number, hashes, span)
  const rows = tables.flatMap(({ name, columns, rows: all }) =>
    all
      .filter(row => row.tag === tag)
      .map(({ values }) => ({
        table: name,
        parts: joined(
          columns.flatMap((column, at): Part[] => {
            const value = values[at] ?? null
            const before = at === 0 ? [] : ['\t']
            if (value === null) return [...before, '\\N']
            if (column === 'search' || column === 'search_text') {
              const of = cut(withoutJoined(values[columns.indexOf('search_text')] ?? ''))
              return [...before, { is: 'search', column: column === 'search' ? 'vector' : 'text', of }]
            }
            if (column === 'token_hash') return [...before, { is: 'token', hash: value }]
            if (name === 'case_traces' && column === 'trace')
              return [...before, { is: 'trace', bytes: Buffer.from(value.slice(2), 'hex') }]
            if (name === 'sealed_fields' && column === 'mark') return [...before, { is: 'mark' }]
            if (name === 'sealed_fields' && column === 'value') {
              const row = cut(`${values[columns.indexOf('event_id')]}/${values[columns.indexOf('field')]}`)
              return [...before, { is: 'sealed', row, of: cut(value) }]
            }
            return [...before, ...cut(value).map(part => (typeof part === 'string' ? forCopy(part) : part))]
          }),
        ),
      })),
  )
  const count = (table: string, keep: (value: (column: string) => string | null | undefined) => boolean) => {
    const found = tables.find(t => t.name === table)
    return found?.rows.filter(row => row.tag === tag && keep(column => row.values[found.columns.indexOf(column)])).length ?? 0
  }
  return {
    ...{
      tag,
      caseId: facts.caseId,
      openedAt: instantOf(facts.openedAt),
      isHistory: facts.isHistory,
      isClosed: facts.isClosed,
      rows,
    },
    events: count('events', () => true),
    openDuties: count('duties', value => value('outcome') === null),
    sealed: sealed.map(field => ({ ...field, value: cut(field.value) })),
  }
}

function sealedOf(tables: readonly TemplateTable[], tag: number): { hash: string; salt: string; value: string }[] {
  const { columns, rows } = tableNamed(tables, 'sealed_fields')
  return rows
    .filter(row => row.tag === tag)
    .map(({ values }) => {
      const salt = values[columns.indexOf('salt')]!
      const value: unknown = JSON.parse(values[columns.indexOf('value')]!)
      return { hash: commitment(salt, value), salt, value: canonical(value) }
    })
}

/** What the search columns were made of: their text without its last line, where that holds the joined codes. */
function withoutJoined(text: string): string {
  const plain = text.slice(0, Math.max(0, text.lastIndexOf('\n')))
  return searchColumns(plain).text === text ? plain : text
}

function tableNamed(tables: readonly TemplateTable[], name: string): TemplateTable {
  const table = tables.find(t => t.name === name)
  if (!table) throw new Error(`the templates wrote nothing into ${name}`)
  return table
}

const HASH = /[0-9a-f]{64}/
const TIME = /(?<![0-9])(\d{4}-\d{2}-\d{2})(?:([T ])(\d{2}:\d{2}:\d{2})(\.\d+)?(Z|\+00(?::00)?))?(?![0-9])/
const TEXTS = new Map(Object.entries(textMarks).map(([name, mark]) => [mark as string, name as TextName]))

function cutText(text: string, number: string, hashes: ReadonlySet<string>, span: Span): Part[] {
  const lower = number.toLowerCase()
  const numbers = { [number]: 'plain', [lower]: 'lower', [lower.replaceAll('-', '')]: 'joined' } as const
  const sources = [
    ID_MARK.source,
    SALT_MARK.source,
    ...Object.keys(numbers),
    ...TEXTS.keys(),
    PHONE_MARK,
    PINYIN_MARK,
    HASH.source,
    TIME.source,
  ]
  const parts: Part[] = []
  let end = 0
  for (const match of text.matchAll(new RegExp(sources.join('|'), 'g'))) {
    const [found] = match
    const slot = slotOf(found, numbers, hashes, span)
    if (slot === undefined) continue
    parts.push(text.slice(end, match.index), slot)
    end = match.index + found.length
  }
  parts.push(text.slice(end))
  return joined(parts)
}

function slotOf(
  found: string,
  numbers: Readonly<Record<string, 'plain' | 'lower' | 'joined'>>,
  hashes: ReadonlySet<string>,
  span: Span,
): Slot | undefined {
  if (found.startsWith('salt~')) return { is: 'salt', mark: found }
  if (numbers[found] !== undefined) return { is: 'number', form: numbers[found] }
  const name = TEXTS.get(found)
  if (name !== undefined) return { is: 'text', name }
  if (found === PHONE_MARK) return { is: 'phone' }
  if (found === PINYIN_MARK) return { is: 'pinyin' }
  if (ID_MARK.test(found)) return { is: 'id', mark: found }
  if (HASH.test(found)) return hashes.has(found) ? { is: 'commitment', hash: found } : undefined
  const ms = instantOf(found)
  if (ms < span.from || ms > span.to) return undefined
  const digits = /\.(\d+)/.exec(found)?.[1] ?? ''
  return { is: 'time', ms, form: found.length === 10 ? 'day' : found[10] === 'T' ? 'json' : 'stored', digits }
}

const instantOf = (text: string): number => Date.parse(text.replace(' ', 'T').replace(/\+00$/, 'Z'))

/** A value as a line of COPY's text format wants it. */
export const forCopy = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r')

/** The same with neighbouring texts made one. */
export function joined(parts: readonly Part[]): Part[] {
  const all: Part[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (typeof part === 'string' && typeof last === 'string') all[all.length - 1] = last + part
    else if (part !== '') all.push(part)
  }
  return all
}
