import type { Axis, Cell, Pack, Table, TableRow } from '../../../engine/pack.ts'
import { idFor, idsOf } from './edit-ids.ts'
import { addRule, changeRule, rulesOf, withChange } from './edit-pack.ts'

export type Range = { readonly gte?: number | undefined; readonly lt?: number | undefined }
export type Then = TableRow['then']

export const isRange = (cell: Cell | undefined): cell is Exclude<Cell, readonly unknown[]> =>
  cell !== undefined && !Array.isArray(cell)
/** Whether a column counts in 分, which people type in 元. */
export const isMoney = (unit: string | undefined): boolean => unit === '分'
export const tableOf = (pack: Pack, id: string): Table | undefined => rulesOf(pack, 'tables').find(table => table.id === id)

function changeTable(pack: Pack, id: string, change: (table: Table) => Table): Pack {
  const table = tableOf(pack, id)
  return table === undefined ? pack : changeRule(pack, 'tables', id, change(table))
}
const changeRows = (pack: Pack, id: string, change: (rows: readonly TableRow[]) => TableRow[]): Pack =>
  changeTable(pack, id, table => ({ ...table, rows: change(table.rows) }))

/** The pack with a new table of one column and one row that takes everything, so that it has no gap from the beginning. */
export function addTable(
  pack: Pack,
  clause: string,
  title: string,
  axis: { name: string; axis: Axis },
): { pack: Pack; id: string } {
  const taken = idsOf(pack)
  const id = idFor(title, taken)
  const [level] = pack.levels
  const table: Table = {
    id,
    title: { zh: title },
    hit: 'unique',
    axes: { [axis.name]: axis.axis },
    rows: [
      { id: idFor(`${id}-1`, new Set([...taken, id])), clause, when: {}, then: level === undefined ? {} : { level: level.id } },
    ],
  }
  return { pack: addRule(pack, 'tables', table), id }
}

/** The table with a column more; rows say nothing of it yet, which means any. */
export function addAxis(pack: Pack, id: string, name: string, axis: Axis): Pack {
  return changeTable(pack, id, table => (name in table.axes ? table : { ...table, axes: { ...table.axes, [name]: axis } }))
}
/** The table without a column; rows lose their cell of it. The last column stays. */
export function removeAxis(pack: Pack, id: string, name: string): Pack {
  return changeTable(pack, id, table => {
    const { [name]: _gone, ...axes } = table.axes
    if (Object.keys(axes).length === 0) return table
    return { ...table, axes, rows: table.rows.map(row => ({ ...row, when: withoutKey(row.when, name) })) }
  })
}
function withoutKey<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}

/** One cell changed; `undefined` means any. */
export function setCell(pack: Pack, id: string, row: string, axis: string, cell: Cell | undefined): Pack {
  return changeRows(pack, id, rows =>
    rows.map(one =>
      one.id === row ? { ...one, when: cell === undefined ? withoutKey(one.when, axis) : { ...one.when, [axis]: cell } } : one,
    ),
  )
}

/** A range without the bounds that are undefined; without any it is no cell. */
export function rangeOf({ gte, lt }: Range): Cell | undefined {
  if (gte === undefined && lt === undefined) return undefined
  return { ...(gte === undefined ? {} : { gte }), ...(lt === undefined ? {} : { lt }) }
}

const sameBut = (a: TableRow, b: TableRow, axis: string): boolean =>
  JSON.stringify(Object.entries(withoutKey(a.when, axis)).sort()) ===
  JSON.stringify(Object.entries(withoutKey(b.when, axis)).sort())

/**
 * One bound of a band changed. With `together` the neighbour that ended or began exactly there moves along, so that no gap and
 * no overlap comes from it; a bound that was open before has no neighbour.
 */
