import { apiKey } from '@better-auth/api-key'
import { passkey } from '@better-auth/passkey'
import { APIError, type BetterAuthOptions, betterAuth } from 'better-auth'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { Pool } from 'pg'
import type { Instant } from '../../events/instant.ts'
import type { Database, Log } from '../database/database.ts'
import { hearErrors } from '../database/hear-errors.ts'
import type { RefusalCode } from '../errors.ts'
import { withContextStorage } from './context-storage.ts'
import { externalSignIn } from './external-sign-in.ts'
import { type CodeClaim, claimCode } from './one-time-codes.ts'
import { standingOfUser } from './queries.ts'
import { PASSWORD_MAX, PASSWORD_MIN, type Scope, type SignInMethod } from './schema.ts'
import { beginningOf, moveIdToken } from './session-beginning.ts'

/** What a request to better-auth carries instead of what its sender claims: only our plugin sets these. */
export const ADDRESS_HEADER = 'x-bihuan-address'
export const LOCAL_HEADER = 'x-bihuan-local'

export type AuthSettings = {
  database: Database
  /** PUBLIC_URL: cookies are Secure when it is https. */
  baseURL: string
  secret: string
  clock: () => Instant
  /** The machine's own time, by which better-auth verifies one-time codes. */
  codeClock: () => Instant
  log: Log
}

export type NewKey = { id: string; key: string; start: string | null; createdAt: Instant; expiresAt: Instant | null }

/** Sign-in, sessions, second factor and API keys, by better-auth. */
export type Auth = {
  /** Answers one request to /api/auth/*. */
  handle(request: Request): Promise<Response>
  /** The user whose session the cookie is, and the cookies to set again when the session was extended. */
  userOfCookie(cookie: string): Promise<{
    userId: string | null
    session?: { id: string; hasSecondFactor: boolean }
    setCookies: string[]
  }>
  /** Begins a session for somebody whom another system has vouched for; gives it and its cookies. */
  signInAs(wish: {
    userId: string
    method: SignInMethod
    hasSecondFactor: boolean
    headers: Headers
  }): Promise<{ session: string; cookies: string[] }>
  /** Takes up a code of the user's authenticator, so that nobody uses it a second time. */
  claimCode(userId: string, code: string): Promise<CodeClaim>
  /** How many backup codes of a user's second factor have not been used. */
  backupCodesLeft(userId: string): Promise<number>
  /** Encrypts a text that only this server may read again: secrets of sign-in providers. */
  seal(text: string): Promise<string>
  open(sealed: string): Promise<string>
  /** Makes an API key; its text exists only in this answer. */
  createKey(wish: {
    userId: string
    name: string
    expiresInDays?: number | undefined
    scopes?: readonly Scope[] | undefined
  }): Promise<NewKey>
  /** The name of the session's cookie. */
  cookieName: string
  /** The name of the cookie between the password and the second factor. */
  challengeCookieName: string
  /** What better-auth was set up with; a test compares its tables with ours. */
  options: BetterAuthOptions
  close(): Promise<void>
}

const SECONDS_A_DAY = 24 * 60 * 60
const CONNECTIONS = 4

