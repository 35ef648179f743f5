import type { Instant } from '../../../events/instant.ts'
import { type Ctx, systemActor } from '../../context.ts'
import { asWorker, inOrganisation } from '../../database/transaction.ts'
import type { Deps } from '../../deps.ts'
import { Refusal } from '../../errors.ts'
import { contextOf } from '../../http/organisation-context.ts'
import { tellScreens } from '../../notifications/outgoing.ts'
import { lockMove } from './decide-move.ts'
import type { MoveRow } from './list-moves.ts'
import { moveSome, type OnFault } from './move-cases.ts'
import { listSome } from './propose-move.ts'

type Needs = Pick<Deps, 'database' | 'newId' | 'newSalt'> & { readonly onFault?: OnFault }

/**
 * Goes on with all moves of cases that are being listed or carried out, some cases in each transaction: after a restart, or in another
 * process, it goes on where the last one ended. Gives how many transactions it took.
 */
export async function moveCasesOn(deps: Needs, now: Instant, signal?: AbortSignal): Promise<number> {
  const moves = await asWorker(deps.database, tx =>
    tx
      .selectFrom('edition_moves')
      .select(['org_id', 'id'])
      .where('state', 'in', ['listing', 'moving'])
      .orderBy('org_id')
      .orderBy('id')
      .execute(),
  )
  let steps = 0
  for (const { org_id, id } of moves) {
    while (!signal?.aborted && (await oneStep(deps, org_id, id, now))) steps += 1
  }
  return steps
}

/** One transaction's share of a move; false when nothing is left of it. */
function oneStep(deps: Needs, org: string, id: string, now: Instant): Promise<boolean> {
  return inOrganisation(deps.database, org, async tx => {
    const ctx = await contextOf({ ...deps, clock: () => now }, tx, org, systemActor)
    const move = await lockMove(ctx, id)
    if (move?.state === 'listing') await listOrEnd(ctx, move)
    else if (move?.state === 'moving') {
      await moveSome(asDecider(ctx, move), move, deps.onFault)
      await tellScreens(ctx, 'policies')
    } else return false
    return true
  })
}

/** The events of a move are the act of whoever approved it. */
function asDecider(ctx: Ctx, { decided_by }: MoveRow): Ctx {
  const decider = decided_by === null ? undefined : ctx.roster.people.get(decided_by)
  return decided_by === null ? ctx : { ...ctx, actor: { person: decided_by, roles: decider?.roles ?? [] } }
}

/** An edition that went out of force while the list was made leaves nothing to decide. */
async function listOrEnd(ctx: Ctx, move: MoveRow): Promise<void> {
  try {
    await listSome(ctx, move)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await ctx.tx
      .updateTable('edition_moves')
      .set({ state: 'done' })
      .where('org_id', '=', ctx.org)
      .where('id', '=', move.id)
      .execute()
  }
}
