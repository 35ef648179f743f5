import type { Condition, RecordColumn, RecordField, RowsField } from './pack.ts'
import { isSealedField } from './record-fields.ts'

/** The stricter of two fields of one name; undefined where no value could be meant by both. */
export function fieldOfBoth(one: RecordField, other: RecordField): RecordField | undefined {
  if (one.kind === 'rows' && other.kind === 'rows') return rowsOfBoth(one, other)
  if (one.kind !== other.kind && !(isSealedField(one) && isSealedField(other))) return undefined
  if (one.kind === 'code' && other.kind === 'code' && one.tree !== other.tree) return undefined
  const demands = demandsOfBoth(one, other)
  if (demands === undefined) return undefined
  const both: RecordField = { ...withoutDemand(one), ...demands }
  if (!('values' in both && 'values' in other)) return both
  const values = both.values.filter(value => other.values.some(same => same.id === value.id))
  return values.length === 0 ? undefined : { ...both, values }
}

/** Rows that meet both: all columns of both, each with the stricter demand; undefined where a column or the sum is meant otherwise. */
function rowsOfBoth(one: RowsField, other: RowsField): RowsField | undefined {
  const columns = [...one.columns]
  for (const column of other.columns) {
    const at = columns.findIndex(each => each.id === column.id)
    const both = at === -1 ? column : (fieldOfBoth(columns[at]!, column) as RecordColumn | undefined)
    if (both === undefined) return undefined
    columns[at === -1 ? columns.length : at] = both
  }
  if (one.sumTo && other.sumTo && (one.sumTo.column !== other.sumTo.column || one.sumTo.total !== other.sumTo.total))
    return undefined
  const sumTo = one.sumTo ?? other.sumTo
  const [demand, bounds] = [demandOfBoth(one, other), boundsOfBoth(one, other)]
  if (demand === undefined || bounds === undefined) return undefined
  return { ...(withoutDemand(one) as RowsField), ...demand, columns, ...bounds, ...(sumTo === undefined ? {} : { sumTo }) }
}

/** All that two fields of one kind ask of a value; undefined where nothing can meet both. */
function demandsOfBoth(one: RecordField, other: RecordField) {
  const [demand, bounds, marks] = [demandOfBoth(one, other), boundsOfBoth(one, other), marksOfBoth(one, other)]
  if (demand === undefined || bounds === undefined || marks === undefined) return undefined
  return { ...demand, ...bounds, ...marks, ...aheadOfBoth(one, other) }
}

type Conditions = Readonly<Record<string, Condition>>
type Demand = {
  readonly required: boolean
  readonly requiredWhen?: Conditions | undefined
  readonly askedWhen?: Conditions | undefined
}

const withoutDemand = ({ requiredWhen: _required, askedWhen: _asked, ...field }: RecordField): RecordField => field

const isConditional = ({ requiredWhen, askedWhen }: Demand) => requiredWhen !== undefined || askedWhen !== undefined

/**
 * When a field is to be filled in: always, where one of both always wants it; where only one names conditions, under these; undefined where
 * they name different ones, since a record cannot say "this or that".
 */
function demandOfBoth(one: Demand, other: Demand): Demand | undefined {
  const always = [one, other].find(demand => !isConditional(demand))
  const when = [one, other].find(isConditional)
  if (always?.required || when === undefined) return { required: one.required || other.required }
  if (always !== undefined) {
    const requiredWhen = when.askedWhen === undefined ? when.requiredWhen : when.required ? when.askedWhen : undefined
    return { required: false, ...(requiredWhen === undefined ? {} : { requiredWhen }) }
  }
  const conditions = ({ requiredWhen, askedWhen }: Demand) => JSON.stringify([requiredWhen, askedWhen])
  if (conditions(one) !== conditions(other)) return undefined
  const { requiredWhen, askedWhen } = one
  return {
    required: one.required || other.required,
    ...(requiredWhen === undefined ? {} : { requiredWhen }),
    ...(askedWhen === undefined ? {} : { askedWhen }),
  }
}

type Bounds = { min?: number; max?: number }

/** The narrower bounds of numbers, amounts and rows; undefined where none lies within both. */
function boundsOfBoth(one: object, other: object): Bounds | undefined {
  const [a, b] = [one, other] as [Bounds, Bounds]
  const min = a.min === undefined ? b.min : Math.max(a.min, b.min ?? a.min)
  const max = a.max === undefined ? b.max : Math.min(a.max, b.max ?? a.max)
  if (min !== undefined && max !== undefined && min > max) return undefined
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}

type Marked = Exclude<RecordColumn, { kind: 'number' | 'amount' } | { kind: 'choice' | 'choices' } | { kind: 'code' }>
type Marks = Partial<Pick<Marked, 'past' | 'sensitive' | 'as' | 'not'>>

/** What one of both says of a day, a line or a person counts; of a person they cannot say different things. */
function marksOfBoth(one: object, other: object): Marks | undefined {
  const [a, b] = [one, other] as [Marks, Marks]
  if (a.as !== undefined && b.as !== undefined && a.as !== b.as) return undefined
  const not = [...new Set([...(a.not ?? []), ...(b.not ?? [])])]
  const { past, sensitive, as } = { ...b, ...a }
  return {
    ...(past === undefined ? {} : { past }),
    ...(sensitive === undefined ? {} : { sensitive }),
    ...(as === undefined ? {} : { as }),
    ...(not.length === 0 ? {} : { not }),
  }
}

type Ahead = { hours: number; unless?: Conditions | undefined }

/** Of two moments that must lie ahead the longer time counts, with its own exception. */
function aheadOfBoth(one: RecordField, other: RecordField): { ahead?: Ahead; after?: string } {
  const said = (field: RecordField, name: 'ahead' | 'after') =>
    name in field ? (field as Record<string, unknown>)[name] : undefined
  const [mine, theirs] = [said(one, 'ahead'), said(other, 'ahead')] as (Ahead | undefined)[]
  const ahead = (theirs?.hours ?? 0) > (mine?.hours ?? 0) ? theirs : mine
  const after = said(one, 'after') ?? said(other, 'after')
  return { ...(ahead === undefined ? {} : { ahead }), ...(after === undefined ? {} : { after: after as string }) }
}