/** Sets better-auth up on tables that migration 0005 has made. Nobody signs up: people are made by an administrator. */
export function createAuth(settings: AuthSettings): Auth {
  const { baseURL, secret } = settings
  // A pool of its own, because ours reads instants as texts and better-auth wants them as Dates.
  const pool = new Pool({ connectionString: settings.database.connectionString, max: CONNECTIONS })
  pool.on('error', error => settings.log.warn({ error }, 'an idle connection of better-auth was lost'))
  hearErrors(pool, settings.log)
  const isSecure = baseURL.startsWith('https:')
  const options = {
    appName: '闭环',
    database: pool,
    baseURL,
    secret,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_MIN, maxPasswordLength: PASSWORD_MAX },
    session: {
      expiresIn: 7 * SECONDS_A_DAY,
      updateAge: SECONDS_A_DAY,
      // How it began, and whether a second factor was shown: session-beginning.ts.
      additionalFields: {
        method: { type: 'string', required: false, input: false },
        secondFactor: { type: 'boolean', required: false, input: false },
      },
    },
    plugins: [
      // Keys are for load and automation: the plugin's default of ten requests a day is not.
      apiKey({
        defaultPrefix: 'bh_',
        startingCharactersConfig: { charactersLength: 8 },
        maximumNameLength: 100,
        rateLimit: { enabled: false },
        keyExpiration: { maxExpiresIn: 3650 },
      }),
      // Whoever came by single sign-on has no password to give; whoever has one must.
      twoFactor({ allowPasswordless: true }),
      passkey({
        rpName: '闭环',
        rpID: passkeyDomain(baseURL),
        origin: passkeyOrigins(baseURL),
        // Found without a name typed first, and unlocked by finger, face or PIN: possession and knowledge in one step.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: { afterVerification: ({ verification }) => mustBeVerified(verification.registrationInfo?.userVerified) },
        authentication: { afterVerification: ({ verification }) => mustBeVerified(verification.authenticationInfo.userVerified) },
      }),
      externalSignIn,
    ],
    // Our own limits (sign-in-failures.ts) and our own check of the origin (access.ts) stand before it.
    rateLimit: { enabled: false },
    advanced: {
      // `__Host-`: no page of a neighbouring domain can put a session of its own there.
      cookiePrefix: `${isSecure ? '__Host-' : ''}bihuan`,
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure },
      disableCSRFCheck: true,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            await mayStartSession(settings, session.userId, context?.headers?.get(LOCAL_HEADER) === 'yes')
            return { data: { ...session, ...beginningOf(session, context?.path) } }
          },
          // A second factor switched on or off goes on in a session of another name.
          after: async (session, context) => {
            const earlier = context?.context.session?.session.id
            if (earlier !== undefined) await moveIdToken(settings.database, { from: earlier, to: session.id })
          },
        },
      },
    },
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message, ...details) => logAs(settings.log, level, message, details) },
  } satisfies BetterAuthOptions
  const auth = betterAuth(options)
  const open = (data: string) => symmetricDecrypt({ key: secret, data })

  return {
    handle: request => withContextStorage(() => auth.handler(request)),
    async userOfCookie(cookie) {
      const { response, headers } = await withContextStorage(() =>
        auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true }),
      )
      const setCookies = headers.getSetCookie()
      if (!response) return { userId: null, setCookies }
      const { id, secondFactor } = response.session
      return { userId: response.user.id, session: { id, hasSecondFactor: secondFactor === true }, setCookies }
    },
    async signInAs({ headers, ...body }) {
      const made = await withContextStorage(() => auth.api.signInExternally({ body, headers, returnHeaders: true }))
      return { session: made.response.session, cookies: made.headers.getSetCookie() }
    },
    async backupCodesLeft(userId) {
      return (await withContextStorage(() => auth.api.viewBackupCodes({ body: { userId } }))).backupCodes.length
    },
    seal: data => symmetricEncrypt({ key: secret, data }),
    open,
    // better-auth verifies a code by the machine's clock, and so do we.
    claimCode: (userId, code) =>
      claimCode({ database: settings.database, open, at: Date.parse(settings.codeClock()) }, userId, code),
    async createKey({ userId, name, expiresInDays, scopes }) {
      const made = await withContextStorage(() =>
        auth.api.createApiKey({
          body: {
            ...{ userId, name },
            ...(expiresInDays && { expiresIn: expiresInDays * SECONDS_A_DAY }),
            ...(scopes && { permissions: { bihuan: [...scopes] } }),
          },
        }),
      )
      return {
        id: made.id,
        key: made.key,
        start: made.start,
        createdAt: made.createdAt.toISOString(),
        expiresAt: made.expiresAt?.toISOString() ?? null,
      }
    },
    challengeCookieName: `${isSecure ? '__Host-' : ''}bihuan.two_factor`,
    cookieName: `${isSecure ? '__Host-' : ''}bihuan.session_token`,
    options,
    close: () => pool.end(),
  }
}

/** The last word on a session, whichever way somebody came in: password, second factor, or one that a plugin adds. */
async function mayStartSession({ database, clock }: AuthSettings, userId: string, isLocal: boolean): Promise<void> {
  const standing = await standingOfUser(database, userId, clock())
  if (!standing) throw refusedSession('account.no-person')
  if (!standing.isActive) throw refusedSession('person.inactive')
  if (standing.isDemo && !isLocal) throw refusedSession('demo.loopback-only')
}

const LOOPBACK_ADDRESS = /^(127(\.\d{1,3}){3}|\[::1\])$/

/** Browsers take no bare address as the domain of a passkey; on the own computer `localhost` is the same place. */
function passkeyDomain(baseURL: string): string {
  const { hostname } = new URL(baseURL)
  return LOOPBACK_ADDRESS.test(hostname) ? 'localhost' : hostname
}

function passkeyOrigins(baseURL: string): string[] {
  const url = new URL(baseURL)
  const asLocalhost = new URL(baseURL)
  if (LOOPBACK_ADDRESS.test(url.hostname)) asLocalhost.hostname = 'localhost'
  return [...new Set([url.origin, asLocalhost.origin])]
}

function mustBeVerified(isVerified: boolean | undefined): void {
  if (isVerified !== true) throw refusedSession('passkey.unverified')
}

/** better-auth lets only its own errors through; the plugin turns the code back into our refusal. */
function refusedSession(code: RefusalCode): APIError {
  return new APIError('FORBIDDEN', { code, message: code })
}

function logAs(log: Log, level: 'debug' | 'info' | 'success' | 'warn' | 'error', message: string, details: unknown[]) {
  const [error] = details.filter(detail => detail instanceof Error)
  if (level === 'error') log.error({ err: error }, `better-auth: ${message}`)
  else log.info(`better-auth: ${message}`) // a wrong password is a warning to better-auth, and everyday life to us
}
