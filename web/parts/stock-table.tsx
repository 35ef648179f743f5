import type { ReactNode } from 'react'

export type StockColumn<T> = {
  readonly title: string
  readonly cell: (row: T) => ReactNode
  /** Numbers stand at the right, in figures of one width. */
  readonly number?: boolean
  /** On a phone: the heading of the card. */
  readonly head?: boolean
}
type Props<T> = {
  readonly label: string
  readonly columns: readonly StockColumn<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
}

/** A table on a wide screen, cards on a phone, from the same columns. */
export function StockTable<T>({ label, columns, rows, keyOf }: Props<T>) {
  return (
    <table className="parts-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column.title} className={column.number ? 'parts-number' : undefined} scope="col">
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={keyOf(row)}>
            {columns.map(column => (
              <td
                key={column.title}
                data-label={column.title}
                className={[column.number ? 'parts-number' : '', column.head ? 'parts-head-cell' : ''].join(' ')}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
