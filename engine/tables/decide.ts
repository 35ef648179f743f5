import { pieceOfFact } from './axis-pieces.ts'
import type { CompiledAxis, CompiledTable } from './compile-table.ts'
import type { Facts, RowShape } from './table-shape.ts'

export type TableDecision<R extends RowShape> = {
  /** The rows that fit, in the order of the table. */
  readonly rows: readonly R[]
  /** For a unique table only `one` is a decision. `none` and `several` are told as they are: no row is picked silently. */
  readonly outcome: 'one' | 'none' | 'several'
}

/** The rows whose every cell takes these facts. A fact that is unknown or outside its axis fits only rows without that cell. */
export function decideTable<R extends RowShape>(table: CompiledTable<R>, facts: Facts): TableDecision<R> {
  const sets = table.axes.map(axis => rowsTaking(axis, facts))
  const rows: R[] = []
  for (let word = 0; word < table.words; word++) {
    let left = table.allRows[word]!
    for (const set of sets) left &= set[word]!
    for (; left !== 0; left &= left - 1) rows.push(table.rows[word * 32 + 31 - Math.clz32(left & -left)]!)
  }
  return { rows, outcome: rows.length === 1 ? 'one' : rows.length === 0 ? 'none' : 'several' }
}

/** The set of rows that one axis leaves for these facts. */
export function rowsTaking(axis: CompiledAxis, facts: Facts): Uint32Array {
  // Own facts only: an axis may be called like something every object inherits.
  const value = Object.hasOwn(facts, axis.name) ? facts[axis.name] : undefined
  return axis.rowsOfPiece[pieceOfFact(axis.pieces, value)] ?? axis.rowsWithoutCell
}
