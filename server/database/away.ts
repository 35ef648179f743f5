/** What Node and PostgreSQL say of a server that is gone, is going or is not there yet. */
const away = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT connect', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...[
    '57P01' /* shutting down */,
    '57P02' /* another process crashed */,
    '57P03' /* starting up */,
    '53300' /* too many connections */,
  ],
  ...['08000', '08001', '08003', '08004', '08006'],
  '25P03' /* the transaction was silent for too long, and was ended */,
])
/** The driver names these by their words alone. */
const words =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end)/

/** Whether a statement failed because its database cannot be reached, and not because of itself: whoever asked may ask again. */
export function isDatabaseAway(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  const call = 'syscall' in error ? String(error.syscall) : ''
  return away.has(code) || away.has(`${code} ${call}`) || words.test(error.message)
}

/** Whether the disk of the database or of DATA_DIR is full. */
export function isStorageFull(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100'
}
