import type { Column } from '../export/columns.ts'
import type { Row } from './row.ts'

export type Failed = { readonly line: number; readonly reason: string; readonly mend: string; readonly id: string | null }
export type FailedRow = Failed & { readonly cells: Readonly<Record<string, string>> }

/**
 * Columns of the rows that failed: where, why and how to mend, then the row's own columns as the file has them, so that whoever has mended
 * them imports this very file. Of a file that is no longer there: the row's id.
 */
export function failedColumns(headers: readonly string[] | undefined): readonly Column<FailedRow>[] {
  const text = (zh: string, en: string, width: number, value: (row: FailedRow) => string | number): Column<FailedRow> => ({
    title: { zh, en },
    width,
    kind: 'text',
    value,
  })
  return [
    text('原文件行号', 'Line of the file', 10, row => row.line),
    text('未导入的原因', 'Why it was not imported', 44, row => row.reason),
    text('怎样改正', 'How to mend it', 44, row => row.mend),
    ...(headers === undefined
      ? [text('编号', 'Id', 24, row => row.id ?? '')]
      : headers.map(name => text(name, name, 18, row => row.cells[name] ?? ''))),
  ]
}

/**
 * The rows of a file that failed, in its order. `caseOf` gives the case that a row of a log belongs to: a case fails whole, and half of it,
 * imported again, would be a false history, so all its rows come.
 */
export async function* failedRows(
  open: () => Promise<AsyncIterable<Row>>,
  failed: ReadonlyMap<number, Failed>,
  caseOf: ((row: Row) => string) | undefined,
): AsyncGenerator<FailedRow> {
  const cases = new Set<string>()
  if (caseOf) for await (const row of await open()) if (failed.has(row.line)) cases.add(caseOf(row))
  cases.delete('')
  for await (const row of await open()) {
    const why = failed.get(row.line)
    if (why) yield { ...why, cells: row.cells }
    else if (caseOf && cases.has(caseOf(row))) yield { line: row.line, reason: '', mend: '', id: null, cells: row.cells }
  }
}
