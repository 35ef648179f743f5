import type { FastifyRequest } from 'fastify'

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/
const FORWARDING_HEADERS = ['x-forwarded-for', 'x-real-ip', 'forwarded'] as const

/**
 * Whether a request comes from this very computer. Headers cannot make it so, only undo it: a reverse proxy on this
 * computer also connects from loopback, and says for whom.
 */
export function isLocal(request: FastifyRequest): boolean {
  if (!LOOPBACK.test(request.socket.remoteAddress ?? '')) return false
  return FORWARDING_HEADERS.every(name =>
    [request.headers[name] ?? []]
      .flat()
      .flatMap(addressesIn)
      .every(address => LOOPBACK.test(address)),
  )
}

/** The hops of `X-Forwarded-For: 1.2.3.4, 5.6.7.8` or of `Forwarded: for="[::1]";proto=https`. */
function addressesIn(value: string): string[] {
  const named = [...value.matchAll(/\bfor="?\[?([^\]",;]+)/gi)].map(match => match[1]!)
  return named.length > 0 ? named : value.split(',').map(hop => hop.trim())
}
