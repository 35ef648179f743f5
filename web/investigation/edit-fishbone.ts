import type { FishboneColumns, FishboneRow } from '../../engine/investigation/fishbone.ts'

/** The rows with an empty one after another of the same bone; at the end of the bone where none is named. */
export function withRow(
  rows: readonly FishboneRow[],
  columns: FishboneColumns,
  bone: string,
  after?: number,
): { rows: FishboneRow[]; at: number } {
  const last = rows.findLastIndex(row => row[columns.factor.id] === bone)
  const at = (after ?? (last === -1 ? rows.length - 1 : last)) + 1
  const above = after === undefined ? undefined : rows[after]
  const depth = columns.depth === undefined ? {} : { [columns.depth.id]: Number(above?.[columns.depth.id] ?? 0) }
  return { rows: [...rows.slice(0, at), { [columns.factor.id]: bone, ...depth }, ...rows.slice(at)], at }
}

/** The rows with one moved past its neighbour on the same bone; as they were where there is none. */
export function movedRow(
  rows: readonly FishboneRow[],
  columns: FishboneColumns,
  at: number,
  by: -1 | 1,
): { rows: FishboneRow[]; at: number } {
  const bone = rows[at]?.[columns.factor.id]
  const others = rows.flatMap((row, i) => (row[columns.factor.id] === bone ? [i] : []))
  const to = others[others.indexOf(at) + by]
  if (to === undefined) return { rows: [...rows], at }
  const next = [...rows]
  const [own, other] = [rows[at]!, rows[to]!]
  next[at] = other
  next[to] = own
  return { rows: next, at: to }
}

/** The rows with one put under the cause above it, or back; the first of a bone stands at the top. */
export function indentedRow(rows: readonly FishboneRow[], columns: FishboneColumns, at: number, depth: 0 | 1): FishboneRow[] {
  const { depth: column, factor } = columns
  const row = rows[at]
  if (column === undefined || row === undefined) return [...rows]
  const isFirst = rows.findIndex(one => one[factor.id] === row[factor.id]) === at
  return rows.map((one, i) => (i === at ? { ...one, [column.id]: isFirst ? 0 : depth } : one))
}
