import { bearsShare, standingLiability } from '../../engine/liability.ts'
import { mustBeCase } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/**
 * Of a violation that is found with the liability of a case (penal 三(三)3): it must be signed by two with nothing contested
 * (`violation.liability-open`), and whoever is blamed must bear a share of it (`violation.not-liable`).
 */
export async function mustBeLiable(
  ctx: Ctx,
  { caseId, of, subject, clause }: { caseId: string; of: 'department' | 'person'; subject: string; clause: string },
): Promise<void> {
  await mustBeCase(ctx, caseId)
  const { state } = await ctx.tx
    .selectFrom('cases')
    .select('state')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const standing = standingLiability(state.liability)
  if (standing === undefined) throw refuse('violation.liability-open', { clause })
  if (!bearsShare(standing, of, subject)) throw refuse('violation.not-liable', { clause })
}
