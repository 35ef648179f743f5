import type { Pack, RecordColumn, RecordField, RowsField } from '../../../engine/pack.ts'
import { idFor } from './edit-ids.ts'
import { changedAt, changeRule, mentionsOf, moved, rulesOf, without } from './edit-pack.ts'

export const fieldKinds = [
  'line',
  'text',
  'yes-no',
  'number',
  'amount',
  'choice',
  'choices',
  'day',
  'moment',
  'person',
  'department',
  'file',
  'code',
  'evidence',
  'rows',
] as const
/** What a column of rows can be: everything that holds one value. */
export const columnKinds = fieldKinds.filter(kind => kind !== 'rows')
export type FieldKind = (typeof fieldKinds)[number]

function changeFields(pack: Pack, id: string, change: (fields: readonly RecordField[]) => RecordField[]): Pack {
  const record = rulesOf(pack, 'records').find(one => one.id === id)
  return record === undefined ? pack : changeRule(pack, 'records', id, { fields: change(record.fields) })
}

/** The record with a field more; its id is made from its title and is unique in the record. */
export function addField(pack: Pack, id: string, title: string): Pack {
  return changeFields(pack, id, fields => [
    ...fields,
    { id: idFor(title, new Set(fields.map(field => field.id))), title: { zh: title }, required: false, kind: 'text' },
  ])
}

/** A field or column of another kind: what both kinds know is kept, a choice begins with two values, rows with one column, to be renamed. */
export function fieldOfKind({ id, title, required }: RecordField, kind: FieldKind, first: readonly string[]): RecordField {
  if (kind !== 'rows') return columnOfKind({ id, title, required }, kind, first)
  const zh = first[0] ?? title.zh
  return {
    id,
    title,
    required,
    kind,
    columns: [{ id: idFor(zh, new Set(['count'])), title: { zh }, required: true, kind: 'text' }],
  }
}

function columnOfKind(
  { id, title, required }: Pick<RecordField, 'id' | 'title' | 'required'>,
  kind: Exclude<FieldKind, 'rows'>,
  first: readonly string[],
): RecordColumn {
  if (kind === 'choice' || kind === 'choices') {
    const values = first.map((zh, i) => ({ id: `${id}-${i + 1}`, title: { zh } }))
    return { id, title, required, kind, values }
  }
  if (kind === 'code') return { id, title, required, kind, tree: 'cause' }
  if (kind === 'number' || kind === 'amount') return { id, title, required, kind }
  return { id, title, required, kind }
}

/** Rows with their columns changed; other fields stay as they are, and rows keep at least one column. */
export function changeColumns(field: RecordField, change: (columns: readonly RecordColumn[]) => RecordColumn[]): RecordField {
  if (field.kind !== 'rows') return field
  const columns = change(field.columns)
  if (columns.length === 0) return field
  const { sumTo, ...rest } = field
  const summed = columns.find(column => column.id === sumTo?.column)
  // A sum of a column that is gone or is no number any more goes with it.
  return {
    ...rest,
    columns,
    ...(sumTo !== undefined && (summed?.kind === 'number' || summed?.kind === 'amount') ? { sumTo } : {}),
  }
}

/** Rows with a column more. */
export function addColumn(field: RecordField, title: string): RecordField {
  return changeColumns(field, columns => [
    ...columns,
    {
      id: idFor(title, new Set(['count', ...columns.map(column => column.id)])),
      title: { zh: title },
      required: false,
      kind: 'text',
    },
  ])
}

/** A column of another kind. */
export function columnOf(column: RecordColumn, kind: FieldKind, first: readonly string[]): RecordColumn {
  return kind === 'rows' ? column : columnOfKind(column, kind, first)
}

/** Rows with bounds, a sum or a way to be shown set, or taken away where nothing is given. */
export function setRows(
  field: RecordField,
  change: { [K in 'min' | 'max' | 'sumTo' | 'show']?: RowsField[K] | undefined },
): RecordField {
  if (field.kind !== 'rows') return field
  return Object.fromEntries(Object.entries({ ...field, ...change }).filter(([, value]) => value !== undefined)) as RowsField
}

/** What a field may say beside its name and kind. */
export type FieldOption =
  | 'requiredWhen'
  | 'books'
  | 'askedWhen'
  | 'sensitive'
  | 'as'
  | 'not'
  | 'past'
  | 'computed'
  | 'counted'
  | 'ahead'
  | 'after'
  | 'min'
  | 'max'

/** A field or column with an option set; `undefined` takes it away. Which kinds know which options is the form's to say. */
export function setOption<F extends RecordField | RecordColumn>(field: F, option: FieldOption, value: unknown): F {
  return Object.fromEntries(Object.entries({ ...field, [option]: value }).filter(([, said]) => said !== undefined)) as F
}

export function changeField(pack: Pack, id: string, at: number, change: (field: RecordField) => RecordField): Pack {
  return changeFields(pack, id, fields => changedAt(fields, at, change))
}
/** A record without a field; the last one stays. */
export function removeField(pack: Pack, id: string, at: number): Pack {
  return changeFields(pack, id, fields => (fields.length === 1 ? [...fields] : without(fields, at)))
}
export function moveField(pack: Pack, id: string, at: number, by: -1 | 1): Pack {
  return changeFields(pack, id, fields => moved(fields, at, by))
}

/** The choices of a field as people list them, one a line; a title that was there keeps its id. */
export function setChoices<F extends RecordField | RecordColumn>(field: F, titles: readonly string[]): F {
  if (field.kind !== 'choice' && field.kind !== 'choices') return field
  const wanted = [...new Set(titles.map(title => title.trim()).filter(Boolean))]
  if (wanted.length === 0) return field
  const taken = new Set(field.values.map(value => value.id))
  const values = wanted.map(zh => {
    const known = field.values.find(value => value.title.zh === zh)
    if (known !== undefined) return known
    const id = idFor(zh, taken)
    taken.add(id)
    return { id, title: { zh } }
  })
  return { ...field, values }
}

/** Gates, duties and evidence that wait for a record. */
export const usersOfRecord = (pack: Pack, id: string) => mentionsOf(pack, id, ['record']).filter(one => one.part !== 'records')
