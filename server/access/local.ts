import type { FastifyRequest } from 'fastify'

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/
const FORWARDING_HEADERS = ['x-forwarded-for', 'x-real-ip', 'forwarded'] as const

/**
 * Whether a request comes from this very computer. Headers cannot make it so, only undo it: a reverse proxy on this
 * computer also connects from loopback, and says for whom.
 */
export function isLocal(request: FastifyRequest): boolean {
  if (!LOOPBACK.test(request.socket.remoteAddress ?? '')) return false
  return FORWARDING_HEADERS.every(name => [request.headers[name] ?? []].flat().every(namesLoopbackOnly))
}

function namesLoopbackOnly(value: string): boolean {
  return value.split(',').every(hop => LOOPBACK.test(hop.trim().replace(/^.*for=/i, '').replace(/[;"].*$/, '').replace(/^["[]+|\]$/g, '')))
}
