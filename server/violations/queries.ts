import type { Selectable } from 'kysely'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { Violations } from '../database/violation-tables.ts'
import { refuse } from '../errors.ts'
import { violationSeen } from './sight.ts'

export type ViolationLine = Selectable<Violations>

/** A line of the register, locked for a change; what the viewer does not see is not there (`violation.not-found`). */
export async function lockViolation(ctx: Ctx, id: string): Promise<ViolationLine> {
  const seen = violationSeen(ctx)
  let query = ctx.tx.selectFrom('violations').selectAll().where('org_id', '=', ctx.org).where('id', '=', id)
  if (seen !== undefined) query = query.where(seen)
  const row = await query.forUpdate().executeTakeFirst()
  if (!row) throw refuse('violation.not-found')
  return row
}

/** Most lines that are looked at for how often something happened. */
const mostBefore = 500

/**
 * The days on which the same party committed a violation of the same grade before, counting only those whose penalty stands: what was
 * dismissed, taken back, not yet decided or revoked is no repetition.
 */
export async function daysBefore(
  ctx: Pick<Ctx, 'tx' | 'org'>,
  asked: {
    readonly regulation: string
    readonly grade: string
    readonly subject: string
    readonly on: LocalDate
    readonly entry?: string | undefined
    /** The penalty case that asks: it is no repetition of itself. */
    readonly except?: string | undefined
  },
): Promise<{ on: LocalDate; penalty: string | null }[]> {
  let query = ctx.tx
    .selectFrom('violations')
    .select(['act_on', 'penalty_case_id'])
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', asked.regulation)
    .where('grade', '=', asked.grade)
    .where('subject_id', '=', asked.subject)
    .where('stands', '=', true)
    .where('state', '=', 'cited')
    .where('act_on', '<=', asked.on)
  if (asked.entry !== undefined) query = query.where('id', '<>', asked.entry)
  if (asked.except !== undefined) query = query.where('penalty_case_id', '<>', asked.except)
  const rows = await query.orderBy('act_on', 'desc').limit(mostBefore).execute()
  return rows.map(row => ({ on: row.act_on, penalty: row.penalty_case_id }))
}
