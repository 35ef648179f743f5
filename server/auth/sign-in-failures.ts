import type { Instant } from '../../events/instant.ts'
import { refuse } from '../errors.ts'

/** Counts attempts to sign in that did not succeed, and refuses more when there were too many. */
export type SignInFailures = {
  /** Counts an attempt as failed until it succeeds, so that a hundred at once are no way around the limit. */
  attempt(address: string, email: string): void
  succeeded(address: string, email: string): void
}

const WINDOW_MS = 15 * 60_000
/** One person who forgot; one office behind one address, or one machine that tries many names; one account tried from everywhere. */
const MAX_OF_PAIR = 10
const MAX_OF_ADDRESS = 100
const MAX_OF_EMAIL = 50
const REMEMBERED_AT_MOST = 20_000

/** Ten failures of one address for one account lock that pair for 15 minutes. Each process counts for itself. */
export function createSignInFailures(clock: () => Instant): SignInFailures {
  const counts = new Map<string, { count: number; since: number }>()

  const countsOf = (address: string, email: string) => {
    const account = email.trim().toLowerCase()
    return [
      { key: `pair ${address} ${account}`, max: MAX_OF_PAIR },
      { key: `address ${address}`, max: MAX_OF_ADDRESS },
      { key: `email ${account}`, max: MAX_OF_EMAIL },
    ]
  }
  const forgetOld = (now: number) => {
    if (counts.size < REMEMBERED_AT_MOST) return
    for (const [key, { since }] of counts) if (now - since >= WINDOW_MS) counts.delete(key)
    // Still full: the oldest go. An attacker with that many addresses is not stopped by counting them.
    for (const key of counts.keys()) {
      if (counts.size < REMEMBERED_AT_MOST) break
      counts.delete(key)
    }
  }

  return {
    attempt(address, email) {
      const now = Date.parse(clock())
      forgetOld(now)
      const limits = countsOf(address, email)
      for (const { key, max } of limits) {
        const known = counts.get(key)
        if (known && now - known.since >= WINDOW_MS) counts.delete(key)
        else if (known && known.count >= max)
          throw refuse('sign-in.too-many', { retryAfterSeconds: Math.ceil((known.since + WINDOW_MS - now) / 1000) })
      }
      for (const { key } of limits) {
        const known = counts.get(key)
        if (known) known.count++
        else counts.set(key, { count: 1, since: now })
      }
    },
    succeeded(address, email) {
      const [pair, ...shared] = countsOf(address, email)
      counts.delete(pair!.key)
      for (const { key } of shared) {
        const known = counts.get(key)
        if (known) known.count--
      }
    },
  }
}
