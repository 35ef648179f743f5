import { type Generated, sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Database } from '../database/database.ts'
import { asOwnerOfAll, type Tx } from '../database/transaction.ts'

type User = {
  id: string
  name: string
  email: string
  emailVerified: boolean
  createdAt: Instant
  updatedAt: Instant
  twoFactorEnabled: Generated<boolean | null>
}
type Account = {
  id: string
  accountId: string
  providerId: string
  userId: string
  password: string | null
  createdAt: Instant
  updatedAt: Instant
}
type Session = {
  id: string
  userId: string
  token: string
  ipAddress: string | null
  userAgent: string | null
  createdAt: Instant
  updatedAt: Instant
  expiresAt: Instant
  method: string | null
  secondFactor: boolean | null
}
type TwoFactor = {
  id: string
  userId: string
  secret: string
  failedVerificationCount: number | null
  lockedUntil: Instant | null
}
type Passkey = { id: string; userId: string; name: string | null; createdAt: Instant | null; backedUp: boolean }
type Verification = { id: string; identifier: string; value: string }
type OidcSession = { session_id: string; org_id: string; provider_id: string; sealed_id_token: string }
type SignInAttempt = { key: string; count: number; since: Instant }
type ApiKey = {
  id: string
  name: string | null
  start: string | null
  referenceId: string
  key: string
  enabled: boolean | null
  lastRequest: Instant | null
  expiresAt: Instant | null
  createdAt: Instant
  permissions: string | null
}

/** The columns of better-auth's tables that we read or write ourselves. */
type AuthTables = {
  user: User
  account: Account
  session: Session
  apikey: ApiKey
  twoFactor: TwoFactor
  passkey: Passkey
  verification: Verification
  /** Ours, of an organisation, and gone with its session: server/sign-in/sign-out.ts. */
  oidc_sessions: OidcSession
  /** Ours, but of no organisation: failures.ts. */
  sign_in_attempts: SignInAttempt
}
export type OwnerTx = ReturnType<typeof withAuthTables>

/**
 * Runs the work as the owner, who sees better-auth's tables and the rows of all organisations: for finding out who is
 * asking, before there is an organisation to be in. Every query in it names its organisation or user itself. The work may run again after a conflict.
 */
export function asOwner<T>(database: Database, work: (owner: OwnerTx, tx: Tx) => Promise<T>): Promise<T> {
  return asOwnerOfAll(database, tx => work(withAuthTables(tx), tx))
}

/** Steps out of the organisation's role inside its transaction, for the rows of better-auth that belong to the same change. */
export async function asOwnerWithin<T>(tx: Tx, work: (owner: OwnerTx) => Promise<T>): Promise<T> {
  await sql`select set_config('role', 'none', true)`.execute(tx)
  const result = await work(withAuthTables(tx)) // when it throws, the transaction is over anyway
  await sql`select set_config('role', 'bihuan_app', true)`.execute(tx)
  return result
}

function withAuthTables(tx: Tx) {
  return tx.withTables<AuthTables>()
}
