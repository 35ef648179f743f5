import type { RowsField } from '../pack.ts'

export type FishboneRow = Readonly<Record<string, unknown>>
type Column = RowsField['columns'][number]
/** Which columns of a field mean what in a fishbone: the choice is the bone, the first text the cause, a number how deep it stands. */
export type FishboneColumns = {
  readonly factor: Extract<Column, { values: unknown }>
  readonly cause: Column
  readonly depth: Column | undefined
  readonly others: readonly Column[]
}

/** The columns of a field that is drawn as a fishbone; undefined where it has no choice or no text. */
export function fishboneColumns({ columns }: Pick<RowsField, 'columns'>): FishboneColumns | undefined {
  const factor = columns.find((column): column is FishboneColumns['factor'] => column.kind === 'choice')
  const cause = columns.find(column => column.kind === 'text' || column.kind === 'line')
  if (factor === undefined || cause === undefined) return undefined
  const depth = columns.find(column => column.kind === 'number' && column.id === 'depth')
  return { factor, cause, depth, others: columns.filter(column => ![factor, cause, depth].includes(column)) }
}

/** A row with its place among all rows. */
export type Placed = { readonly at: number; readonly row: FishboneRow }

/** The rows of each bone, in their order. */
export function bonesOf(rows: readonly FishboneRow[], { factor }: Pick<FishboneColumns, 'factor'>) {
  const placed = rows.map((row, at): Placed => ({ at, row }))
  return factor.values.map(value => ({ ...value, rows: placed.filter(({ row }) => row[factor.id] === value.id) }))
}