export function setBound(
  pack: Pack,
  id: string,
  row: string,
  axis: string,
  side: 'gte' | 'lt',
  value: number | undefined,
  together = true,
): Pack {
  const table = tableOf(pack, id)
  const band = table?.rows.find(one => one.id === row)
  if (table === undefined || band === undefined) return pack
  const cell = band.when[axis]
  const range: Range = isRange(cell) ? cell : {}
  const was = range[side]
  const other = side === 'gte' ? 'lt' : 'gte'
  const next = setCell(pack, id, row, axis, rangeOf({ ...range, [side]: value }))
  if (!together || was === undefined || value === undefined) return next
  return table.rows
    .filter(one => one.id !== row && sameBut(one, band, axis))
    .reduce((moved, neighbour) => {
      const its = neighbour.when[axis]
      return isRange(its) && its[other] === was
        ? setCell(moved, id, neighbour.id, axis, rangeOf({ ...its, [other]: value }))
        : moved
    }, next)
}

/** Where a band is cut in two: the middle of a closed one, a round step beyond an open one. */
export function cutOf({ gte, lt }: Range, unit: string | undefined): number {
  const step = isMoney(unit) ? 10_000_000 : 10
  if (gte !== undefined && lt !== undefined) return gte + Math.max(1, Math.floor((lt - gte) / 2))
  if (gte !== undefined) return gte === 0 ? step : gte * 2
  if (lt !== undefined) return Math.floor(lt / 2)
  return step
}

/** The numeric column by which a row is cut: the first in which it has a range, else the first numeric one. */
export function bandAxis(table: Table, row: TableRow): string | undefined {
  const numeric = Object.entries(table.axes).flatMap(([name, axis]) => (axis.kind === 'int' ? [name] : []))
  return numeric.find(name => isRange(row.when[name])) ?? numeric[0]
}

/** A band more with one click: the row is cut in two, the new one above the cut, with the same results until somebody says otherwise. No gap and no overlap follows. */
export function addBand(pack: Pack, id: string, row: string): { pack: Pack; id: string } | undefined {
  const table = tableOf(pack, id)
  const band = table?.rows.find(one => one.id === row)
  const name = table && band && bandAxis(table, band)
  if (table === undefined || band === undefined || name === undefined) return undefined
  const axis = table.axes[name]
  const cell = band.when[name]
  const range: Range = isRange(cell) ? cell : {}
  const cut = cutOf(range, axis?.kind === 'int' ? axis.unit : undefined)
  // One whole number wide: there is nothing to cut.
  if (range.lt !== undefined && cut >= range.lt) return undefined
  const newId = idFor(`${row}-band`, idsOf(pack))
  const { title: _title, ...rest } = band
  const below: TableRow = { ...band, when: { ...band.when, [name]: rangeOf({ gte: range.gte, lt: cut })! } }
  const above: TableRow = { ...rest, id: newId, when: { ...band.when, [name]: rangeOf({ gte: cut, lt: range.lt })! } }
  return { pack: changeRows(pack, id, rows => rows.flatMap(one => (one.id === row ? [below, above] : [one]))), id: newId }
}

/** A row more at the end, without conditions, with the results of the last one. */
export function addRow(pack: Pack, id: string, clause: string): Pack {
  const newId = idFor(`${id}-row`, idsOf(pack))
  return changeRows(pack, id, rows => [...rows, { id: newId, clause, when: {}, then: rows.at(-1)?.then ?? {} }])
}
export function changeRow(pack: Pack, id: string, row: string, change: Parameters<typeof withChange<TableRow>>[1]): Pack {
  return changeRows(pack, id, rows => rows.map(one => (one.id === row ? withChange(one, change) : one)))
}
/** The table without a row; the last one stays. */
export function removeRow(pack: Pack, id: string, row: string): Pack {
  return changeRows(pack, id, rows => (rows.length === 1 ? [...rows] : rows.filter(one => one.id !== row)))
}
/** One result of a row; `undefined` takes it away. */
export function setThen(pack: Pack, id: string, row: string, key: string, value: Then[string] | undefined): Pack {
  return changeRows(pack, id, rows =>
    rows.map(one =>
      one.id === row ? { ...one, then: value === undefined ? withoutKey(one.then, key) : { ...one.then, [key]: value } } : one,
    ),
  )
}
