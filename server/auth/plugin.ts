import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Access } from '../access/access.ts'
import { signedIn } from '../access/access.ts'
import { isLocal } from '../access/local.ts'
import type { Deps, Feature } from '../deps.ts'
import { isRefusalCode, type RefusalCode, refuse } from '../errors.ts'
import { ADDRESS_HEADER, LOCAL_HEADER } from './auth.ts'
import { passwordProblem } from './password.ts'
import { emailOf } from './queries.ts'
import { ChangePassword, SignIn } from './schema.ts'
import { createSignInFailures } from './sign-in-failures.ts'

/** What of better-auth is open besides signing in and changing the password; everything else of it does not exist here. */
const passedOn: readonly { method: 'GET' | 'POST'; path: string; access: Access; notInDemo?: true }[] = [
  { method: 'GET', path: 'get-session', access: 'public' },
  { method: 'POST', path: 'sign-out', access: 'public' },
  { method: 'GET', path: 'list-sessions', access: 'signed-in' },
  { method: 'POST', path: 'revoke-session', access: 'signed-in' },
  { method: 'POST', path: 'revoke-other-sessions', access: 'signed-in' },
  // While signing in there is no session yet: a short-lived cookie of better-auth stands for the right password.
  { method: 'POST', path: 'two-factor/verify-totp', access: 'public' },
  { method: 'POST', path: 'two-factor/verify-backup-code', access: 'public' },
  { method: 'POST', path: 'two-factor/enable', access: 'signed-in', notInDemo: true },
  { method: 'POST', path: 'two-factor/disable', access: 'signed-in', notInDemo: true },
  { method: 'POST', path: 'two-factor/get-totp-uri', access: 'signed-in', notInDemo: true },
  { method: 'POST', path: 'two-factor/generate-backup-codes', access: 'signed-in', notInDemo: true },
]

/** Each attempt costs a scrypt, right or wrong; the limit on failures is in sign-in-failures.ts. */
const FLOOD = { max: 120, timeWindow: 60_000 }

/** Sign-in, sessions and second factor at /api/auth/*. */
export const authRoutes: Feature = app => {
  const { deps } = app
  const { clock, database } = deps
  const failures = createSignInFailures(clock)

  app.post(
    '/api/auth/sign-in/email',
    { schema: { body: SignIn, hide: true }, config: { access: 'public', rateLimit: FLOOD }, bodyLimit: 16_384 },
    async (request, reply) => {
      const { email } = request.body
      failures.attempt(request.ip, email)
      const response = await passOn(deps, request, request.body)
      if (response.ok) failures.succeeded(request.ip, email)
      return answer(response, reply)
    },
  )

  app.post(
    '/api/auth/change-password',
    { schema: { body: ChangePassword, hide: true }, config: { access: 'signed-in', rateLimit: FLOOD } },
    async (request, reply) => {
      const session = signedIn(request)
      if (session.isDemo) throw refuse('demo.unchangeable')
      const problem = passwordProblem(request.body.newPassword, { name: session.name, email: await emailOf(database, session) })
      if (problem) throw refuse('password.weak', { detail: problem, fields: { newPassword: problem } })
      // Whoever changes the password may do so because somebody else knows it.
      const response = await passOn(deps, request, { ...request.body, revokeOtherSessions: true })
      app.sessions.forget()
      return answer(response, reply)
    },
  )

  for (const { method, path, access, notInDemo } of passedOn) {
    app.route({
      method,
      url: `/api/auth/${path}`,
      schema: { hide: true },
      config: { access, ...(path.includes('verify') && { rateLimit: FLOOD }) },
      bodyLimit: 16_384,
      handler: async (request, reply) => {
        if (notInDemo && signedIn(request).isDemo) throw refuse('demo.unchangeable')
        const response = await passOn(deps, request, request.body)
        if (method === 'POST') app.sessions.forget()
        return answer(response, reply)
      },
    })
  }
}

/** Asks better-auth. Of the headers it gets what it needs; address and nearness are ours to say. */
function passOn(deps: Deps, request: FastifyRequest, body: unknown): Promise<Response> {
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip, [LOCAL_HEADER]: isLocal(request) ? 'yes' : 'no' })
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  if (request.method === 'POST') headers.set('content-type', 'application/json')
  const address = new URL(request.url, deps.publicUrl)
  return deps.auth.handle(
    new Request(address, {
      method: request.method,
      headers,
      ...(request.method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    }),
  )
}

/** better-auth's own errors that have a name of ours. The others keep theirs: its client library in the web reads them. */
const ourNames: Readonly<Record<string, RefusalCode>> = {
  INVALID_EMAIL_OR_PASSWORD: 'sign-in.wrong',
  INVALID_EMAIL: 'sign-in.wrong',
  INVALID_PASSWORD: 'password.wrong',
  UNAUTHORIZED: 'session.required',
}

async function answer(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  const text = await response.text()
  if (response.status >= 500) throw new Error(`better-auth answered ${response.status}: ${text}`)
  if (!response.ok) {
    const code = codeOf(text)
    const named = isRefusalCode(code) ? code : ourNames[code]
    if (named) throw refuse(named)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) reply.header('Set-Cookie', cookies)
  return reply
    .code(response.status)
    .header('Cache-Control', 'no-store')
    .type(response.headers.get('content-type') ?? 'application/json')
    .send(text)
}

function codeOf(text: string): string {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
  } catch {
    return '' // not JSON: no code
  }
}
