import type { RecordColumn, RecordField, RecordRule, RowsField } from './pack.ts'

type Values = Readonly<Record<string, unknown>>

/** Free text of a record is sealed; every other field is plain, so that rules read it. Rows stand in the plain half, their texts beside. */
export function isSealedField(field: RecordField | RecordColumn): boolean {
  return field.kind === 'line' || field.kind === 'text'
}

/** Rows with their plain and their sealed columns together again, in their order. */
export function rowsTogether(plain: unknown, texts: unknown): Record<string, unknown>[] {
  const beside = Array.isArray(texts) ? texts : []
  return (Array.isArray(plain) ? plain : []).map((row, at) => ({ ...(row as object), ...(beside[at] as object | undefined) }))
}

/** Rows cut into the half that rules read and the half that is sealed; no texts where nobody wrote any. */
export function rowsApart(
  field: RowsField,
  rows: readonly Values[],
): { plain: Record<string, unknown>[]; texts: Record<string, unknown>[] | undefined } {
  const sealed = new Set(field.columns.filter(isSealedField).map(column => column.id))
  const half = (row: Values, isText: boolean) =>
    Object.fromEntries(Object.entries(row).filter(([id, value]) => value !== undefined && sealed.has(id) === isText))
  const texts = rows.map(row => half(row, true))
  return {
    plain: rows.map(row => half(row, false)),
    texts: texts.some(row => Object.keys(row).length > 0) ? texts : undefined,
  }
}

/** What rules can read of a record, by its path inside `values`: its fields, and of rows their number and each column. */
export function readableFields({ fields }: Pick<RecordRule, 'fields'>): (RecordField | RecordColumn)[] {
  return fields.flatMap((field): (RecordField | RecordColumn)[] => {
    if (field.kind !== 'rows') return [field]
    const { zh, en } = field.title
    const count = { id: `${field.id}.count`, title: { zh: `${zh}（行数）`, en: `${en ?? zh} (rows)` }, required: true }
    const columns = field.columns.map(column => ({
      ...column,
      id: `${field.id}.${column.id}`,
      title: { zh: `${zh}·${column.title.zh}`, en: `${en ?? zh}: ${column.title.en ?? column.title.zh}` },
    }))
    return [field, { ...count, kind: 'number' }, ...columns]
  })
}

/** Every field and column of a record that is of this kind, with what stands in it: one value of a field, or that of each row. */
export function valuesOfKind<K extends RecordColumn['kind']>(
  { fields }: Pick<RecordRule, 'fields'>,
  values: Values,
  kind: K,
): { field: string; row?: number; column: Extract<RecordColumn, { kind: K }> | RecordColumn; value: unknown }[] {
  return fields.flatMap(field => {
    if (field.kind === kind) return [{ field: field.id, column: field as RecordColumn, value: values[field.id] }]
    if (field.kind !== 'rows') return []
    const columns = field.columns.filter(column => column.kind === kind)
    const rows = Array.isArray(values[field.id]) ? (values[field.id] as Values[]) : []
    return rows.flatMap((row, at) => columns.map(column => ({ field: field.id, row: at, column, value: row?.[column.id] })))
  })
}
