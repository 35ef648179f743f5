import { type AxisPieces, cutAxis, pieceCount, piecesOfCell } from './axis-pieces.ts'
import { TableError } from './table-error.ts'
import type { AxisShape, RowShape, TableShape } from './table-shape.ts'

/**
 * A table turned around: for every piece of every axis the set of rows whose cell takes it, one bit a row.
 * Deciding is then one AND over the axes. The check proves these same sets, so what is proved is what decides.
 */
export type CompiledTable<R extends RowShape = RowShape> = {
  readonly hit: TableShape['hit']
  readonly rows: readonly R[]
  readonly axes: readonly CompiledAxis[]
  /** 32-bit words in a set of rows. */
  readonly words: number
  readonly allRows: Uint32Array
}
export type CompiledAxis = {
  readonly name: string
  readonly shape: AxisShape
  readonly pieces: AxisPieces
  readonly rowsOfPiece: readonly Uint32Array[]
  /** For an unknown fact and one outside the axis: the rows that do not look at this axis. */
  readonly rowsWithoutCell: Uint32Array
}

/** Compiles a table once for many decisions. A row that names an axis the table does not have, or a name used twice, is refused. */
export function compileTable<R extends RowShape>(table: TableShape<R>): CompiledTable<R> {
  const { rows, hit } = table
  const ids = new Set<string | number>()
  for (const row of rows) {
    if (ids.has(row.id)) throw new TableError('table.duplicate-row', `row ${row.id} is there twice`)
    ids.add(row.id)
    for (const name of Object.keys(row.when))
      if (!Object.hasOwn(table.axes, name))
        throw new TableError('table.unknown-axis', `row ${row.id} names ${name}, which is no axis of this table`)
  }
  const words = Math.ceil(rows.length / 32)
  const allRows = new Uint32Array(words)
  for (let row = 0; row < rows.length; row++) addRow(allRows, row)
  const axes = Object.entries(table.axes).map(([name, shape]) => compileAxis(name, shape, rows))
  return { hit, rows, axes, words, allRows }
}

/** The numbers of the rows in a set, lowest first. */
export function rowsInSet(set: Uint32Array): number[] {
  const rows: number[] = []
  for (let word = 0; word < set.length; word++) {
    for (let left = set[word]!; left !== 0; left &= left - 1) rows.push(word * 32 + 31 - Math.clz32(left & -left))
  }
  return rows
}

export function hasRow(set: Uint32Array, row: number): boolean {
  return (set[row >> 5]! & (1 << (row & 31))) !== 0
}

function addRow(set: Uint32Array, row: number): void {
  set[row >> 5]! |= 1 << (row & 31)
}

function compileAxis(name: string, shape: AxisShape, rows: readonly RowShape[]): CompiledAxis {
  const words = Math.ceil(rows.length / 32)
  const cells = rows.map(row => (Object.hasOwn(row.when, name) ? row.when[name] : undefined))
  const pieces = cutAxis(
    name,
    shape,
    cells.filter(cell => cell !== undefined),
  )
  const rowsWithoutCell = new Uint32Array(words)
  cells.forEach((cell, row) => {
    if (cell === undefined) addRow(rowsWithoutCell, row)
  })
  const rowsOfPiece = Array.from({ length: pieceCount(pieces) }, () => rowsWithoutCell.slice())
  cells.forEach((cell, row) => {
    if (cell !== undefined) for (const piece of piecesOfCell(name, shape, pieces, cell)) addRow(rowsOfPiece[piece]!, row)
  })
  return { name, shape, pieces, rowsOfPiece, rowsWithoutCell }
}
