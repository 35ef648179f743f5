/** What a fact, an enum value or a sample can be. */
export type FactValue = string | number | boolean
/** The facts a table is asked about. An absent one is unknown: it fits only rows that do not look at that axis. */
export type Facts = Readonly<Record<string, FactValue | undefined>>

/**
 * A cell: any of these values, or a range. Packs use half-open `[gte, lt)` only; `gt` and `lte` are for tables of
 * real numbers that come from elsewhere (`bihuan policy tables`).
 */
export type CellShape = readonly FactValue[] | RangeShape
export type RangeShape = {
  readonly gte?: number | undefined
  readonly gt?: number | undefined
  readonly lt?: number | undefined
  readonly lte?: number | undefined
}

type Words = { readonly zh: string; readonly en?: string | undefined }

/** An enum without `values` is open: any value may come, also one that no row mentions. `min` and `max` belong to the axis. */
export type AxisShape =
  | { readonly kind: 'enum'; readonly values?: readonly FactValue[] | undefined; readonly title?: Words | undefined }
  | NumberAxisShape
export type NumberAxisShape = {
  readonly kind: 'int' | 'number'
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly unit?: string | undefined
  readonly title?: Words | undefined
}

export type RowShape = { readonly id: string | number; readonly when: Readonly<Record<string, CellShape>> }

/** What deciding and checking need of a table. A pack's `Table` is one; its rows keep their own type in every answer. */
export type TableShape<R extends RowShape = RowShape> = {
  readonly hit: 'unique' | 'collect'
  readonly axes: Readonly<Record<string, AxisShape>>
  readonly rows: readonly R[]
}
