import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, RouteOptions } from 'fastify'
import type { Role } from '../../events/roles.ts'
import type { Scope } from '../auth/schema.ts'
import { holdsOneOf, type Session } from '../auth/session.ts'
import { bearerOf, cookieOf, type Sessions } from '../auth/sessions.ts'
import { refuse } from '../errors.ts'
import { type NeededScope, opens, scopeOf } from './key-scopes.ts'
import { isForeign } from './origin.ts'
import { isBeyondLooking } from './read-only.ts'
import { listRoles } from './role-names.ts'

/** To whom a route is open: everybody, everybody signed in, or whoever holds one of the roles. */
export type Access = 'public' | 'signed-in' | readonly Role[]

/** A route as the access test sees it. */
export type ListedRoute = { method: string; url: string; access: Access | undefined }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route under /api states it, or the server does not start. */
    access?: Access
    /** Open to somebody whom the company asks for a second factor and who has not shown one yet: the way to one. */
    beforeSecondFactor?: boolean
  }
  interface FastifyRequest {
    /** Who asks; null on public routes, where nobody looks. */
    session: Session | null
  }
  interface FastifyInstance {
    /** For the routes of libraries, which cannot state their access themselves; set on the scope they are registered in. */
    accessOfLibrary: Access | undefined
    listedRoutes: ListedRoute[]
  }
}

export type AccessSettings = { sessions: Sessions; cookieName: string; publicUrl: string }

/** Makes the app refuse routes that do not say to whom they are open, and requests of whom they are not. Call it before any route. */
export function addAccess(app: FastifyInstance, settings: AccessSettings): void {
  app.decorate('listedRoutes', [])
  app.decorate('accessOfLibrary', undefined)
  app.decorateRequest('session', null)
  app.addHook('onRoute', function (route) {
    const access = route.config?.access ?? this.accessOfLibrary
    if (access === undefined && isApi(route.url))
      throw new Error(
        `${String(route.method)} ${route.url} does not state its access: config: { access: 'public' | 'signed-in' | [roles] }`,
      )
    if (access !== undefined) route.config = { ...route.config, access }
    if (access !== undefined && access !== 'public' && isApi(route.url)) route.schema = withScope(route)
    for (const method of [route.method].flat()) app.listedRoutes.push({ method, url: route.url, access })
  })
  app.addHook('onRequest', async (request, reply) => admit(request, reply, settings))
}

/** All routes of a ready app, for a test that goes through every one. */
export function routesOf(app: FastifyInstance): readonly ListedRoute[] {
  return app.listedRoutes
}

/** The session of a route that only signed-in people reach. */
export function signedIn({ session }: FastifyRequest): Session {
  if (!session) throw new Error('signedIn is for routes whose access is not public')
  return session
}

async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions, cookieName, publicUrl }: AccessSettings,
): Promise<void> {
  const { access } = request.routeOptions.config
  if (access === undefined) return // pages, health, and addresses that do not exist
  const hasCookie = cookieOf(request, cookieName) !== undefined
  if (bearerOf(request) === undefined && isForeign(request, { publicUrl, hasCookie })) throw refuse('origin.foreign')
  if (access === 'public') return
  request.session = await sessions.of(request, reply)
  if (!request.session) throw refuse('session.required')
  // An outbox sends in the name of whoever filled it, never of who else has signed in on that phone since.
  const sentBy = request.headers['sent-by']
  if (sentBy !== undefined && sentBy !== request.session.person) throw refuse('session.another-person')
  const { secondFactorMissing, via, scopes } = request.session
  if (via === 'key') mustOpen(scopes, scopeOf(request.method, request.routeOptions.url ?? request.url))
  if (secondFactorMissing && !request.routeOptions.config.beforeSecondFactor) throw refuse('second-factor.required')
  if (access !== 'signed-in' && !holdsOneOf(request.session, access)) {
    throw refuse('role.missing', {
      detail: { zh: `需要岗位：${listRoles(access, 'zh')}`, en: `This needs the role: ${listRoles(access, 'en')}` },
    })
  }
  if (isBeyondLooking(request.session, request.method, request.routeOptions.url ?? request.url)) throw refuse('auditor.read-only')
}

function mustOpen(held: readonly Scope[] | undefined, needed: NeededScope): void {
  if (opens(held, needed)) return
  if (needed === 'never') throw refuse('key.not-here')
  throw refuse('key.scope-missing', { detail: { zh: `需要密钥范围：${needed}`, en: `This needs the scope: ${needed}` } })
}

/** The route as OpenAPI shows it: with the scope that a key needs. */
function withScope({ schema, method, url }: RouteOptions): FastifySchema {
  const needed = scopeOf(String([method].flat()[0]), url)
  const security = needed === 'never' ? [] : [{ key: needed === 'any' ? [] : [needed] }]
  return { ...schema, security }
}

function isApi(url: string): boolean {
  return url === '/api' || url.startsWith('/api/')
}
