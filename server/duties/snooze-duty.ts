import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/**
 * Puts a duty of one's own out of sight until a moment, or back (`null`). It is no pause: the due time, the alarms and the others' view of it
 * stay as they are, and so no event is written. Refused: somebody else's (`duty.not-yours`), one that is over, a moment gone by.
 */
export async function snoozeDuty(ctx: Ctx, key: string, until: Instant | null): Promise<void> {
  const duty = await ctx.tx
    .selectFrom('duties')
    .select(['owner_id', 'outcome'])
    .where('org_id', '=', ctx.org)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!duty) throw refuse('duty.not-found')
  if (duty.owner_id !== ctx.actor.person) throw refuse('duty.not-yours')
  if (duty.outcome !== null) throw refuse('duty.not-open')
  if (until !== null && until <= ctx.now) throw refuse('snooze.in-the-past')
  await ctx.tx.updateTable('duties').set({ snoozed_until: until }).where('org_id', '=', ctx.org).where('key', '=', key).execute()
}
