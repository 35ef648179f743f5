import { isValueList } from './axis-pieces.ts'
import { type CompiledTable, compileTable, hasRow, rowsInSet } from './compile-table.ts'
import { growRegions, type Region } from './grow-regions.ts'
import { labelBoxes } from './label-boxes.ts'
import type { FactValue, RowShape, TableShape } from './table-shape.ts'

type RowId<R extends RowShape> = R['id']
export type Overlap<R extends RowShape> = Region & { readonly rows: readonly RowId<R>[] }
/**
 * A row that decides nothing. `never`: no input matches it (an empty cell, a range outside its axis).
 * `covered`, of a unique table only: it matches, but wherever it does, a row above it matches too; `by` are the topmost ones.
 * Order means nothing in a unique table, so of two equal rows the second is told, and every such place is an overlap as well.
 */
export type Shadowed<R extends RowShape> =
  | { readonly row: RowId<R>; readonly because: 'never' }
  | { readonly row: RowId<R>; readonly because: 'covered'; readonly by: readonly RowId<R>[] }
/** A value in a cell that its axis does not have: it never matches, so it is a slip of the pen even where the row lives on. */
export type StrayValue<R extends RowShape> = { readonly row: RowId<R>; readonly axis: string; readonly value: FactValue }

export type TableCheck<R extends RowShape = RowShape> = {
  readonly gaps: readonly Region[]
  readonly overlaps: readonly Overlap<R>[]
  readonly shadowed: readonly Shadowed<R>[]
  readonly strays: readonly StrayValue<R>[]
}

/**
 * Proves a table, or says where it fails. A gap: no row matches; an overlap: several do, with exactly which. In a collect table
 * both are meant, so they are not reported there. Nothing found is a proof: every box of the input space was looked at, and what
 * was looked at are the very sets that decide. An unknown fact is outside the proof: it fits only rows that do not look at it.
 */
export function checkTable<R extends RowShape>(table: TableShape<R>): TableCheck<R> {
  return checkCompiled(compileTable(table))
}

/** The same for a table that is compiled already. */
export function checkCompiled<R extends RowShape>(table: CompiledTable<R>): TableCheck<R> {
  // A collect table owes no proof: each row stands alone, and a grading table of eleven axes has millions of boxes.
  if (table.hit === 'collect') return { gaps: [], overlaps: [], shadowed: neverMatching(table), strays: strayValues(table) }
  const boxes = labelBoxes(table)
  const matching = boxes.sets.map(rowsInSet)
  const found = growRegions(boxes, label => matching[label]!.length !== 1)
  const gaps: Region[] = []
  const overlaps: Overlap<R>[] = []
  for (const { label, region } of found) {
    const rows = matching[label]!.map(row => table.rows[row]!.id)
    if (rows.length === 0) gaps.push(region)
    else overlaps.push({ ...region, rows })
  }
  return { gaps, overlaps, shadowed: shadowedRows(table, matching), strays: strayValues(table) }
}

/** Of a unique table. `matching`: every distinct set of rows that matches somewhere, each lowest first. */
function shadowedRows<R extends RowShape>({ rows }: CompiledTable<R>, matching: readonly (readonly number[])[]): Shadowed<R>[] {
  const isTopmost = new Set<number>()
  const coveredBy = rows.map(() => new Set<number>())
  for (const [top, ...below] of matching) {
    if (top !== undefined) isTopmost.add(top)
    for (const row of below) coveredBy[row]!.add(top!)
  }
  return rows.flatMap(({ id }, row): Shadowed<R>[] => {
    const by = coveredBy[row]!
    if (isTopmost.has(row)) return []
    if (by.size === 0) return [{ row: id, because: 'never' }]
    return [{ row: id, because: 'covered', by: [...by].sort((a, b) => a - b).map(other => rows[other]!.id) }]
  })
}

/** Rows that some axis leaves no piece: they match nothing, whatever the other axes say. */
function neverMatching<R extends RowShape>({ rows, axes }: CompiledTable<R>): Shadowed<R>[] {
  return rows.flatMap(({ id }, row) =>
    axes.some(axis => !axis.rowsOfPiece.some(set => hasRow(set, row))) ? [{ row: id, because: 'never' as const }] : [],
  )
}

function strayValues<R extends RowShape>({ rows, axes }: CompiledTable<R>): StrayValue<R>[] {
  return rows.flatMap(({ id, when }) =>
    axes.flatMap(({ name, pieces }) => {
      const cell = Object.hasOwn(when, name) ? when[name] : undefined
      if (cell === undefined || !isValueList(cell) || pieces.kind !== 'values') return []
      return cell.filter(value => !pieces.pieceOf.has(value)).map(value => ({ row: id, axis: name, value }))
    }),
  )
}
