import { type Instant, LocalDate } from '../events/instant.ts'
import type { Text } from '../events/text.ts'
import { meetsAll } from './conditions.ts'
import { addsUpTo } from './decimal-sum.ts'
import type { RecordColumn, RecordField, RecordRule, RowsField } from './pack.ts'
import { isSealedField } from './record-fields.ts'

type Values = Readonly<Record<string, unknown>>
/** What is wrong with a field, or with one cell of its rows. */
export type RecordProblem = {
  readonly field: string
  readonly row?: number
  readonly column?: string
  readonly because: Text
}

const say = (zh: string, en: string): Text => ({ zh, en })

/**
 * What is wrong with a record as it was filled in, field by field; empty where nothing is. Unknown fields are wrong too. `today`: the local
 * day before or on which a `past` day must lie; `madeAt`: the time of the event, from which moments that must lie `ahead` are counted.
 */
export function recordProblems(
  record: RecordRule,
  values: Values,
  texts: Values,
  today?: LocalDate,
  madeAt?: Instant,
): RecordProblem[] {
  const known = new Map(record.fields.map(field => [field.id, field]))
  const strangers = [...Object.keys(values), ...Object.keys(texts)].filter(id => !known.has(id))
  return [
    ...strangers.map(id => ({ field: id, because: say('没有这一栏', 'There is no such field') })),
    ...record.fields.flatMap(field => {
      if (field.kind === 'rows') return rowsProblems(asRequired(field, values), values[field.id], texts[field.id], today)
      const because =
        problemIn(asRequired(field, values), values, texts) ??
        notYet(field, values[field.id], today) ??
        tooSoon(field, values, madeAt) ??
        notAfter(record, field, values)
      return because === undefined ? [] : [{ field: field.id, because }]
    }),
  ]
}

/** A field, or rows, required or asked at all only where the other values say so (pictures, where the need was checked by pictures). */
const asRequired = <F extends RecordField>(field: F, values: Values): F => {
  if (field.askedWhen !== undefined) return { ...field, required: field.required && meetsAll(field.askedWhen, values) }
  return field.requiredWhen === undefined ? field : { ...field, required: meetsAll(field.requiredWhen, values) }
}

function notYet(field: RecordColumn, value: unknown, today: LocalDate | undefined): Text | undefined {
  const isLater = 'past' in field && field.past === true && today !== undefined && typeof value === 'string' && value > today
  return isLater ? say('这一天还没有到', 'That day has not come yet') : undefined
}

const HOUR = 3_600_000

/** A moment that must lie so many hours ahead of the record, unless the other values say why not. Exactly so many are enough. */
function tooSoon(field: RecordField, values: Values, madeAt: Instant | undefined): Text | undefined {
  const value = values[field.id]
  if (!('ahead' in field) || field.ahead === undefined || madeAt === undefined || typeof value !== 'string') return undefined
  const { hours, unless } = field.ahead
  if (unless !== undefined && meetsAll(unless, values)) return undefined
  const left = (Date.parse(value) - Date.parse(madeAt)) / HOUR
  if (left >= hours) return undefined
  const short = left <= 0 ? say('已经过去', 'is past') : undefined
  const rest = Math.floor(left * 10) / 10
  return say(
    `须至少提前 ${hours} 小时，这个时间${short?.zh ?? `只有 ${rest} 小时`}`,
    `At least ${hours} hours ahead; this ${short?.en ?? `leaves ${rest}`}`,
  )
}

/** A moment that comes after another one of the record. */
function notAfter(record: RecordRule, field: RecordField, values: Values): Text | undefined {
  if (!('after' in field) || field.after === undefined) return undefined
  const [one, other] = [values[field.id], values[field.after]]
  if (typeof one !== 'string' || typeof other !== 'string' || Date.parse(one) > Date.parse(other)) return undefined
  const title = record.fields.find(each => each.id === field.after)?.title ?? { zh: field.after }
  return say(`须晚于「${title.zh}」`, `Later than "${title.en ?? title.zh}"`)
}

/** What is wrong with one value, or that it stands in the wrong half. */
function problemIn(field: RecordColumn, values: Values, texts: Values): Text | undefined {
  const misplaced = isSealedField(field) ? field.id in values : field.id in texts
  if (misplaced) return say('这一栏放错了位置', 'This field is in the wrong half')
  return problemOf(field, isSealedField(field) ? texts[field.id] : values[field.id])
}

