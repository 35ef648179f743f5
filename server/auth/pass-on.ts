import type { FastifyReply, FastifyRequest } from 'fastify'
import { isLocal } from '../access/local.ts'
import type { Deps } from '../deps.ts'
import { isRefusalCode, type RefusalCode, refuse } from '../errors.ts'
import { ADDRESS_HEADER, LOCAL_HEADER } from './auth.ts'

/** What better-auth answered, read once. */
export type Answer = {
  status: number
  isOk: boolean
  text: string
  body: Record<string, unknown>
  cookies: string[]
  type: string
}

/** The headers that better-auth gets: what it needs, and address and nearness, which are ours to say. */
export function headersFor(request: FastifyRequest): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip, [LOCAL_HEADER]: isLocal(request) ? 'yes' : 'no' })
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  return headers
}

/** Asks better-auth, at the address of the request. Throws where it failed; a refusal of its own is an answer. */
export async function passOn(deps: Deps, request: FastifyRequest, body: unknown): Promise<Answer> {
  const headers = headersFor(request)
  if (request.method === 'POST') headers.set('content-type', 'application/json')
  const response = await deps.auth.handle(
    new Request(new URL(request.url, deps.publicUrl), {
      method: request.method,
      headers,
      ...(request.method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    }),
  )
  const text = await response.text()
  const parsed = bodyOf(text)
  // The passkey plugin calls a signature that does not fit a failure of the server.
  if (response.status >= 500 && !ourNames[String(parsed.code)])
    throw new Error(`better-auth answered ${response.status}: ${text}`)
  return {
    ...{ status: response.status, isOk: response.ok, text, body: parsed },
    cookies: response.headers.getSetCookie(),
    type: response.headers.get('content-type') ?? 'application/json',
  }
}

/** better-auth's own errors that have a name of ours; the others keep theirs. */
const ourNames: Readonly<Record<string, RefusalCode>> = {
  INVALID_EMAIL_OR_PASSWORD: 'sign-in.wrong',
  INVALID_EMAIL: 'sign-in.wrong',
  INVALID_PASSWORD: 'password.wrong',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'password.none',
  UNAUTHORIZED: 'session.required',
  SESSION_NOT_FRESH: 'session.not-fresh',
  INVALID_CODE: 'second-factor.wrong',
  INVALID_BACKUP_CODE: 'second-factor.wrong',
  INVALID_TWO_FACTOR_COOKIE: 'second-factor.expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'second-factor.expired',
  ACCOUNT_TEMPORARILY_LOCKED: 'sign-in.too-many',
  TOTP_ALREADY_ENABLED: 'second-factor.on-already',
  TOTP_NOT_ENABLED: 'second-factor.not-on',
  TWO_FACTOR_NOT_ENABLED: 'second-factor.not-on',
  BACKUP_CODES_NOT_ENABLED: 'second-factor.not-on',
  PASSKEY_NOT_FOUND: 'passkey.unknown',
  CHALLENGE_NOT_FOUND: 'passkey.expired',
  AUTHENTICATION_FAILED: 'passkey.refused',
  FAILED_TO_VERIFY_REGISTRATION: 'passkey.refused',
}

/** The refusal that an answer is, where it has a name of ours. */
export function refusalOf({ isOk, body }: Answer): RefusalCode | undefined {
  if (isOk) return undefined
  return isRefusalCode(body.code) ? body.code : ourNames[String(body.code)]
}

/** Sends the answer on, or refuses under our name. */
export function send(answer: Answer, reply: FastifyReply): FastifyReply {
  const code = refusalOf(answer)
  if (code) throw refuse(code)
  if (answer.cookies.length > 0) reply.header('Set-Cookie', answer.cookies)
  return reply.code(answer.status).header('Cache-Control', 'no-store').type(answer.type).send(answer.text)
}

/** The id of the user whom an answer is about. */
export function userOf({ body }: Answer): string | undefined {
  const { user } = body
  return typeof user === 'object' && user !== null && 'id' in user ? String(user.id) : undefined
}

function bodyOf(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    return {} // not JSON: no code
  }
}
