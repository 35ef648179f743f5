import { cutNumbers, type NumberPieces, pieceOfNumber, piecesInRange, rangeOfPieces, sampleNumber } from './number-pieces.ts'
import { TableError } from './table-error.ts'
import type { AxisShape, CellShape, FactValue, RangeShape } from './table-shape.ts'
import { cutValues, pieceOfValue, type ValuePieces } from './value-pieces.ts'

/** An axis cut into pieces inside which no row can change its mind. */
export type AxisPieces = NumberPieces | ValuePieces

/** Cuts an axis at everything its cells mention. A cell of the wrong kind and an axis without any value are refused. */
export function cutAxis(name: string, axis: AxisShape, cells: readonly CellShape[]): AxisPieces {
  const pieces =
    axis.kind === 'enum'
      ? cutValues(
          axis.values,
          cells.map(cell => asValues(name, cell)),
        )
      : cutNumbers(
          axis,
          cells.map(cell => asRange(name, cell)),
        )
  if (pieceCount(pieces) === 0) throw new TableError('table.empty-axis', `axis ${name} has no value at all`)
  return pieces
}

export function pieceCount(pieces: AxisPieces): number {
  return pieces.kind === 'values' ? pieces.values.length : Math.max(0, pieces.edges.length - 1)
}

/** The numbers of the pieces a cell takes. Values that the axis does not have take none. */
export function piecesOfCell(name: string, axis: AxisShape, pieces: AxisPieces, cell: CellShape): number[] {
  if (pieces.kind === 'values') {
    return asValues(name, cell).flatMap(value => pieces.pieceOf.get(value) ?? [])
  }
  // Safe: number pieces are made of number axes only, in cutAxis above.
  const [start, stop] = piecesInRange(pieces, axis as Exclude<AxisShape, { kind: 'enum' }>, asRange(name, cell))
  return Array.from({ length: stop - start }, (_, i) => start + i)
}

/** The piece a fact falls into, -1 where it is unknown or outside the axis. */
export function pieceOfFact(pieces: AxisPieces, value: FactValue | undefined): number {
  return pieces.kind === 'values' ? pieceOfValue(pieces, value) : pieceOfNumber(pieces, value)
}

/** One fact inside a piece. */
export function samplePiece(pieces: AxisPieces, piece: number): FactValue {
  return pieces.kind === 'values' ? pieces.values[piece]! : sampleNumber(pieces, piece)
}

/** Pieces (in order, of numbers also next to each other) as a cell, written as a row would write it. */
export function cellOfPieces(pieces: AxisPieces, chosen: readonly number[]): CellShape {
  if (pieces.kind === 'values') return chosen.map(piece => pieces.values[piece]!)
  return rangeOfPieces(pieces, chosen[0]!, chosen[chosen.length - 1]! + 1)
}

// A guard of our own, because Array.isArray does not narrow a readonly array.
export const isValueList = (cell: CellShape): cell is readonly FactValue[] => Array.isArray(cell)

function asValues(name: string, cell: CellShape): readonly FactValue[] {
  if (isValueList(cell)) return cell
  throw new TableError('table.wrong-cell', `axis ${name} is an enum: its cells are lists of values`)
}

function asRange(name: string, cell: CellShape): RangeShape {
  if (!isValueList(cell)) return cell
  throw new TableError('table.wrong-cell', `axis ${name} is a number: its cells are ranges`)
}
