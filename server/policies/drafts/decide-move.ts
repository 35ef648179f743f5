import type { LocalDate } from '../../../events/instant.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { tellScreens } from '../../notifications/outgoing.ts'
import { type MoveRow, mayDecideMove, presentMove } from './list-moves.ts'
import { moveSome } from './move-cases.ts'
import type { EditionMove } from './schema.ts'

type Name = { readonly id: string; readonly edition: LocalDate }

/**
 * Decides on a proposal to move cases; never by who made it, and not before the list is whole. Approved, each case moves by an event of
 * its own, the first here and any others in the background, if what follows is still exactly what was listed; a case to which
 * something has happened since stays, and can be proposed again.
 */
export async function decideMove(
  ctx: Ctx,
  name: Name,
  id: string,
  decision: 'approve' | 'reject',
): Promise<{ decision: 'approve' | 'reject'; move: EditionMove }> {
  const move = await lockMove(ctx, id)
  if (!move || move.regulation !== name.id || move.to_edition !== name.edition) throw refuse('move.not-found')
  if (move.decision !== null || move.state === 'done') throw refuse('move.decided-already')
  if (move.proposed_by === ctx.actor.person) throw refuse('move.own')
  if (!(await mayDecideMove(ctx, move)))
    throw refuse('role.missing', {
      detail: { zh: '由审批制度版本的人或可以起草的人批准', en: 'Whoever approves or drafts editions decides on this' },
    })
  if (move.state === 'listing') throw refuse('move.not-listed')
  const decided = {
    decision,
    decided_by: ctx.actor.person,
    decided_at: ctx.now,
    state: decision === 'approve' ? ('moving' as const) : ('done' as const),
  }
  await ctx.tx.updateTable('edition_moves').set(decided).where('org_id', '=', ctx.org).where('id', '=', id).execute()
  const after = decision === 'approve' ? await moveSome(ctx, { ...move, ...decided }) : { ...move, ...decided }
  await tellScreens(ctx, 'policies')
  return { decision, move: await presentMove(ctx, after, false) }
}

/** A move, locked: one process at a time goes on with it. Unknown: undefined. */
export function lockMove(ctx: Ctx, id: string): Promise<MoveRow | undefined> {
  return ctx.tx
    .selectFrom('edition_moves')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}
