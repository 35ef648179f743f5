import type { FactValue } from './table-shape.ts'

/** An enum axis: every value is a piece of its own. An open one has a last piece for all values that nobody mentions. */
export type ValuePieces = {
  readonly kind: 'values'
  readonly values: readonly FactValue[]
  readonly pieceOf: ReadonlyMap<unknown, number>
  readonly isOpen: boolean
}

/** The pieces of an enum axis; without declared values those that the cells mention, and whatever else may come. */
export function cutValues(declared: readonly FactValue[] | undefined, cells: readonly (readonly FactValue[])[]): ValuePieces {
  const values = [...new Set(declared ?? cells.flat())]
  const isOpen = declared === undefined
  if (isOpen) values.push(unmentioned(values))
  return { kind: 'values', values, pieceOf: new Map(values.map((value, piece) => [value, piece])), isOpen }
}

/** The piece of a value, -1 where the axis does not have it. An unknown one is like one that nobody mentions: no cell takes it. */
export function pieceOfValue({ pieceOf, isOpen, values }: ValuePieces, value: unknown): number {
  return pieceOf.get(value) ?? (isOpen ? values.length - 1 : -1)
}

function unmentioned(values: readonly FactValue[]): string {
  let other = 'other'
  while (values.includes(other)) other = `(${other})`
  return other
}
