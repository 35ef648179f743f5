import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'

/**
 * Which meetings (`m`) somebody sees: those of a case as the case; others by taking part, or where they see all that the company does. People of a
 * partner only where they take part.
 */
export function meetingSeen(ctx: Ctx): RawBuilder<SqlBool> {
  const { person } = ctx.actor
  const part = sql`(m.chair_id = ${person} or m.convened_by = ${person} or ${person} = any(m.invited) or ${person} = any(coalesce(m.present, '{}'))
    or exists (select from meeting_actions own where own.org_id = m.org_id and own.meeting_id = m.id and own.person_id = ${person}))`
  const all = ctx.sight.scope === 'all' && !ctx.sight.isPartner
  return sql<SqlBool>`case when m.case_id is not null then ${caseSeenOrTrue(ctx, 'm.case_id')} ${ctx.sight.isPartner ? sql`and ${part}` : sql``} else ${all ? sql`true` : part} end`
}
