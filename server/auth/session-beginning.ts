import type { Database } from '../database/database.ts'
import { SignInMethod } from './schema.ts'
import { asOwner } from './tables.ts'

/** How a session began, and whether it has shown a second factor. */
export type Beginning = { method: SignInMethod; secondFactor: boolean }

/** By better-auth's address that makes the session. */
const byPath: Readonly<Record<string, Beginning>> = {
  '/sign-in/email': { method: 'password', secondFactor: false },
  '/two-factor/verify-totp': { method: 'password+code', secondFactor: true },
  '/two-factor/verify-backup-code': { method: 'password+code', secondFactor: true },
  '/change-password': { method: 'password', secondFactor: false },
  '/passkey/verify-authentication': { method: 'passkey', secondFactor: true },
}

/** What to keep of a new session: by where it is made, else as whoever makes it says. */
export function beginningOf(session: Readonly<Record<string, unknown>>, path: string | undefined): Beginning {
  const known = byPath[path ?? '']
  if (known) return known
  const said = SignInMethod.safeParse(session.method).data ?? 'password'
  // The session goes on under another token, without the factor that is taken away; a passkey was another one.
  if (path === '/two-factor/disable' && said !== 'passkey')
    return { method: said === 'password+code' ? 'password' : said, secondFactor: false }
  return { method: said, secondFactor: session.secondFactor === true }
}

/** What a provider began a session with goes over to the session that takes its place. */
export async function moveIdToken(database: Database, { from, to }: { from: string; to: string }): Promise<void> {
  await asOwner(database, tx => tx.updateTable('oidc_sessions').set({ session_id: to }).where('session_id', '=', from).execute())
}
