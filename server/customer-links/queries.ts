import type { Ctx } from '../context.ts'
import type { Database } from '../database/database.ts'
import { asWorker } from '../database/transaction.ts'
import { sha256 } from '../events/seal.ts'

export type FoundLink = { org: string; caseId: string; hash: string }
export type LastEvent = { id: string; at: string; data: Record<string, unknown>; sealed: Record<string, unknown> }

/** Whose link a token is, whatever its state; undefined where nobody made it. Only the worker sees the links of all organisations. */
export async function findLink(database: Database, token: string): Promise<FoundLink | undefined> {
  const hash = sha256(token)
  const row = await asWorker(database, tx =>
    tx.selectFrom('customer_links').select(['org_id', 'case_id']).where('token_hash', '=', hash).executeTakeFirst(),
  )
  return row && { org: row.org_id, caseId: row.case_id, hash }
}

/** The last event of a type of a case with what it holds sealed; `node` narrows it to a key node. */
export async function lastEventOf(ctx: Ctx, caseId: string, type: string, node?: string): Promise<LastEvent | undefined> {
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'at', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('type', '=', type)
    .orderBy('seq', 'desc')
    .execute()
  const row = rows.find(r => node === undefined || r.data.node === node)
  if (!row) return undefined
  const sealed = await ctx.tx
    .selectFrom('sealed_fields')
    .select(['field', 'value'])
    .where('org_id', '=', ctx.org)
    .where('event_id', '=', row.id)
    .execute()
  return { ...row, sealed: Object.fromEntries(sealed.map(s => [s.field, s.value])) }
}
