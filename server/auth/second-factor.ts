import type { Instant } from '../../events/instant.ts'
import type { Database } from '../database/database.ts'
import { refuse } from '../errors.ts'
import type { Session } from './session.ts'
import { asOwner } from './tables.ts'

/** Remembers of a session that it has shown a second factor. */
export async function keepSecondFactor(database: Database, which: { id: string } | { token: string }): Promise<void> {
  await asOwner(database, tx => {
    const update = tx.updateTable('session').set({ secondFactor: true })
    return ('id' in which ? update.where('id', '=', which.id) : update.where('token', '=', which.token)).execute()
  })
}

/** Whether a user has a code generator switched on. */
export async function hasCode(database: Database, userId: string): Promise<boolean> {
  const row = await asOwner(database, tx =>
    tx.selectFrom('user').select('twoFactorEnabled').where('id', '=', userId).executeTakeFirst(),
  )
  return row?.twoFactorEnabled === true
}

/**
 * Refuses (`second-factor.required`) to change anything about second factors in a session that has not shown the one there is: else single
 * sign-on alone, or a password alone, could put another in its place. Somebody who has none may make the first.
 */
export async function mustHaveShown(
  database: Database,
  { account, secondFactorMissing }: Pick<Session, 'account' | 'secondFactorMissing'>,
): Promise<void> {
  if (!account || !secondFactorMissing) return
  const hasOne = await asOwner(database, async tx => {
    const user = await tx.selectFrom('user').select('twoFactorEnabled').where('id', '=', account.user).executeTakeFirst()
    const passkey = await tx.selectFrom('passkey').select('id').where('userId', '=', account.user).executeTakeFirst()
    return user?.twoFactorEnabled === true || passkey !== undefined
  })
  if (hasOne) throw refuse('second-factor.required')
}

/** The user who has given the right password and not yet a code: whom the cookie between the two steps stands for. For the log only. */
export async function userOfChallenge(database: Database, cookie: string | undefined): Promise<string | undefined> {
  // What is signed comes after the point; a name that better-auth has made has nothing to decode in it.
  const identifier = (cookie ?? '').split('.')[0]
  if (identifier === undefined || identifier === '') return undefined
  const row = await asOwner(database, tx =>
    tx.selectFrom('verification').select('value').where('identifier', '=', identifier).executeTakeFirst(),
  )
  return row?.value
}

/** For how many seconds no code of a user is taken any more, after too many wrong ones. */
export async function secondsLocked(database: Database, userId: string, now: Instant): Promise<number> {
  const row = await asOwner(database, tx =>
    tx.selectFrom('twoFactor').select('lockedUntil').where('userId', '=', userId).executeTakeFirst(),
  )
  const until = row?.lockedUntil ?? now
  return Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000))
}

/** Takes code generator and passkeys away from a user who has lost them, and signs them out everywhere. Gives whether there were any. */
export function resetSecondFactor(database: Database, userId: string): Promise<boolean> {
  return asOwner(database, async tx => {
    const { numDeletedRows: codes } = await tx.deleteFrom('twoFactor').where('userId', '=', userId).executeTakeFirst()
    const { numDeletedRows: passkeys } = await tx.deleteFrom('passkey').where('userId', '=', userId).executeTakeFirst()
    await tx.updateTable('user').set({ twoFactorEnabled: false }).where('id', '=', userId).execute()
    await tx.deleteFrom('session').where('userId', '=', userId).execute()
    return codes + passkeys > 0n
  })
}

/** Ends the lock that too many wrong codes have set. */
export async function unlockCode(database: Database, userId: string): Promise<void> {
  await asOwner(database, tx =>
    tx.updateTable('twoFactor').set({ failedVerificationCount: 0, lockedUntil: null }).where('userId', '=', userId).execute(),
  )
}
