import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { asOwner } from './tables.ts'

/** As better-auth's own generator is set up: six digits for half a minute, and those before and after are taken too (RFC 6238, 5.2 and 6). */
const STEP_MS = 30_000
const DIGITS = 6
const STEPS_AROUND = 1
/** How long a used step is remembered: until no server whose clock is a little off would take its code any more. */
const KEPT_MS = 10 * 60_000

export type CodeClaim = 'fresh' | 'used' | 'wrong'
type Claiming = {
  database: Database
  /** Reads what better-auth has encrypted. */
  open(sealed: string): Promise<string>
  /** In milliseconds, of the clock by which better-auth verifies codes. */
  at: number
}

/**
 * Takes up the time step of an authenticator's code for its user, once: RFC 6238, 5.2, «the verifier MUST NOT accept the second attempt of
 * the OTP». A step at or before one that was taken up is `used`, for every process on this database; what is no code of now is `wrong`.
 */
export async function claimCode({ database, open, at }: Claiming, userId: string, code: string): Promise<CodeClaim> {
  const factor = await asOwner(database, tx =>
    tx.selectFrom('twoFactor').select(['id', 'secret']).where('userId', '=', userId).executeTakeFirst(),
  )
  if (!factor) return 'wrong'
  const step = stepOf(await open(factor.secret), code, Math.floor(at / STEP_MS))
  if (step === undefined) return 'wrong'
  // better-auth's own table of short-lived things, which it clears of what has expired. Another generator is another row.
  const name = `totp-step-${factor.id}`
  const { rows } = await asOwner(database, tx =>
    sql`
      insert into verification as known ("id", "identifier", "value", "expiresAt")
      values (${name}, ${name}, ${String(step)}, ${new Date(at + KEPT_MS).toISOString()})
      on conflict ("id") do update set "value" = excluded."value", "expiresAt" = excluded."expiresAt"
      where known."value"::bigint < excluded."value"::bigint
      returning "id"`.execute(tx),
  )
  return rows.length === 1 ? 'fresh' : 'used'
}

/** The step around now whose code this is, the latest where there were two; undefined where it is of none. */
function stepOf(secret: string, code: string, now: number): number | undefined {
  const steps = Array.from({ length: 2 * STEPS_AROUND + 1 }, (_, i) => now - STEPS_AROUND + i)
  return steps.filter(step => isSame(codeAt(secret, step), code)).at(-1)
}

/** RFC 4226, 5.3. */
function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const number = mac.readUInt32BE(mac.at(-1)! & 0xf) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
