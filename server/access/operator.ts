import type { FastifyRequest } from 'fastify'
import { asOwner } from '../auth/tables.ts'
import type { Database } from '../database/database.ts'
import { type RefusalCode, refuse } from '../errors.ts'
import { signedIn } from './access.ts'

/** Whether somebody acts for the whole installation: by its own key, or as an administrator of the only organisation there is. */
export async function isOperator(database: Database, request: FastifyRequest): Promise<boolean> {
  if (signedIn(request).isOperator) return true
  const some = await asOwner(database, tx => tx.selectFrom('organisations').select('id').limit(2).execute())
  return some.length <= 1
}

/** Refuses what touches every organisation to the administrator of one of several. */
export async function mustBeOperator(database: Database, request: FastifyRequest, code: RefusalCode): Promise<void> {
  if (!(await isOperator(database, request))) throw refuse(code)
}
