import { type SqlBool, sql } from 'kysely'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'

/** The figures that were reported, newest first. A partner's people see none: they are the company's. */
export async function listFreezes(ctx: Ctx, { limit, after }: { readonly limit: number; readonly after?: string | undefined }) {
  if (ctx.sight.isPartner) return { items: [], next: null }
  let query = ctx.tx
    .selectFrom('indicator_freezes')
    .select(['id', 'period_start', 'period_end', 'document', 'hash', 'frozen_by', 'frozen_at'])
    .where('org_id', '=', ctx.org)
    .where('kind', '=', 'reported')
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(frozen_at, id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('frozen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => ({
      ...{ id: row.id, from: row.period_start, to: row.period_end, note: row.document.note, hash: row.hash },
      ...{ figures: row.document.figures.length, by: named(ctx, row.frozen_by), at: row.frozen_at },
    })),
    next: rows.length > limit && last !== undefined ? writeCursor([last.frozen_at, last.id]) : null,
  }
}
