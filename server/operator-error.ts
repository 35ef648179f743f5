/** What went wrong, for the person who runs the server; each has its own sentence in Chinese and English. */
export type OperatorErrorCode =
  | 'settings.wrong'
  | 'address.unusable'
  | 'database.unreachable'
  | 'database.no-parts'
  | 'data-folder.unusable'
  | 'data-folder.in-use'
  | 'migration.edited'
  | 'migration.newer-database'
  | 'migration.out-of-order'
  | 'migration.failed'
  | 'keys.master-missing'
  | 'backup.locked'
  | 'backup.wrong-key'
  | 'migration.blocked'
  | 'backup.running'
  | 'backup.damaged'
  | 'backup.not-empty'
  | 'backup.mismatch'

/** An error whose message is meant to be printed as it is, without a stack: the operator can act on it. */
export class OperatorError extends Error {
  readonly code: OperatorErrorCode
  constructor(code: OperatorErrorCode, zh: string, en: string, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options)
    this.name = 'OperatorError'
    this.code = code
  }
}
