import type { Selectable } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Signatures } from '../database/signature-tables.ts'
import { asWorker } from '../database/transaction.ts'
import { asTyped } from './code.ts'

/** The signature that a code stands for, of whichever organisation; undefined where nobody was given such a code. */
export async function findByCode(database: Database, code: string): Promise<Selectable<Signatures> | undefined> {
  const typed = asTyped(code)
  if (typed.length !== 16) return undefined
  return asWorker(database, tx => tx.selectFrom('signatures').selectAll().where('code', '=', typed).executeTakeFirst())
}