function rowsProblems(field: RowsField, plain: unknown, texts: unknown, today: LocalDate | undefined): RecordProblem[] {
  const wrong = (because: Text): RecordProblem[] => [{ field: field.id, because }]
  const isRows = (half: unknown): half is Values[] =>
    Array.isArray(half) && half.every(row => typeof row === 'object' && row !== null && !Array.isArray(row))
  if ((plain !== undefined && !isRows(plain)) || (texts !== undefined && !isRows(texts)))
    return wrong(say('请按行填写', 'Give it row by row'))
  const rows: readonly Values[] = plain ?? []
  const beside: readonly Values[] = texts ?? []
  if (beside.length > rows.length)
    return wrong(say('文字与其他栏的行数不一致', 'The texts have more rows than the other columns'))
  if (rows.length === 0 && !field.required) return []
  const min = Math.max(field.min ?? 0, field.required ? 1 : 0)
  const { max = 200 } = field
  const title = field.title
  if (rows.length < min)
    return wrong(say(`「${title.zh}」至少填写 ${min} 行`, `"${title.en ?? title.zh}" needs at least ${min} row(s)`))
  if (rows.length > max) return wrong(say(`「${title.zh}」最多 ${max} 行`, `"${title.en ?? title.zh}" takes at most ${max} rows`))
  const cells = rows.flatMap((row, at) => cellProblems(field, row, beside[at] ?? {}, at, today))
  return cells.length > 0 ? cells : sumProblems(field, rows)
}

/** The conditions of a column are asked of the other cells of its row. */
function cellProblems(field: RowsField, row: Values, texts: Values, at: number, today: LocalDate | undefined): RecordProblem[] {
  const known = new Set(field.columns.map(column => column.id))
  const strangers = [...Object.keys(row), ...Object.keys(texts)].filter(id => !known.has(id))
  return [
    ...strangers.map(column => ({ field: field.id, row: at, column, because: say('没有这一栏', 'There is no such column') })),
    ...field.columns.flatMap(column => {
      const because = problemIn(asRequired(column, row), row, texts) ?? notYet(column, row[column.id], today)
      return because === undefined ? [] : [{ field: field.id, row: at, column: column.id, because }]
    }),
  ]
}

/** The demand that a column adds up: exactly, as decimals are written, so that 33.33 + 33.33 + 33.34 are 100 and nothing else is. */
function sumProblems({ id, title, columns, sumTo }: RowsField, rows: readonly Values[]): RecordProblem[] {
  if (sumTo === undefined) return []
  const column = columns.find(one => one.id === sumTo.column)
  const numbers = rows.map(row => row[sumTo.column]).filter((one): one is number => typeof one === 'number')
  const { isTotal, sum } = addsUpTo(numbers, sumTo.total)
  if (isTotal) return []
  const said = (number: string) => figureSaid(column?.kind === 'amount', number)
  const name = column?.title ?? title
  const because = say(
    `各行「${name.zh}」合计应为 ${said(String(sumTo.total)).zh}，现为 ${said(sum).zh}`,
    `"${name.en ?? name.zh}" of all rows must add up to ${said(String(sumTo.total)).en}; they make ${said(sum).en}`,
  )
  return [{ field: id, because }]
}

function problemOf(field: RecordColumn, value: unknown): Text | undefined {
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
    case 'evidence':
      return Array.isArray(value) && value.every(one => Number.isInteger(one) && Number(one) > 0)
        ? undefined
        : say('请填写证据编号', 'Give numbers of evidence')
    case 'day':
      return LocalDate.safeParse(value).success ? undefined : say('请填写日期', 'Give a date')
    case 'moment':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? undefined : say('请填写时间', 'Give a time')
    default:
      return typeof value === 'string' ? undefined : say('请填写文字', 'Give a text')
  }
}

function numberProblem(field: Extract<RecordColumn, { kind: 'number' | 'amount' }>, value: unknown): Text | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return say('请填写数字', 'Give a number')
  if (field.kind === 'amount' && !Number.isInteger(value)) return say('金额以分为单位取整', 'Amounts are whole cents')
  const said = (bound: number) => figureSaid(field.kind === 'amount', bound)
  const { min, max } = field
  if (min !== undefined && value < min) return say(`不得小于 ${said(min).zh}`, `At least ${said(min).en}`)
  if (max !== undefined && value > max) return say(`不得大于 ${said(max).zh}`, `At most ${said(max).en}`)
  return undefined
}

/** A number, or an amount in 分, as a message says it. */
const figureSaid = (isAmount: boolean, value: number | string): { zh: string; en: string } =>
  isAmount ? { zh: `${Number(value) / 100} 元`, en: `CNY ${Number(value) / 100}` } : { zh: String(value), en: String(value) }
