import type { Ctx } from '../context.ts'
import { tellScreens } from './outgoing.ts'
import type { ReadNotifications } from './schema.ts'

/** Marks some of the actor's own notifications as read, or all; gives how many were unread. Somebody else's are left alone. */
export async function readNotifications(ctx: Ctx, which: ReadNotifications): Promise<{ read: number }> {
  const unread = ctx.tx
    .updateTable('notifications')
    .set({ read_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', ctx.actor.person)
    .where('read_at', 'is', null)
  const { numUpdatedRows } = await ('all' in which ? unread : unread.where('id', 'in', which.ids)).executeTakeFirst()
  if (numUpdatedRows > 0n) await tellScreens(ctx, 'notifications', [ctx.actor.person])
  return { read: Number(numUpdatedRows) }
}
