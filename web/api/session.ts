import type { z } from 'zod'
import type { SignInWays } from '../../server/sign-in/schema.ts'
import type { SignInAnswer } from './answers.ts'
import { lateSchema } from './late-schema.ts'
import { asProblem, Problem } from './problem.ts'
import { get, request } from './request.ts'

/** The session itself is an HttpOnly cookie; who is signed in comes from /api/me. */
export type SignInResult = { ok: true } | { ok: false; problem: Problem } | { ok: 'second-factor' }

const Answer = lateSchema(async () => (await import('./answers.ts')).SignInAnswer)
const Question = lateSchema(async () => (await import('./answers.ts')).PasskeyQuestion)
const Ways = lateSchema(async () => (await import('../../server/sign-in/schema.ts')).SignInWays)
const SignedOut = lateSchema(async () => (await import('../../server/sign-in/schema.ts')).SignedOut)

async function resultOf(call: Promise<z.output<typeof SignInAnswer>>): Promise<SignInResult> {
  try {
    // better-auth's answer when a second factor is switched on for the person.
    return (await call).twoFactorRedirect === true ? { ok: 'second-factor' } : { ok: true }
  } catch (error) {
    return { ok: false, problem: asProblem(error) }
  }
}

const send = (path: string, body: object) => request(`/api/auth/${path}`, { method: 'POST', body, schema: Answer })

/** Signs in with e-mail and password. `remember`: the cookie outlives the browser. */
export function signIn(email: string, password: string, remember: boolean): Promise<SignInResult> {
  return resultOf(send('sign-in/email', { email, password, rememberMe: remember }))
}

/** The six digits of the authenticator app, or a backup code. */
export function giveSecondFactor(code: string): Promise<SignInResult> {
  const path = /^\d{6}$/.test(code) ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code'
  return resultOf(send(path, { code }))
}

/** Signs in with a passkey that the browser finds; null where the person thought better of it. */
export async function signInWithPasskey(): Promise<SignInResult | null> {
  const { startAuthentication, WebAuthnError } = await import('@simplewebauthn/browser')
  try {
    const optionsJSON = await get('/api/auth/passkey/generate-authenticate-options', Question)
    const response = await startAuthentication({ optionsJSON })
    return resultOf(send('passkey/verify-authentication', { response }))
  } catch (error) {
    if (error instanceof Problem) return { ok: false, problem: error }
    if (error instanceof WebAuthnError || (error instanceof Error && /NotAllowed|Abort/.test(error.name))) return null
    throw error
  }
}

/** Whether this browser can use passkeys at this address: not over plain http, and not at a bare number. */
export function canUsePasskeys(): boolean {
  return window.isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$|^\[/.test(window.location.hostname)
}

/** Ways to sign in besides the password. */
export function signInWays(signal: AbortSignal): Promise<SignInWays> {
  return get('/api/sign-in/ways', Ways, { signal })
}

/**
 * Ends the session; the local copy of the data is dropped by the caller. `away`: the browser is on its way to the identity provider, which
 * ends its own session and sends it back to the sign-in page.
 */
export async function signOut(): Promise<'here' | 'away'> {
  const { location } = await request('/api/auth/sign-out', { method: 'POST', body: {}, schema: SignedOut })
  if (location === undefined) return 'here'
  window.location.assign(location)
  return 'away'
}
