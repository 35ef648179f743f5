import { bonesOf, fishboneColumns } from '../../engine/investigation/fishbone.ts'
import type { RecordColumn, RecordRule, RowsField } from '../../engine/pack.ts'
import { rowsTogether } from '../../engine/record-fields.ts'
import type { CodeTree } from '../../events/code-trees.ts'
import type { Text } from '../../events/text.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { printedMoment } from '../forms/value-text.ts'
import type { EightDBlock } from './eight-d-schema.ts'

type Values = Readonly<Record<string, unknown>>
/** What the words of a record need besides it: titles of codes by tree and code, names of files. */
export type RecordWords = {
  readonly codes: ReadonlyMap<string, string>
  readonly files: ReadonlyMap<string, string>
  readonly effect: string
}
export const codeKey = (tree: CodeTree, code: string): string => `${tree} ${code}`
/** A text in the reader's language. */
export const said = (ctx: Pick<Ctx, 'language'>, { zh, en }: Text): string => (ctx.language === 'en' ? (en ?? zh) : zh)

/** One value of a record in words. */
function wordOf(ctx: Ctx, column: RecordColumn, value: unknown, { codes, files }: RecordWords): string {
  if (value === undefined || value === null || value === '') return ''
  switch (column.kind) {
    case 'yes-no':
      return said(ctx, value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })
    case 'amount':
      return `${(Number(value) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })} ${said(ctx, { zh: '元', en: 'CNY' })}`
    case 'choice':
    case 'choices':
      return (Array.isArray(value) ? value : [value])
        .map(id => said(ctx, column.values.find(one => one.id === id)?.title ?? { zh: String(id) }))
        .join('、')
    case 'code':
      return codes.get(codeKey(column.tree, String(value))) ?? String(value)
    case 'evidence':
      return sayEvidence(ctx, Array.isArray(value) ? value.map(Number) : [])
    case 'person':
      return named(ctx, String(value)).name
    case 'department':
      return ctx.roster.departments.get(String(value))?.name ?? ''
    case 'file':
      return files.get(String(value)) ?? ''
    case 'moment':
      return printedMoment(ctx, new Date(String(value)).toISOString())
    default:
      return String(value)
  }
}

/** `证据 1、3`. */
export function sayEvidence(ctx: Pick<Ctx, 'language'>, numbers: readonly number[]): string {
  if (numbers.length === 0) return ''
  return ctx.language === 'en' ? `evidence ${numbers.join(', ')}` : `证据 ${numbers.join('、')}`
}

/** A record as the regulation's own fields say it: single values together, each field of rows as what it is. */
export function recordBlocks(ctx: Ctx, record: RecordRule, values: Values, texts: Values, words: RecordWords): EightDBlock[] {
  const items: { label: string; text: string }[] = []
  const blocks: EightDBlock[] = []
  for (const field of record.fields) {
    if (field.kind === 'rows') {
      const rows = rowsTogether(values[field.id], texts[field.id])
      if (rows.length > 0) blocks.push(rowsBlock(ctx, field, rows, words))
      continue
    }
    const text = wordOf(ctx, field, values[field.id] ?? texts[field.id], words)
    if (text !== '') items.push({ label: said(ctx, field.title), text })
  }
  return [...(items.length === 0 ? [] : [{ kind: 'facts' as const, items }]), ...blocks]
}

function rowsBlock(ctx: Ctx, field: RowsField, rows: readonly Values[], words: RecordWords): EightDBlock {
  const title = said(ctx, field.title)
  const columns = fishboneColumns(field)
  if (field.show === 'fishbone' && columns !== undefined)
    return {
      ...{ kind: 'fishbone', title, effect: words.effect },
      bones: bonesOf(rows, columns).map(bone => ({
        id: bone.id,
        title: said(ctx, bone.title),
        causes: bone.rows.map(({ row }) => ({
          text: String(row[columns.cause.id] ?? ''),
          depth: columns.depth === undefined ? 0 : Number(row[columns.depth.id] ?? 0),
          note: columns.others
            .map(column => wordOf(ctx, column, row[column.id], words))
            .filter(Boolean)
            .join('，'),
        })),
      })),
    }
  if (field.show === 'whys') {
    const numbers = field.columns.find(column => column.kind === 'evidence')
    const others = field.columns.filter(column => column !== numbers)
    return {
      ...{ kind: 'whys', title },
      steps: rows.map(row => ({
        text: others
          .map(column => wordOf(ctx, column, row[column.id], words))
          .filter(Boolean)
          .join('；'),
        evidence: numbers !== undefined && Array.isArray(row[numbers.id]) ? (row[numbers.id] as number[]) : [],
      })),
    }
  }
  const shown = field.columns.filter(column => rows.some(row => row[column.id] !== undefined))
  return {
    ...{ kind: 'table', title, head: shown.map(column => said(ctx, column.title)) },
    rows: rows.map(row => shown.map(column => wordOf(ctx, column, row[column.id], words))),
  }
}
