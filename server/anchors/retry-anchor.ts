import { logAdministration } from '../access/admin-log.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { anchorOf } from './list-anchors.ts'

/** 重试: an anchor that was given up, or that waits for its next attempt, begins anew now. One that is on its way or confirmed is left alone (`anchor.under-way`). */
export async function retryAnchor(ctx: Ctx, id: string, address: string): Promise<void> {
  const { kind } = await anchorOf(ctx, id)
  const begun = await ctx.tx
    .updateTable('anchors')
    .set({ state: 'waiting', tries: 0, next_at: ctx.now, progress: null })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where(eb => eb.or([eb('state', '=', 'failed'), eb.and([eb('state', '=', 'waiting'), eb('fault', 'is not', null)])]))
    .returning('id')
    .executeTakeFirst()
  if (begun === undefined) throw refuse('anchor.under-way')
  await logAdministration(ctx, { actor: ctx.actor.person, action: 'anchors.retried', address, detail: { name: kind } })
}
