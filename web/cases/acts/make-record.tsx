import { z } from 'zod'
import { addsUpTo } from '../../../engine/decimal-sum.ts'
import type { RecordColumn, RecordField, RowsField } from '../../../engine/pack.ts'
import { isSealedField, rowsApart, rowsTogether, valuesOfKind } from '../../../engine/record-fields.ts'
import { freeText, Id } from '../../../events/define.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { Instant, LocalDate } from '../../../events/instant.ts'
import type { Language, Text } from '../../../events/text.ts'
import { countedValue } from '../../../server/actions/schema.ts'
import type { RecordView } from '../../../server/cases/record-schema.ts'
import { FiguresBox } from '../../actions/figures-box.tsx'
import { CodeInput } from '../../code-trees/code-input.tsx'
import { EvidenceInput } from '../../investigation/evidence-input.tsx'
import { FishboneInput } from '../../investigation/fishbone-input.tsx'
import { marksOf } from '../../language/marks.ts'
import { BonusSum } from '../../rewards/bonus-sum.tsx'
import type { Field } from '../../ui/act-form-field.ts'
import { sayClause, sayClauseOf } from '../../ui/clause.ts'
import { sayYuan } from '../../ui/yuan.ts'
import { sayValue } from '../say-value.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { askedIf, askedInRow, isComputed } from './asked-fields.ts'
import { type Bounded, boundsOf } from './bounds-of.ts'
import { RowsSum } from './rows-sum.tsx'

const nameOf = (field: RecordField) => `${isSealedField(field) ? 'texts' : 'values'}.${field.id}`

/** What a value of a field or a column takes; the server checks the same (engine/record-problems.ts). */
function schemaOf(field: RecordColumn): z.ZodType {
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
    case 'evidence':
      return z.array(z.number().int().min(1)).min(field.required ? 1 : 0)
    case 'file':
      return z
        .array(z.string())
        .min(field.required ? 1 : 0)
        .max(1)
    case 'person':
    case 'department':
    case 'code':
      return Id
    case 'day':
      return LocalDate
    case 'moment':
      return Instant
    default:
      return freeText
  }
}

type Scene = Pick<ActScene, 'case' | 'language' | 'words' | 't'>

/** Rows: as many as asked for, each cell by its kind, and the sum where one is demanded. */
function schemaOfRows(field: RowsField, { t }: Scene): z.ZodType {
  const row = z.strictObject(shapeOf(field.columns))
  const { sumTo, min = 0, max = 200, columns } = field
  const money = columns.find(column => column.id === sumTo?.column)?.kind === 'amount'
  const say = (value: number) => (money ? sayYuan(value) : String(value))
  return z
    .array(row)
    .min(Math.max(min, field.required ? 1 : 0))
    .max(max)
    .superRefine((rows, issues) => {
      if (sumTo === undefined || (rows.length === 0 && !field.required)) return
      const numbers = rows.map(one => one[sumTo.column]).filter((one): one is number => typeof one === 'number')
      const { isTotal, sum } = addsUpTo(numbers, sumTo.total)
      if (!isTotal) issues.addIssue({ code: 'custom', message: t('sumOff', { total: say(sumTo.total), sum: say(Number(sum)) }) })
    })
}

/** The input of a field or a column by its kind. */
function inputOf(field: RecordColumn, name: string, scene: Scene): Field {
  const { language, words } = scene
  const common = { name, label: inLanguage(field.title, language) }
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
    case 'code':
      return { ...common, kind: 'custom', wide: true, input: <CodeInput tree={field.tree} /> }
    case 'evidence':
      return { ...common, kind: 'custom', wide: true, input: <EvidenceInput caseId={scene.case.id} /> }
    default:
      return { ...common, kind: field.kind }
  }
}

