import { createServer } from 'node:https'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyServerFactory, LogController } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { addAccess } from './access/access.ts'
import { addApiDocs } from './api-docs.ts'
import { createSessions } from './auth/sessions.ts'
import type { App, Deps, Feature } from './deps.ts'
import { refuse } from './errors.ts'
import { markExports } from './export/mark-exports.ts'
import { features } from './features.ts'
import { keepApart } from './files/file-links.ts'
import { checkedAnswers } from './http/checked-answers.ts'
import { compressAnswers } from './http/compressed-answers.ts'
import { refuseDeepBody } from './http/deep-body.ts'
import { sayFewerHeaders } from './http/fewer-headers.ts'
import { countOwnWrites } from './http/own-writes.ts'
import { noteWrites } from './http/read-from-replica.ts'
import { addSecurityHeaders } from './http/security-headers.ts'
import { logOfRequest } from './operations/log.ts'
import { operationRoutes } from './operations/routes.ts'
import { watchRequests } from './operations/watch-requests.ts'
import { answerBrokenRequest, handleError } from './problem.ts'
import { addWebFiles } from './web-files.ts'

const BODY_LIMIT = 1024 * 1024
/** What no page of ours uses; photographs come through the file input, which needs none of it. */
const PERMISSIONS =
  'camera=(self), microphone=(), geolocation=(self), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)'

/** Builds the server without listening, so that tests can ask it without a port. `more`: routes for one test. */
export async function buildApp(deps: Deps, more: readonly Feature[] = []): Promise<App> {
  const app: App = Fastify({
    loggerInstance: deps.log,
    // Two lines per request drown what matters; failures are logged by handleError.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => deps.newId(),
    childLoggerFactory: (logger, bindings, _, { headers }) => logOfRequest(logger as Logger, bindings, headers),
    trustProxy: deps.trustProxy ?? false,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: handleError,
    clientErrorHandler: answerBrokenRequest(deps.newId),
    ...(deps.tls && { serverFactory: serverWithTls(deps.tls) }),
  }).withTypeProvider<ZodTypeProvider>()

  const sessions = createSessions(deps)
  app.decorate('deps', deps)
  app.decorate('sessions', sessions)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(checkedAnswers)
  app.setErrorHandler(handleError)
  watchRequests(app, deps.operations)
  app.addHook('preValidation', refuseDeepBody)
  app.addHook('onSend', async (request, reply) => {
    reply.headers({ 'Server-Time': deps.clock(), 'Request-Id': request.id, 'Permissions-Policy': PERMISSIONS })
  })

  addSecurityHeaders(app, deps.publicUrl, deps.fileLinks?.origin)
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_, { ttl }) => refuse('rate.too-many', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  })
  keepApart(app, deps.fileLinks)
  addAccess(app, { sessions, cookieName: deps.auth.cookieName, publicUrl: deps.publicUrl })
  markExports(app, deps)
  noteWrites(app, deps)
  countOwnWrites(app, deps)
  compressAnswers(app)
  await addApiDocs(app)
  for (const feature of [operationRoutes, ...features, ...more]) await app.register(async scope => feature(scope, { deps }))
  await addWebFiles(app, deps.webDir)
  sayFewerHeaders(app)
  await app.ready()
  return app
}

/** Fastify's own option `https` would change the type of every route; to whoever uses it, an https server is an http server. */
function serverWithTls({ cert, key }: NonNullable<Deps['tls']>): FastifyServerFactory {
  return handler => createServer({ cert, key }, handler) as unknown as ReturnType<FastifyServerFactory>
}
