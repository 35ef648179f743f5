import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { type Ctx, systemActor } from '../context.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/organisation-context.ts'
import { moveSome, previewDueTimes } from './move-due-times.ts'

/**
 * Moves the due times of the first cases after a change of calendar or clock settings, and remembers where to go on, all in the caller's transaction. Gives how
 * many duties move in all. Where the first cases are all there are, they are looked at once more: an intake that began before the change may have followed
 * the old settings.
 */
export async function beginMoving(ctx: Ctx): Promise<number> {
  const { moved, goOnAfter } = await moveSome(ctx, '')
  await goOnFrom(ctx, goOnAfter ?? '')
  const others = goOnAfter === undefined ? [] : await previewDueTimes(ctx, goOnAfter)
  return others.reduce((sum, one) => sum + one.moved.length, moved)
}

/**
 * Moves the due times of all cases that do not follow the settings yet, some in each transaction together with where to go on: after a crash, or in
 * another process, it goes on there. Gives how many duties moved.
 */
export async function moveDueTimes(
  deps: Pick<Deps, 'database' | 'newId' | 'newSalt'>,
  now: Instant,
  signal?: AbortSignal,
): Promise<number> {
  const organisations = await asWorker(deps.database, tx =>
    tx.selectFrom('organisations').select('id').where('recalculate_after', 'is not', null).orderBy('id').execute(),
  )
  let count = 0
  for (const { id } of organisations)
    for (let moved: number | undefined = 0; moved !== undefined && !signal?.aborted; ) {
      moved = await moveNext(deps, id, now)
      count += moved ?? 0
    }
  return count
}

/** One transaction's share; undefined when nothing is left. */
function moveNext(deps: Pick<Deps, 'database' | 'newId' | 'newSalt'>, org: string, now: Instant): Promise<number | undefined> {
  return inOrganisation(deps.database, org, async tx => {
    // Another process, or somebody who changes the settings once more, waits here: the place to go on from is one for all.
    const row = await tx
      .selectFrom('organisations')
      .select('recalculate_after')
      .where('id', '=', org)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (row?.recalculate_after == null) return undefined
    const ctx = await contextOf({ ...deps, clock: () => now }, tx, org, systemActor)
    const { moved, goOnAfter } = await moveSome(ctx, row.recalculate_after)
    await goOnFrom(ctx, goOnAfter ?? null)
    return moved
  })
}

async function goOnFrom({ tx, org }: Ctx, after: string | null): Promise<void> {
  await tx
    .updateTable('organisations')
    .set({ recalculate_after: sql`${after}` })
    .where('id', '=', org)
    .execute()
}