/** The input of one cell: as of a field, but a choice takes no more room than a list. */
function cellOf(column: RecordColumn, scene: Scene): Field {
  const field = inputOf(column, column.id, scene)
  const marked = askedInRow(column, { ...field, required: column.required })
  if (marked.kind === 'choice' && column.kind === 'choice')
    return {
      ...{ name: marked.name, label: marked.label, required: column.required, ...(marked.when && { when: marked.when }) },
      kind: 'select',
      options: column.values.map(({ id, title }) => ({ value: id, label: inLanguage(title, scene.language) })),
    }
  return marked.kind === 'multiline' ? { ...marked, rows: 2 } : marked
}

/** Rows as cards of their columns, with what they add up to; a fishbone as the outline that it is. */
function inputOfRows(field: RowsField, scene: Scene): Field {
  const { sumTo, max } = field
  const common = { name: nameOf(field), label: inLanguage(field.title, scene.language) }
  if (field.show === 'fishbone')
    return { ...common, kind: 'custom', wide: true, input: <FishboneInput field={field} caseId={scene.case.id} /> }
  return {
    ...common,
    kind: 'rows',
    fields: field.columns.map(column => cellOf(column, scene)),
    ...(max === undefined ? {} : { max }),
    ...(sumTo === undefined
      ? {}
      : {
          hint: (
            <RowsSum
              rows={['values', field.id]}
              column={sumTo.column}
              total={sumTo.total}
              isMoney={field.columns.find(column => column.id === sumTo.column)?.kind === 'amount'}
            />
          ),
        }),
  }
}

const hintOf = (field: Bounded) => (boundsOf(field) === '' ? {} : { hint: boundsOf(field) })

function shapeOf(fields: readonly RecordColumn[]): Record<string, z.ZodType> {
  return Object.fromEntries(
    fields.map(field => {
      const isAlways = field.required && field.askedWhen === undefined
      return [field.id, isAlways ? schemaOf(field) : schemaOf(field).optional()]
    }),
  )
}

/** One file as its id, nothing where a list is empty: what the form holds of a value, as the act sends it. */
function sentValue(kind: RecordColumn['kind'], value: unknown): unknown {
  const one = kind === 'file' && Array.isArray(value) ? value[0] : value
  return Array.isArray(one) && one.length === 0 ? undefined : one
}

