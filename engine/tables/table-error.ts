export type TableErrorCode =
  | 'table.unknown-axis'
  | 'table.wrong-cell'
  | 'table.empty-axis'
  | 'table.duplicate-row'
  | 'table.too-many-boxes'

/** Why a table was refused before it could decide anything. `code` is for programs, the message for people. */
export class TableError extends Error {
  readonly code: TableErrorCode

  constructor(code: TableErrorCode, message: string) {
    super(message)
    this.name = 'TableError'
    this.code = code
  }
}
