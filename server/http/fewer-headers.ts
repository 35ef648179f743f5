import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../deps.ts'

/** Code and styles of a page; a worker is none of them, it obeys the headers of its own file. */
const partOfPage = /^\/assets\/(?![^?]*worker)[^?]+\.(js|css)(\?|$)/

/** What browsers heed of pages and workers only. */
const onlyOfPages = [
  'Permissions-Policy',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
] as const

/** Opened as a page all the same, an answer may load nothing, run nothing, and stand in no frame. */
const POLICY_OF_DATA = "default-src 'none'; frame-ancestors 'none'"

const isData = (request: FastifyRequest, reply: FastifyReply): boolean =>
  request.url.startsWith('/api/') && /^application\/json\b/.test(`${reply.getHeader('content-type') ?? ''}`)

/**
 * What is no page says less: a first page asks for some twenty files and ten answers, and each said a kilobyte of what a browser heeds of pages
 * alone. Never less than nosniff, what others may embed, and for data a policy that forbids everything. Registered after what sets the headers.
 */
export function sayFewerHeaders(app: App): void {
  app.addHook('onSend', async (request, reply) => {
    const isPart = reply.statusCode === 200 && partOfPage.test(request.url)
    if (!isPart && !isData(request, reply)) return
    for (const name of onlyOfPages) reply.removeHeader(name)
    if (isPart) for (const name of ['Content-Security-Policy', 'X-Frame-Options', 'Server-Time']) reply.removeHeader(name)
    else if (`${reply.getHeader('Content-Security-Policy')}`.startsWith("default-src 'self'"))
      reply.header('Content-Security-Policy', POLICY_OF_DATA)
  })
}
