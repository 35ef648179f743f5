import { pieceCount } from './axis-pieces.ts'
import type { CompiledAxis, CompiledTable } from './compile-table.ts'
import { rowSets } from './row-sets.ts'
import { TableError } from './table-error.ts'

/** More boxes than a person can read, or ought to have to. */
export const mostBoxes = 100_000

/**
 * The table's whole input space in boxes, one piece of each axis; inside a box no row can change its mind.
 * Box number = sum of piece × stride; `labels` holds for each box the number of its set of rows in `sets`.
 */
export type Boxes = {
  readonly axes: readonly CompiledAxis[]
  readonly counts: readonly number[]
  readonly strides: readonly number[]
  readonly labels: Int32Array
  readonly sets: readonly Uint32Array[]
}

/** Labels every box with the rows that match in it. A table of more than 100,000 boxes is refused. */
export function labelBoxes({ axes, words, allRows }: CompiledTable): Boxes {
  const counts = axes.map(axis => pieceCount(axis.pieces))
  const total = counts.reduce((product, count) => product * count, 1)
  if (total > mostBoxes)
    throw new TableError(
      'table.too-many-boxes',
      `${total} boxes (${counts.join(' × ')}), the most is ${mostBoxes}: no one can read such a table, divide it`,
    )
  const strides = counts.map((_, axis) => counts.slice(axis + 1).reduce((product, count) => product * count, 1))
  const labels = new Int32Array(total)
  const { numberOf, all } = rowSets()

  // One set for each depth, used again and again: what the axes so far have left.
  const left = [allRows, ...axes.map(() => new Uint32Array(words))]
  let box = 0
  const descend = (depth: number): void => {
    const axis = axes[depth]
    if (!axis) {
      labels[box++] = numberOf(left[depth]!)
      return
    }
    const before = left[depth]!
    const after = left[depth + 1]!
    for (const taken of axis.rowsOfPiece) {
      for (let word = 0; word < words; word++) after[word] = before[word]! & taken[word]!
      descend(depth + 1)
    }
  }
  descend(0)
  return { axes, counts, strides, labels, sets: all }
}
