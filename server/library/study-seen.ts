import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { caseSeenOrTrue, unsealedOrNone } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'

/**
 * Which studies somebody may read, over `e` (library_entries): reviewed ones the whole company, and those from before there was a review; others whoever sees their
 * case. A partner's people read those of their own cases. A study of a sealed case is read by others only where it was given free.
 */
export function studySeen(ctx: Ctx): RawBuilder<SqlBool> {
  const seen = caseSeenOrTrue(ctx, 'e.case_id')
  if (ctx.sight.isPartner) return seen
  const open = sql<SqlBool>`(e.is_released or ${unsealedOrNone(ctx, 'e.case_id')})`
  return sql<SqlBool>`(${open} and (e.state in ('published', 'before-review') or ${seen}))`
}
