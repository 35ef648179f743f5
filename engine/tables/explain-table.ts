import type { Text } from '../../events/text.ts'
import { cellText, type NameOfValue, valueText } from './cell-text.ts'
import { type CompiledAxis, type CompiledTable, hasRow } from './compile-table.ts'
import { rowsTaking } from './decide.ts'
import type { CellShape, Facts, FactValue, RowShape } from './table-shape.ts'

/** The first cell, in the order of the axes, that kept a row from fitting. `value` is absent where the fact is unknown. */
export type FailedCell = { readonly axis: string; readonly value?: FactValue; readonly allowed: CellShape }
export type RowExplained<R extends RowShape> =
  | { readonly row: R; readonly fits: true }
  | { readonly row: R; readonly fits: false; readonly failed: FailedCell; readonly text: Required<Text> }

/** Every row with why it fits or does not. `nameOf` gives people's words for enum values, such as a level's title. */
export function explainTable<R extends RowShape>(table: CompiledTable<R>, facts: Facts, nameOf?: NameOfValue): RowExplained<R>[] {
  // The sets that decide, so that an explanation cannot contradict the decision.
  const sets = table.axes.map(axis => ({ axis, set: rowsTaking(axis, facts) }))
  return table.rows.map((row, index) => {
    const failing = sets.find(({ set }) => !hasRow(set, index))
    if (!failing) return { row, fits: true }
    const { axis } = failing
    const allowed = row.when[axis.name]!
    const value = Object.hasOwn(facts, axis.name) ? facts[axis.name] : undefined
    const failed: FailedCell = { axis: axis.name, ...(value !== undefined && { value }), allowed }
    return { row, fits: false, failed, text: failedText(axis, failed, nameOf) }
  })
}

function failedText(
  { name, shape }: CompiledAxis,
  { value, allowed }: FailedCell,
  nameOf: NameOfValue = () => undefined,
): Required<Text> {
  const title = { zh: shape.title?.zh ?? name, en: shape.title?.en ?? name }
  const cell = cellText(name, shape, allowed, nameOf)
  if (value === undefined)
    return { zh: `${title.zh}未知，应属于 ${cell.zh}`, en: `${title.en} is unknown, must be in ${cell.en}` }
  const shown = valueText(name, shape, value, nameOf)
  return { zh: `${title.zh} ${shown.zh} 不在 ${cell.zh}`, en: `${title.en} ${shown.en} is not in ${cell.en}` }
}
