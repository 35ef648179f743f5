import type { AxisShape, CellShape, Facts, FactValue, RowShape, TableShape } from './table-shape.ts'

// Written apart from the engine and as plainly as can be, to be held against it. For tests only.

/** Whether a cell takes a value of its axis. */
export function takes(cell: CellShape | undefined, value: FactValue | undefined): boolean {
  if (cell === undefined) return true
  if (value === undefined) return false
  if (Array.isArray(cell)) return cell.includes(value)
  const { gte, gt, lt, lte } = cell as Exclude<CellShape, readonly FactValue[]>
  if (typeof value !== 'number') return false
  return (
    (gte === undefined || value >= gte) &&
    (gt === undefined || value > gt) &&
    (lt === undefined || value < lt) &&
    (lte === undefined || value <= lte)
  )
}

/** Whether every cell takes its fact. */
export function fits(when: Readonly<Record<string, CellShape>>, facts: Facts): boolean {
  return Object.entries(when).every(([axis, cell]) => takes(cell, facts[axis]))
}

/** The ids of the rows that fit, in order. */
export function rowsFitting(rows: readonly RowShape[], facts: Facts): (string | number)[] {
  return rows.filter(row => fits(row.when, facts)).map(row => row.id)
}

/** Every number a row or an axis mentions, a step to both sides of each, and the middle of each two: none can hide between them. */
export function pointsOf(axis: AxisShape, cells: readonly CellShape[]): FactValue[] {
  if (axis.kind === 'enum') return [...(axis.values ?? [...new Set(cells.flat() as FactValue[]), 'other'])]
  const mentioned = [axis.min, axis.max, ...cells.flatMap(cell => Object.values(cell))].filter(
    (bound): bound is number => typeof bound === 'number',
  )
  const sorted = [...new Set(mentioned)].sort((a, b) => a - b)
  const step = axis.kind === 'int' ? 1 : 1e-6
  const between = sorted.slice(1).map((bound, i) => (bound + sorted[i]!) / 2)
  const near = sorted.flatMap(bound => [bound - 1000, bound - step, bound, bound + step, bound + 1000])
  return [...new Set([0, ...near, ...between])].filter(
    value =>
      (axis.kind === 'number' || Number.isInteger(value)) && value >= (axis.min ?? -Infinity) && value <= (axis.max ?? Infinity),
  )
}

/** All combinations of those points over the axes of a table. */
export function inputsOf({ axes, rows }: TableShape): Facts[] {
  let inputs: Facts[] = [{}]
  for (const [name, axis] of Object.entries(axes)) {
    const cells = rows.map(row => row.when[name]).filter(cell => cell !== undefined)
    const points = pointsOf(axis, cells)
    inputs = inputs.flatMap(input => points.map(value => ({ ...input, [name]: value })))
  }
  return inputs
}
