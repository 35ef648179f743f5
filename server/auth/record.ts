import { type AdministrationEntry, logAdministration } from '../access/admin-log.ts'
import type { Deps } from '../deps.ts'
import { personOfEmail, standingOfUser } from './queries.ts'
import { asOwner } from './tables.ts'

type Recording = Pick<Deps, 'database' | 'clock' | 'newId' | 'log'>
type Entry = Omit<AdministrationEntry, 'actor'>

/** Writes into the administration log what a user of better-auth did, or what was done to their account. */
export async function recordOfUser(deps: Recording, userId: string, entry: Entry): Promise<void> {
  const who = await standingOfUser(deps.database, userId, deps.clock())
  if (who) await record(deps, who, entry)
}

/** The same of whoever has an e-mail. A name that nobody has belongs to no organisation, and is told to the server's own log. */
export async function recordOfEmail(deps: Recording, email: string, entry: Entry): Promise<void> {
  const who = await personOfEmail(deps.database, email)
  if (who) return record(deps, who, entry)
  deps.log.info({ action: entry.action, address: entry.address }, 'somebody tried an account that does not exist')
}

/** Writes an entry in the name of a person, in a transaction of its own: better-auth's has ended. */
export function record(
  { database, clock, newId }: Omit<Recording, 'log'>,
  { org, person }: { org: string; person: string },
  entry: Entry,
): Promise<void> {
  return asOwner(database, (_, tx) => logAdministration({ tx, org, now: clock(), newId }, { actor: person, ...entry }))
}
