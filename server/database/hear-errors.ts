import type { Pool } from 'pg'
import type { Log } from './database.ts'

/**
 * Hears of connections that break while somebody has them: the pool listens to idle ones alone, and an error that nobody hears ends the process. Whoever has the
 * connection gets the error with the next statement.
 */
export function hearErrors(pool: Pool, log: Pick<Log, 'warn'>): void {
  pool.on('connect', client => {
    client.on('error', error => log.warn({ error }, 'a database connection was lost in the middle of its work'))
  })
}
