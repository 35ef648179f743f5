import type { FastifyRequest } from 'fastify'
import { isLocal } from '../access/local.ts'
import { bearerOf, sameText } from '../auth/sessions.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { checkReadiness } from './readiness.ts'

/** For supervisors, load balancers and Prometheus: /healthz says that the process lives, /readyz that it can work, /metrics what it does. */
export const operationRoutes: Feature = (app, { deps }) => {
  const { operations } = deps
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))

  app.get('/readyz', { schema: { hide: true } }, async (request, reply) => {
    reply.header('Cache-Control', 'no-store')
    const checks = await checkReadiness(deps)
    const failed = checks.filter(one => !one.ok)
    const mayKnow = isTrusted(request, operations?.token)
    if (failed.length === 0) return mayKnow ? { status: 'ready', checks } : { status: 'ready' }
    if (failed.some(one => one.check !== 'draining')) request.log.error({ failed }, 'not ready')
    throw refuse('server.not-ready', {
      ...(mayKnow && {
        detail: {
          zh: failed.map(({ check, found }) => `${check}：${found}`).join('；'),
          en: failed.map(({ check, found }) => `${check}: ${found}`).join('; '),
        },
      }),
    })
  })

  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!operations?.metrics) throw refuse('route.not-found')
    if (!isTrusted(request, operations.token)) throw refuse('metrics.token-required')
    const { text, type } = await operations.metrics.read(deps.clock())
    return reply.header('Cache-Control', 'no-store').type(type).send(text)
  })
}

/** Whether somebody on this very computer asks, or somebody with the token; a proxy that says for whom it asks is not on this computer. */
function isTrusted(request: FastifyRequest, token: string | undefined): boolean {
  const sent = bearerOf(request)
  if (sent !== undefined && sameText(token)(sent)) return true
  return sent === undefined && isLocal(request)
}
