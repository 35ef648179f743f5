import type { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Schema } from '../../server/database/schema.ts'
import type { Tx } from '../../server/database/transaction.ts'
import { becomeOwner, becomeSuperuser } from './memory-database.ts'
import { wireValues } from './wire-format.ts'

/** What is in the database, as somebody sees it who belongs to no organisation and whom nothing is hidden from. Only between transactions. */
export type Outside = {
  look<T>(work: () => Promise<T>): Promise<T>
  rows<T>(sql: string, params?: readonly unknown[]): Promise<T[]>
  /** For reading through the server's own queries. */
  readonly tx: Tx
}

export function outsideOf(pglite: PGlite): Outside {
  const query = async (sql: string, params: readonly unknown[] = []) => {
    const { rows } = await pglite.query(sql, wireValues(params))
    return { command: 'SELECT', rowCount: rows.length, rows }
  }
  const client = { query, release: () => {} }
  const pool = { connect: async () => client, end: async () => {} } as unknown as pg.Pool
  return {
    tx: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }) as unknown as Tx,
    rows: async <T>(sql: string, params?: readonly unknown[]) => (await query(sql, params)).rows as T[],
    async look(work) {
      await becomeSuperuser(pglite)
      try {
        return await work()
      } finally {
        await becomeOwner(pglite)
      }
    },
  }
}
