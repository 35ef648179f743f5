import type { PoolClient } from 'pg'
import { OperatorError } from '../operator-error.ts'

/** How a migration waits for a table that somebody uses. */
export type LockPatience = {
  /** A statement that waits for a table makes everybody after it wait too, so it gives up soon and lets them through. */
  readonly lockMs: number
  /** What lies between two attempts; a transaction of minutes ends meanwhile. */
  readonly pause: (attempt: number) => Promise<unknown>
  readonly attempts: number
}

const LOCK_NOT_AVAILABLE = '55P03'

/** Whether a statement gave up because somebody else holds the table. */
export const isLockedOut = (error: unknown): boolean => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && 'code' in cause && cause.code === LOCK_NOT_AVAILABLE
}

/** From here on no statement of this transaction waits long for a table. */
export async function waitShortly(client: PoolClient, lockMs: number): Promise<void> {
  await client.query(`select set_config('lock_timeout', '${Math.round(lockMs)}ms', true)`)
}

/** Runs a migration again while somebody holds a table that it needs; says who should be asked when nobody lets go. */
export async function patiently<T>(id: string, { attempts, pause }: LockPatience, run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (!isLockedOut(error)) throw error
      if (attempt >= attempts)
        throw new OperatorError(
          'migration.blocked',
          `迁移 ${id} 等不到它要改的表：有长时间运行的事务占用着它。请结束该事务（select * from pg_stat_activity）后重试。`,
          `Migration ${id} does not get the table that it changes: a transaction that has been running for long holds it. End that transaction (select * from pg_stat_activity) and try again.`,
          { cause: error },
        )
      await pause(attempt)
    }
  }
}
