import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { HeldMandate } from '../../engine/approvals/places.ts'
import type { Ctx } from '../context.ts'

/**
 * What a mandate names, as SQL over `approval_people` and `approvals`: its principal's, of its subjects and kinds of case, below its limit. Lists and sight ask
 * the same, so that nobody sees a case by a mandate that does not name it. Whether it may be decided now, places.ts says.
 */
export function namedBy({ org }: Pick<Ctx, 'org'>, { principal, subjects, kinds, belowFen }: HeldMandate): RawBuilder<SqlBool> {
  const named = subjects === undefined ? null : [...subjects, 'ratification']
  const ofKinds =
    kinds === undefined
      ? sql``
      : sql`and exists (select from cases named where named.org_id = ${org} and named.id = approvals.case_id and named.kind = any(${[...kinds]}::text[]))`
  return sql<SqlBool>`(approval_people.person_id = ${principal}
    and (${named}::text[] is null or approvals.subject = any(${named}::text[]))
    and (${belowFen ?? null}::bigint is null or coalesce(approvals.decisive_fen, approvals.amount_fen, 0) < ${belowFen ?? null}::bigint)
    ${ofKinds})`
}
