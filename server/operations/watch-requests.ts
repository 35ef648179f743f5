import type { FastifyRequest } from 'fastify'
import type { App } from '../deps.ts'
import type { Operations } from './operations.ts'
import type { Span } from './tracing.ts'

const spans = new WeakMap<FastifyRequest, Span>()

/** Measures and traces requests, and tells clients to come back elsewhere while the server goes away. Call it before any other hook. */
export function watchRequests(app: App, operations: Operations | undefined): void {
  app.addHook('onRequest', (request, _, done) => {
    const { tracing } = operations ?? {}
    if (isAnswered(request)) operations?.requests.begin()
    if (!tracing) return done()
    tracing.request(request.headers, request.method, span => {
      spans.set(request, span)
      done()
    })
  })
  app.addHook('onSend', async (_, reply) => {
    // Whoever keeps the connection would be cut off with the next request.
    if (operations?.drainingSince() !== undefined) reply.header('Connection', 'close')
  })
  app.addHook('onResponse', async (request, reply) => {
    if (isAnswered(request)) operations?.requests.end()
    const route = routeOf(request)
    operations?.metrics?.answered({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    const span = spans.get(request)
    span?.set('name', `${request.method} ${route}`)
    span?.set('http.route', route)
    span?.set('http.response.status_code', reply.statusCode)
    span?.end(reply.statusCode >= 500)
  })
}

/** The pattern of the route, never the address: addresses name people and cases, and there are without end of them. */
const routeOf = ({ routeOptions, is404 }: FastifyRequest): string => (is404 ? 'none' : (routeOptions.url ?? 'none'))

/** A live stream stays open all day and keeps nobody waiting. */
const isAnswered = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('text/event-stream') !== true
