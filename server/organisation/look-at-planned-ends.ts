import type { Instant } from '../../events/instant.ts'
import { type Ctx, systemActor } from '../context.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/organisation-context.ts'
import { loadRules } from '../rules/organisation-rules.ts'
import { noticePlannedEnd } from './notice-planned-end.ts'
import { plannedEnds } from './planned-ends.ts'
import { settlePlannedEnd } from './settle-planned-end.ts'

const DAY_MS = 86_400_000

/**
 * Planned ends of posts, accounts and contracts (decision 0016): tells superior and administrators of those that come within the company's days while something
 * is open, and passes on what is open when the day has come. Safe to run in several processes; an end that fails is logged and holds up no other.
 */
export async function lookAtPlannedEnds(
  deps: Pick<Deps, 'database' | 'newId' | 'newSalt' | 'log'>,
  now: Instant,
): Promise<{ readonly noticed: number; readonly settled: number }> {
  const found = { noticed: 0, settled: 0 }
  const organisations = await asWorker(deps.database, tx => tx.selectFrom('organisations').select('id').orderBy('id').execute())
  for (const { id: org } of organisations) {
    const inTurn = <T>(work: (ctx: Ctx) => Promise<T>) =>
      inOrganisation(deps.database, org, async tx => work(await contextOf({ ...deps, clock: () => now }, tx, org, systemActor)))
    const ends = await inOrganisation(deps.database, org, async tx => {
      const { settings } = await loadRules(tx, org)
      const until = new Date(Date.parse(now) + settings.organisation.endNoticeDays * DAY_MS).toISOString()
      return plannedEnds({ tx, org }, until)
    })
    for (const end of ends)
      try {
        if (end.endsAt <= now) {
          await settlePlannedEnd(inTurn, end)
          found.settled += 1
        } else if (await inTurn(ctx => noticePlannedEnd(ctx, end))) found.noticed += 1
      } catch (error) {
        deps.log.error({ err: error, org, person: end.person, what: end.what }, 'a planned end could not be looked after')
      }
  }
  return found
}
