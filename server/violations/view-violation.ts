import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { presentViolations } from './present-violation.ts'
import type { ViolationRow } from './schema.ts'
import { violationSeen } from './sight.ts'

/** One line of the register; unknown, or not one that the viewer sees: `violation.not-found`. */
export async function viewViolation(ctx: Ctx, id: string): Promise<ViolationRow> {
  const seen = violationSeen(ctx)
  let query = ctx.tx.selectFrom('violations').selectAll().where('org_id', '=', ctx.org).where('id', '=', id)
  if (seen !== undefined) query = query.where(seen)
  const row = await query.executeTakeFirst()
  if (!row) throw refuse('violation.not-found')
  return (await presentViolations(ctx, [row]))[0]!
}