const sentRow = (field: RowsField, row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(field.columns.map(column => [column.id, sentValue(column.kind, row[column.id])]))

/** The two halves of what was filled in. */
function halvesOf(fields: readonly RecordField[], values: Record<string, unknown>, texts: Record<string, unknown>) {
  const plain: Record<string, unknown> = {}
  const sealed: Record<string, unknown> = { ...texts }
  for (const field of fields) {
    if (field.kind === 'rows') {
      const rows = Array.isArray(values[field.id]) ? (values[field.id] as Record<string, unknown>[]) : []
      if (rows.length === 0) continue
      const halves = rowsApart(
        field,
        rows.map(row => sentRow(field, row)),
      )
      plain[field.id] = halves.plain
      if (halves.texts !== undefined) sealed[field.id] = halves.texts
    } else if (!isSealedField(field)) {
      const value = sentValue(field.kind, values[field.id])
      if (value !== undefined) plain[field.id] = value
    }
  }
  return { values: plain, ...(Object.keys(sealed).length === 0 ? {} : { texts: sealed }) }
}

/** Ids of files in fields and in rows. */
function filesIn(fields: readonly RecordField[], values: Record<string, unknown>): string[] {
  return valuesOfKind({ fields: [...fields] }, values, 'file').flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
}

/** The clause that asks for a record; of several regulations each, with its name, for one entry serves them all. */
function askedBy({ clause, regulation, also = [] }: RecordView, language: Language): string {
  if (also.length === 0) return sayClause(clause, language)
  return [{ clause, regulation }, ...also]
    .map(one => sayClauseOf(one.clause, inLanguage(one.regulation, language), language))
    .join(language === 'zh' ? '、' : '; ')
}

/** An analysis is gone on with: made once more, it begins with what was said the last time. Other records begin empty. */
function madeBefore(record: RecordView | undefined, { timeline }: ActScene['case']): Record<string, unknown> | undefined {
  const isAnalysis = record?.fields.some(
    field => field.kind === 'rows' && (field.show === 'whys' || field.show === 'fishbone' || field.show === 'shares'),
  )
  const last = isAnalysis === true ? timeline.find(entry => entry.id === record?.last) : undefined
  if (record === undefined || last === undefined) return undefined
  const values = (last.data.values ?? {}) as Record<string, unknown>
  const texts = (last.sealed.texts ?? {}) as Record<string, unknown>
  const rows = record.fields.filter(field => field.kind === 'rows')
  const rowsOf = new Map(rows.map(field => [field.id, rowsTogether(values[field.id], texts[field.id])]))
  const notRows = (half: Record<string, unknown>) => Object.entries(half).filter(([id]) => !rowsOf.has(id))
  return {
    values: Object.fromEntries([...notRows(values), ...rowsOf]),
    texts: Object.fromEntries(notRows(texts).filter(([id]) => id !== 'reasons')),
  }
}

/** 填写记录: the fields that the regulation asks for, each by its kind. Which record, the target says. */
export function makeRecord({ case: current, target, language, words, t, figures }: ActScene): ActFormParts {
  const record = current.records.find(one => one.id === target.record)
  // What the system computes is shown beside the fields it follows from, and is no input.
  const fields = (record?.fields ?? []).filter(field => !isComputed(field))
  const say = (text: Text) => inLanguage(text, language)
  const plain = fields.filter(field => !isSealedField(field))
  const written = fields.filter(isSealedField)
  const rows = fields.filter(field => field.kind === 'rows')
  const begun = rows.flatMap(field => {
    const count = field.show === 'shares' ? 1 : Math.max(field.min ?? 0, field.required ? 1 : 0)
    return field.show === 'fishbone' || count === 0 ? [] : [[field.id, Array.from({ length: count }, () => ({}))] as const]
  })
  const counted = fields.flatMap(field => {
    const figure =
      figures === undefined || field.kind !== 'number' || field.counted === undefined
        ? null
        : countedValue(figures, field.counted)
    return figure === null ? [] : [[field.id, figure] as const]
  })
  const scene = { case: current, language, words, t }
  return {
    ...(record === undefined
      ? {}
      : {
          intro:
            say(record.title) +
            marksOf(language).brackets(askedBy(record, language)) +
            (record.made > 0 ? t('madeBefore', { count: record.made }) : '') +
            (record.opens === undefined ? '' : t('opensCase', { kind: sayValue('kind', record.opens.kind, language) })),
        }),
    schema: z.strictObject({
      ...(plain.length === 0
        ? {}
        : {
            values: z.strictObject({
              ...shapeOf(plain.filter(field => field.kind !== 'rows')),
              ...Object.fromEntries(rows.map(field => [field.id, schemaOfRows(field, scene)])),
            }),
          }),
      ...(written.length === 0 ? {} : { texts: z.strictObject(shapeOf(written.filter(field => field.kind !== 'rows'))) }),
    }),
    fields: fields.map((field, at) => {
      const input = field.kind === 'rows' ? inputOfRows(field, scene) : askedIf(field, inputOf(field, nameOf(field), scene))
      const isLast = at === fields.length - 1
      if (!isLast || record?.reward?.share === undefined) return input
      return { ...input, hint: <BonusSum share={record.reward.share} /> }
    }),
    ...(figures === undefined ? {} : { above: <FiguresBox figures={figures} caseId={current.id} /> }),
    initial:
      madeBefore(record, current) ??
      (begun.length + counted.length === 0 ? {} : { values: Object.fromEntries([...begun, ...counted]) }),
    dataOf: ({ values, texts }) => ({
      record: record?.id ?? '',
      ...halvesOf(fields, (values ?? {}) as Record<string, unknown>, (texts ?? {}) as Record<string, unknown>),
    }),
    filesOf: ({ values }) => filesIn(fields, values as Record<string, unknown>),
  }
}
