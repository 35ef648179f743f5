import type { Text } from '../../events/text.ts'

/** Why a row cannot be used: a code of docs/errors.md and a sentence about this very row. */
export type RowProblem = { readonly code: RowCode; readonly field?: string; readonly reason: Text }

export const rowCodes = [
  'row.broken',
  'row.title-missing',
  'row.time-unreadable',
  'row.time-future',
  'row.value-invalid',
  'row.case-missing',
  'row.repeated',
] as const
export type RowCode = (typeof rowCodes)[number]

/** One row of a file: where it begins, and its texts by column name. `value` is the whole object of an NDJSON line. */
export type Row = {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
  readonly value?: unknown
  readonly problem?: RowProblem
}

export type FileFormat = 'csv' | 'ndjson' | 'xlsx'

/** What a file turned out to be, and its rows; they can be read once. */
export type RowSource = {
  readonly format: FileFormat
  /** As it was found: utf-8, utf-8-bom, utf-16le, utf-16be, gb18030; a workbook has none. */
  readonly encoding?: string
  readonly delimiter?: string
  readonly headers: readonly string[]
  readonly sheets?: readonly string[]
  readonly rows: AsyncIterable<Row>
}

export const MOST_ROWS = 1_000_000
export const MOST_BYTES = 200 * 1024 * 1024

/** Makes header names usable as keys: an empty one is named by its place, a repeated one gets a number. */
export function columnNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return header.map((raw, i) => {
    const name = raw.trim() === '' ? `#${i + 1}` : raw.trim()
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/** A row's texts under its columns; cells beyond the header are left out, absent ones are empty. */
export function cellsOf(headers: readonly string[], values: readonly string[]): Record<string, string> {
  const cells: Record<string, string> = Object.create(null)
  headers.forEach((name, i) => {
    cells[name] = values[i] ?? ''
  })
  return cells
}
