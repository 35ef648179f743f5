import type { Instant } from '../../../events/instant.ts'
import { type Ctx, systemActor } from '../../context.ts'
import { asWorker, inOrganisation } from '../../database/transaction.ts'
import type { Deps } from '../../deps.ts'
import { contextOf } from '../../http/organisation-context.ts'
import { tellScreens } from '../../notifications/outgoing.ts'
import { askToRead, boundBy, editionsToRead } from './ask-to-read.ts'

/** Asks whoever has come to a bound post since an edition was published to read it too. Gives how many were asked. */
export async function askNewcomersIn(ctx: Ctx): Promise<number> {
  let count = 0
  for (const pack of await editionsToRead(ctx)) count += await askToRead(ctx, pack, boundBy(ctx, pack))
  if (count > 0) await tellScreens(ctx, 'policies')
  return count
}

/**
 * Looks at every organisation whose staff or editions have changed since the last look of this process, and asks newcomers to read.
 * Asking is appended and nobody is asked twice, so that several processes and a restart do no harm.
 */
export function newcomersAsker(
  deps: Pick<Deps, 'database' | 'newId' | 'newSalt'>,
): (now: Instant, signal?: AbortSignal) => Promise<number> {
  const seen = new Map<string, string>()
  return async (now, signal) => {
    const rows = await asWorker(deps.database, tx =>
      tx.selectFrom('organisations').select(['id', 'roster_version', 'rules_version']).orderBy('id').execute(),
    )
    let count = 0
    for (const { id, roster_version, rules_version } of rows) {
      // The day too: a post can begin, and an edition come into force, without anybody changing anything.
      const version = `${roster_version} ${rules_version} ${now.slice(0, 10)}`
      if (seen.get(id) === version) continue
      if (signal?.aborted) break
      count += await inOrganisation(deps.database, id, async tx =>
        askNewcomersIn(await contextOf({ ...deps, clock: () => now }, tx, id, systemActor)),
      )
      seen.set(id, version)
    }
    return count
  }
}
