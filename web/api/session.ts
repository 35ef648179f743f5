import { createAuthClient } from 'better-auth/react'

/** better-auth's client. The session itself is an HttpOnly cookie; who is signed in comes from /api/me. */
const client = createAuthClient({ baseURL: window.location.origin, basePath: '/api/auth' })

/** Why signing in failed; each has its own sentence on the page. */
export type SignInFailure = 'wrong' | 'too-many' | 'wrong-code' | 'unreachable' | 'refused'
export type SignInResult = { ok: true } | { ok: false; why: SignInFailure } | { ok: 'second-factor' }

type AuthError = { readonly status: number; readonly code?: string | undefined }

function failureOf({ status, code }: AuthError): SignInFailure {
  if (status === 429) return 'too-many'
  if (status === 0 || status >= 500) return 'unreachable'
  if (code === 'INVALID_CODE' || code === 'OTP_HAS_EXPIRED') return 'wrong-code'
  return status === 401 || status === 400 || status === 422 ? 'wrong' : 'refused'
}

async function resultOf(call: Promise<{ data: unknown; error: AuthError | null }>): Promise<SignInResult> {
  try {
    const { data, error } = await call
    if (error !== null) return { ok: false, why: failureOf(error) }
    // The plugin's answer when a second factor is switched on for the person.
    if (typeof data === 'object' && data !== null && 'twoFactorRedirect' in data) return { ok: 'second-factor' }
    return { ok: true }
  } catch {
    return { ok: false, why: 'unreachable' }
  }
}

/** Signs in with e-mail and password. `remember`: the cookie outlives the browser. */
export function signIn(email: string, password: string, remember: boolean): Promise<SignInResult> {
  return resultOf(client.signIn.email({ email, password, rememberMe: remember }))
}

/** The six digits of the authenticator app, or a backup code. */
export function giveSecondFactor(code: string): Promise<SignInResult> {
  const path = /^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
  return resultOf(client.$fetch(path, { method: 'POST', body: { code } }))
}

/** Ends the session; the local copy of the data is dropped by the caller. */
export async function signOut(): Promise<void> {
  await client.signOut()
}
