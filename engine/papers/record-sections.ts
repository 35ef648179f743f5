import type { Instant, LocalDate } from '../../events/instant.ts'
import type { PaperSection, PaperValue } from '../../events/signed-content.ts'
import type { RecordColumn, RecordRule, RowsField } from '../pack.ts'
import type { PaperPart } from '../pack-signings.ts'
import { isSealedField, rowsTogether } from '../record-fields.ts'
import type { PaperFacts } from './facts.ts'
import { paperWords } from './paper-words.ts'

type OfRecord = Extract<PaperPart, { record: string }>
type Made = PaperFacts['made'][number]

/** The sections of a record on a paper: its fields as a list, each field of rows as a table with its total. Nothing where it was never made. */
export function recordSections(part: OfRecord, rule: RecordRule | undefined, facts: PaperFacts): PaperSection[] {
  const all = facts.made.filter(made => made.record === part.record)
  const shown = part.each === true ? all : all.slice(-1)
  if (rule === undefined) return []
  return shown.flatMap((made, at) => sectionsOf(part, rule, made, facts, shown.length > 1 ? at + 1 : undefined))
}

function sectionsOf(part: OfRecord, rule: RecordRule, made: Made, facts: PaperFacts, nth: number | undefined): PaperSection[] {
  const wanted = rule.fields.filter(field => part.fields === undefined || part.fields.includes(field.id))
  const title = nth === undefined ? part.title : { zh: `${part.title.zh} ${nth}`, en: `${part.title.en ?? part.title.zh} ${nth}` }
  const fields = wanted.flatMap(field => {
    if (field.kind === 'rows') return []
    const value = paperValueOf(field, (isSealedField(field) ? made.texts : made.values)[field.id], facts)
    return value === undefined ? [] : [{ title: field.title, value }]
  })
  const tables = wanted.flatMap(field => (field.kind === 'rows' ? tableOf(part, field, made, facts, title) : []))
  return [...(fields.length === 0 ? [] : [{ kind: 'fields' as const, title, fields }]), ...tables]
}

function tableOf(part: OfRecord, field: RowsField, made: Made, facts: PaperFacts, title: PaperSection['title']): PaperSection[] {
  const rows = rowsTogether(made.values[field.id], made.texts[field.id])
  if (rows.length === 0) return []
  const amounts = part.sum === undefined ? undefined : rows.map(row => lineFen(row, part.sum!))
  return [
    {
      kind: 'rows',
      title,
      columns: [...field.columns.map(column => column.title), ...(amounts === undefined ? [] : [paperWords.lineTotal])],
      rows: rows.map((row, at) => [
        ...field.columns.map(column => paperValueOf(column, row[column.id], facts) ?? null),
        ...(amounts === undefined ? [] : [{ fen: amounts[at]! }]),
      ]),
      ...(amounts === undefined ? {} : { totalFen: amounts.reduce((sum, one) => sum + one, 0) }),
    },
  ]
}

/** One line's amount in 分: the price, times the quantity where there is one, rounded to a whole 分. */
function lineFen(row: Readonly<Record<string, unknown>>, { amount, times }: NonNullable<OfRecord['sum']>): number {
  const price = row[amount]
  const quantity = times === undefined ? 1 : row[times]
  return typeof price === 'number' && typeof quantity === 'number' ? Math.round(price * quantity) : 0
}

function paperValueOf(field: RecordColumn, value: unknown, facts: PaperFacts): PaperValue | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const label = (id: unknown): PaperValue => {
    const known = 'values' in field ? field.values.find(one => one.id === id)?.title : undefined
    return known === undefined ? { text: String(id) } : { words: known }
  }
  switch (field.kind) {
    case 'yes-no':
      return { yes: value === true }
    case 'amount':
      return { fen: Number(value) }
    case 'number':
      return { number: Number(value) }
    case 'moment':
      return { at: String(value) as Instant }
    case 'day':
      return { day: String(value) as LocalDate }
    case 'person':
    case 'department':
      return { text: facts.names[String(value)] ?? '—' }
    case 'choice':
      return label(value)
    case 'choices':
      return severalOf(Array.isArray(value) ? value.map(label) : [])
    case 'file':
    case 'evidence':
      return undefined
    default:
      return { text: String(value) }
  }
}

function severalOf(values: readonly PaperValue[]): PaperValue | undefined {
  const words = values.flatMap(value => ('words' in value ? [value.words] : 'text' in value ? [{ zh: value.text }] : []))
  if (words.length === 0) return undefined
  return {
    words: { zh: words.map(one => one.zh).join('、'), en: words.map(one => ('en' in one && one.en) || one.zh).join(', ') },
  }
}
