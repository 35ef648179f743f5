import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Database } from '../database/database.ts'
import { type Refusal, refuse } from '../errors.ts'
import { asOwner, type OwnerTx } from './tables.ts'

/** Counts attempts to sign in that did not succeed, and refuses more when there were too many. */
export type SignInFailures = {
  /**
   * Counts an attempt as failed until it succeeds, so that a hundred at once are no way around the limit. Gives whether it was the last
   * one before the lock; refuses (`sign-in.too-many`, with the time left) where that is reached.
   */
  attempt(address: string, account: string): Promise<{ isLast: boolean }>
  succeeded(address: string, account: string): Promise<void>
  /** Until when an account is locked for somebody, at the longest; null where it is not. */
  lockedUntil(account: string): Promise<Instant | null>
  /** Forgets the failures of an account, from wherever they came. */
  unlock(account: string): Promise<void>
}

export const WINDOW_MS = 15 * 60_000
/** One person who forgot; one office behind one address, or one machine that tries many names; one account tried from everywhere. */
export const MAX_OF_PAIR = 10
export const MAX_OF_ADDRESS = 100
export const MAX_OF_ACCOUNT = 50

/** Ten failures of one address for one account lock that pair for 15 minutes, whichever process they came to. */
export function createSignInFailures({ database, clock }: { database: Database; clock: () => Instant }): SignInFailures {
  const windowStart = () => new Date(Date.parse(clock()) - WINDOW_MS).toISOString()
  return {
    // In one transaction: what is refused is not counted. The keys come in the order of their kinds, so that nobody waits in a circle.
    attempt: (address, account) =>
      asOwner(database, async tx => {
        const [pair, ...shared] = limitsOf(address, account)
        const count = await countOne(tx, pair!, { now: clock(), since: windowStart() })
        for (const limit of shared) await countOne(tx, limit, { now: clock(), since: windowStart() })
        return { isLast: count >= MAX_OF_PAIR }
      }),
    succeeded: (address, account) =>
      asOwner(database, async tx => {
        const [pair, ...shared] = limitsOf(address, account)
        await tx
          .deleteFrom('sign_in_attempts')
          .where(eb => eb.or([eb('key', '=', pair!.key), eb('since', '<=', windowStart())]))
          .execute()
        for (const { key } of shared)
          await tx
            .updateTable('sign_in_attempts')
            .set(eb => ({ count: eb('count', '-', 1) }))
            .where('key', '=', key)
            .where('count', '>', 0)
            .execute()
      }),
    lockedUntil: account =>
      asOwner(database, async tx => {
        const rows = await ofAccount(tx, account).where('since', '>', windowStart()).execute()
        const locked = rows.filter(({ key, count }) => count >= (key.startsWith('pair ') ? MAX_OF_PAIR : MAX_OF_ACCOUNT))
        const until = locked.map(({ since }) => Date.parse(since) + WINDOW_MS)
        return until.length === 0 ? null : new Date(Math.max(...until)).toISOString()
      }),
    unlock: account =>
      asOwner(database, async tx => {
        const keys = (await ofAccount(tx, account).execute()).map(({ key }) => key)
        if (keys.length > 0) await tx.deleteFrom('sign_in_attempts').where('key', 'in', keys).execute()
      }),
  }
}

/** Under what the failures of one account are counted: at the door by its e-mail; in a session the codes and the passwords of its user. */
export function countedNames({ email, userId }: { email: string; userId: string }): string[] {
  return [email, `code ${userId}`, `password ${userId}`]
}

type Limit = { key: string; max: number }

function limitsOf(address: string, account: string): Limit[] {
  const name = account.trim().toLowerCase()
  return [
    { key: `pair ${name} ${address}`, max: MAX_OF_PAIR },
    { key: `address ${address}`, max: MAX_OF_ADDRESS },
    { key: `account ${name}`, max: MAX_OF_ACCOUNT },
  ]
}

function ofAccount(tx: OwnerTx, account: string) {
  const name = account.trim().toLowerCase()
  return tx
    .selectFrom('sign_in_attempts')
    .selectAll()
    .where(eb => eb.or([eb('key', '=', `account ${name}`), sql<boolean>`starts_with(key, ${`pair ${name} `})`]))
}

/** Adds one to a count, or begins it anew; refuses where it is full. Gives the count. */
async function countOne(tx: OwnerTx, { key, max }: Limit, { now, since }: { now: Instant; since: Instant }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    insert into sign_in_attempts as a (key, count, since) values (${key}, 1, ${now})
    on conflict (key) do update set
      count = case when a.since <= ${since} then 1 else a.count + 1 end,
      since = case when a.since <= ${since} then excluded.since else a.since end
    where a.since <= ${since} or a.count < ${max}
    returning count`.execute(tx)
  const [counted] = rows
  if (counted) return counted.count
  const full = await tx.selectFrom('sign_in_attempts').select('since').where('key', '=', key).executeTakeFirstOrThrow()
  throw tooMany(Math.ceil((Date.parse(full.since) + WINDOW_MS - Date.parse(now)) / 1000))
}

/** The lock, with the time left. */
export function tooMany(seconds: number): Refusal {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return refuse('sign-in.too-many', {
    retryAfterSeconds: seconds,
    detail: {
      zh: `还需等待约 ${minutes} 分钟。`,
      en: `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left.`,
    },
  })
}
