import { createHash, timingSafeEqual } from 'node:crypto'
import { defaultKeyHasher } from '@better-auth/api-key'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '../../events/instant.ts'
import { isLocal } from '../access/local.ts'
import type { Database } from '../database/database.ts'
import { Refusal, refuse } from '../errors.ts'
import { languageOf } from '../problem.ts'
import type { Auth } from './auth.ts'
import { standingOfFirstAdministrator, standingOfKey, standingOfUser } from './queries.ts'
import type { Scope } from './schema.ts'
import { holdsOneOf, type Session, type Standing } from './session.ts'

export type SessionsSettings = {
  auth: Auth
  database: Database
  clock: () => Instant
  /** BIHUAN_API_KEY: this very text is a key of the first organisation's administrator. */
  automationKey?: string | undefined
}

/** Finds out who makes a request. */
export type Sessions = {
  /** Null where nobody is signed in; refuses wrong keys, deactivated people, and demo accounts from elsewhere. */
  of(request: FastifyRequest, reply: FastifyReply): Promise<Session | null>
  /** Looks everybody up again: after a sign-out, a change of posts, a deleted key. Other processes learn within seconds. */
  forget(): void
}

/** How long an answer stays good: a burst of requests costs one look-up, and a change is felt at once. */
const KEPT_MS = 5_000
/** Beyond it the kept answers are thrown away: made-up keys must not fill the memory. */
const KEPT_AT_MOST = 5_000

type Found = {
  standing: Standing | null
  setCookies: readonly string[]
  account?: { user: string; session: string; hasSecondFactor: boolean }
  scopes?: readonly Scope[] | undefined
  isOperator?: boolean
}

/** Remembers for a few seconds who is behind a cookie or a key, so that the hot paths do not pay. */
export function createSessions({ auth, database, clock, automationKey }: SessionsSettings): Sessions {
  const kept = new Map<string, { at: number; found: Promise<Found> }>()
  const isAutomationKey = sameText(automationKey)

  const lookUp = async (name: string, find: (now: Instant) => Promise<Found>): Promise<Found> => {
    const now = clock()
    const at = Date.parse(now)
    const known = kept.get(name)
    if (known && Math.abs(at - known.at) < KEPT_MS)
      try {
        return await known.found
      } catch (error) {
        if (error instanceof Refusal) throw error
        // The connection of whoever asked first was lost, not one's own.
      }
    if (kept.size >= KEPT_AT_MOST) kept.clear()
    const mine = { at, found: find(now) }
    kept.set(name, mine)
    mine.found.catch(() => {
      if (kept.get(name) === mine) kept.delete(name) // the next request asks again
    })
    return mine.found
  }

  const ofKey = async (key: string): Promise<Found> => {
    const found = await lookUp(`key ${digest(key).toString('base64')}`, async now => ({
      ...(isAutomationKey(key)
        ? { standing: await standingOfFirstAdministrator(database, now), isOperator: true }
        : ((await standingOfKey(database, await defaultKeyHasher(key), now)) ?? { standing: null })),
      setCookies: [],
    }))
    if (!found.standing) throw refuse('key.wrong')
    return found
  }

  const ofCookie = async (cookie: string, reply: FastifyReply): Promise<Found> => {
    const name = `cookie ${cookie}`
    const found = await lookUp(name, async now => {
      const { userId, session, setCookies } = await auth.userOfCookie(`${auth.cookieName}=${cookie}`)
      if (userId === null || !session) return { standing: null, setCookies }
      const standing = await standingOfUser(database, userId, now)
      if (!standing) throw refuse('account.no-person')
      return {
        ...{ standing, setCookies },
        account: { user: userId, session: session.id, hasSecondFactor: session.hasSecondFactor },
      }
    })
    const { standing, setCookies } = found
    // A session that was extended sends its cookie again. One that is over does not take it back: the answer could arrive
    // after that of a new sign-in, and take back the new one.
    if (standing && setCookies.length > 0) reply.header('Set-Cookie', setCookies)
    return found
  }

  return {
    async of(request, reply) {
      const key = bearerOf(request)
      const cookie = key === undefined ? cookieOf(request, auth.cookieName) : undefined
      if (key === undefined && cookie === undefined) return null
      const { standing, account, scopes, isOperator } = key === undefined ? await ofCookie(cookie!, reply) : await ofKey(key)
      if (!standing) return null
      const { isActive, needsSecondFactor, ...who } = standing
      if (!isActive) throw refuse('person.inactive')
      if (standing.isDemo && key === undefined && !isLocal(request)) throw refuse('demo.loopback-only')
      return {
        ...who,
        language: languageOf(request),
        via: key === undefined ? 'cookie' : 'key',
        isAdministrator: holdsOneOf(standing, ['administrator']),
        ...(account && {
          account,
          secondFactorMissing: needsSecondFactor && !account.hasSecondFactor,
        }),
        ...(key !== undefined && { scopes }),
        ...(isOperator && { isOperator }),
      }
    },
    forget: () => kept.clear(),
  }
}

/** The API key of `Authorization: Bearer <key>`. */
export function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1]
}

/** A cookie's value as it was sent. */
export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

/** Compares with a secret text in constant time; without one nothing is the same. */
export function sameText(secret: string | undefined): (given: string) => boolean {
  if (secret === undefined || secret === '') return () => false
  const wanted = digest(secret)
  return given => timingSafeEqual(digest(given), wanted)
}

const digest = (text: string) => createHash('sha256').update(text).digest()
